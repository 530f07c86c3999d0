"""Is every part alive? Marks in Redis that fade, and what `/siap/` says.

``python -m pelayanan.kesehatan beat`` ends with 0 when that part lives: a container's own health check.
"""

import os
import sys

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
    hasil = {"basis_data": False, "broker": False, "worker": False, "beat": False}
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
        hasil["basis_data"] = True
    except GalatBasisData:
        connection.close()
    return hasil | detak()


def detak() -> dict[str, bool]:
    """{broker, worker, beat}, from the marks alone; {} without Redis."""
    awalan = settings.CACHES["default"]["KEY_PREFIX"]
    try:
        worker, beat = klien().mget(f"{awalan}:detak:worker", f"{awalan}:detak:beat")
    except redis.RedisError:
        return {}
    return {"broker": True, "worker": worker is not None, "beat": beat is not None}


def cadangan_tepat() -> bool | None:
    """False when the daily backup is late; None when the database does not answer. A late backup stops no service."""
    from pelayanan.cadangan import jadwal

    try:
        return not jadwal.terlambat()
    except GalatBasisData:
        return None


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")
    sys.exit(0 if detak().get(sys.argv[1] if sys.argv[1:] else "") else 1)
