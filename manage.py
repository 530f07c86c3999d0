#!/usr/bin/env python
"""Django's commands. Beside a running `make run` they use its servers; without, most need DATABASE_URL."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db.utils import OperationalError

        from pelayanan import lokal
    except ModuleNotFoundError as galat:
        if galat.name not in ("django", "celery", "psycopg2"):
            raise
        sys.exit(
            "✗ Paket Python belum terpasang: jalankan `make pasang`, lalu pakai .venv/bin/python manage.py …"
        )
    # A restore never goes into the portal that happens to run here.
    ada_server = sys.argv[1:2] == ["pulihkan"] or lokal.lingkungan()
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as galat:
        if "--traceback" in sys.argv:
            raise
        if not ada_server:
            sys.exit(
                "✗ Perintah ini memerlukan basis data: jalankan `make run` di jendela lain, atau isi DATABASE_URL."
            )
        sebab = (str(galat).strip().splitlines() or ["tanpa keterangan"])[0]
        sys.exit(f"✗ Basis data tidak menjawab ({sebab}): periksa server di DATABASE_URL, lalu ulangi.")


if __name__ == "__main__":
    main()
