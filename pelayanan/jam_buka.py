"""When a unit is open: its weekly hours, holidays and exceptions, as one pure value. No Django, no clock.

Hours come from Perpres 21/2023 or from the unit itself, holidays from the SKB 3 Menteri or the unit's own
table; here both are arguments. Opening intervals are half open: at 07.30 sharp the desk is open, at 16.00
closed. Indonesia's zones have no daylight saving, so inside a day we reckon with the wall clock of the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType

MENIT_SEHARI = 1440
# More closed days in a row than any real closure: past this the calendar is wrong, and we say so.
BATAS_HARI_TUTUP = 400

Rentang = tuple[int, int]
"""Minutes since local midnight, (opens, closes), 0 <= opens < closes <= 1440."""

SEHARI = timedelta(days=1)


class KalenderKosong(ValueError):
    """No working day (or hour) within BATAS_HARI_TUTUP days, or the answer lies outside the years 1–9999."""


@dataclass(frozen=True, slots=True)
class PolaJam:
    """Weekly opening hours, valid from `sejak` to `sampai`, both included (None: without end).

    `mingguan` has seven entries, Monday first, each a tuple of intervals; a break is the gap between two.
    """

    mingguan: tuple[tuple[Rentang, ...], ...]
    sejak: date | None = None
    sampai: date | None = None

    def __post_init__(self) -> None:
        if len(self.mingguan) != 7:
            raise ValueError("Pola jam harus berisi tujuh hari, mulai Senin.")
        object.__setattr__(self, "mingguan", tuple(_pastikan_rentang(jam) for jam in self.mingguan))
        if self.sejak and self.sampai and self.sampai < self.sejak:
            raise ValueError("Akhir masa berlaku pola jam mendahului awalnya.")

    def berlaku(self, tanggal: date) -> bool:
        """Whether this set of hours covers that day."""
        return (self.sejak is None or self.sejak <= tanggal) and (
            self.sampai is None or tanggal <= self.sampai
        )


@dataclass(frozen=True)
class Kalender:
    """When one unit works. Everything is data: the same unit before and after a change is two calendars.

    zona                 the unit's zone (Asia/Jakarta, Asia/Makassar, Asia/Jayapura)
    pola                 sets of weekly hours; of those covering a day the *last* one counts, so Ramadan hours
                         are written after the ordinary ones. No set covering a day: closed.
    libur                national and local holidays
    cuti_bersama         collective leave days, and whether they are skipped. No source says if they stop a
                         complaint's clock, so it is a setting; skipped unless the unit says otherwise.
    jam_khusus           own hours of single days (a holiday stays closed)
    tutup_awal           half days: minute of the day at which the ordinary hours are cut
    hari_kerja_tambahan  working days in spite of a holiday, collective leave or weekend. Without own hours
                         they have the weekday's, and if it has none, those of the week's first open day.
    hari_kerja           weekdays (Monday 0) that count as working days; None: every day with opening hours.
                         For a unit whose desk hours differ from its working days (a hospital open on Sunday).
    """

    zona: tzinfo
    pola: tuple[PolaJam, ...]
    libur: frozenset[date] = frozenset()
    cuti_bersama: frozenset[date] = frozenset()
    cuti_bersama_libur: bool = True
    jam_khusus: Mapping[date, tuple[Rentang, ...]] = field(default_factory=dict, hash=False)
    tutup_awal: Mapping[date, int] = field(default_factory=dict, hash=False)
    hari_kerja_tambahan: frozenset[date] = frozenset()
    hari_kerja: frozenset[int] | None = None
    # days looked at already: calendars are shared (kalender.py), and deadlines of one week meet the same days
    _ingat: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        def atur(nama: str, nilai: object) -> None:
            object.__setattr__(self, nama, nilai)

        atur("pola", tuple(self.pola))
        for nama in ("libur", "cuti_bersama", "hari_kerja_tambahan"):
            atur(nama, frozenset(_pastikan_tanggal(t) for t in getattr(self, nama)))
        jam_khusus = {_pastikan_tanggal(t): _pastikan_rentang(jam) for t, jam in self.jam_khusus.items()}
        atur("jam_khusus", MappingProxyType(jam_khusus))
        atur("tutup_awal", MappingProxyType({_pastikan_tanggal(t): m for t, m in self.tutup_awal.items()}))
        if any(not 0 <= menit <= MENIT_SEHARI for menit in self.tutup_awal.values()):
            raise ValueError("Jam tutup setengah hari harus antara 00.00 dan 24.00.")
        if self.hari_kerja is not None:
            atur("hari_kerja", frozenset(self.hari_kerja))
            if not self.hari_kerja <= frozenset(range(7)):
                raise ValueError("Hari kerja ditulis 0 (Senin) sampai 6 (Minggu).")


# --- hours and days -----------------------------------------------------------------------------------------


def rentang_jam(buka: time, tutup: time, istirahat: Iterable[tuple[time, time]] = ()) -> tuple[Rentang, ...]:
    """Intervals of one day from opening, closing and breaks (a closing or break end at 00.00 means 24.00).

    ValueError if closing is not after opening, if a break is not inside, or if a time has seconds.
    """
    awal, akhir = _menit(buka), _menit(tutup) or MENIT_SEHARI
    hasil: list[Rentang] = []
    for mulai, selesai in sorted((_menit(a), _menit(b) or MENIT_SEHARI) for a, b in istirahat):
        if not awal <= mulai < selesai <= akhir:
            raise ValueError("Istirahat harus berada di dalam jam buka dan tidak bertumpuk.")
        if mulai > awal:
            hasil.append((awal, mulai))
        awal = selesai
    if awal < akhir or not hasil:
        hasil.append((awal, akhir))
    return _pastikan_rentang(hasil)


def jam_hari(kalender: Kalender, tanggal: date) -> tuple[Rentang, ...]:
    """Opening intervals of that local day, in minutes since midnight; empty when closed."""
    tambahan = tanggal in kalender.hari_kerja_tambahan
    if not tambahan and libur_pada(kalender, tanggal):
        return ()
    khusus = kalender.jam_khusus.get(tanggal)
    if khusus is not None:
        return khusus
    mingguan = next((p.mingguan for p in reversed(kalender.pola) if p.berlaku(tanggal)), ((),) * 7)
    jam = mingguan[tanggal.weekday()]
    if tambahan and not jam:
        jam = next((j for j in mingguan if j), ())
    tutup = kalender.tutup_awal.get(tanggal)
    if tutup is not None:
        jam = tuple((a, min(b, tutup)) for a, b in jam if a < tutup)
    return jam


def libur_pada(kalender: Kalender, tanggal: date) -> bool:
    """Whether that day is a holiday, or collective leave that this calendar skips (weekends are neither)."""
    return tanggal in kalender.libur or (kalender.cuti_bersama_libur and tanggal in kalender.cuti_bersama)


def adalah_hari_kerja(kalender: Kalender, tanggal: date) -> bool:
    """Whether that local day counts in a deadline of working days. A half day counts whole."""
    ingat = kalender._ingat.get(tanggal)
    if ingat is None:
        ingat = kalender._ingat[tanggal] = _adalah_hari_kerja(kalender, tanggal)
    return ingat


def _adalah_hari_kerja(kalender: Kalender, tanggal: date) -> bool:
    if tanggal in kalender.hari_kerja_tambahan:
        return True
    if kalender.hari_kerja is None:
        return bool(jam_hari(kalender, tanggal))
    return tanggal.weekday() in kalender.hari_kerja and not libur_pada(kalender, tanggal)


def buka(kalender: Kalender, pada: datetime) -> bool:
    """Whether the unit is open at that instant: false in breaks and at the very minute of closing."""
    kini = setempat(kalender, pada)
    sejak = kini - datetime.combine(kini.date(), time.min)
    return any(
        timedelta(minutes=a) <= sejak < timedelta(minutes=b) for a, b in jam_hari(kalender, kini.date())
    )


def buka_berikutnya(kalender: Kalender, pada: datetime) -> datetime | None:
    """The first instant from `pada` on at which the unit is open (`pada` itself if it is); None if never.

    "Never" means within BATAS_HARI_TUTUP days.
    """
    kini = setempat(kalender, pada)
    tanggal = kini.date()
    for _ in range(BATAS_HARI_TUTUP):
        for awal, akhir in jendela(kalender, tanggal):
            if kini < akhir:
                return berzona(kalender, max(kini, awal))
        if tanggal == date.max:
            return None
        tanggal += SEHARI
    return None


def tutup_hari_ini(kalender: Kalender, pada: datetime) -> datetime | None:
    """Closing time of the local day of `pada`, also when it is past; None on a day that does not open."""
    hari_ini = jendela(kalender, setempat(kalender, pada).date())
    return berzona(kalender, hari_ini[-1][1]) if hari_ini else None


# --- ready calendars ----------------------------------------------------------------------------------------

_PAGI = (7 * 60 + 30, 12 * 60)
# Perpres 21/2023: 37 h 30 min a week without breaks, from 07.30; breaks 60 minutes, Friday 90.
MINGGU_LIMA_HARI: tuple[tuple[Rentang, ...], ...] = (
    *(((_PAGI, (13 * 60, 16 * 60)),) * 4),
    ((7 * 60 + 30, 11 * 60 + 30), (13 * 60, 16 * 60 + 30)),
    (),
    (),
)
# In Ramadan 32 h 30 min, from 08.00; breaks 30 minutes, Friday 60. Its dates come from the caller.
MINGGU_LIMA_HARI_RAMADAN: tuple[tuple[Rentang, ...], ...] = (
    *((((8 * 60, 12 * 60), (12 * 60 + 30, 15 * 60)),) * 4),
    ((8 * 60, 11 * 60 + 30), (12 * 60 + 30, 15 * 60 + 30)),
    (),
    (),
)


def kalender_baku(zona: tzinfo, libur: Iterable[date] = (), cuti_bersama: Iterable[date] = ()) -> Kalender:
    """The civil service's ordinary week (Perpres 21/2023, five days, no Ramadan) with these holidays."""
    return Kalender(zona, (PolaJam(MINGGU_LIMA_HARI),), frozenset(libur), frozenset(cuti_bersama))


