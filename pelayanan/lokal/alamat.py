"""Where the servers of this checkout are, for `manage.py` beside a running `make run`."""

import contextlib
import json
import os
import secrets
from pathlib import Path

from pelayanan import berkas_rahasia

from . import proses
from .galat import Gagal

DASAR = Path(__file__).resolve().parent.parent.parent
CONTOH = DASAR / ".data" / "contoh"
UNIT = DASAR / ".data" / "unit"
MODE = ("contoh", "unit")


def mode_diminta() -> str:
    """ "unit" or "contoh", as `make run UNIT=1` or MODE says; samples when nothing does."""
    if os.environ.get("UNIT", "").lower() in ("1", "ya", "true"):
        return "unit"
    diminta = os.environ.get("MODE") or "contoh"
    if diminta not in MODE:
        raise Gagal(f"MODE={diminta} tidak dikenal: pakai contoh atau unit.")
    return diminta


def folder_data(mode: str) -> Path:
    """Where a portal of that mode keeps its data: DATA, else .data/contoh or .data/unit."""
    if os.environ.get("DATA"):
        return Path(os.environ["DATA"]).expanduser().absolute()
    return UNIT if mode == "unit" else CONTOH


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


def lingkungan(folder: Path | None = None) -> bool:
    """Fill what is unset in os.environ from the portal running in this checkout; False when none runs.

    The samples' portal is looked for first, then the unit's; UNIT=1, MODE or DATA names one of them.
    A set DATABASE_URL means that somebody has decided otherwise, so nothing is touched then.
    """
    berkas_rahasia.muat()
    if os.environ.get("DATABASE_URL"):
        return True
    if folder is None:
        if any(os.environ.get(nama) for nama in ("UNIT", "MODE", "DATA")):
            return lingkungan(folder_data(mode_diminta()))
        return lingkungan(CONTOH) or lingkungan(UNIT)
    with contextlib.suppress(OSError, ValueError):
        catatan = json.loads((folder / "lingkungan.json").read_text())
        if proses.masih_hidup(catatan):
            for nama, nilai in catatan["env"].items():
                os.environ.setdefault(nama, nilai)
            return True
    return False
