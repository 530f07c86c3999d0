"""Is every part alive? Marks in Redis that fade, and what `/siap/` says."""

import redis
from django.conf import settings
from django.db import connection
from django.db.utils import Error as GalatBasisData

from pelayanan.redis import klien

UMUR_TANDA = 20  # seconds; the beat knocks every 5


def tandai(siapa: str) -> None:
    """`siapa`: "worker" or "beat" lives now. Without Redis there is nobody to tell."""
    try:
        klien().set(f"{settings.CACHES['default']['KEY_PREFIX']}:detak:{siapa}", 1, ex=UMUR_TANDA)
    except redis.RedisError:
        return


def periksa() -> dict[str, bool]:
    """{basis_data, broker, worker, beat}: true when it answered, now or within UMUR_TANDA seconds."""
    awalan = settings.CACHES["default"]["KEY_PREFIX"]
    hasil = {"basis_data": False, "broker": False, "worker": False, "beat": False}
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
        hasil["basis_data"] = True
    except GalatBasisData:
        connection.close()
    try:
        worker, beat = klien().mget(f"{awalan}:detak:worker", f"{awalan}:detak:beat")
        hasil |= {"broker": True, "worker": worker is not None, "beat": beat is not None}
    except redis.RedisError:
        pass
    return hasil


def cadangan_tepat() -> bool | None:
    """False when the daily backup is late; None when the database does not answer. A late backup stops no service."""
    from pelayanan.cadangan import jadwal

    try:
        return not jadwal.terlambat()
    except GalatBasisData:
        return None
