"""The shell Celery runs; the work is in `hari.py`."""

from celery import shared_task

from antrian import giliran, hari, janji, suara_nama


@shared_task(name="antrian.akhiri_hari")
def akhiri_hari() -> None:
    hari.akhiri()


@shared_task(name="antrian.sapu_janji")
def sapu_janji() -> None:
    janji.sapu()


@shared_task(name="antrian.ucapkan_nama")
def ucapkan_nama() -> None:
    suara_nama.lengkapi()


@shared_task(name="antrian.kabari_giliran")
def kabari_giliran() -> None:
    giliran.kabari()
