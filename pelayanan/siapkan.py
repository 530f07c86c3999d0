"""Everything between an empty database and a usable portal, in one process: ``python -m pelayanan.siapkan STEP…``.

migrasi  tables            aset   built and collected static files, skipped while nothing changed
isi      the sample units  akun   print the demo accounts
admin    of a real unit without an admin: print a new code for the page that makes the first one
perbarui the same as migrasi for a unit in use: saved before its tables change, checked afterwards
Also for containers and servers: ``siapkan migrasi aset``.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pelayanan import lokal, prasyarat

DITOLAK = 2  # exit code of our commands for "not with this input"


def migrasi() -> None:
    from django.conf import settings
    from django.core.management import call_command

    if settings.MODE and os.environ.get("DATABASE_URL"):
        prasyarat.periksa_mode(os.environ["DATABASE_URL"], settings.MODE)
    call_command("migrate", interactive=False, verbosity=0)


def perbarui() -> None:
    """`migrasi` for a unit that is in use: saved before its tables change, its log checked afterwards."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    pelaksana = MigrationExecutor(connection)
    berubah = bool(
        pelaksana.loader.applied_migrations and pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    )
    if berubah:
        _cadangkan_dahulu()
    migrasi()
    if berubah:
        call_command("periksa_jejak")


def _cadangkan_dahulu() -> None:
    """Without models: the tables are still those of the version before. A new unit has nothing to save yet."""
    from django.conf import settings

    from pelayanan.cadangan import buat, jadwal

    sandi = jadwal.sandi_tersimpan()
    if not (settings.CADANGAN_FOLDER and sandi):
        raise lokal.Gagal(
            "Versi baru mengubah tabel, dan cadangannya belum diatur: isi CADANGAN_FOLDER dan CADANGAN_SANDI_BERKAS."
        )
    folder = Path(settings.CADANGAN_FOLDER)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mode = prasyarat.mode_database(jadwal.url()) or "unit"
    nama = f"sebelum-pembaruan-{datetime.now():%Y%m%d-%H%M%S}.cadangan"
    buat.cadangkan(jadwal.sumber(mode), folder / nama, sandi, lambda pesan: print(pesan, file=sys.stderr))  # noqa: T201


def aset() -> None:
    from django.conf import settings
    from django.core.management import call_command, get_commands

    if "siapkan_aset" in get_commands():
        call_command("siapkan_aset")
    tujuan = Path(settings.STATIC_ROOT)
    cap = tujuan / ".sidik"
    sidik = _sidik_statis()
    if cap.exists() and cap.read_text() == sidik:
        return
    # The framework's own API pages are not used; theirs is a tenth of all files.
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework"])
    cap.write_text(sidik)


def isi() -> None:
    from django.core.management import CommandError, call_command

    try:
        call_command("isi_contoh", cepat=True)
    except CommandError as galat:
        if galat.returncode != DITOLAK:
            raise
        print(galat, file=sys.stderr)  # noqa: T201  # real units are here already: the portal runs without samples


def akun() -> None:
    from django.core.management import call_command

    call_command("akun_contoh")


def admin() -> None:
    from pelayanan.operasi_awal import AdminSudahAda, buat_kode_admin

    with contextlib.suppress(AdminSudahAda):
        print(buat_kode_admin()[0])  # noqa: T201


def _sidik_statis() -> str:
    """Changes when any static file does: collecting compresses all of them, which costs seconds."""
    from django.contrib.staticfiles.finders import get_finders

    def berkas() -> Iterable[str]:
        for pencari in get_finders():
            for nama, gudang in pencari.list([]):
                keadaan = os.stat(gudang.path(nama))
                yield f"{nama} {keadaan.st_size} {keadaan.st_mtime_ns}"

    return hashlib.sha256("\n".join(sorted(berkas())).encode()).hexdigest()


LANGKAH = {"migrasi": migrasi, "perbarui": perbarui, "aset": aset, "isi": isi, "akun": akun, "admin": admin}


def main(argv: list[str]) -> int:
    if not argv or set(argv) - set(LANGKAH):
        print(f"✗ Langkah yang dikenal: {', '.join(LANGKAH)}.", file=sys.stderr)  # noqa: T201
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")
    lokal.lingkungan()
    import django

    django.setup()
    try:
        for nama in argv:
            LANGKAH[nama]()
    except lokal.Gagal as galat:
        print(f"✗ {galat}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
