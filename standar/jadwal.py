"""What happens by the calendar. Every function may run twice at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from standar import operasi
from standar.models import Peninjauan, Standar

log = structlog.get_logger("prima.standar")


def berlakukan_yang_tiba(pada: datetime | None = None) -> int:
    """Put every decreed version in force whose day has come, in its unit's zone; returns how many."""
    jumlah = 0
    calon = Standar.objects.filter(status=Standar.Status.DITETAPKAN, mulai_berlaku__isnull=False)
    for standar in calon.select_related("layanan__unit").order_by("pk"):
        if standar.mulai_berlaku and standar.mulai_berlaku > timezone.localdate(
            pada, standar.layanan.unit.tz
        ):
            continue
        try:
            operasi.berlakukan(standar=standar, oleh=None, pada=pada)
            jumlah += 1
        except GalatOperasi as galat:  # somebody was faster, or it was withdrawn
            log.info("tidak diberlakukan", standar=standar.pk, sebab=galat.kode)
    return jumlah


# A version that nobody gave a day for its review is due a year after it came into force (or was last reviewed).
TINJAU_SETIAP = timedelta(days=365)
INGATKAN_SEBELUM = timedelta(days=30)


@dataclass(frozen=True)
class PerluDitinjau:
    """A version in force whose review is due within 30 days, or overdue."""

    standar: Standar
    jatuh_tempo: date
    terlambat: bool


def _dengan_tinjauan(qs: QuerySet[Standar]) -> QuerySet[Standar]:
    akhir = Peninjauan.objects.filter(standar=OuterRef("pk")).order_by("-tanggal", "-pk")
    return qs.annotate(
        tinjau_tanggal=Subquery(akhir.values("tanggal")[:1]),
        tinjau_berikutnya=Subquery(akhir.values("berikutnya")[:1]),
    )


def perlu_ditinjau(unit: Iterable[Unit], pada: datetime | None = None) -> list[PerluDitinjau]:
    """Of these units, soonest first; one query for any number of versions."""
    berlaku = Standar.objects.filter(
        layanan__unit__in=unit, layanan__aktif=True, status=Standar.Status.BERLAKU
    ).select_related("layanan__unit")
    hasil = []
    for s in _dengan_tinjauan(berlaku):
        sejak = s.tinjau_tanggal or (s.berlaku.lower if s.berlaku else None)  # type: ignore[attr-defined]
        tempo = s.tinjau_berikutnya or (sejak + TINJAU_SETIAP if sejak else None)  # type: ignore[attr-defined]
        hari = timezone.localdate(pada, s.layanan.unit.tz)
        if tempo and tempo <= hari + INGATKAN_SEBELUM:
            hasil.append(PerluDitinjau(s, tempo, tempo < hari))
    return sorted(hasil, key=lambda x: (x.jatuh_tempo, x.standar.pk))


def ingatkan_peninjauan(pada: datetime | None = None) -> int:
    """Tell about every review that is due within 30 days, once per due day; returns how many."""
    jumlah = 0
    for butir in perlu_ditinjau(Unit.objects.filter(aktif=True), pada):
        jumlah += operasi.ingatkan_tinjau(standar=butir.standar, jatuh_tempo=butir.jatuh_tempo, pada=pada)
    return jumlah
