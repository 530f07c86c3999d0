"""Working-time arithmetic: pure functions over a calendar that is handed in.

No database and no clock is read here (of Django only the names of the units, in the reader's language); the same
calendar and the same question give the same answer for ever, so a deadline can be recomputed and explained years
later.

The rules (Perpres 21/2023 for hours, SKB 3 Menteri for holidays, the units' own standards for the rest):

* The day of receipt is day 0: the *local* date of receipt, also on a holiday or after closing time.
* A deadline in working days falls on a working day; one in calendar days falls where it falls. Both last to
  the end of that local day, shown as 23.59. The instant kept is the day's last microsecond, so that "late"
  (`pada > tenggat`, see `lewat`) is true exactly from 00.00 of the next local day and the whole minute 23.59
  still belongs to the person. Show it cut to minutes, never rounded.
* A deadline in working minutes is the *earliest* instant at which that much service time has passed: sixty
  minutes from 15.00 with closing at 16.00 end at 16.00, not at the next opening.

What a calendar is and when a unit is open: `jam_buka`. Every datetime going in or coming out is aware; those
coming out are in the calendar's zone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pelayanan.jam_buka import (
    BATAS_HARI_TUTUP,
    MINGGU_LIMA_HARI,
    MINGGU_LIMA_HARI_RAMADAN,
    SEHARI,
    Kalender,
    KalenderKosong,
    PolaJam,
    Rentang,
    adalah_hari_kerja,
    berzona,
    buka,
    buka_berikutnya,
    jam_hari,
    jendela,
    kalender_baku,
    libur_pada,
    rentang_jam,
    sadar,
    setempat,
    tutup_hari_ini,
)

# The calendar's names are given on, so that other modules import working time from one place.
__all__ = [
    "MINGGU_LIMA_HARI",
    "MINGGU_LIMA_HARI_RAMADAN",
    "Kalender",
    "KalenderKosong",
    "Lama",
    "PolaJam",
    "Rentang",
    "Satuan",
    "Sisa",
    "adalah_hari_kerja",
    "akhir_hari",
    "buka",
    "buka_berikutnya",
    "hari_kerja_antara",
    "hari_kerja_setelah",
    "jam_hari",
    "jatuh_tempo",
    "kalender_baku",
    "lewat",
    "libur_pada",
    "menit_kerja_antara",
    "rentang_jam",
    "sisa",
    "tenggat_hari",
    "tenggat_hari_kerja",
    "tenggat_jam",
    "tenggat_menit",
    "tenggat_menit_kerja",
    "tenggat_setelah_jeda",
    "tutup_hari_ini",
    "waktu_kerja_antara",
]


class Satuan(StrEnum):
    """Units of a promise. The law says *hari* (calendar days) in one place and *hari kerja* in the next."""

    MENIT = "menit"  # minutes of the clock
    JAM = "jam"  # hours of the clock
    MENIT_KERJA = "menit_kerja"  # minutes while the unit is open
    JAM_KERJA = "jam_kerja"  # hours while the unit is open
    HARI_KERJA = "hari_kerja"
    HARI = "hari"  # calendar days

    @property
    def sebutan(self) -> str:
        """The unit as people read it: "hari kerja"."""
        return self.value.replace("_", " ")


_SEBUT: dict[Satuan, Callable[[int], str]] = {
    Satuan.MENIT: lambda n: ngettext("%d menit", "%d menit", n) % n,
    Satuan.JAM: lambda n: ngettext("%d jam", "%d jam", n) % n,
    Satuan.MENIT_KERJA: lambda n: ngettext("%d menit kerja", "%d menit kerja", n) % n,
    Satuan.JAM_KERJA: lambda n: ngettext("%d jam kerja", "%d jam kerja", n) % n,
    Satuan.HARI_KERJA: lambda n: ngettext("%d hari kerja", "%d hari kerja", n) % n,
    Satuan.HARI: lambda n: ngettext("%d hari", "%d hari", n) % n,
}
_MENIT_PER = {Satuan.MENIT: 1, Satuan.JAM: 60, Satuan.MENIT_KERJA: 1, Satuan.JAM_KERJA: 60}
_SATUAN_JAM_DINDING = frozenset({Satuan.MENIT, Satuan.JAM})


@dataclass(frozen=True, slots=True)
class Lama:
    """A promised length of time: a whole, non-negative number and its unit (its text is accepted too)."""

    jumlah: int
    satuan: Satuan

    def __post_init__(self) -> None:
        _pastikan_jumlah(self.jumlah)
        object.__setattr__(self, "satuan", _satuan(self.satuan))

    def __str__(self) -> str:
        """ "3 hari kerja", in the reader's language."""
        return _SEBUT[self.satuan](self.jumlah)


