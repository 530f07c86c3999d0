"""The inbox: what is due first on top, only of one's own units."""

import re

import pytest

from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

URL = "/pengaduan/masuk/"


def test_menurut_sisa_waktu(masuk, unit):
    pabrik.aduan(unit, judul="lama", pada=pada("2026-11-16"))
    pabrik.aduan(unit, judul="mendesak", kelas="permintaan_informasi", pada=pada("2026-11-16"))
    pabrik.aduan(unit, judul="tanpa jam", kelas="apresiasi")
    teks = masuk("pengelola").get(URL).content.decode()
    assert re.findall(r"<strong>(mendesak|lama|tanpa jam)</strong>", teks) == [
        "mendesak",
        "lama",
        "tanpa jam",
    ]


@pytest.mark.parametrize("siapa", ["petugas", "kasir", "verifikator", "admin"])
def test_tanpa_hak_ditolak(masuk, siapa):
    assert masuk(siapa).get(URL).status_code == 403


def test_tamu_masuk_dahulu(client, db):
    assert client.get(URL).url.startswith("/akun/")


def test_unit_lain_tidak_terlihat(masuk, unit, unit_lain):
    pabrik.aduan(unit_lain, judul="milik tetangga")
    assert "milik tetangga" not in masuk("pengelola").get(URL).content.decode()


def test_kosong_mengatakan_apa_yang_terjadi(masuk, unit):
    assert "Tidak ada aduan di sini" in masuk("pengelola").get(URL).content.decode()


@pytest.mark.parametrize("saring", ["saya", "lewat", "baru", "tertutup", "ngawur"])
def test_saringan(masuk, unit, cast, saring):
    pabrik.dijawab(unit, petugas=cast["pengelola"])
    pabrik.aduan(unit)
    assert masuk("pengelola").get(URL, {"saring": saring}).status_code == 200


def test_nama_pelapor_tidak_tampil(masuk, unit):
    pabrik.aduan(unit)
    assert "Siti" not in masuk("pengelola").get(URL).content.decode()


def test_kueri_tidak_tumbuh(masuk, unit, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    klien = masuk("pengelola")
    pabrik.aduan(unit)
    with CaptureQueriesContext(
        connection,
    ) as satu:
        klien.get(URL)
    for i in range(20):
        pabrik.aduan(unit, judul=f"ke-{i}", kontak="")
    with django_assert_num_queries(len(satu)):
        klien.get(URL)
