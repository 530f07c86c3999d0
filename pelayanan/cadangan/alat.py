"""pg_dump and pg_restore: those of the embedded PostgreSQL when they are there and new enough, else on PATH."""

import contextlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from pelayanan import prasyarat
from pelayanan.lokal import Gagal, hak


def versi(program: Path) -> int:
    """18 for ``pg_dump (PostgreSQL) 18.6``; 0 for what does not say."""
    hasil = subprocess.run([program, "--version"], capture_output=True, text=True)  # noqa: S603
    cocok = re.search(r"PostgreSQL\)? (\d+)", hasil.stdout)
    return int(cocok[1]) if cocok else 0


def cari(nama: str, paling_kurang: int, alasan: str) -> tuple[Path, int]:
    """(program, its major version), at least `paling_kurang`; else one line that says what to install."""
    calon: list[Path] = []
    with contextlib.suppress(Gagal):  # installed without it
        calon.append(hak.biner_paket() / nama)
    if di_path := shutil.which(nama):
        calon.append(Path(di_path))
    ada = [(c, versi(c)) for c in calon if c.exists()]
    for program, nomor in ada:
        if nomor >= paling_kurang:
            return program, nomor
    punya = f"yang ada versi {max(v for _p, v in ada)}" if ada else "tidak ada satu pun"
    raise Gagal(
        f"{nama} {paling_kurang} atau lebih baru diperlukan ({alasan}), {punya}: "
        f"pasang postgresql-client-{paling_kurang}, lalu ulangi."
    )


def versi_server(kursor: Any) -> int:
    kursor.execute("SHOW server_version_num")
    return int(kursor.fetchone()[0]) // 10_000


def tujuan(url: str) -> tuple[str, dict[str, str]]:
    """(connection string without the password, environment with it) for libpq's programs."""
    from psycopg2.extensions import make_dsn

    s = prasyarat.sambungan_database(url)
    # PG* variables of the user's shell speak about other servers
    env = {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
    if sandi := s.pop("password", None):
        env["PGPASSWORD"] = str(sandi)
    return make_dsn(**s), env


def sebab(teks: bytes) -> str:
    """The first complaint of a program, as one line."""
    baris = [b for b in teks.decode(errors="replace").splitlines() if b.strip()]
    keluhan = [b for b in baris if "error" in b.lower() or "fatal" in b.lower()] or baris
    return re.sub(r"^\S+: (error: )?", "", keluhan[0]).strip() if keluhan else "tanpa keterangan"
