"""The sample catalogues: enough services, every one with its source, holes kept as holes."""

import pytest

from standar import contoh
from standar.bentuk import periksa
from standar.kelengkapan import periksa as lengkap
from standar.models import Layanan, Standar

CONTOH = ("dukcapil-contoh", "puskesmas-contoh", "kecamatan-contoh")  # built once for this file (conftest)


@pytest.mark.parametrize(
    ("kode", "paling_sedikit"), [("dukcapil-contoh", 6), ("puskesmas-contoh", 4), ("kecamatan-contoh", 3)]
)
def test_cukup_layanan_dan_bersumber(unit_contoh, kode, paling_sedikit):
    assert [c for d in contoh.baca(kode).layanan for c in periksa(d)] == []
    unit = unit_contoh(kode)
    daftar = list(Layanan.objects.dilayani().untuk_daftar().filter(unit=unit))
    assert len(daftar) >= paling_sedikit
    assert all(x.versi_kini.sumber_judul and x.versi_kini.sumber_situs for x in daftar)
    assert len({x.awalan for x in daftar}) == len(daftar), "numbers of two services are told apart by prefix"


def test_legalisasi_kecamatan_lengkap_14_komponen(unit_contoh):
    unit_contoh("kecamatan-contoh")
    standar = Standar.objects.lengkap().get(layanan__kode="BGL-LEGALISASI")
    assert lengkap(standar).kurang == ()


def test_pasien_berjalan_melewati_titik_dan_kembali(unit_contoh):
    unit_contoh("puskesmas-contoh")
    standar = Standar.objects.get(layanan__slug="klinik-umum")
    rute = [x.titik for x in standar.langkah.all() if x.titik]
    assert rute == ["Pendaftaran", "Poli umum", "Laboratorium", "Poli umum", "Kasir", "Farmasi"]
    assert standar.menit_loket == 10


def test_nama_layanan_pada_alamat(unit_contoh):
    unit_contoh("dukcapil-contoh")
    assert Layanan.objects.filter(slug="kartu-keluarga", kode="KUD-KK", awalan="A").exists()
