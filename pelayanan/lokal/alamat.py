"""Where the servers of this checkout are, for `manage.py` beside a running `make run`."""

import contextlib
import json
import os
import secrets
from pathlib import Path

from . import proses

DASAR = Path(__file__).resolve().parent.parent.parent
CONTOH = DASAR / ".data" / "contoh"


def tulis_rahasia(berkas: Path, isi: str) -> None:
    """0600 from the first byte, and whole or not at all."""
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}")
    with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as keluaran:
        keluaran.write(isi)
    sementara.replace(berkas)


def rahasia(folder: Path = CONTOH) -> str:
    """The secret key of the demo: made once, kept in `folder`/rahasia."""
    berkas = folder / "rahasia"
    if not berkas.exists() or not berkas.read_text().strip():
        tulis_rahasia(berkas, secrets.token_urlsafe(50))
    return berkas.read_text().strip()


def umumkan(alamat: dict[str, str], folder: Path = CONTOH) -> None:
    """Write down the environment of the running portal; it counts as long as this process lives."""
    tulis_rahasia(folder / "lingkungan.json", json.dumps({**proses.ini(), "env": alamat}, indent=1))


def lingkungan(folder: Path = CONTOH) -> bool:
    """Fill what is unset in os.environ from the portal running in this checkout; False when none runs.

    A set DATABASE_URL means that somebody has decided otherwise, so nothing is touched then.
    """
    if os.environ.get("DATABASE_URL"):
        return True
    with contextlib.suppress(OSError, ValueError):
        catatan = json.loads((folder / "lingkungan.json").read_text())
        if proses.masih_hidup(catatan):
            for nama, nilai in catatan["env"].items():
                os.environ.setdefault(nama, nilai)
            return True
    return False
