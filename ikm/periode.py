"""Which period a day belongs to; a unit that opened none surveys by calendar quarter."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from ikm.models import Periode
from ikm.muat import muat_instrumen
from pelayanan.models import Unit
from pelayanan.siap import Tanya

_ROMAWI = ("I", "II", "III", "IV")


def triwulan(hari: date) -> tuple[date, date, str]:
    """First day, last day and name of the quarter of `hari`."""
    ke = (hari.month - 1) // 3
    mulai = date(hari.year, ke * 3 + 1, 1)
    selesai = (mulai + timedelta(days=92)).replace(day=1) - timedelta(days=1)
    return mulai, selesai, f"Triwulan {_ROMAWI[ke]} {hari.year}"


# at most one row: a constraint keeps the periods of a unit apart
_PADA = Tanya(
    lambda unit, hari: (
        Periode.objects.skm()
        .filter(unit=unit, mulai__lte=hari, selesai__gte=hari)
        .select_related("instrumen")
        .order_by()
    ),
    unit=int,
    hari=date,
)


def periode_pada(unit: Unit, hari: date) -> Periode | None:
    """The period that holds `hari`."""
    ada = _PADA.satu(unit=unit.pk, hari=hari)
    if ada is not None:
        ada.unit = unit
    return ada


def periode_lembar(unit: Unit, hari: date, terbanyak: int = 12) -> list[Periode]:
    """The periods a paper form of up to `hari` can belong to, newest first, with what was published of them."""
    return list(
        Periode.objects.skm()
        .filter(unit=unit, mulai__lte=hari)
        .select_related("instrumen", "unit", "terbitan")
        .order_by("-mulai")[:terbanyak]
    )


def periode_untuk(unit: Unit, hari: date) -> Periode:
    """The period that holds `hari`; made when there is none: that quarter, cut where neighbours begin, with
    the instrument and rule of the unit's latest period, or the 14 unsur as officially weighted."""
    ada = periode_pada(unit, hari)
    if ada is not None:
        return ada
    mulai, selesai, nama = triwulan(hari)
    tetangga = Periode.objects.skm().filter(unit=unit)
    sebelum = tetangga.filter(selesai__lt=hari).order_by("-selesai").select_related("instrumen").first()
    sesudah = tetangga.filter(mulai__gt=hari).order_by("mulai").select_related("instrumen").first()
    if sebelum is not None:
        mulai = max(mulai, sebelum.selesai + timedelta(days=1))
    if sesudah is not None:
        selesai = min(selesai, sesudah.mulai - timedelta(days=1))
    teladan = sebelum or sesudah
    instrumen = teladan.instrumen if teladan else muat_instrumen()
    try:
        with transaction.atomic():
            return Periode.objects.create(
                unit=unit,
                instrumen=instrumen,
                nama=nama,
                mulai=mulai,
                selesai=selesai,
                bobot=teladan.bobot if teladan else instrumen.bobot_baku,
                pembulatan=teladan.pembulatan if teladan else "akhir",
                tabel=teladan.tabel if teladan else instrumen.tabel,
                kosong=teladan.kosong if teladan else "per_unsur",
            )
    except IntegrityError:  # somebody else's first answer of the quarter made it
        ada = periode_pada(unit, hari)
        if ada is None:
            raise
        return ada
