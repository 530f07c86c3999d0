"""Similar open aduan before sending: support instead of a duplicate."""

import pytest

from pengaduan import operasi as o
from pengaduan.models import Aduan
from tests.pengaduan import pabrik
from tests.pengaduan.test_sampaikan import isi, jalani


@pytest.fixture
def tayang(unit, cast):
    a = pabrik.aduan(unit, judul="KK belum jadi juga", sifat="publik", kontak="")
    return o.verifikasi(aduan=a, kelas=a.kelas, tayang=True, oleh=cast["pengelola"])


def test_tampil_lalu_didukung(client, unit, tayang):
    jalani(client, isi(unit))
    teks = client.get("/pengaduan/baru/periksa/").content.decode()
    assert "Mungkin sudah ditangani" in teks
    url = f"/pengaduan/dukung/{tayang.kode_tampil}/"
    assert url in teks
    for _ in range(2):
        assert client.post(url).status_code == 302
    assert tayang.dukungan.count() == 1
    assert Aduan.objects.count() == 1, "no duplicate was sent"
    assert client.get("/pengaduan/baru/periksa/").url == "/pengaduan/baru/jenis/"


def test_hanya_yang_tayang_terbuka_dan_seunit(client, unit, unit_lain, cast):
    pabrik.aduan(unit, judul="KK belum jadi", sifat="rahasia", kontak="")
    pabrik.aduan(unit, judul="KK belum jadi", sifat="publik", kontak="")
    jalani(client, isi(unit))
    assert "Mungkin sudah ditangani" not in client.get("/pengaduan/baru/periksa/").content.decode()


def test_dukung_hanya_post_dan_yang_tayang(client, unit):
    a = pabrik.aduan(unit)
    assert client.get(f"/pengaduan/dukung/{a.kode_tampil}/").status_code == 405
    assert client.post(f"/pengaduan/dukung/{a.kode_tampil}/").status_code == 404
