"""Which version of a standard holds, and which one is being tried."""

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


def batas_uji_coba(layanan: Layanan, pada: datetime | None = None) -> int | None:
    """Per cent of the unit's capacity this service may use while a version of it is on trial; None: no trial."""
    uji = Standar.objects.filter(layanan=layanan, status=Standar.Status.UJI_COBA)
    if pada is not None:
        uji = uji.filter(uji_coba_mulai_pada__lte=pada)
    return uji.values_list("uji_coba_persen", flat=True).first()
