"""Real PostgreSQL 18 from a Python wheel: `initdb` and `postgres` as direct children, one socket, no TCP.

The wheel's own helper is not used: as root it opens every parent folder to everybody. What happens instead
is decided in `hak.py`. Access is guarded by the kernel: the socket sits in a 0700 folder, so `trust` means
"whoever may enter that folder".
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from . import hak, proses
from .galat import Gagal, pesan_os

NAMA = "prima"  # of the role and of the database
MENUNGGU_KUNCI = 15  # seconds: after kill -9 a restart is refused while one backend lives (1.8 s measured)
MENUNGGU_SIAP = 180  # seconds: after a power cut the log is replayed first

TETAP = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
}
# Nothing in a test database is worth waiting for the disk.
SEKALI_PAKAI = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """One cluster in `data`, with its socket under the short folder `ruang`.

    sementara: a throwaway cluster for tests; it is not made durable and never moves to /var/lib.
    """

    nama = "postgres"

    def __init__(self, *, data: Path, ruang: Path, log: Path, sementara: bool = False) -> None:
        self.tempat_asal = data
        self.ruang = ruang
        self.soket = ruang / "pg"
        self.log = log
        self.sementara = sementara
        self.hak: hak.Hak | None = None
        self.proses: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://{NAMA}@/{NAMA}?host={self.soket}&port=5432"

    @property
    def data(self) -> Path:
        return self.hak.data if self.hak else self.tempat_asal

    # --- start and stop ------------------------------------------------------------------------

    def mulai(self) -> None:
        try:
            if self.hak is None:
                self.tempat_asal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self.hak = hak.pilih(self.tempat_asal, sementara=self.sementara)
            self._periksa_versi()
            self._buat_folder_soket()
            if not (self.data / "PG_VERSION").exists():
                self._initdb()
            self._nyalakan()
            self._pastikan_basis_data()
        except OSError as galat:
            raise Gagal(pesan_os(galat, "menyiapkan PostgreSQL")) from galat

    def hidup(self) -> bool:
        return self.proses is not None and self.proses.poll() is None

    def berhenti(self) -> None:
        if self.proses is None:
            return
        # SIGINT is the fast shutdown: it rolls back and ends sessions. SIGTERM would wait for clients.
        proses.hentikan(self.proses, signal.SIGINT, sabar=20)
        if self.sementara and self.hak:
            shutil.rmtree(self.data, ignore_errors=True)

    # --- steps ---------------------------------------------------------------------------------

    def _jalankan(self, perintah: list[str | Path], sinyal: signal.Signals) -> subprocess.Popen[bytes]:
        assert self.hak  # noqa: S101
        # PG* variables of the user's shell speak about other servers.
        env = {nama: nilai for nama, nilai in os.environ.items() if not nama.startswith("PG")}
        return proses.jalankan(
            perintah,
            log=self.log,
            cwd=self.data.parent if self.hak.uid < 0 else Path("/"),
            env={**env, "LC_ALL": "C.UTF-8"},
            sinyal=sinyal,
            ruang_nama=self.hak.ruang_nama,
            uid=self.hak.uid,
            gid=self.hak.gid,
        )

    def _periksa_versi(self) -> None:
        assert self.hak  # noqa: S101
        berkas = self.data / "PG_VERSION"
        if not berkas.exists():
            return
        lama, baru = berkas.read_text().strip(), versi_utama(self.hak.biner)
        if lama != baru:
            raise Gagal(
                f"{self.data} berisi data PostgreSQL {lama}, sedangkan yang terpasang PostgreSQL {baru}: "
                f"pindahkan folder itu (mv {self.data} {self.data}-{lama}), jalankan lagi, "
                "lalu pulihkan dari cadangan."
            )

    def _initdb(self) -> None:
        """Into a folder beside, renamed when complete: an interrupted initdb leaves nothing half-made."""
        assert self.hak  # noqa: S101
        baru = self.data.with_name(self.data.name + ".baru")
        shutil.rmtree(baru, ignore_errors=True)
        if self.data.exists() and any(self.data.iterdir()):
            raise Gagal(
                f"{self.data} ada isinya tetapi bukan data PostgreSQL: pindahkan folder itu, lalu ulangi."
            )
        hak.folder(baru, self.hak)
        awal = self._panjang_log()
        jalan = self._jalankan(
            [
                *(self.hak.biner / "initdb", "-D", baru, "-U", "postgres", "-A", "trust", "-E", "UTF8"),
                # The same order on every machine, whatever locales it has; case rules of all scripts.
                *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(["--no-sync"] if self.sementara else []),
            ],
            signal.SIGTERM,
        )
        kode = jalan.wait()
        if kode != 0:
            proses.habisi(jalan)
            shutil.rmtree(baru, ignore_errors=True)
            raise Gagal(self._sebab(awal))
        if self.data.exists():
            self.data.rmdir()
        baru.rename(self.data)

    def _buat_folder_soket(self) -> None:
        assert self.hak  # noqa: S101
        if self.hak.uid >= 0:
            # The server is another user here and must walk through; the folders within stay 0700.
            self.ruang.chmod(0o711)
        shutil.rmtree(self.soket, ignore_errors=True)
        hak.folder(self.soket, self.hak)

    def _nyalakan(self) -> None:
        assert self.hak  # noqa: S101
        setelan = TETAP | (SEKALI_PAKAI if self.sementara else {})
        batas = time.monotonic() + MENUNGGU_KUNCI
        while True:
            awal = self._panjang_log()
            bersihkan_kunci(self.data)
            self.proses = self._jalankan(
                [
                    *(self.hak.biner / "postgres", "-D", self.data, "-k", self.soket),
                    *(bagian for nama, nilai in setelan.items() for bagian in ("-c", f"{nama}={nilai}")),
                ],
                signal.SIGINT,
            )
            if self._tunggu_siap():
                return
            proses.habisi(self.proses)
            sebab = self._isi_log(awal)
            terkunci = "postmaster.pid" in sebab or "shared memory block" in sebab
            if not terkunci or time.monotonic() > batas:
                raise Gagal(self._sebab(awal))
            time.sleep(0.3)

    def _tunggu_siap(self) -> bool:
        """True when it answers, False when it ended itself."""
        import psycopg2

        assert self.proses  # noqa: S101
        batas = time.monotonic() + MENUNGGU_SIAP
        while self.proses.poll() is None:
            try:
                self._sambung().close()
            except psycopg2.OperationalError:
                if time.monotonic() > batas:
                    return False
                time.sleep(0.03)
            else:
                return True
        return False

    def _sambung(self) -> Any:
        import psycopg2

        return psycopg2.connect(
            host=str(self.soket), port=5432, user="postgres", dbname="postgres", connect_timeout=5
        )

    def _pastikan_basis_data(self) -> None:
        """The portal's role owns its database and is no superuser; CREATEDB is for tests."""
        sambungan = self._sambung()
        sambungan.autocommit = True
        try:
            kursor = sambungan.cursor()
            kursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAMA])
            if not kursor.fetchone():
                kursor.execute(f"CREATE ROLE {NAMA} LOGIN CREATEDB")
            kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAMA])
            if not kursor.fetchone():
                kursor.execute(f"CREATE DATABASE {NAMA} OWNER {NAMA}")
        finally:
            sambungan.close()

    # --- its log -------------------------------------------------------------------------------

    def _panjang_log(self) -> int:
        return self.log.stat().st_size if self.log.exists() else 0

    def _isi_log(self, awal: int) -> str:
        if not self.log.exists():
            return ""
        with self.log.open("rb") as berkas:
            berkas.seek(awal)
            return berkas.read(65536).decode(errors="replace")

    def _sebab(self, awal: int) -> str:
        """The last complaint in the log as one line that says what to do."""
        isi = self._isi_log(awal)
        if "No space left on device" in isi:
            return f"Ruang disk habis di {self.data.parent}: kosongkan ruang disk, lalu ulangi."
        if "incompatible" in isi:
            return (
                f"{self.data} berasal dari versi PostgreSQL lain: pindahkan folder itu, lalu jalankan lagi."
            )
        if "postmaster.pid" in isi:
            return f"PostgreSQL lain masih memakai {self.data}: hentikan dulu `make run` yang memakainya."
        keluhan = re.findall(r"(?:FATAL|PANIC|error|initdb: error):\s*(.+)", isi)
        rinci = f" ({keluhan[-1].strip()})" if keluhan else ""
        return f"PostgreSQL tidak mau mulai{rinci}: baca sebabnya di {self.log}."


