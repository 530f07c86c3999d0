"""Front page, public index, dashboards: right figures, rights, and a cost that does not grow."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pelayanan import tenggat
from pelayanan.models import Kunjungan
from pelayanan.waktu_kerja import Lama, Satuan
from tests import factories as f
from tests.ikm import pabrik
from tests.pengaduan.pabrik import aduan
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def berisi(unit):
    layanan = layanan_berlaku(unit)
    for hari, nilai in (("2026-08-03", 2), ("2026-11-03", 3)):
        for _ in range(6):
            pabrik.jawab(layanan, nilai, hari, banyak=14)
    pabrik.olah()
    return layanan


@pytest.mark.parametrize("alamat", ["/dasbor/", "/dasbor/ikm/"])
def test_hak(masuk, alamat):
    assert masuk(None).get(alamat).status_code == 302
    for nama in ("petugas", "verifikator", "admin"):
        assert masuk(nama).get(alamat).status_code == 403
    for nama in ("pimpinan", "pengawas", "penanggung_jawab"):
        assert masuk(nama).get(alamat).status_code == 200
    assert masuk("pimpinan").get(alamat, {"unit": "kecamatan-uji"}).status_code == 404
    assert masuk("pimpinan").post(alamat).status_code == 405


def test_angka_besar_mutu_dan_perubahan(masuk, berisi):
    isi = masuk("pimpinan").get("/dasbor/").content.decode()
    assert "74,55" in isi
    assert "B · Baik" in isi
    assert "24,85" in isi  # change from 49,70
    assert "6</span>" in isi.replace("\n", "")
    assert "Triwulan III 2026" in isi


def test_menunggu_tampil(masuk, berisi):
    pabrik.jawab(berisi, 3, "2026-11-04", banyak=14)
    assert "1 menunggu jawaban lain bergabung" in masuk("pimpinan").get("/dasbor/").content.decode()


def test_janji_yang_lewat_di_atas(masuk, unit, cast):
    """A case is one row however many clocks it has; a clock that only closes or reminds is no promise."""
    sekarang = datetime.datetime.now(datetime.UTC)
    for hari in (60, 0):
        aduan(unit, pada=sekarang - datetime.timedelta(days=hari), isi=f"{hari} hari", kontak="")
    tenggat.mulai(
        Kunjungan.objects.create(unit=unit),
        jenis="uji.penutup",
        unit=unit,
        lama=Lama(5, Satuan.HARI),
        pada=sekarang - datetime.timedelta(days=20),
    )
    jawaban = masuk("pimpinan").get("/dasbor/")
    baris = jawaban.context["daftar_jam"]
    assert [str(j.perkara) for j in baris] == ["Aduan", "Aduan"]
    assert baris[0].jenis == "bahaya"
    assert jawaban.context["jam"]["lewat"] == 1
    assert jawaban.context["jam"]["terbuka"] == 2


def test_ongkos_tetap(masuk, unit, berisi):
    pimpinan, tamu = masuk("pimpinan"), masuk(None)
    alamat = {
        "/dasbor/": pimpinan,
        "/dasbor/ikm/": pimpinan,
        "/ikm/dukcapil-uji/": tamu,
        "/": tamu,
        "/ikm/": tamu,
    }

    def ongkos():
        hasil = {}
        for jalur, klien in alamat.items():
            with CaptureQueriesContext(connection) as kueri:
                assert klien.get(jalur).status_code == 200
            hasil[jalur] = len(kueri)
        return hasil

    ongkos()  # what is remembered from the first visit
    awal = ongkos()
    for i in range(3):
        x = layanan_berlaku(f.UnitFactory())
        y = layanan_berlaku(unit, f"Layanan {i}")
        for _ in range(5):
            pabrik.jawab(x, 4, "2026-11-03", banyak=14)
            pabrik.jawab(y, 4, "2026-05-03", banyak=14, saran="baik", alasan={})
    pabrik.olah()
    akhir = ongkos()
    assert {j: n for j, n in akhir.items() if n > awal[j]} == {}


def test_beranda(unit, berisi):
    isi = Client().get("/").content.decode()
    assert 'action="/cari/"' in isi
    for alamat in ("/antrian/", "/permohonan/", "/pengaduan/baru/"):
        assert f'href="{alamat}' in isi
    assert "74,55" in isi
    assert berisi.nama in isi
    assert Client().get("/?unit=tidak-ada").status_code == 404


def test_beranda_kosong(db):
    assert Client().get("/").status_code == 200


def test_beranda_memilih_unit(unit, unit_lain, berisi):
    lain = layanan_berlaku(unit_lain, "Legalisasi")
    isi = Client().get("/").content.decode()
    assert "Legalisasi" in isi
    isi = Client().get(f"/?unit={unit.kode}").content.decode()
    assert lain.slug not in isi
    assert 'aria-current="true">Disdukcapil Uji' in isi


def test_ikm_publik_tanpa_angka_yang_tidak_dapat_dipercaya(unit):
    layanan = layanan_berlaku(unit)
    for _ in range(4):
        pabrik.jawab(layanan, 4, "2026-11-03", banyak=14)
    pabrik.olah()
    isi = Client().get(f"/ikm/{unit.kode}/").content.decode()
    assert "Belum cukup data" in isi
    assert "99,40" not in isi
    assert Client().get("/ikm/tidak-ada/").status_code == 404