# --- small parts --------------------------------------------------------------------------------------------


def sadar(pada: datetime) -> datetime:
    """`pada` itself; ValueError if it has no zone, for then nobody knows which instant is meant."""
    if not isinstance(pada, datetime) or pada.utcoffset() is None:
        raise ValueError("Waktu harus lengkap dengan zona waktunya.")
    return pada


def setempat(kalender: Kalender, pada: datetime) -> datetime:
    """The wall clock of the unit at that instant, naive: arithmetic inside a zone without daylight saving."""
    return sadar(pada).astimezone(kalender.zona).replace(tzinfo=None)


def berzona(kalender: Kalender, waktu_dinding: datetime) -> datetime:
    """A naive wall-clock time of the unit, made aware again."""
    return waktu_dinding.replace(tzinfo=kalender.zona)


def jendela(kalender: Kalender, tanggal: date) -> list[tuple[datetime, datetime]]:
    """Opening intervals of a day as naive local datetimes."""
    nol = datetime.combine(tanggal, time.min)
    try:
        return [
            (nol + timedelta(minutes=a), nol + timedelta(minutes=b)) for a, b in jam_hari(kalender, tanggal)
        ]
    except OverflowError:
        raise KalenderKosong("Tenggat berada di luar jangkauan kalender.") from None


def _pastikan_tanggal(tanggal: date) -> date:
    # A datetime would pass for a date here and then never equal one: a holiday that silently does not exist.
    if isinstance(tanggal, datetime):
        raise ValueError("Hari di kalender ditulis sebagai tanggal, tanpa jam.")
    return tanggal


def _pastikan_rentang(jam: Iterable[Rentang]) -> tuple[Rentang, ...]:
    hasil = tuple((a, b) for a, b in jam)
    batas = 0
    for a, b in hasil:
        if not batas <= a < b <= MENIT_SEHARI:
            raise ValueError("Jam buka harus berurutan, tidak bertumpuk, dan di dalam satu hari.")
        batas = b
    return hasil


def _menit(jam: time) -> int:
    if jam.second or jam.microsecond:
        raise ValueError("Jam buka ditulis sampai menit.")
    return jam.hour * 60 + jam.minute
