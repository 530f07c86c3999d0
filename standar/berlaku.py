"""Which version of a standard holds."""

from datetime import datetime

from django.utils import timezone

from standar.models import Layanan, Standar


def versi_berlaku(layanan: Layanan, pada: datetime | None = None) -> Standar | None:
    """The version in force now, or the one that was in force on the unit's local day of `pada`; else None."""
    versi = Standar.objects.filter(layanan=layanan)
    if pada is None:
        versi = versi.filter(status=Standar.Status.BERLAKU)
    else:
        versi = versi.filter(berlaku__contains=timezone.localdate(pada, layanan.unit.tz))
    standar = versi.first()
    if standar is not None:
        standar.layanan = layanan  # the caller has it: no second query
    return standar
