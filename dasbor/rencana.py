"""Reading action plans: progress as PEKPPP counts it, and the effect on the unsur they were made for."""

from typing import Any

from django.core import signing
from django.db.models import Avg, Count, F, Q
from django.utils import timezone

from ikm.hasil import Angka
from ikm.laporan.bahan import triwulan
from ikm.perbaikan import pengaruh
from pelayanan.models import RencanaAksi, Unit

GARAM = "dasbor.rencana"


def ringkasan(unit: Unit) -> dict[str, Any]:
    """As PEKPPP counts: how many plans, how many done and in per cent, days from plan to done on average, and how many
    are late. One query. {semua, selesai, persen, hari, lewat}"""
    hari_ini = timezone.localdate(timezone=unit.tz)
    isi = (
        RencanaAksi.objects.filter(unit=unit)
        .exclude(status=RencanaAksi.Status.DIBATALKAN)
        .aggregate(
            semua=Count("pk"),
            selesai=Count("pk", filter=Q(status=RencanaAksi.Status.SELESAI)),
            lewat=Count("pk", filter=Q(selesai_pada__isnull=True, tenggat__lt=hari_ini)),
            lama=Avg(F("selesai_pada") - F("dibuat_pada")),
        )
    )
    return {
        "semua": isi["semua"],
        "selesai": isi["selesai"],
        "persen": isi["selesai"] * 100 // isi["semua"] if isi["semua"] else 0,
        "lewat": isi["lewat"],
        "hari": isi["lama"].days if isi["lama"] else None,
    }


def baris(unit: Unit, deret: list[Angka], terbanyak: int = 50) -> list[dict[str, Any]]:
    """The plans, open ones first; with the effect on the unsur in the next period. One query."""
    hasil = []
    for r in RencanaAksi.objects.filter(unit=unit).order_by(
        F("selesai_pada").desc(nulls_first=True), "prioritas", "tenggat"
    )[:terbanyak]:
        hasil.append(
            {
                "rencana": r,
                "tanda": signing.dumps(r.pk, salt=GARAM),
                "pengaruh": pengaruh(r, deret),
                "triwulan": triwulan(r.tenggat),
                "terbuka": r.status in (RencanaAksi.Status.DIRENCANAKAN, RencanaAksi.Status.DIKERJAKAN),
            }
        )
    return hasil
