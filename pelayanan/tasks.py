"""The shells Celery runs; the work is in the functions they call."""

from celery import shared_task

from pelayanan import antar, kesehatan, tenggat
from pelayanan.kabar import dorong
from pelayanan.kabar.kirim import kirim_jatuh_tempo


@shared_task(name="pelayanan.detak")
def detak() -> None:
    kesehatan.tandai("worker")


@shared_task(name="pelayanan.antar_ini")
def antar_ini(ids: list[int]) -> None:
    antar.antar_jatuh_tempo(ids)


@shared_task(name="pelayanan.antar")
def antar_semua() -> None:
    antar.antar_jatuh_tempo()


@shared_task(name="pelayanan.sapu")
def sapu() -> None:
    tenggat.sapu_jatuh_tempo()


@shared_task(name="pelayanan.kirim_kabar")
def kirim_kabar() -> None:
    kirim_jatuh_tempo()


@shared_task(name="pelayanan.buang_langganan")
def buang_langganan() -> None:
    dorong.buang_lama()
