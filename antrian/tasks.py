"""The shell Celery runs; the work is in `hari.py`."""

from celery import shared_task

from antrian import hari


@shared_task(name="antrian.akhiri_hari")
def akhiri_hari() -> None:
    hari.akhiri()
