"""Keeps children alive: starts them, restarts the dead within seconds, stops all of them in order.

Not supervisord: it leaves the orphans of a killed child running (granian's workers keep the port, Celery's
keep their task), its own death leaves everything running, and it knows nothing of PostgreSQL's fast shutdown.
What is needed is this one page. No Django here.
"""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from pelayanan.lokal import Gagal, proses

SEHAT = 5  # seconds a child must live for its next death to be forgiven at once
JEDA_TERLAMA = 10  # seconds between two tries of a child that keeps dying
LOG_TERBESAR = 20 * 1024 * 1024


class Dijaga(Protocol):
    """A server or child under the keeper's eye (`Postgres`, `Valkey`, `Anak`)."""

    nama: str
    log: Path

    def mulai(self) -> None: ...
    def hidup(self) -> bool: ...
    def berhenti(self) -> None: ...


class Anak:
    """A process of our own.

    sekali: it may end. Exit 0 is reported to `usai`; neither that nor a refusal (2) starts it again.
    """

    def __init__(
        self,
        nama: str,
        perintah: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str],
        cwd: Path,
        sekali: bool = False,
        usai: Callable[[], None] = lambda: None,
    ) -> None:
        self.nama, self.perintah, self.log, self.env, self.cwd = nama, perintah, log, env, cwd
        self.sekali, self.usai = sekali, usai
        self.proses: subprocess.Popen[bytes] | None = None
        self.selesai = False

    def mulai(self) -> None:
        if self.proses is not None:
            proses.habisi(self.proses)  # orphans of the dead one first
        self.proses = proses.jalankan(self.perintah, log=self.log, env=self.env, cwd=self.cwd)

    def hidup(self) -> bool:
        if self.proses is None:
            return False
        kode = self.proses.poll()
        if self.sekali and kode in (0, 2) and not self.selesai:
            self.selesai = True
            if kode == 0:
                self.usai()
        return self.selesai or kode is None

    def berhenti(self) -> None:
        if self.proses is not None:
            proses.hentikan(self.proses)


class Penjaga:
    """Children in the order of their start. `kabar` receives one line for the person at the terminal."""

    def __init__(self, kabar: Callable[[str], None]) -> None:
        self.kabar = kabar
        self.semua: list[Dijaga] = []
        self._mulai_pada: dict[str, float] = {}
        self._coba_lagi: dict[str, float] = {}
        self._jatuh: dict[str, int] = {}

    def tambah(self, anak: Dijaga) -> None:
        """Start it and keep it from now on; a failure of this first start is the caller's."""
        self.semua.append(anak)
        anak.mulai()
        self._mulai_pada[anak.nama] = time.monotonic()

    def periksa(self) -> None:
        """One round: restart what died. Call it a few times a second."""
        sekarang = time.monotonic()
        for anak in self.semua:
            if anak.hidup():
                continue
            if anak.nama not in self._coba_lagi:
                sehat = sekarang - self._mulai_pada[anak.nama] >= SEHAT
                jatuh = self._jatuh[anak.nama] = 0 if sehat else self._jatuh.get(anak.nama, 0) + 1
                jeda = min(0.5 * 2**jatuh, JEDA_TERLAMA)
                self._coba_lagi[anak.nama] = sekarang + jeda
                self.kabar(f"! {anak.nama} berhenti sendiri; dijalankan lagi (sebabnya di {anak.log}).")
            elif sekarang >= self._coba_lagi[anak.nama]:
                del self._coba_lagi[anak.nama]
                self._mulai_pada[anak.nama] = sekarang
                try:
                    anak.mulai()
                except Gagal as galat:
                    self.kabar(f"! {galat}")
                except Exception as galat:  # the keeper outlives whatever is in the way: it tries again
                    self.kabar(
                        f"! {anak.nama} belum dapat dijalankan ({type(galat).__name__}: {galat}); dicoba lagi."
                    )

    def berhenti(self) -> None:
        """Processes of ours first and all at once, then the servers they use, last started first."""
        anak_kita = [anak for anak in self.semua if isinstance(anak, Anak)]
        for anak in anak_kita:
            if anak.proses is not None and anak.proses.poll() is None:
                anak.proses.terminate()
        batas = time.monotonic() + 8
        for anak in anak_kita:
            if anak.proses is not None:
                proses.tunggu(anak.proses, max(0.1, batas - time.monotonic()))
                proses.habisi(anak.proses)
        for server in reversed(self.semua):
            if not isinstance(server, Anak):
                server.berhenti()


def potong_log(berkas: Path) -> None:
    """Keep one old generation. Writers append, so the file may be cut under them."""
    try:
        if berkas.stat().st_size < LOG_TERBESAR:
            return
        berkas.with_suffix(".log.1").write_bytes(berkas.read_bytes())
        os.truncate(berkas, 0)
    except OSError:
        return