def versi_utama(biner: Path) -> str:
    """ "18" for the binaries in `biner`."""
    hasil = subprocess.run([biner / "postgres", "-V"], capture_output=True, text=True, check=True)  # noqa: S603
    return re.findall(r"\d+", hasil.stdout)[0]


def bersihkan_kunci(data: Path) -> None:
    """Deal with a `postmaster.pid` left by kill -9.

    PostgreSQL refuses to start as long as *any* process has that pid, also one that has nothing to do with
    it. So: a living server of this very folder is asked to stop (the caller holds the lock of the checkout,
    its keeper is dead); a pid that belongs to something else means that the file is stale.
    """
    berkas = data / "postmaster.pid"
    try:
        pid = int(berkas.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return
    if not milik_postgres(pid):
        berkas.unlink(missing_ok=True)
    elif _folder_kerja(pid) == data.resolve():
        os.kill(pid, signal.SIGINT)


def milik_postgres(pid: int) -> bool:
    """Is `pid` a PostgreSQL server? When its program cannot be read, its name decides."""
    try:
        return Path(os.readlink(f"/proc/{pid}/exe")).name.removesuffix(" (deleted)") == "postgres"
    except FileNotFoundError:
        return False
    except OSError:
        try:
            return Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
        except OSError:
            return False


def _folder_kerja(pid: int) -> Path | None:
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd"))
    except OSError:
        return None
