"""The shells Celery runs; the work is in the functions they call."""

from celery import shared_task
from django.db import transaction

from standar import jadwal
from standar.cari import indeks


@shared_task(name="standar.berlakukan_yang_tiba")
def berlakukan_yang_tiba() -> None:
    jadwal.berlakukan_yang_tiba()


@shared_task(name="standar.ingatkan_peninjauan")
def ingatkan_peninjauan() -> None:
    jadwal.ingatkan_peninjauan()


@shared_task(name="standar.indeks_ulang")
def indeks_ulang() -> None:
    """Counts of the vocabulary drift with every import; once a night they are exact again."""
    with transaction.atomic():
        indeks.bangun_ulang()
