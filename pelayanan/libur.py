"""National holidays as plain data, from the `holidays` package: no Django, no database.

The package follows the SKB 3 Menteri to the day for 2024–2026 (both lists compared), plus the two election
days of 2024, which had decrees of their own. It knows no provinces and no local holidays, and a decree in the
middle of a year (18 August 2025) reaches it only with an update: the table HariLibur overrides it.

An estimate stays an estimate: for a year whose decree is not out the Islamic feasts are reckoned; `kepastian`
says so, because a deadline promised to somebody may still move by a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from holidays.countries.indonesia import Indonesia

TAHUN_AWAL: int = Indonesia.start_year
TAHUN_AKHIR: int = Indonesia.end_year
# Every year from 2002 on had collective leave: one without any is a year whose decree the package lacks.
_CUTI_BERSAMA_SEJAK = 2002
_TANDA_PERKIRAAN = " (perkiraan)"


class Kepastian(StrEnum):
    """How far a year's list can be relied on."""

    PASTI = "pasti"
    PERKIRAAN = (
        "perkiraan"  # the decree is not in the package: feasts reckoned, collective leave missing or guessed
    )
    TIDAK_DIKENAL = "tidak_dikenal"  # outside TAHUN_AWAL..TAHUN_AKHIR: no list at all


@dataclass(frozen=True, slots=True)
class Libur:
    """One day off in Indonesia: a national holiday, or collective leave (`cuti_bersama`)."""

    tanggal: date
    nama: str
    cuti_bersama: bool
    perkiraan: bool


@cache
def libur_nasional(tahun: int) -> tuple[Libur, ...]:
    """That year's days off, by date, names in Indonesian; empty outside TAHUN_AWAL..TAHUN_AKHIR.

    A day that is both counts as a national holiday: no setting for cuti bersama makes it a working day.
    """
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        return ()
    hasil: dict[date, Libur] = {}
    for kategori, cuti_bersama in (("public", False), ("government", True)):
        # `expand=False`: asking for a neighbouring year must not grow this one's list.
        for tanggal, nama in Indonesia(years=tahun, categories=kategori, language="id", expand=False).items():
            if tanggal.year == tahun and tanggal not in hasil:
                hasil[tanggal] = Libur(
                    tanggal, nama.replace(_TANDA_PERKIRAAN, ""), cuti_bersama, _TANDA_PERKIRAAN in nama
                )
    return tuple(sorted(hasil.values(), key=lambda libur: libur.tanggal))


def himpunan(tahun: Iterable[int]) -> tuple[frozenset[date], frozenset[date]]:
    """Two sets over those years, as `Kalender` wants them: (national holidays, collective leave)."""
    semua = [libur for t in tahun for libur in libur_nasional(t)]
    return (
        frozenset(libur.tanggal for libur in semua if not libur.cuti_bersama),
        frozenset(libur.tanggal for libur in semua if libur.cuti_bersama),
    )


def kepastian(tahun: int) -> Kepastian:
    """Whether that year's list is decreed, estimated, or unknown."""
    daftar = libur_nasional(tahun)
    if not daftar:
        return Kepastian.TIDAK_DIKENAL
    tanpa_cuti = tahun >= _CUTI_BERSAMA_SEJAK and not any(libur.cuti_bersama for libur in daftar)
    if tanpa_cuti or any(libur.perkiraan for libur in daftar):
        return Kepastian.PERKIRAAN
    return Kepastian.PASTI
