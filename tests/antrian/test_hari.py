"""The end of the day, and coming back."""

import datetime

from django.utils import timezone

from antrian import hari, operasi
from antrian.alur import Status
from antrian.models import SetelanAntrian, Tiket
from pelayanan.models import Peristiwa
from tests.antrian import pabrik

HARI = datetime.timedelta(days=1)


def test_yang_menunggu_dicatat_tidak_terlayani(cast, kk, loket):
    kemarin = timezone.now() - HARI
    t = pabrik.tiket(kk, pada=kemarin, kebutuhan=["lansia"], ponsel="08123456789")
    baru = pabrik.tiket(kk, kebutuhan=["hamil"])
    assert hari.akhiri() == 1
    assert hari.akhiri() == 0, "twice changes nothing"
    t.refresh_from_db()
    baru.refresh_from_db()
    assert (t.status, t.kebutuhan, t.ponsel) == (Status.TIDAK_TERLAYANI, [], "")
    assert "berakhir" in t.catatan
    assert (baru.status, baru.kebutuhan) == (Status.MENUNGGU, ["hamil"]), "today is left alone"
    p = Peristiwa.objects.get(kode="antrian.tiket.tidak_terlayani")
    assert p.data["layanan"] == kk.pk
    assert Peristiwa.objects.filter(kode="antrian.kebutuhan.dihapus").count() == 1


def test_nomor_kemarin_tidak_dipanggil(cast, kk, loket):
    pabrik.tiket(kk, pada=timezone.now() - HARI)
    hari_ini = pabrik.tiket(kk)
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == hari_ini


def test_simpan_semalam(cast, unit, kk):
    SetelanAntrian.objects.create(unit=unit, simpan_semalam=True)
    t = pabrik.tiket(kk, pada=timezone.now() - HARI)
    pabrik.tiket(kk)
    k = pabrik.loket(unit, kk, petugas=cast["petugas"])
    assert hari.akhiri() == 0
    assert operasi.panggil_berikutnya(loket=k, oleh=cast["petugas"]) == t


def test_yang_tidak_terlayani_didahulukan_besok(masuk, kk, loket, cast):
    t = pabrik.tiket(kk, pada=timezone.now() - HARI)
    hari.akhiri()
    pabrik.tiket(kk)
    klien = masuk(None)
    assert "didahulukan" in klien.get(t.get_absolute_url()).content.decode()
    satu = klien.post(f"{t.get_absolute_url()}lanjutan/").url
    assert klien.post(f"{t.get_absolute_url()}lanjutan/").url == satu, "once"
    baru = Tiket.objects.get(asal=t)
    assert (baru.jalur, baru.kunjungan_id) == ("kembali", t.kunjungan_id)
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == baru


def test_berkas_kurang_lalu_kembali_lewat_anjungan(masuk, cast, unit, kk, loket):
    t = pabrik.tiket_selesai(kk, loket, cast["petugas"], hasil="berkas_kurang")
    klien = masuk(None)
    alamat = f"/antrian/kios/{unit.kode}/pindai/"
    jawaban = klien.post(alamat, {"kode": t.kode.lower()})
    baru = Tiket.objects.get(asal=t)
    assert baru.kode in jawaban.url.replace("-", "")
    assert baru.jalur == "kembali"
    assert klien.post(alamat, {"kode": baru.kode}).url == jawaban.url, "its own code shows it"


def test_kode_asing_di_anjungan(masuk, unit, cast, kk, loket):
    selesai = pabrik.tiket_selesai(kk, loket, cast["petugas"])
    for kode in ("", "bukan", selesai.kode, "P-2222-2222-2222", "A-2222-2222-2222"):
        jawaban = masuk(None).post(f"/antrian/kios/{unit.kode}/pindai/", {"kode": kode}, follow=True)
        assert "tidak dikenal" in jawaban.content.decode(), kode
    assert Tiket.objects.count() == 1


def test_lanjutan_hanya_bila_berhak(masuk, kk):
    t = pabrik.tiket(kk)
    assert masuk(None).post(f"{t.get_absolute_url()}lanjutan/").status_code == 404
    assert masuk(None).get(f"{t.get_absolute_url()}lanjutan/").status_code == 405


def test_satu_nomor_beberapa_layanan_dari_ponsel(masuk, kk, ktp):
    klien = masuk(None)
    klien.post(f"/antrian/ambil/{kk.slug}/", {"kunci": "x", "butir": [ktp.pk]})
    t = Tiket.objects.get()
    assert [b.layanan for b in t.butir.all()] == [kk, ktp]
    assert "Sekaligus" in klien.get(t.get_absolute_url()).content.decode()
