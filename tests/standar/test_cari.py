"""The one search box."""

import pytest

from pelayanan import kode
from standar.cari import indeks, kata
from standar.cari.mesin import cari
from standar.katalog import impor_katalog
from tests.standar.kueri_sehari_hari import KUERI, KUERI_BARU, KUERI_LAIN
from tests.standar.pabrik import layanan_berlaku
from tests.standar.terbitan import TERBITAN

CONTOH = ("dukcapil-contoh", "puskesmas-contoh", "kecamatan-contoh")  # built once for this file (conftest)


@pytest.fixture
def tiga_unit(unit_contoh):
    return [unit_contoh(k) for k in ("dukcapil-contoh", "puskesmas-contoh", "kecamatan-contoh")]


HARUS_ADA = [
    ("kk", "kartu-keluarga"),
    ("kk hilang", "kartu-keluarga"),
    ("akte lahir", "akta-kelahiran"),
    ("akte lahir anak", "akta-kelahiran"),
    ("ktp ilang", "ktp-el"),
    ("pindah domisili", "surat-pindah"),
    ("sakit gigi", "klinik-gigi"),
    ("sktm", "surat-keterangan-tidak-mampu"),
    ("kartu kelurga", "kartu-keluarga"),
    ("KTP-el rusak", "ktp-el"),
    ("legalisir", "legalisir-dokumen"),
]


def test_ditemukan_di_tiga_teratas(client, tiga_unit):
    for tanya, slug in HARUS_ADA:
        assert slug in [x.slug for x in cari(tanya).layanan[:3]], tanya
        assert f"/standar/{slug}/" in client.get("/cari/", {"q": tanya}).content.decode(), tanya


def test_salah_ketik_disebutkan(client, tiga_unit):
    assert cari("kartu kelurga").dibaca == {"kelurga": "keluarga"}
    assert "Dibaca sebagai" in client.get("/cari/?q=kartu+kelurga").content.decode()


def test_antre_menawarkan_nomor(client, tiga_unit):
    for tanya in ("antre", "ambil nomor antrian"):
        isi = client.get("/cari/", {"q": tanya}).content.decode()
        assert "Ambil nomor antrean" in isi
        assert 'href="/antrian/"' in isi


def test_kode_membuka_halamannya(client, db):
    k = kode.tampil(kode.baru("T"))
    assert client.get("/cari/", {"q": k.lower()})["Location"] == f"/t/{k}/"
    assert client.get("/cari/", {"q": f"http://x/t/{k}/"})["Location"] == f"/t/{k}/"


def test_masukan_apa_pun_aman(client, tiga_unit):
    for tanya in (
        "",
        " ",
        "zzzz",
        "'",
        "a & b | !c",
        ":*",
        "yang",
        "x" * 5000,
        "\x00",
        "😀",
        "()",
        "1",
        "\\",
        "'; --",
    ):
        assert client.get("/cari/", {"q": tanya}).status_code == 200, tanya


def test_hanya_yang_dilayani_dan_menurut_unit(unit, unit_lain):
    for u, aktif in ((unit, True), (unit, False), (unit_lain, True)):
        indeks.perbarui(layanan_berlaku(u, "Kartu Keluarga", aktif=aktif))
    assert [x.unit for x in cari("kk").layanan if x.unit in (unit, unit_lain)] == [unit, unit_lain]
    assert [x.unit for x in cari("kk", unit=unit.kode).layanan] == [unit]


def test_jumlah_query_tetap(tiga_unit, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        cari("kartu kelurga hilang baru lahir")


def test_empat_puluh_kueri_sehari_hari(unit_contoh):
    impor_katalog(isi={"versi": 1, "daftar": TERBITAN}, oleh=None)
    luput = [t for t, benar in KUERI if not benar & {x.kode for x in cari(t).layanan[:3]}]
    assert len(KUERI) == 40
    assert len(luput) <= 4, luput
    luput_lain = [t for t, benar in KUERI_LAIN if not benar & {x.kode for x in cari(t).layanan[:3]}]
    assert len(luput_lain) <= len(KUERI_LAIN) // 10, luput_lain
    for kode_unit in CONTOH:
        unit_contoh(kode_unit)
    luput_baru = [t for t, benar in KUERI_BARU if not benar & {x.kode for x in cari(t).layanan[:3]}]
    assert len(KUERI_BARU) == 20
    assert len(luput_baru) <= 2, luput_baru


def test_jarak():
    assert kata.jarak("kelurga", "keluarga") == 1
    assert kata.jarak("kleuarga", "keluarga") == 1
    assert kata.jarak("", "ab") == 2


def test_lipatan_sama_di_kedua_sisi():
    assert kata.untuk_tanya("bikin Akte Kelahiran dong") == ["akta", "lahir"]
    assert "kk" in kata.untuk_indeks("Kartu Keluarga").split()
    assert kata.untuk_tanya("yang di") == ["yang", "di"], "when nothing else is left"
