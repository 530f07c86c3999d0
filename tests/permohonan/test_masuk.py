"""The inbox by time left, and the case page."""

import datetime

import pytest

from permohonan import operasi

from .conftest import bersyarat


@pytest.fixture
def banyak(layanan, pemohon, cast):
    def _banyak(n):
        for _ in range(n):
            operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})

    return _banyak


def test_jatuh_tempo_di_atas(unit, pemohon, cast, masuk):
    from dataclasses import replace

    for hari, nama in ((5, "Lambat"), (1, "Segera")):
        operasi.terima_berkas(
            layanan=bersyarat(unit, waktu_nilai=hari),
            pemohon=replace(pemohon, nama=nama),
            oleh=cast["petugas"],
            berkas_ada={1, 2},
        )
    hal = masuk("verifikator").get("/permohonan/masuk/").content.decode()
    assert hal.index("Segera") < hal.index("Lambat")
    assert "1 hari kerja lagi" in hal


def test_query_tidak_tumbuh(banyak, masuk, django_assert_max_num_queries):
    klien = masuk("verifikator")
    for n in (3, 20):
        banyak(n)
        # the first time two more: who looked is written down
        with django_assert_max_num_queries(13):
            klien.get("/permohonan/masuk/")


def test_tab(diajukan, diterima, masuk, client):
    klien = masuk("verifikator")
    for tab, ada in (("", True), ("baru", True), ("saya", False), ("siap", False), ("ngawur", True)):
        hal = klien.get(f"/permohonan/masuk/?tab={tab}").content.decode()
        assert (diajukan.kode_tampil in hal) is ada, tab
    assert "/akun/" in client.get("/permohonan/masuk/").url


def test_unit_lain_tidak_terlihat(diterima, masuk):
    assert diterima.kode_tampil not in masuk("petugas_lain").get("/permohonan/masuk/").content.decode()


def test_draf_bukan_urusan_petugas(draf, masuk):
    assert draf.kode_tampil not in masuk("verifikator").get("/permohonan/masuk/").content.decode()


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("petugas", 200),
        ("verifikator", 200),
        ("pimpinan", 200),
        ("pengawas", 200),
        ("kasir", 200),
        ("pengelola", 403),
        ("petugas_lain", 404),
        (None, 302),
    ],
)
def test_siapa_melihat_kasus(diperiksa, masuk, siapa, kode):
    assert masuk(siapa).get(f"/permohonan/{diperiksa.kode_tampil}/").status_code == kode


def test_kasus_menyamarkan_nik(unit, layanan, pemohon, cast, masuk):
    from dataclasses import replace

    p = operasi.terima_berkas(
        layanan=layanan,
        pemohon=replace(pemohon, nik="3401014105900001"),
        oleh=cast["petugas"],
        berkas_ada={1, 2},
    )
    hal = masuk("verifikator").get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "3401014105900001" not in hal
    assert "••••0001" in hal


def test_query_halaman_warga(diterima, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        client.get(f"/p/{diterima.kode_tampil}/")
    assert "Siti Aminah" not in client.get(f"/p/{diterima.kode_tampil}/penggal/").content.decode()


def test_kunjungan_yang_sama_terlihat(diterima, pemohon, unit, cast, client):
    lain = operasi.terima_berkas(
        layanan=bersyarat(unit, "Kartu Identitas Anak"),
        pemohon=pemohon,
        oleh=cast["petugas"],
        berkas_ada={1, 2},
        kunjungan=diterima.kunjungan,
        pada=datetime.datetime.now(datetime.UTC),
    )
    hal = client.get(f"/p/{diterima.kode_tampil}/").content.decode()
    assert lain.kode_tampil in hal
