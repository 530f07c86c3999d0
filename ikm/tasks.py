"""The shell Celery runs."""

from celery import shared_task

from ikm import kotak, rekap


@shared_task(name="ikm.olah")
def olah() -> None:
    """Batches that became large enough (also by a day's end), and days that are stale."""
    kotak.pindahkan()
    rekap.lipat()