# --- deadlines ----------------------------------------------------------------------------------------------


def hari_kerja_setelah(kalender: Kalender, mulai: date, n: int) -> date:
    """The n-th working day after `mulai`, which is day 0 (an aware datetime counts as its local date).

    n = 0 is the day itself, or the next working day if it is none: a working-day deadline never falls on a
    day off. ValueError for a negative n; KalenderKosong if there is no such day.
    """
    _pastikan_jumlah(n)
    tanggal = _tanggal(kalender, mulai)
    if n == 0 and adalah_hari_kerja(kalender, tanggal):
        return tanggal
    sisa_hari, tutup = max(n, 1), 0
    while True:
        tanggal = _besok(tanggal)
        if adalah_hari_kerja(kalender, tanggal):
            sisa_hari, tutup = sisa_hari - 1, 0
            if not sisa_hari:
                return tanggal
        else:
            tutup = _hitung_tutup(tutup)


def hari_kerja_antara(kalender: Kalender, dari: date, sampai: date) -> int:
    """Working days after `dari` up to and including `sampai`; negative when `sampai` is earlier.

    The inverse of `hari_kerja_setelah` for n >= 1, and additive: antara(a, b) + antara(b, c) == antara(a, c).
    """
    awal, akhir = _tanggal(kalender, dari), _tanggal(kalender, sampai)
    if akhir < awal:
        return -hari_kerja_antara(kalender, akhir, awal)
    return sum(adalah_hari_kerja(kalender, awal + SEHARI * i) for i in range(1, (akhir - awal).days + 1))


def tenggat_hari_kerja(kalender: Kalender, mulai: date, n: int) -> datetime:
    """End of the n-th working day after receipt (see `hari_kerja_setelah`)."""
    return akhir_hari(kalender, hari_kerja_setelah(kalender, mulai, n))


def tenggat_hari(kalender: Kalender, mulai: date, n: int) -> datetime:
    """End of the n-th calendar day after receipt, also if it is a holiday."""
    _pastikan_jumlah(n)
    return akhir_hari(kalender, _tambah_hari(_tanggal(kalender, mulai), n))


def tenggat_jam(kalender: Kalender, mulai: datetime, n: int) -> datetime:
    """n hours of the clock after `mulai`, night and holiday included."""
    _pastikan_jumlah(n)
    return _tambah(kalender, mulai, n * 60)


def tenggat_menit(kalender: Kalender, mulai: datetime, n: int) -> datetime:
    """n minutes of the clock after `mulai`."""
    _pastikan_jumlah(n)
    return _tambah(kalender, mulai, n)


def tenggat_menit_kerja(kalender: Kalender, mulai: datetime, menit: int | Fraction) -> datetime:
    """The earliest instant at which `menit` minutes of service time have passed since `mulai`.

    Zero minutes end at `mulai` itself, open or not. A fraction is exact to the microsecond. ValueError for a
    negative number; KalenderKosong if the unit never opens again.
    """
    if menit < 0:
        raise ValueError("Jumlah menit kerja tidak boleh negatif.")
    try:
        lama = timedelta(microseconds=round(Fraction(menit) * 60_000_000))
    except OverflowError:
        raise KalenderKosong("Tenggat berada di luar jangkauan kalender.") from None
    return _maju_kerja(kalender, mulai, lama)


