"""The deadline clock: started once, paused, resumed, kept; swept in order, each rung once."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction

from pelayanan import kalender, tenggat
from pelayanan.models import HariLibur, JamLayanan, Tenggat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan, adalah_hari_kerja, buka

EMPAT_BELAS = Lama(14, Satuan.HARI_KERJA)
TANGGA = (
    AnakTangga(1, "penanggung_jawab", setelah=Lama(0, Satuan.HARI)),
    AnakTangga(2, "pimpinan", setelah=Lama(3, Satuan.HARI_KERJA)),
)


def pada(teks, unit):
    return datetime.fromisoformat(teks).replace(tzinfo=unit.tz)


def mulai(unit, waktu="2026-03-13T10:00", tangga=TANGGA, lama=EMPAT_BELAS):
    with transaction.atomic():
        return tenggat.mulai(unit, jenis="uji", unit=unit, lama=lama, pada=pada(waktu, unit), tangga=tangga)


terpanggil: list[tuple[int, str]] = []


def eskalasi_uji(*, tenggat_id, pada):
    with transaction.atomic():
        hasil = tenggat.klaim(tenggat_id, pada)
        if hasil is None:
            return None
        t, anak = hasil
        terpanggil.append((anak["tingkat"], anak["penerima"]))
        return t


@pytest.fixture(autouse=True)
def penangan(monkeypatch):
    terpanggil.clear()
    monkeypatch.setitem(tenggat.PENANGAN, "uji", "tests.pelayanan.test_tenggat.eskalasi_uji")


def test_jatuh_tempo_menurut_tabel(unit):
    """The row 2026-03-13 + 14 working days of the deadline table: Nyepi, Lebaran and cuti bersama skipped."""
    t = mulai(unit)
    assert t.jatuh_tempo_pada.astimezone(unit.tz).date() == date(2026, 4, 10)
    assert t.berikutnya_pada == t.jatuh_tempo_pada


def test_disapu_sesudah_lewat_bukan_sebelumnya(unit):
    t = mulai(unit)
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada) == 0
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(microseconds=1)) == 1
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(hours=1)) == 0
    assert terpanggil == [(1, "penanggung_jawab")]


def test_beat_mati_seminggu_mengejar_berurutan(unit):
    t = mulai(unit)
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(days=30)) == 2
    assert terpanggil == [(1, "penanggung_jawab"), (2, "pimpinan")]
    assert Tenggat.objects.get().berikutnya_pada is None


def test_dipenuhi_tidak_disapu(unit):
    t = mulai(unit)
    with transaction.atomic():
        tenggat.penuhi(unit, jenis="uji", pada=t.mulai_pada + timedelta(days=1))
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(days=30)) == 0
    t.refresh_from_db()
    assert tenggat.tepat_waktu(t) is True


def test_jeda_menghentikan_dan_lanjut_menggeser(unit):
    t = mulai(unit)
    with transaction.atomic():
        tenggat.jeda(unit, jenis="uji", pada=pada("2026-03-16T09:00", unit))
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(days=30)) == 0
    with transaction.atomic():
        # 26 March is two working days after 16 March (17 and 25 March: 18–24 are off)
        tenggat.lanjut(unit, jenis="uji", pada=pada("2026-03-26T09:00", unit))
    t.refresh_from_db()
    assert t.jatuh_tempo_pada.astimezone(unit.tz).date() == date(2026, 4, 15)
    assert t.jumlah_jeda == 1
    assert t.dijeda_pada is None


def test_anak_tangga_persen(unit):
    t = mulai(
        unit,
        "2026-01-05T08:00",
        (
            AnakTangga(1, "petugas", persen=50),
            *(AnakTangga(a.tingkat + 1, a.penerima, setelah=a.setelah) for a in TANGGA),
        ),
    )
    assert t.berikutnya_pada.astimezone(unit.tz).date() == date(2026, 1, 14)


def kadang_rusak(*, tenggat_id, pada):
    if Tenggat.objects.get(pk=tenggat_id).unit.kode == "dukcapil-uji":
        raise RuntimeError("rusak")
    return eskalasi_uji(tenggat_id=tenggat_id, pada=pada)


def test_satu_yang_rusak_tidak_menahan_yang_lain(unit, unit_lain, monkeypatch):
    monkeypatch.setitem(tenggat.PENANGAN, "uji", "tests.pelayanan.test_tenggat.kadang_rusak")
    mulai(unit)
    t = mulai(unit_lain)
    assert tenggat.sapu_jatuh_tempo(t.jatuh_tempo_pada + timedelta(seconds=1)) == 1
    assert terpanggil == [(1, "penanggung_jawab")]


# --- the calendar out of rows ---------------------------------------------------------------------------


def test_tanpa_baris_minggu_lima_hari(unit):
    k = kalender.kalender_unit(unit)
    assert adalah_hari_kerja(k, date(2026, 11, 20))
    assert not adalah_hari_kerja(k, date(2026, 11, 21))
    assert buka(k, pada("2026-11-20T08:00", unit))
    assert not buka(k, pada("2026-11-20T12:00", unit)), "Friday break"


def test_baris_unit_menang_atas_daftar_nasional(unit):
    HariLibur.objects.create(unit=None, tanggal="2026-12-24", nama="cuti", jenis="libur", nomor_sk="1")
    HariLibur.objects.create(unit=unit, tanggal="2026-12-24", nama="buka", jenis="hari_kerja", nomor_sk="2")
    HariLibur.objects.create(unit=unit, tanggal="2026-12-23", nama="pasar", jenis="libur", nomor_sk="3")
    HariLibur.objects.create(
        unit=unit,
        tanggal="2026-12-22",
        nama="setengah",
        jenis="setengah_hari",
        tutup_pukul=time(11),
        nomor_sk="4",
    )
    k = kalender.kalender_unit(unit, pada("2026-12-01T00:00", unit))
    assert adalah_hari_kerja(k, date(2026, 12, 24))
    assert not adalah_hari_kerja(k, date(2026, 12, 23))
    assert not buka(k, pada("2026-12-22T11:30", unit))


def test_jam_ramadan_menang_pada_masanya(unit):
    for hari in range(6):
        JamLayanan.objects.create(unit=unit, hari=hari, buka=time(7), tutup=time(14))
    JamLayanan.objects.create(
        unit=unit,
        hari=0,
        buka=time(8),
        tutup=time(13),
        berlaku_dari="2026-02-18",
        berlaku_sampai="2026-03-19",
    )
    k = kalender.kalender_unit(unit, pada("2026-01-01T00:00", unit))
    assert adalah_hari_kerja(k, date(2026, 1, 10)), "six-day week"
    assert not buka(k, pada("2026-02-23T07:30", unit))
    assert buka(k, pada("2026-04-06T07:30", unit))
