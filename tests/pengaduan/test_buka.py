"""Opening one's aduan with code and PIN."""

import pytest

from pelayanan import kode as kode_publik
from pelayanan import pin
from tests.pengaduan import pabrik


@pytest.fixture
def aduan(unit):
    return pabrik.aduan(unit)


def test_pin_sekali_per_sesi(client, aduan):
    url = f"/a/{aduan.kode_tampil}/"
    assert "Buka aduan" in client.get(url).content.decode()
    assert aduan.judul not in client.get(url).content.decode()
    assert client.post(url, {"pin": pin.pin(aduan.kode)}).status_code == 302
    for _ in range(2):
        assert aduan.judul in client.get(url).content.decode()


def test_kode_palsu_dan_pin_salah_dijawab_sama(client, aduan):
    salah = "000000" if pin.pin(aduan.kode) != "000000" else "111111"
    palsu = kode_publik.tampil(kode_publik.baru("A"))

    def jawaban(kode):
        j = client.post(f"/a/{kode}/", {"pin": salah})
        teks = j.content.decode().replace(kode, "KODE")
        for baris in ("csrfmiddlewaretoken", 'name="next"'):
            teks = "\n".join(b for b in teks.splitlines() if baris not in b)
        return j.status_code, teks

    assert jawaban(aduan.kode_tampil) == jawaban(palsu)
    assert client.get(f"/a/{palsu}/").status_code == client.get(f"/a/{aduan.kode_tampil}/").status_code == 200


def test_pin_kode_palsu_yang_cocok_tetap_ditolak(client, db):
    palsu = kode_publik.baru("A")
    j = client.post(f"/a/{palsu}/", {"pin": pin.pin(palsu)})
    assert j.status_code == 404


def test_terkunci_tanpa_menyebut_sebabnya(client, aduan):
    for _ in range(pin.COBA_TERBANYAK):
        client.post(f"/a/{aduan.kode_tampil}/", {"pin": "000000"})
    assert client.post(f"/a/{aduan.kode_tampil}/", {"pin": pin.pin(aduan.kode)}).status_code == 429


@pytest.mark.parametrize("kode", ["x", "A-0000-0000-0000", "%00", "A" * 500])
def test_kode_ngawur_tidak_merusak(client, db, kode):
    assert client.get(f"/a/{kode}/").status_code == 200
    assert client.post(f"/a/{kode}/", {"pin": "1"}).status_code in (404, 200)


@pytest.mark.parametrize("ekor", ["penggal/", "tanda-terima/"])
def test_bagian_lain_juga_perlu_pin(client, aduan, ekor):
    j = client.get(f"/a/{aduan.kode_tampil}/{ekor}")
    assert j.status_code in (302, 404)
    assert aduan.judul not in j.content.decode()


def test_halaman_tidak_menambah_kueri(client, unit, cast, django_assert_max_num_queries):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"])
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    with django_assert_max_num_queries(14):
        client.get(f"/a/{a.kode_tampil}/")
