"""The ticket's own page."""

import pytest

from antrian import operasi
from antrian.alur import Status
from pelayanan.models import Peristiwa
from tests.antrian import pabrik


def test_posisi_perkiraan_dan_qr(masuk, kk, loket):
    pabrik.tiket(kk)
    t = pabrik.tiket(kk)
    isi = masuk(None).get(t.get_absolute_url()).content.decode()
    assert t.nomor in isi
    assert "Giliran ke-2" in isi
    assert "menit lagi" in isi
    assert "<svg" in isi
    assert 'style="' not in isi


def test_penggal_menurut_keadaan(masuk, cast, kk, loket):
    klien = masuk(None)
    t = pabrik.tiket(kk)

    def lihat():
        return klien.get(f"{t.get_absolute_url()}penggal/").content.decode()

    assert "Anda berikutnya" in lihat()
    operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    assert "Silakan ke Loket 1" in lihat()
    operasi.mulai_layani(loket=loket, oleh=cast["petugas"])
    assert "Anda dilayani di Loket 1" in lihat()
    assert str(cast["petugas"]) in lihat()
    operasi.selesaikan(loket=loket, hasil="berkas_kurang", oleh=cast["petugas"])
    assert "Setelah berkas lengkap" in lihat()


def test_kode_diketik_bagaimana_pun(masuk, kk):
    t = pabrik.tiket(kk)
    assert masuk(None).get(f"/t/{t.kode.lower()}/").status_code == 200
    assert masuk(None).get("/t/T-2222-2222-2222/").status_code == 404
    assert masuk(None).get("/t/bukan-kode/").status_code == 404


def test_batalkan(masuk, kk):
    t = pabrik.tiket(kk)
    klien = masuk(None)
    assert klien.get(f"{t.get_absolute_url()}batalkan/").status_code == 405
    klien.post(f"{t.get_absolute_url()}batalkan/")
    t.refresh_from_db()
    assert t.status == Status.DIBATALKAN
    assert Peristiwa.objects.filter(kode="antrian.tiket.dibatalkan", objek_id=t.pk).count() == 1


def test_tidak_dapat_dibatalkan_setelah_dipanggil(masuk, cast, kk, loket):
    t = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    jawaban = masuk(None).post(f"{t.get_absolute_url()}batalkan/", follow=True)
    assert "tidak berlaku" in jawaban.content.decode()
    t.refresh_from_db()
    assert t.status == Status.DIPANGGIL


@pytest.mark.parametrize("lebar", ["58", "80"])
def test_cetak(masuk, kk, lebar):
    t = pabrik.tiket(kk)
    isi = masuk(None).get(f"{t.get_absolute_url()}cetak/?lebar={lebar}").content.decode()
    assert f"kertas-{lebar}" in isi
    assert t.nomor in isi


def test_kueri_tidak_bertambah(masuk, kk, loket, django_assert_max_num_queries):
    t = pabrik.tiket(kk)
    for _ in range(15):
        pabrik.tiket(kk)
    klien = masuk(None)
    with django_assert_max_num_queries(10):
        klien.get(t.get_absolute_url())
