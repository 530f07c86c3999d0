"""Promise beside truth: one row per case, shares with their denominators, silence below ten cases."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.utils import timezone

from pelayanan import antar, peristiwa
from pelayanan.models import Kunjungan
from pelayanan.peristiwa import Kejadian, catat
from standar import capaian, reaksi
from standar.models import Capaian, Layanan
from tests.standar.pabrik import layanan_berlaku

KODE = ("antrian.tiket.selesai", "permohonan.permohonan.diserahkan")


@pytest.fixture
def selesai(monkeypatch):
    """selesai(layanan, kode, **data): the room above says that a case is done."""
    monkeypatch.setattr(peristiwa, "kamus", lambda: {k: Kejadian("selesai") for k in KODE})
    monkeypatch.setattr(peristiwa, "REAKSI", {k: ["standar.reaksi.catat_capaian"] for k in KODE})

    def _selesai(layanan, kode=KODE[0], pada=None, layanan_pk=None, **data):
        isi = {"hasil": "selesai", "layan_detik": 300, "tunggu_detik": 600} if kode == KODE[0] else {}
        with transaction.atomic():
            return catat(
                kode,
                Kunjungan.objects.create(unit=layanan.unit),  # a case of its own each time
                oleh=None,
                pada=pada,
                unit=layanan.unit,
                data={"layanan": layanan.pk if layanan_pk is None else layanan_pk, **isi, **data},
            )

    return _selesai


def test_satu_baris_per_peristiwa_juga_bila_diulang(unit, selesai):
    layanan = layanan_berlaku(unit, menit_loket=10)
    pid = selesai(layanan)
    antar.antar_jatuh_tempo()
    reaksi.catat_capaian(peristiwa.Peristiwa.objects.get(pk=pid))
    baris = Capaian.objects.get()
    assert (baris.jenis, baris.menit, baris.tunggu_menit, baris.tepat) == ("tiket", 5, 10, True)


@pytest.mark.parametrize(
    ("isi", "tepat"),
    [({"layan_detik": 600}, True), ({"layan_detik": 601}, False), ({"hasil": "berkas_diterima"}, True)],
)
def test_batas_janji_di_loket(unit, selesai, isi, tepat):
    selesai(layanan_berlaku(unit, menit_loket=10), **isi)
    antar.antar_jatuh_tempo()
    assert Capaian.objects.get().tepat is tepat


@pytest.mark.parametrize("hasil", ["berkas_kurang", "salah_loket", "konsultasi", None])
def test_yang_bukan_layanan_selesai_tidak_dihitung(unit, selesai, hasil):
    selesai(layanan_berlaku(unit), hasil=hasil)
    antar.antar_jatuh_tempo()
    assert not Capaian.objects.exists()


def test_tanpa_janji_tidak_dinilai_dan_layanan_hilang_dilewati(unit, selesai):
    selesai(layanan_berlaku(unit, menit_loket=None))
    selesai(layanan_berlaku(unit), layanan_pk=0)
    antar.antar_jatuh_tempo()
    assert Capaian.objects.get().tepat is None


def test_permohonan_dan_tanggal_setempat(unit, selesai):
    unit.zona = "Asia/Jayapura"
    unit.save()
    layanan = layanan_berlaku(unit)
    selesai(
        layanan,
        KODE[1],
        pada=datetime(2026, 3, 1, 16, tzinfo=UTC),
        tepat_waktu=False,
        menit=20,
        lama_detik=95 * 60,
    )
    antar.antar_jatuh_tempo()
    baris = Capaian.objects.get()
    assert (baris.jenis, baris.tepat, baris.menit) == ("permohonan", False, 95)
    assert str(baris.tanggal) == "2026-03-02", "already tomorrow in Jayapura"


def isi(layanan, selesai, tepat: int, lewat: int, *, hari_lalu: int = 1):
    for i in range(tepat + lewat):
        selesai(
            layanan,
            KODE[1],
            pada=timezone.now() - timedelta(days=hari_lalu),
            tepat_waktu=i < tepat,
            lama_detik=60 * (i + 1),
        )
    antar.antar_jatuh_tempo()


def test_di_bawah_sepuluh_belum_cukup(client, unit, selesai):
    layanan = layanan_berlaku(unit)
    isi(layanan, selesai, 9, 0)
    ukuran = capaian.ukur([layanan.pk])[layanan.pk]["permohonan"]
    assert not ukuran.cukup
    assert ukuran.persen is None
    assert "Belum cukup data" in client.get(layanan.get_absolute_url()).content.decode()


def test_bagian_dengan_penyebutnya(client, unit, selesai):
    layanan = layanan_berlaku(unit)
    isi(layanan, selesai, 19, 1)
    isi(layanan, selesai, 0, 5, hari_lalu=60)
    u = capaian.ukur([layanan.pk])[layanan.pk]["permohonan"]
    assert (u.tepat_30, u.dari_30, u.tepat_90, u.dari_90, u.persen) == (19, 20, 19, 25, 95)
    assert (u.median, u.p90) == (8, 18)
    teks = client.get(layanan.get_absolute_url()).content.decode()
    assert "95% tepat waktu" in teks
    assert "19 dari 20" in teks
    assert "95%" in client.get("/standar/").content.decode()


def test_persen_tidak_dibulatkan_ke_atas(unit, selesai):
    layanan = layanan_berlaku(unit)
    isi(layanan, selesai, 66, 1)  # 98.5
    assert capaian.ukur([layanan.pk])[layanan.pk]["permohonan"].persen == 98


def test_satu_query_untuk_banyak_layanan(unit, selesai, django_assert_num_queries):
    for n in (1, 8):
        for _ in range(n):
            selesai(layanan_berlaku(unit))
        antar.antar_jatuh_tempo()
        with django_assert_num_queries(1):
            capaian.ukur(list(range(100_000)))
    assert len(capaian.ukur(Layanan.objects.values_list("pk", flat=True))) == 9


@pytest.mark.parametrize(
    ("menit", "teks"),
    [(0, "0 menit"), (45, "45 menit"), (200, "3 jam 20 menit"), (1440, "1 hari"), (3120, "2 hari 4 jam")],
)
def test_lama_teks(menit, teks):
    assert capaian.lama_teks(menit) == teks


def test_selesai_yang_diurungkan_diganti_selesai_berikutnya(unit, selesai):
    """Undone and finished again is one case, with the times of the second finish."""
    layanan = layanan_berlaku(unit, menit_loket=10)
    kasus = Kunjungan.objects.create(unit=unit)
    for detik in (900, 300):
        with transaction.atomic():
            isi = {"layanan": layanan.pk, "hasil": "selesai", "layan_detik": detik, "tunggu_detik": 60}
            catat(KODE[0], kasus, oleh=None, unit=unit, data=isi)
    antar.antar_jatuh_tempo()
    baris = Capaian.objects.get()
    assert (baris.menit, baris.tepat) == (5, True)


def test_yang_sudah_tercatat_menjadi_menurut_jam(unit, selesai):
    """What the version before folded in working minutes is told by the clock; without a length it stays as it is."""
    layanan = layanan_berlaku(unit)
    selesai(layanan, KODE[1], tepat_waktu=True, menit=95, lama_detik=86_430)
    selesai(layanan, KODE[1], tepat_waktu=None, menit=None, lama_detik=None)
    selesai(layanan)
    antar.antar_jatuh_tempo()
    Capaian.objects.update(menit=95)
    with connection.cursor() as kursor:
        kursor.execute(import_module("standar.migrations.0009_capaian_menurut_jam").MENURUT_JAM)
    assert list(Capaian.objects.order_by("pk").values_list("jenis", "menit")) == [
        ("permohonan", 1441),
        ("permohonan", 95),
        ("tiket", 95),
    ]
