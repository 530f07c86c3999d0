"""The catalogue and the page of one service, as a citizen sees them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as f
from tests.standar.pabrik import layanan_berlaku


def test_katalog_menyebut_waktu_dan_biaya(client, unit):
    layanan_berlaku(unit, "Kartu Keluarga", waktu_nilai=24, waktu_satuan="jam")
    isi = client.get("/standar/").content.decode()
    assert "Kartu Keluarga" in isi
    assert "24 jam · Gratis" in isi


def test_saringan_unit_dan_kelompok(client, unit, unit_lain):
    layanan_berlaku(unit, "Kartu Keluarga")
    layanan_berlaku(unit_lain, "Farmasi", kelompok="barang")
    assert b"Farmasi" not in client.get(f"/standar/?unit={unit.kode}").content
    assert b"Kartu Keluarga" not in client.get("/standar/?kelompok=barang").content
    kosong = client.get(f"/standar/?unit={unit.kode}&kelompok=barang")
    assert "Tidak ada layanan dengan saringan ini" in kosong.content.decode()


@pytest.mark.parametrize("tanya", ["unit=tidak-ada", "kelompok=zzz", "halaman=999", "halaman=x", "unit=%00"])
def test_saringan_ngawur_tidak_merusak(client, unit, tanya):
    layanan_berlaku(unit)
    assert client.get(f"/standar/?{tanya}").status_code == 200


def test_query_katalog_dan_layanan_tetap(client, unit, django_assert_max_num_queries):
    layanan = layanan_berlaku(unit, kata_kunci=["kk", "kk hilang", "kk baru", "keluarga"])
    for n in (1, 12):
        for i in range(n):
            layanan_berlaku(unit, f"Layanan {n} {i}")
        with django_assert_max_num_queries(8):
            client.get("/standar/")
        with django_assert_max_num_queries(16):
            client.get(layanan.get_absolute_url())
    lain = layanan_berlaku(f.UnitFactory(), "Kartu Lain", kata_kunci=["kk", "kartu", "kia", "anak"])
    banyak = []
    for tambah in (1, 7):  # sister units: 1, then 8, by name and by what people call it
        for i in range(tambah):
            nama, kelompok = ("Kartu Keluarga", "barang") if i % 2 else ("Cetak KK", "administratif")
            layanan_berlaku(f.UnitFactory(), nama, kata_kunci=["kk", str(i)], kelompok=kelompok)
            layanan_berlaku(f.UnitFactory(), "Klinik KK", kata_kunci=["kk"], kelompok="jasa")
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(layanan.get_absolute_url()).content.decode()
        banyak.append((len(kueri), len(re.findall('class="daftar-baris" href="/standar/', isi))))
        assert "Klinik KK" not in isi, "a word in common is no service in common: another group"
        assert lain.nama not in isi, "one word of four neither"
    assert [n for _kueri, n in banyak] == [1, 8]
    assert banyak[0][0] == banyak[1][0] <= 22, banyak


def test_halaman_layanan(client, unit_contoh):
    unit_contoh("dukcapil-contoh")
    isi = client.get("/standar/kartu-keluarga/").content.decode()
    for harus in (
        "24 jam",
        "Layanan ini gratis. Diminta membayar?",
        "/pengaduan/baru/?layanan=kartu-keluarga",
        "/antrian/?layanan=kartu-keluarga",
        "/permohonan/baru/?layanan=kartu-keluarga",
        "Surat kehilangan KK dari desa",
        "Belum ada dalam data contoh",
        "disdukcapilkudus.com/pelayanan-kartu-keluarga",
        "Belum cukup data",
    ):
        assert harus in isi, harus


def test_yang_tidak_diketahui_dikatakan_terus_terang(client, unit_contoh):
    unit_contoh("puskesmas-contoh")
    isi = client.get("/standar/klinik-umum/").content.decode()
    assert "belum ada dalam data contoh" in isi
    assert "gratis. Diminta" not in isi


def test_tanpa_versi_berlaku_dan_tidak_ada(client, unit):
    rancangan = layanan_berlaku(unit, status="rancangan", berlaku=None)
    assert "belum berlaku" in client.get(rancangan.get_absolute_url()).content.decode()
    assert client.get("/standar/tidak-ada/").status_code == 404
    mati = layanan_berlaku(unit, aktif=False)
    assert client.get(mati.get_absolute_url()).status_code == 404


def test_hanya_baca(client, unit):
    layanan = layanan_berlaku(unit)
    for alamat in ("/standar/", layanan.get_absolute_url(), "/cari/"):
        assert client.post(alamat).status_code == 405


def test_304_bila_tidak_berubah(client, unit):
    layanan = layanan_berlaku(unit)
    for alamat in (
        "/standar/",
        layanan.get_absolute_url(),
        "/api/v1/layanan/",
        f"/api/v1/standar/{layanan.slug}/",
    ):
        cap = client.get(alamat)["ETag"]
        assert client.get(alamat, HTTP_IF_NONE_MATCH=cap).status_code == 304, alamat
        layanan.save()
        assert client.get(alamat, HTTP_IF_NONE_MATCH=cap).status_code == 200, alamat


def test_html_dalam_tulisan_tidak_berbahaya(client, unit):
    layanan = layanan_berlaku(unit, "<script>alert(1)</script>", waktu_nilai=None, waktu_teks="<b>x</b>")
    for alamat in ("/standar/", layanan.get_absolute_url(), "/cari/?q=<script>alert"):
        isi = client.get(alamat).content
        assert b"<script>alert" not in isi
        assert b"<b>x" not in isi
