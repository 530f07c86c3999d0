"""Which appointments are free, when one may check in, and the sweep. Reads; the acts are in operasi/janji.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from antrian import keliling, operasi
from antrian.alur_janji import StatusJanji
from antrian.models import JanjiTemu, PolaJanji, SetelanAntrian, SlotJanji
from pelayanan import jam_buka
from pelayanan.kalender import kalender_unit
from standar.models import Layanan

HARI_KE_DEPAN = 14
INGATKAN_SEBELUM = timedelta(hours=24)


@dataclass(frozen=True)
class Slot:
    """`sisa` places are free of `kapasitas`."""

    mulai: datetime
    selesai: datetime
    kapasitas: int
    sisa: int


def tersedia(layanan: Layanan, pada: datetime, hari: int = HARI_KE_DEPAN) -> dict[date, list[Slot]]:
    """{local date: slots that have not begun}, days without one left out. At most five queries."""
    pola: dict[int, list[PolaJanji]] = {}
    for p in PolaJanji.objects.filter(layanan=layanan):
        pola.setdefault(p.hari, []).append(p)
    if not pola:
        return {}
    unit = layanan.unit
    kalender = None if unit.buka_setiap_saat else kalender_unit(unit, pada)
    loket = keliling.loket_di_gedung(layanan)
    terpakai = {
        s.mulai: s for s in SlotJanji.objects.filter(layanan=layanan, mulai__gt=pada).order_by("mulai")
    }
    hasil: dict[date, list[Slot]] = {}
    awal = timezone.localdate(pada, unit.tz)
    for tanggal in (awal + timedelta(days=i) for i in range(hari + 1)):
        buka = None if kalender is None else jam_buka.jendela(kalender, tanggal)
        for p in pola.get(tanggal.weekday(), ()):
            for mulai, selesai in _potong(p, tanggal, buka):
                a, b = mulai.replace(tzinfo=unit.tz), selesai.replace(tzinfo=unit.tz)
                if a <= pada:
                    continue
                ada = terpakai.get(a)
                kapasitas = ada.kapasitas if ada else min(p.kapasitas, loket or p.kapasitas)
                sisa = max(0, kapasitas - (ada.terpakai if ada else 0))
                hasil.setdefault(tanggal, []).append(Slot(a, b, kapasitas, sisa))
    return {t: sorted(daftar, key=lambda s: s.mulai) for t, daftar in hasil.items()}


def _potong(
    p: PolaJanji, tanggal: date, buka: Iterable[tuple[datetime, datetime]] | None
) -> Iterable[tuple[datetime, datetime]]:
    """The pattern's slots of one day, those that lie whole inside opening hours."""
    kini, akhir = datetime.combine(tanggal, p.dari), datetime.combine(tanggal, p.sampai)
    lama = timedelta(minutes=p.menit)
    while kini + lama <= akhir:
        if buka is None or any(a <= kini and kini + lama <= b for a, b in buka):
            yield kini, kini + lama
        kini += lama


def jendela(janji: JanjiTemu) -> tuple[datetime, datetime]:
    """From when to when its holder may check in."""
    s = SetelanAntrian.untuk(janji.unit)
    mulai = janji.slot.mulai
    return mulai - timedelta(minutes=s.janji_awal_menit), mulai + timedelta(minutes=s.janji_toleransi_menit)


def sapu(pada: datetime | None = None) -> tuple[int, int]:
    """Remind who comes within a day, free the places of who did not come; (reminded, freed). Idempotent."""
    pada = pada or timezone.now()
    dipesan = JanjiTemu.objects.filter(status=StatusJanji.DIPESAN).select_related(
        "unit__setelan_antrian", "slot", "layanan"
    )
    ingat = lepas = 0
    for j in dipesan.filter(slot__mulai__lte=pada + INGATKAN_SEBELUM):
        if jendela(j)[1] < pada:
            lepas += operasi.lepas_janji(janji=j, pada=pada) is not None
        elif j.surel and j.diingatkan_pada is None and j.slot.mulai > pada:
            ingat += operasi.ingatkan_janji(janji=j, pada=pada) is not None
    return ingat, lepas
