"""A portal of a bench's own: a fresh cluster, Valkey, web (two workers) and a Celery worker, all children of this
process, none of them anybody else's. `with Tempat() as t:` then Django is set up in this process too, on the same
database."""

import contextlib
import os
import platform
import shutil
import signal
import socket
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from pelayanan import lokal
from pelayanan.lokal import proses
from pelayanan.penjaga import Anak

AKAR = Path(__file__).resolve().parents[1]
BINER = Path(sys.executable).parent


class Tempat:
    """`pg`, `valkey`, `web`, `pekerja`; `pintu`: where the web listens; `mesin(unit)`: a key for its machine."""

    def __init__(self, *, pekerja: bool = True) -> None:
        self.pakai_pekerja = pekerja

    def __enter__(self) -> "Tempat":
        self.tumpukan = contextlib.ExitStack()
        self.ruang = self.tumpukan.enter_context(lokal.ruang_singkat())
        self.data = Path(tempfile.mkdtemp(prefix="bench-antrian-"))
        self.tumpukan.callback(shutil.rmtree, self.data, ignore_errors=True)
        try:
            self._mulai()
        except BaseException:
            self.tumpukan.close()
            raise
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: Any, jejak: TracebackType | None) -> None:
        self.tumpukan.close()

    def _mulai(self) -> None:
        self.pg = lokal.Postgres(data=self.data / "pg", ruang=self.ruang, log=self.data / "pg.log")
        self.valkey = lokal.Valkey(data=self.data / "valkey", ruang=self.ruang, log=self.data / "valkey.log")
        for server in (self.pg, self.valkey):
            server.mulai()
            self.tumpukan.callback(server.berhenti)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.pintu = s.getsockname()[1]
        os.environ |= {
            "DATABASE_URL": self.pg.url,
            "REDIS_URL": self.valkey.url,
            "DJANGO_SETTINGS_MODULE": "bench.setelan",
            "RAHASIA": "bench",
            "DEBUG": "0",
            "LAJU_TAMU": "1000000/min",
            "LAJU_MESIN": "1000000/min",
            "FOLDER_BERKAS": str(self.data / "berkas"),
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        env = dict(os.environ)
        self.web = Anak(
            "web",
            [
                *(BINER / "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(self.pintu)),
                *("--workers", "2", "--backlog", "4096", "--backpressure", "4096", "--no-access-log"),
                *("--respawn-failed-workers", "--workers-kill-timeout", "3", "--log-level", "error"),
                "pelayanan.asgi:application",
            ],
            log=self.data / "web.log",
            env=env,
            cwd=AKAR,
        )
        perintah = [
            BINER / "celery",
            "-A",
            "pelayanan",
            "worker",
            "--concurrency",
            "1",
            "--loglevel",
            "ERROR",
        ]
        self.pekerja = Anak("pekerja", perintah, log=self.data / "pekerja.log", env=env, cwd=AKAR)
        for anak in (self.web, *((self.pekerja,) if self.pakai_pekerja else ())):
            anak.mulai()
            self.tumpukan.callback(anak.berhenti)
        batas = time.monotonic() + 60
        while True:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.pintu}/sehat/", timeout=2),
            ):
                break
            if time.monotonic() > batas:
                raise SystemExit((self.data / "web.log").read_text()[-2000:])
            time.sleep(0.2)

    def pekerja_web(self) -> list[int]:
        """Process ids of granian's workers: those that answer requests."""
        assert self.web.proses
        return anak_dari(self.web.proses.pid)

    def bunuh_web(self) -> None:
        """kill -9 of one web process, as when the kernel runs out of memory."""
        semua = self.pekerja_web()
        if semua:
            os.kill(semua[0], signal.SIGKILL)

    def bunuh_pekerja(self) -> None:
        """kill -9 of the Celery worker and its child; started again at once."""
        assert self.pekerja.proses
        for pid in (*anak_dari(self.pekerja.proses.pid), self.pekerja.proses.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.pekerja.mulai()

    def ulang_postgres(self) -> float:
        """kill -9 of the server, start again; seconds it was away."""
        assert self.pg.proses
        awal = time.monotonic()
        self.pg.proses.kill()
        self.pg.proses.wait()
        proses.habisi(self.pg.proses)
        self.pg.mulai()
        return time.monotonic() - awal

    @contextlib.contextmanager
    def tanpa_redis(self, detik: float) -> Iterator[None]:
        """Valkey is away within; back when the block ends, not sooner than after `detik`."""
        awal = time.monotonic()
        assert self.valkey.proses
        self.valkey.proses.kill()
        self.valkey.proses.wait()
        yield
        time.sleep(max(0.0, detik - (time.monotonic() - awal)))
        self.valkey.mulai()


def anak_dari(pid: int) -> list[int]:
    """Children of a process, oldest first."""
    hasil = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                hasil.append(int(stat.parent.name))
    return sorted(hasil)


def kepala(judul: str, perintah: str) -> str:
    """Title, day, machine and command of a table."""
    return (
        f"# {judul}\n\n{date.today()}, {platform.machine()}, {os.cpu_count()} inti (beban {os.getloadavg()[0]:.1f}), "
        f"Python {platform.python_version()}; `{perintah}`\n"
    )


def persentil(nilai: list[float], p: float) -> float:
    """The value that `p` of them do not exceed; 0 of none."""
    urut = sorted(nilai)
    return urut[min(len(urut) - 1, int(len(urut) * p))] if urut else 0.0
