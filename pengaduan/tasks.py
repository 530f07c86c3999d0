"""The shells Celery runs."""

from celery import shared_task

from pengaduan import kotak_surat
from pengaduan.operasi.lampiran import buang_draf_lama


@shared_task(name="pengaduan.buang_draf_lama")
def buang_draf() -> None:
    buang_draf_lama()


@shared_task(name="pengaduan.baca_surel")
def baca_surel() -> None:
    kotak_surat.baca()
