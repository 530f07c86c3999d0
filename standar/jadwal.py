"""What happens by the calendar. Every function may run twice at once."""

from datetime import datetime

import structlog
from django.utils import timezone

from pelayanan.galat import GalatOperasi
from standar import operasi
from standar.models import Standar

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
