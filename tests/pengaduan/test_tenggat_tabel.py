"""Deadlines of the three classes and of the verification, against rows reckoned by hand from the decree of 2026.

Received, +3, +5, +14, +60 working days; "" where a year without a decree would be needed. Day 0 is the day of
receipt in the unit's zone, at whatever hour; national holidays and collective leave are skipped.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pelayanan import tenggat
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

BARIS = """
2026-01-02          2026-01-07 2026-01-09 2026-01-23 2026-04-09
2026-03-13          2026-03-25 2026-03-27 2026-04-10 2026-06-24
2026-05-13          2026-05-20 2026-05-22 2026-06-09 2026-08-13
2026-08-14          2026-08-20 2026-08-24 2026-09-07 2026-11-10
2026-01-01          2026-01-06 2026-01-08 2026-01-22 2026-04-08  a holiday
2026-01-03          2026-01-07 2026-01-09 2026-01-23 2026-04-09  Saturday
2026-01-04T23:59    2026-01-07 2026-01-09 2026-01-23 2026-04-09  Sunday, a minute before midnight
2026-01-02T22:30    2026-01-07 2026-01-09 2026-01-23 2026-04-09  after hours
2026-01-02T00:01    2026-01-07 2026-01-09 2026-01-23 2026-04-09  before hours
2026-01-15          2026-01-21 2026-01-23 2026-02-05 2026-04-22  a holiday and a weekend follow
2026-02-13          2026-02-20 2026-02-24 2026-03-09 2026-05-25  collective leave on Monday, holiday on Tuesday
2026-02-16          2026-02-20 2026-02-24 2026-03-09 2026-05-25  received on collective leave
2026-03-17T18:00    2026-03-27 2026-03-31 2026-04-14 2026-06-26  the eve of a week without a working day
2026-03-21          2026-03-27 2026-03-31 2026-04-14 2026-06-26  received on a holiday that is a Saturday
2026-03-24          2026-03-27 2026-03-31 2026-04-14 2026-06-26  received on its last day
2026-04-02          2026-04-08 2026-04-10 2026-04-23 2026-07-07
2026-04-30          2026-05-06 2026-05-08 2026-05-25 2026-08-03
2026-05-16          2026-05-20 2026-05-22 2026-06-09 2026-08-13  Saturday after a bridge
2026-05-26          2026-06-03 2026-06-05 2026-06-19 2026-08-26
2026-05-30          2026-06-04 2026-06-08 2026-06-22 2026-08-27  Saturday before two holidays
2026-06-15T16:01    2026-06-19 2026-06-23 2026-07-06 2026-09-10
2026-08-15          2026-08-20 2026-08-24 2026-09-07 2026-11-10
2026-08-24          2026-08-28 2026-09-01 2026-09-14 2026-11-17
2026-12-18          2026-12-23 2026-12-29 -          -           over Christmas
2026-12-23          2026-12-30 2027-01-04 -          -           over the year
"""
KELAS = ("permintaan_informasi", "tidak_berkadar_pengawasan", "berkadar_pengawasan")


@pytest.mark.parametrize("baris", BARIS.strip().splitlines())
def test_tabel(unit, baris):
    terima, *harap = baris.split()[:5]
    for kelas, hari in zip(KELAS, harap[1:], strict=True):
        if hari == "-":
            continue
        a = pabrik.aduan(unit, kelas=kelas, kontak="", pada=pada(terima))
        assert a.tenggat_pada.astimezone(unit.tz).date().isoformat() == hari, kelas
        telaah = tenggat.milik(a, "pengaduan.verifikasi").get()
        assert telaah.jatuh_tempo_pada.astimezone(unit.tz).date().isoformat() == harap[0]


def test_hari_nol_menurut_zona_unit(db):
    """Thursday evening in Jakarta is Friday in Jayapura: the day of receipt is the unit's."""
    unit = f.UnitFactory(zona="Asia/Jayapura")
    malam = datetime(2026, 1, 8, 22, 30, tzinfo=ZoneInfo("Asia/Jakarta"))  # Friday 00.30 there
    a = pabrik.aduan(unit, kelas="permintaan_informasi", pada=malam)
    assert a.tenggat_pada.astimezone(unit.tz).date().isoformat() == "2026-01-19"
