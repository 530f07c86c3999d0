"""Celery: one broker (Valkey), tasks are shells, the schedule is code."""

import os
import sys

from celery import Celery
from celery.signals import before_task_publish

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")

aplikasi = Celery("prima")
aplikasi.config_from_object("pelayanan.setelan_celery")
aplikasi.autodiscover_tasks(["pelayanan", "ikm", "antrian", "permohonan", "pengaduan", "standar"])


@before_task_publish.connect
def detak_beat(sender: str | None = None, **_: object) -> None:
    """Whoever publishes the heartbeat task is the beat, and lives."""
    if sender == "pelayanan.detak" and "beat" in sys.argv:
        from pelayanan.kesehatan import tandai

        tandai("beat")
