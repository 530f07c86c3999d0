"""Secrets from files: `NAMA_FILE=/run/secrets/nama` is read into `NAMA` before anything asks for it.

A container's environment is shown by `docker inspect` and inherited by every child; a mounted file is not. Only the
names below: a variable of somebody else's that happens to end in _FILE stays what it is.
"""

import os
from collections.abc import MutableMapping
from pathlib import Path

NAMA = (
    "DATABASE_URL",
    "REDIS_URL",
    "RAHASIA",
    "RAHASIA_LAMA",
    "EMAIL_SANDI",
    "GERBANG_PESAN_RAHASIA",
    "SUREL_MASUK_URL",
)


def muat(lingkungan: MutableMapping[str, str] = os.environ) -> None:
    """Fill every name of NAMA that is empty and whose file is named. SystemExit, one line, when it cannot be read."""
    for nama in NAMA:
        berkas = lingkungan.get(f"{nama}_FILE")
        if not berkas or lingkungan.get(nama):
            continue
        try:
            lingkungan[nama] = Path(berkas).read_text().strip()
        except (OSError, UnicodeDecodeError) as galat:
            raise SystemExit(
                f"✗ {nama}_FILE={berkas} tidak dapat dibaca ({type(galat).__name__}): periksa berkas dan izinnya."
            ) from None