def menit_kerja_antara(kalender: Kalender, a: datetime, b: datetime) -> Fraction:
    """Exact minutes of service time from `a` to `b`; negative when `b` is earlier. Additive over instants."""
    return Fraction(waktu_kerja_antara(kalender, a, b) // timedelta(microseconds=1), 60_000_000)


def waktu_kerja_antara(kalender: Kalender, a: datetime, b: datetime) -> timedelta:
    """Service time from `a` to `b` as a timedelta; negative when `b` is earlier."""
    dari, sampai = setempat(kalender, a), setempat(kalender, b)
    if sampai < dari:
        return -waktu_kerja_antara(kalender, b, a)
    jumlah = timedelta()
    for hari in range((sampai.date() - dari.date()).days + 1):
        for awal, akhir in jendela(kalender, dari.date() + SEHARI * hari):
            jumlah += max(timedelta(), min(akhir, sampai) - max(awal, dari))
    return jumlah


def jatuh_tempo(kalender: Kalender, mulai: datetime, lama: Lama) -> datetime:
    """The deadline of a promise given at `mulai`: the one entry for every unit."""
    if lama.satuan is Satuan.HARI_KERJA:
        return tenggat_hari_kerja(kalender, sadar(mulai), lama.jumlah)
    if lama.satuan is Satuan.HARI:
        return tenggat_hari(kalender, sadar(mulai), lama.jumlah)
    menit = lama.jumlah * _MENIT_PER[lama.satuan]
    if lama.satuan in _SATUAN_JAM_DINDING:
        return _tambah(kalender, mulai, menit)
    return tenggat_menit_kerja(kalender, mulai, menit)


def lewat(tenggat: datetime, pada: datetime) -> bool:
    """Whether the deadline is past: strictly after it, so the last instant itself is still in time."""
    return sadar(pada) > sadar(tenggat)


def akhir_hari(kalender: Kalender, tanggal: date) -> datetime:
    """The last instant of a local day: the deadline shown as 23.59."""
    return datetime.combine(tanggal, time.max, tzinfo=kalender.zona)


# --- pause, resume, what is left ----------------------------------------------------------------------------


def tenggat_setelah_jeda(
    kalender: Kalender, tenggat: datetime, satuan: Satuan | str, jeda_pada: datetime, lanjut_pada: datetime
) -> datetime:
    """The deadline after a pause: the old one moved by the length of the pause, measured in its own unit.

    * clock minutes and hours move by the clock; working minutes by the service time inside the pause, so what
      was left at the pause is left at the resume;
    * days move by whole days: the day of the pause still counts as run, the day of the resume as paused. A
      pause over k working days (`hari_kerja_antara(jeda, lanjut)`) moves a working-day deadline by exactly k.

    Pausing and resuming at one instant changes nothing. A deadline in time at the pause is never past at the
    resume: paused on its last day and resumed on the day off after it, it ends on the next working day (the
    only case that moves by more than k). One already late stays late by the same amount of its unit; late by
    none (on the day off after its last day) it may come back to a last day.
    ValueError if the resume is before the pause.
    """
    satuan = _satuan(satuan)
    lama_tenggat, jeda, lanjut = (
        sadar(t).astimezone(kalender.zona) for t in (tenggat, jeda_pada, lanjut_pada)
    )
    if lanjut < jeda:
        raise ValueError("Waktu lanjut mendahului waktu jeda.")
    tepat_waktu = not lewat(lama_tenggat, jeda)
    if satuan in _SATUAN_JAM_DINDING:
        return lama_tenggat + (lanjut - jeda)
    if satuan is Satuan.HARI:
        return akhir_hari(kalender, _tambah_hari(lama_tenggat.date(), (lanjut.date() - jeda.date()).days))
    if satuan is Satuan.HARI_KERJA:
        geser = hari_kerja_antara(kalender, jeda, lanjut)
        baru = hari_kerja_setelah(kalender, lama_tenggat, geser) if geser else lama_tenggat.date()
        if tepat_waktu and baru < lanjut.date():
            baru = hari_kerja_setelah(kalender, lanjut, 0)
        return akhir_hari(kalender, baru)
    maju = _maju_kerja(kalender, lama_tenggat, waktu_kerja_antara(kalender, jeda, lanjut))
    return max(maju, lanjut) if tepat_waktu else maju


@dataclass(frozen=True, slots=True)
class Sisa:
    """What is left of a deadline (or by how much it is late), whole units, cut and never rounded up.

    `jumlah` is non-negative: working days or calendar days for those two units, minutes (of the clock or of
    service time) for the other four. Late on a day off after the last working day is `lewat` with 0.
    """

    jumlah: int
    satuan: Satuan
    lewat: bool

    def __str__(self) -> str:
        """Plain words for a list: "2 hari kerja lagi", "hari ini", "lewat 1 jam 5 menit kerja"."""
        if self.satuan in (Satuan.HARI, Satuan.HARI_KERJA):
            ukuran, kini = _SEBUT[self.satuan](self.jumlah), _("hari ini")
        else:
            jam, menit = divmod(self.jumlah, 60)
            bagian = [_SEBUT[s](n) for n, s in ((jam, Satuan.JAM), (menit, Satuan.MENIT)) if n]
            ukuran = " ".join(bagian)
            if self.satuan not in _SATUAN_JAM_DINDING:
                ukuran = _("%(lama)s kerja") % {"lama": ukuran}
            kini = _("kurang dari 1 menit lagi")
        if self.lewat:
            return _("lewat %(lama)s") % {"lama": ukuran} if self.jumlah else _("baru saja lewat")
        return _("%(lama)s lagi") % {"lama": ukuran} if self.jumlah else kini


def sisa(kalender: Kalender, tenggat: datetime, satuan: Satuan | str, pada: datetime) -> Sisa:
    """How much of a deadline is left at `pada`, in its promise's unit. On the last day: 0, "hari ini"."""
    satuan = _satuan(satuan)
    akhir, kini = setempat(kalender, tenggat), setempat(kalender, pada)
    if satuan is Satuan.HARI_KERJA:
        jumlah = hari_kerja_antara(kalender, kini.date(), akhir.date())
    elif satuan is Satuan.HARI:
        jumlah = (akhir.date() - kini.date()).days
    else:
        lama = akhir - kini if satuan in _SATUAN_JAM_DINDING else waktu_kerja_antara(kalender, pada, tenggat)
        return Sisa(abs(lama) // timedelta(minutes=1), satuan, kini > akhir)
    return Sisa(abs(jumlah), satuan, kini > akhir)


# --- small parts --------------------------------------------------------------------------------------------


def _maju_kerja(kalender: Kalender, mulai: datetime, lama: timedelta) -> datetime:
    kini = setempat(kalender, mulai)
    if not lama:
        return berzona(kalender, kini)
    tanggal, tutup = kini.date(), 0
    while True:
        hari_ini = jendela(kalender, tanggal)
        for awal, akhir in hari_ini:
            awal = max(awal, kini)
            if awal + lama <= akhir:
                return berzona(kalender, awal + lama)
            lama -= max(timedelta(), akhir - awal)
        tutup = 0 if hari_ini else _hitung_tutup(tutup)
        tanggal = _besok(tanggal)


def _tanggal(kalender: Kalender, kapan: date) -> date:
    return setempat(kalender, kapan).date() if isinstance(kapan, datetime) else kapan


def _tambah(kalender: Kalender, mulai: datetime, menit: int) -> datetime:
    try:
        return sadar(mulai).astimezone(kalender.zona) + timedelta(minutes=menit)
    except OverflowError:
        raise KalenderKosong("Tenggat berada di luar jangkauan kalender.") from None


def _tambah_hari(tanggal: date, n: int) -> date:
    try:
        return tanggal + timedelta(days=n)
    except OverflowError:
        raise KalenderKosong("Tenggat berada di luar jangkauan kalender.") from None


def _besok(tanggal: date) -> date:
    return _tambah_hari(tanggal, 1)


def _hitung_tutup(tutup: int) -> int:
    if tutup >= BATAS_HARI_TUTUP:
        raise KalenderKosong(
            f"Kalender tidak punya hari kerja selama {BATAS_HARI_TUTUP} hari berturut-turut."
        )
    return tutup + 1


def _satuan(nilai: Satuan | str) -> Satuan:
    try:
        return Satuan(nilai)
    except ValueError:
        raise ValueError(f"Satuan waktu tidak dikenal: {nilai}.") from None


def _pastikan_jumlah(n: int) -> None:
    if not isinstance(n, int) or isinstance(n, bool):
        raise ValueError("Jumlah harus bilangan bulat.")
    if n < 0:
        raise ValueError("Jumlah tidak boleh negatif.")
