"""What can never be false about services and versions."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from pelayanan.waktu_kerja import Lama, Satuan
from standar.berlaku import versi_berlaku
from standar.models import Layanan, RincianWaktu, Standar
from tests.standar.pabrik import layanan_berlaku


def test_dilayani_hanya_yang_aktif_dan_berlaku(unit):
    ya = layanan_berlaku(unit)
    layanan_berlaku(unit, aktif=False)
    layanan_berlaku(unit, status="rancangan", berlaku=None)
    assert list(Layanan.objects.dilayani()) == [ya]


def test_daftar_tidak_bertambah_query(unit, django_assert_num_queries):
    for n in (1, 6):
        for _ in range(n):
            layanan_berlaku(unit)
        with django_assert_num_queries(2):
            assert all(x.versi_kini.lama and x.unit for x in Layanan.objects.dilayani().untuk_daftar())


def test_versi_berlaku_menurut_tanggal(unit):
    layanan = layanan_berlaku(
        unit, status="digantikan", berlaku=DateRange(date(2020, 1, 1), date(2025, 1, 1))
    )
    baru = Standar.objects.create(
        layanan=layanan, versi=2, status="berlaku", berlaku=DateRange(date(2025, 1, 1), None)
    )
    assert versi_berlaku(layanan) == baru
    assert versi_berlaku(layanan, datetime(2024, 6, 1, tzinfo=UTC)).versi == 1
    # 31 December 18.00 UTC is already 1 January in Jakarta
    assert versi_berlaku(layanan, datetime(2024, 12, 31, 18, tzinfo=UTC)) == baru
    assert versi_berlaku(layanan, datetime(2019, 6, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "isi",
    [
        {"status": "berlaku", "berlaku": DateRange(date(2026, 1, 1), None)},
        {"status": "digantikan", "berlaku": DateRange(date(2021, 1, 1), date(2021, 2, 1))},
        {"status": "berlaku", "berlaku": None},
        {"status": "rancangan", "waktu_nilai": 3},
        {"status": "rancangan", "waktu_nilai": 3, "waktu_min": 4, "waktu_satuan": "hari"},
    ],
)
def test_yang_mustahil_ditolak_basis_data(unit, isi):
    layanan = layanan_berlaku(unit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Standar.objects.create(layanan=layanan, versi=2, **isi)


def test_lama_dan_gratis(unit):
    versi = layanan_berlaku(unit, waktu_nilai=14, waktu_satuan="hari_kerja").versi_kini
    assert versi.lama == Lama(14, Satuan.HARI_KERJA)
    assert versi.gratis
    versi.waktu_min = 0
    assert versi.waktu_tampil == "0–14 hari kerja", "zero is a number"
    rinci = RincianWaktu(untuk="baru", nilai_min=2, nilai=5, satuan="hari_kerja")
    assert str(rinci) == "baru: 2–5 hari kerja"
    rinci.nilai_min = None
    assert str(rinci) == "baru: 5 hari kerja"
    assert Standar(waktu_teks="tidak ada batas waktu").lama is None
    assert not Standar(biaya_rupiah=0, biaya_teks="di KUA Rp0; di luar KUA Rp600.000").gratis
    assert not Standar(biaya_rupiah=None, biaya_teks="sesuai perda").gratis
