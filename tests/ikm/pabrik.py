"""Makers of visits, invitations and answers; every state by operation."""

import datetime
import itertools
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from ikm import kotak, rekap, tautan
from ikm.models import Periode, Undangan
from ikm.muat import muat_instrumen
from ikm.operasi import buat_undangan, kirim_jawaban
from ikm.operasi_periode import buka_periode
from pelayanan.models import Kunjungan, Unit
from standar.models import Layanan

WIB = ZoneInfo("Asia/Jakarta")
_jam = itertools.count()


def kapan(hari: datetime.date | str, jam: int = 9) -> datetime.datetime:
    if isinstance(hari, str):
        hari = datetime.date.fromisoformat(hari)
    return datetime.datetime(hari.year, hari.month, hari.day, jam, next(_jam) % 60, tzinfo=WIB)


def periode(unit: Unit, kode: str = "permenpanrb14-2017", **isi) -> Periode:
    return buka_periode(
        unit=unit,
        instrumen=muat_instrumen(kode),
        **{
            "nama": "Semester II 2026",
            "mulai": datetime.date(2026, 7, 1),
            "selesai": datetime.date(2026, 12, 31),
            "oleh": None,
            **isi,
        },
    )


def undangan(layanan: Layanan, pada: datetime.datetime | None = None) -> Undangan:
    pada = pada or kapan("2026-09-01")
    k = Kunjungan.objects.create(unit=layanan.unit, dibuka_pada=pada)
    return buat_undangan(unit=layanan.unit, layanan=layanan, kunjungan=k, pada=pada)


def jawab(
    layanan: Layanan,
    nilai: Sequence[int] | int = 3,
    hari: datetime.date | str = "2026-09-01",
    banyak: int = 9,
    **isi,
) -> Undangan:
    """One visit, one answer. `nilai` in annex order, or one value for all unsur."""
    deret = [nilai] * banyak if isinstance(nilai, int) else list(nilai)
    pada = kapan(hari)
    u = undangan(layanan, pada)
    return kirim_jawaban(
        token=tautan.token(u), jawaban={f"u{i}": n for i, n in enumerate(deret, 1)}, pada=pada, **isi
    )


def olah(hari: datetime.date | str = "2026-12-01") -> None:
    kotak.pindahkan(pada=kapan(hari))
    rekap.lipat()
