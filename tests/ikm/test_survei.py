"""The survey page of a visit: once, whole, kept on error; the thank-you page says what waits."""

import pytest
from django.test import Client

from ikm import galat, kotak, reaksi, sandi, tautan
from ikm.models import Kanal, Kotak, Undangan
from ikm.operasi import buat_undangan
from pelayanan import antar, benang, pin, qr
from pelayanan.models import Kunjungan, Peristiwa
from pelayanan.peristiwa import kamus
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tidak_diundi(monkeypatch):
    """The lot that asks one in N for expectations falls on nobody here; test_pendek.py lets it fall."""
    monkeypatch.setattr("ikm.views._undi_harapan", lambda periode: "")


@pytest.fixture
def undangan(unit):
    from django.utils import timezone

    return pabrik.undangan(layanan_berlaku(unit), timezone.now())


@pytest.fixture
def alamat(undangan):
    return tautan.alamat(undangan)


def isian(alamat, **ubah):
    form = Client().get(alamat).context["form"]
    return {**dict.fromkeys(form.instrumen.kode_unsur, "3"), **ubah}


def test_halaman_empat_belas_unsur(alamat, django_assert_max_num_queries):
    Client().get(alamat)  # statements are prepared once per connection
    with django_assert_max_num_queries(4):
        jawaban = Client().get(alamat)
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert isi.count('type="radio"') == 14 * 4
    assert "KepMenPAN" not in isi.split("<main")[0]
    assert "no-store" in jawaban["Cache-Control"]


def test_kirim_sekali_lalu_terima_kasih(alamat, undangan):
    klien = Client()
    jawaban = klien.post(alamat, isian(alamat, jenis_kelamin="P", usia="31-40"))
    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat)
    isi = klien.get(alamat).content.decode()
    assert "Terima kasih" in isi
    assert "menunggu jawaban lain bergabung" in isi
    assert klien.post(alamat, {"prosedur": "1"}).status_code == 200, "the other tab is thanked too"
    assert Kotak.objects.count() == 1
    undangan.refresh_from_db()
    assert undangan.dipakai


