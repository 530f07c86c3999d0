"""The shells Celery runs; the work is in the functions they call."""

from celery import shared_task

from pelayanan import antar, data_pribadi, gangguan, kesehatan, segel, tenggat
from pelayanan.cadangan import jadwal
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
    gangguan.terapkan()  # first: what a disturbance stops must not be due
    tenggat.sapu_jatuh_tempo()


@shared_task(name="pelayanan.kirim_kabar")
def kirim_kabar() -> None:
    kirim_jatuh_tempo()


@shared_task(name="pelayanan.buang_langganan")
def buang_langganan() -> None:
    dorong.buang_lama()


# Hours, not minutes, in a large unit. Acknowledged at once: a second delivery would only find the first at work.
@shared_task(name="pelayanan.cadangkan", time_limit=6 * 3600, soft_time_limit=6 * 3600 - 60, acks_late=False)
def cadangkan() -> None:
    jadwal.cadangkan_bila_tiba()


@shared_task(name="pelayanan.segel", time_limit=1800, soft_time_limit=1700, acks_late=False)
def segel_hari() -> None:
    segel.segel_bila_tiba()


@shared_task(name="pelayanan.retensi")
def retensi() -> None:
    data_pribadi.jalankan_retensi()
