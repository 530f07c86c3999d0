"""PostgreSQL and Valkey without an installation: for the demo, the single office PC, and the tests.

Larger places set DATABASE_URL and REDIS_URL and nothing here runs. No Django in this package: it works
before settings exist.

    with ruang_singkat() as ruang:
        pg = Postgres(data=..., ruang=ruang, log=...)
        pg.mulai(); os.environ["DATABASE_URL"] = pg.url; ...; pg.berhenti()
"""

from .alamat import (
    CONTOH,
    DASAR,
    UNIT,
    folder_data,
    lingkungan,
    mode_diminta,
    rahasia,
    tulis_rahasia,
    umumkan,
)
from .galat import Gagal, pesan_os
from .postgres import Postgres
from .proses import mati_bersama_induk, ruang_singkat
from .valkey import Valkey

__all__ = [
    "CONTOH",
    "DASAR",
    "UNIT",
    "Gagal",
    "Postgres",
    "Valkey",
    "folder_data",
    "lingkungan",
    "mati_bersama_induk",
    "mode_diminta",
    "pesan_os",
    "rahasia",
    "ruang_singkat",
    "tulis_rahasia",
    "umumkan",
]