def test_yang_kurang_ditunjuk_dan_isian_bertahan(alamat):
    isi = isian(alamat, saran="tetap ada", alasan_prosedur="antre lama")
    del isi["keamanan"]
    jawaban = Client().post(alamat, isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "tetap ada" in teks
    assert "antre lama" in teks
    assert 'href="#div_id_keamanan"' in teks
    assert teks.count("checked") == 13
    assert Kotak.objects.count() == 0


@pytest.mark.parametrize("nilai", ["0", "5", "4; DROP", "", "\x00", "３"])
def test_nilai_aneh_tidak_500(alamat, nilai):
    jawaban = Client().post(alamat, isian(alamat, prosedur=nilai))
    assert jawaban.status_code == 422
    assert Kotak.objects.count() == 0


@pytest.mark.parametrize("token", ["x", "A" * 28, "-" * 300, "%00", "..%2f"])
def test_token_palsu_404(db, token):
    jawaban = Client().get(f"/s/{token}/")
    assert jawaban.status_code == 404


def test_kedaluwarsa_410(unit):
    u = pabrik.undangan(layanan_berlaku(unit), pabrik.kapan("2026-01-01"))
    jawaban = Client().get(tautan.alamat(u))
    assert jawaban.status_code == 410
    assert str(galat.UndanganKedaluwarsa.pesan) in jawaban.content.decode()


def test_metode_lain_ditolak(alamat):
    assert Client().put(alamat).status_code == 405


def test_peristiwa_tidak_memuat_jawaban(alamat, undangan):
    Client().post(alamat, isian(alamat, saran="rahasia"))
    p = Peristiwa.objects.get(kode="ikm.undangan.dipakai")
    assert p.data == {}
    assert p.objek_id == undangan.pk
    assert "ikm.undangan.dipakai" in kamus()


def test_reaksi_mengundang_sekali_per_kunjungan(unit, monkeypatch):
    from django.db import transaction

    from ikm.reaksi import undang_survei
    from pelayanan import peristiwa

    layanan = layanan_berlaku(unit)
    k = Kunjungan.objects.create(unit=unit)
    monkeypatch.setattr(
        peristiwa, "kamus", lambda: {**kamus(), "antrian.tiket.selesai": peristiwa.Kejadian("selesai")}
    )
    for _ in range(2):
        with transaction.atomic():
            pid = peristiwa.catat(
                "antrian.tiket.selesai", k, oleh=None, unit=unit, kunjungan=k, data={"layanan": layanan.pk}
            )
        undang_survei(Peristiwa.objects.get(pk=pid))
    u = Undangan.objects.get()
    assert (u.kunjungan, u.layanan, u.unit) == (k, layanan, unit)


def test_benang_memberi_tautan_kepada_warga_saja(undangan, alamat, cast):
    from ikm.benang import milik_kunjungan

    assert [s.tautan for s in milik_kunjungan(undangan.kunjungan_id, None)] == [alamat]
    assert [s.tautan for s in milik_kunjungan(undangan.kunjungan_id, cast["petugas"])] == [None]
    Client().post(alamat, isian(alamat))
    assert milik_kunjungan(undangan.kunjungan_id, None)[0].tautan is None
    assert "ikm.benang.milik_kunjungan" in benang.PENYEDIA


def test_qr_di_halaman_selesai_dan_survei_di_anjungan(unit, cast):
    from antrian.models import Hasil
    from tests.antrian import pabrik as antrian

    layanan = antrian.layanan(unit)
    k = antrian.loket(unit, layanan, petugas=cast["petugas"])
    t = antrian.tiket_selesai(layanan, k, cast["petugas"], hasil=Hasil.SELESAI)
    antar.antar_jatuh_tempo()
    alamat = tautan.alamat(Undangan.objects.get(kunjungan=t.kunjungan_id))
    assert alamat.startswith("/s/")
    assert qr.svg(f"http://testserver{alamat}") in Client().get(t.get_absolute_url()).content.decode()
    klien = Client()
    kios = f"/antrian/kios/{unit.kode}/"
    buka = klien.post(f"{kios}pindai/", {"kode": t.kode})
    assert buka["Location"] == f"{alamat}?anjungan={unit.kode}"
    assert f"url={kios}" in klien.get(buka["Location"]).content.decode(), "left alone it goes back"
    assert klien.post(buka["Location"], isian(alamat)).status_code == 302
    assert f"url={kios}" in klien.get(buka["Location"]).content.decode()
    isi = kotak.Isi.dari_dict(sandi.buka(bytes(Kotak.objects.get().isi)))
    assert isi.kanal == Kanal.TABLET
    assert klien.post(f"{kios}pindai/", {"kode": t.kode})["Location"] == kios, "once"
    assert "url=" not in klien.get(f"{alamat}?anjungan=lain").content.decode()


def test_qr_di_halaman_permohonan_dan_aduan(unit, cast, settings):
    from pelayanan.models import Kabar
    from permohonan.operasi import terima_berkas
    from permohonan.operasi.bagian import Pemohon
    from tests.pengaduan import pabrik as pengaduan

    settings.ALAMAT_PORTAL = "https://layanan.contoh.go.id"
    layanan = layanan_berlaku(unit)
    p = terima_berkas(
        layanan=layanan,
        pemohon=Pemohon(nama="Siti", telepon="+62811"),
        oleh=cast["petugas"],
        berkas_ada=set(),
    )
    a = pengaduan.aduan(unit, layanan=layanan, kontak="siti@contoh.id")
    b = pengaduan.aduan(unit, layanan=layanan, kontak="0812 3456 7890")
    for x in (p, a, b):
        halaman = f"/{x.kode[0].lower()}/{x.kode_tampil}/"
        u = buat_undangan(unit=unit, layanan=layanan, kunjungan=x.kunjungan)
        klien = Client()
        if x is not p:
            klien.post(halaman, {"pin": pin.pin(x.kode)})
        assert qr.svg(f"http://testserver{tautan.alamat(u)}") in klien.get(halaman).content.decode()
        surat = Kabar.objects.filter(templat="ikm.undangan.dibuat").count()
        reaksi.kirim_undangan(Peristiwa.objects.get(kode="ikm.undangan.dibuat", objek_id=u.pk))
        dikirim = Kabar.objects.filter(templat="ikm.undangan.dibuat").count() - surat
        assert dikirim == (x is a), "only who left an e-mail for news is written to"


def test_lima_jawaban_terhitung_lewat_reaksi(unit):
    from django.utils import timezone

    from ikm import hasil

    layanan = layanan_berlaku(unit)
    for _ in range(5):
        a = tautan.alamat(pabrik.undangan(layanan, timezone.now()))
        Client().post(a, isian(a))
    antar.antar_jatuh_tempo()
    assert Kotak.objects.count() == 0
    kini, _dulu = hasil.pilih(hasil.semua_periode(unit))
    assert (kini.n, str(kini.hasil.konversi)) == (5, "74.55")
