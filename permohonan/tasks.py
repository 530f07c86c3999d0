"""The shells Celery runs; the work is in the operations they call."""

from celery import shared_task
from django.utils import timezone

from permohonan import operasi
from permohonan.models import Permohonan


def sapu_usang() -> int:
    """Close what nobody came back to; safe to run twice at once. Returns how many."""
    pada = timezone.now()
    return sum(
        operasi.kedaluwarsakan(permohonan_id=pk, pada=pada) is not None
        for pk in Permohonan.objects.usang(pada).values_list("pk", flat=True)[:500]
    )


@shared_task(name="permohonan.sapu_usang")
def sapu() -> None:
    sapu_usang()
