"""The shells Celery runs."""

from celery import shared_task

from pengaduan.operasi.lampiran import buang_draf_lama


@shared_task(name="pengaduan.buang_draf_lama")
def buang_draf() -> None:
    buang_draf_lama()
