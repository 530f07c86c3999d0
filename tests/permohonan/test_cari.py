"""A case is found by NIK, telephone, code or number, by those who may see it, and leaves no NIK in an address."""

import pytest

from permohonan import operasi
from permohonan.operasi.bagian import Pemohon

NIK = "3174015509870003"
URL = "/permohonan/cari/"


@pytest.fixture
def siti(layanan, cast):
    orang = Pemohon(nama="Siti Aminah", telepon="+6281234567890", nik=NIK)
    return operasi.terima_berkas(layanan=layanan, pemohon=orang, oleh=cast["petugas"], berkas_ada={1, 2})


@pytest.mark.parametrize(
    "apa", [NIK, "3174 0155 0987 0003", "0812-3456-7890", "+6281234567890", "kode", "kode kecil"]
)
def test_satu_temuan_dibuka(siti, masuk, apa):
    apa = {"kode": siti.kode_tampil, "kode kecil": siti.kode.lower()}.get(apa, apa)
    jawab = masuk("verifikator").post(URL, {"apa": apa})
    assert jawab.status_code == 302
    assert jawab.url == f"/permohonan/{siti.kode_tampil}/"


def test_beberapa_didaftar_dan_unit_lain_tidak(siti, layanan, masuk, cast):
    orang = Pemohon(nama="Siti Aminah", telepon="", nik=NIK, kabar_lewat="datang")
    kedua = operasi.terima_berkas(layanan=layanan, pemohon=orang, oleh=cast["petugas"], berkas_ada={1, 2})
    isi = masuk("petugas").post(URL, {"apa": NIK}).content.decode()
    assert siti.kode_tampil in isi
    assert kedua.kode_tampil in isi
    jawab = masuk("petugas_lain").post(URL, {"apa": NIK})
    assert jawab.status_code == 404
    assert siti.kode_tampil not in jawab.content.decode()


@pytest.mark.parametrize("apa", ["", "Siti", "123", "' OR 1=1 --", "3174015509870004", "470/001/XI/2026"])
def test_tidak_ditemukan(siti, masuk, apa):
    jawab = masuk("verifikator").post(URL, {"apa": apa})
    assert jawab.status_code == 404
    assert "Tidak ditemukan" in jawab.content.decode()


def test_draf_orang_tidak_ditemukan(draf, masuk):
    assert masuk("verifikator").post(URL, {"apa": draf.kode_tampil}).status_code == 404


def test_hanya_post(masuk):
    assert masuk("verifikator").get(URL).status_code == 405
    assert masuk("admin").post(URL, {"apa": NIK}).status_code == 403
