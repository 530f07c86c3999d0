"""A unit's working calendar out of its rows: hours, holidays, half days. The arithmetic is in waktu_kerja.py."""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Any

from django.utils import timezone

from pelayanan import libur as libur_nasional
from pelayanan.models import HariLibur, Unit
from pelayanan.siap import Siap
from pelayanan.waktu_kerja import MINGGU_LIMA_HARI, Kalender, PolaJam, rentang_jam

# A clock runs at most a year and a half ahead (60 working days); history is read back further.
TAHUN_KE_BELAKANG, TAHUN_KE_DEPAN = 3, 2

# Rows for every unit first, so that the unit's own row of the same date comes last and wins; hours in their order.
_BARIS = Siap(
    """SELECT tanggal, jenis, tutup_pukul, NULL::int, NULL::time, NULL::time, NULL::time, NULL::time, NULL::date,
  NULL::date, 0 AS macam, (unit_id IS NOT NULL)::int AS milik, id
FROM pelayanan_harilibur WHERE unit_id = %(unit)s OR unit_id IS NULL
UNION ALL
SELECT NULL, '', NULL, hari, buka, tutup, istirahat_mulai, istirahat_selesai, berlaku_dari, berlaku_sampai, 1, 0, id
FROM pelayanan_jamlayanan WHERE unit_id = %(unit)s ORDER BY macam, milik, id"""
)


def kalender_unit(
    unit: Unit, pada: datetime | None = None, *, tahun_ke_depan: int = TAHUN_KE_DEPAN
) -> Kalender:
    """The calendar of `unit` around `pada` (default now), national holidays to `tahun_ke_depan`; one query.

    Without hours of its own the unit works the civil service's week (Perpres 21/2023). HariLibur rows win
    over the national list; the unit's own row wins over one that holds for every unit.
    """
    tahun = (pada or timezone.now()).astimezone(unit.tz).year
    baris = _BARIS.jalankan({"unit": unit.pk})
    return _susun(
        unit.tz,
        unit.cuti_bersama_libur,
        tahun - TAHUN_KE_BELAKANG,
        tahun + tahun_ke_depan + 1,
        tuple(b[0:3] for b in baris if b[0] is not None),
        tuple(b[3:10] for b in baris if b[0] is None),
    )


@lru_cache(maxsize=256)
def _susun(
    zona: tzinfo,
    cuti_bersama_libur: bool,
    dari_tahun: int,
    sampai_tahun: int,
    baris_libur: tuple[tuple[date, str, time | None], ...],
    baris_jam: tuple[tuple[Any, ...], ...],
) -> Kalender:
    """Equal rows make one calendar, put together once: nothing to invalidate, the rows are the key."""
    nasional, cuti = libur_nasional.himpunan(range(dari_tahun, sampai_tahun))
    libur, cuti_bersama = set(nasional), set(cuti)
    hari_kerja: set[date] = set()
    tutup_awal: dict[date, int] = {}
    for tanggal, jenis, tutup_pukul in baris_libur:
        for himpunan in (libur, cuti_bersama, hari_kerja):
            himpunan.discard(tanggal)
        tutup_awal.pop(tanggal, None)
        match jenis:
            case HariLibur.Jenis.LIBUR:
                libur.add(tanggal)
            case HariLibur.Jenis.CUTI_BERSAMA:
                cuti_bersama.add(tanggal)
            case HariLibur.Jenis.HARI_KERJA:
                hari_kerja.add(tanggal)
            case HariLibur.Jenis.SETENGAH_HARI if tutup_pukul:
                tutup_awal[tanggal] = tutup_pukul.hour * 60 + tutup_pukul.minute
    return Kalender(
        zona=zona,
        pola=_pola(baris_jam),
        libur=frozenset(libur),
        cuti_bersama=frozenset(cuti_bersama),
        cuti_bersama_libur=cuti_bersama_libur,
        tutup_awal=tutup_awal,
        hari_kerja_tambahan=frozenset(hari_kerja),
    )


def _pola(baris: tuple[tuple[Any, ...], ...]) -> tuple[PolaJam, ...]:
    """The undated week first, then dated sets (Ramadan): of those covering a day the last one counts."""
    per_masa: dict[tuple, list] = {}
    for hari, buka, tutup, istirahat_mulai, istirahat_selesai, dari, sampai in baris:
        minggu = per_masa.setdefault((dari, sampai), [() for _ in range(7)])
        ada = istirahat_mulai is not None and istirahat_selesai is not None
        minggu[hari] = rentang_jam(buka, tutup, [(istirahat_mulai, istirahat_selesai)] if ada else [])
    per_masa.setdefault((None, None), list(MINGGU_LIMA_HARI))
    urut = sorted(per_masa.items(), key=lambda item: (item[0][0] is not None, item[0][0] or 0))
    return tuple(PolaJam(tuple(minggu), dari, sampai) for (dari, sampai), minggu in urut)
