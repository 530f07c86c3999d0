import contextlib
import getpass
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from pelayanan import lokal, prasyarat
from pelayanan.cadangan import pulih
from pelayanan.lokal import Gagal
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = (
        "Memulihkan cadangan ke folder kosong (PostgreSQL bawaan), atau ke basis data kosong di DATABASE_URL; "
        "lalu mencocokkan isinya dan memeriksa rantai peristiwa."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="BERKAS", type=Path)
        parser.add_argument(
            "--ke",
            metavar="FOLDER",
            type=Path,
            help="Folder data tujuan; kalau tidak disebut .data/contoh atau .data/unit.",
        )
        parser.add_argument(
            "--periksa", action="store_true", help="Hanya memeriksa berkasnya, tanpa memulihkan."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        berkas: Path = options["berkas"]
        try:
            sandi = self._sandi()
            ket = pulih.periksa(berkas, sandi, self.kabar)
            self._periksa_versi(ket)
            if options["periksa"]:
                self.stdout.write(f"utuh: {sum(ket.basis_data['tabel'].values())} baris, {ket.berkas} berkas")
                return
            folder = (options["ke"] or lokal.folder_data(ket.mode)).absolute()
            prasyarat.siapkan_folder(folder)
            with prasyarat.satu_saja(folder), self._basis_data(folder) as url:
                pulih.pulihkan(berkas, sandi, url=url, folder=folder, keterangan=ket, kabar=self.kabar)
                self._periksa_jejak(url, folder, lama=bool(self._dikenal() - set(ket.migrasi)))
        except Gagal as galat:
            self.salah(str(galat))
        except OSError as galat:
            self.salah(lokal.pesan_os(galat, "memulihkan cadangan"))
        self.kabar(f"Sama dengan yang dicadangkan: {ket.basis_data['rantai']} rantai, {ket.berkas} berkas.")
        self.kabar(self._sesudahnya(ket.mode, folder))
        self.stdout.write(str(folder))

    def _sandi(self) -> str:
        if sandi := os.environ.get("SANDI_CADANGAN"):
            return sandi
        if settings.CADANGAN_SANDI_BERKAS:
            with contextlib.suppress(FileNotFoundError):
                return Path(settings.CADANGAN_SANDI_BERKAS).read_text().strip()
        if not sys.stdin.isatty():
            self.salah("Sandi cadangan belum ada: isi SANDI_CADANGAN, atau jalankan di terminal.")
        return getpass.getpass("Sandi cadangan: ")

    def _dikenal(self) -> set[str]:
        """What this version's tables are made of."""
        return {f"{app}.{nama}" for app, nama in MigrationLoader(None).disk_migrations}

    def _periksa_versi(self, ket: pulih.Keterangan) -> None:
        dikenal = self._dikenal()
        asing = [m for m in ket.migrasi if m not in dikenal]
        if asing:
            raise Gagal(
                f"Cadangan ini dibuat oleh portal yang lebih baru ({asing[-1]} belum dikenal): "
                "perbarui portal ini dahulu."
            )

    @contextlib.contextmanager
    def _basis_data(self, folder: Path) -> Iterator[str]:
        """The given server, or our own in `folder`, which goes again when nothing came of it."""
        url = os.environ.get("DATABASE_URL")
        if url:
            prasyarat.periksa_database(url)
            yield url
            return
        with lokal.ruang_singkat() as ruang:
            log = folder / "log"
            log.mkdir(exist_ok=True, mode=0o700)
            pg = lokal.Postgres(data=folder / "postgres", ruang=ruang, log=log / "postgres.log")
            baru = not (folder / "postgres").exists()
            try:
                pg.mulai()
                yield pg.url
            except BaseException:
                pg.berhenti()
                if baru and pg.data == folder / "postgres":
                    shutil.rmtree(pg.data, ignore_errors=True)
                raise
            pg.berhenti()

    def _periksa_jejak(self, url: str, folder: Path, *, lama: bool) -> None:
        """Bring the tables of a `lama` backup up to this version; then check chains and seals, a process of its own."""
        env = {**os.environ, "DATABASE_URL": url, "RAHASIA": (folder / "rahasia").read_text()}

        def jalan(*perintah: str) -> "subprocess.CompletedProcess[str]":
            return subprocess.run(  # noqa: S603
                [sys.executable, *perintah], cwd=lokal.DASAR, env=env, capture_output=True, text=True
            )

        self.kabar("→ memeriksa rantai peristiwa …")
        migrasi = jalan("manage.py", "migrate", "--noinput", "--verbosity=0") if lama else None
        hasil = migrasi if migrasi and migrasi.returncode else jalan("manage.py", "periksa_jejak")
        akhir = (hasil.stdout.strip() or hasil.stderr.strip()).splitlines()
        self.kabar("  " + (akhir[-1] if akhir else "tanpa keterangan"))
        if hasil.returncode != 0:
            apa = (
                "Tabelnya belum dapat diperbarui"
                if hasil is migrasi
                else "Rantai atau segelnya tidak utuh sejak dicadangkan"
            )
            self.kabar(f"  {apa}; isinya dipulihkan apa adanya.")

    def _sesudahnya(self, mode: str, folder: Path) -> str:
        if os.environ.get("DATABASE_URL"):
            return f"Jalankan portal dengan RAHASIA dari {folder / 'rahasia'} dan FOLDER_BERKAS={folder / 'berkas'}."
        data = f" DATA={folder}" if folder != (lokal.UNIT if mode == "unit" else lokal.CONTOH) else ""
        return f"Jalankan: make run{' UNIT=1' if mode == 'unit' else ''}{data}"
