"""Child processes that never outlive us, and short folders that never stay behind."""

import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .galat import Gagal, pesan_os

PELUNCUR = Path(__file__).with_name("anak.py")
AWALAN = "prima-"
# A socket's path may be 107 bytes; "/prima-xxxxxxxx/pg/.s.PGSQL.5432.lock" needs 38 of them.
PANJANG_DASAR = 60
PR_SET_PDEATHSIG = 1


def jalankan(
    perintah: Sequence[str | Path],
    *,
    log: Path | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    sinyal: signal.Signals = signal.SIGTERM,
    ruang_nama: bool = False,
    uid: int = -1,
    gid: int = -1,
) -> subprocess.Popen[bytes]:
    """Start `perintah` in a session of its own; the kernel sends it `sinyal` when this process dies.

    Call it from the main thread only: the kernel watches the *thread* that forked.
    A session of its own keeps Ctrl-C for us, who stop the children in order.
    """
    peluncur = [
        sys.executable,
        "-I",
        "-S",
        str(PELUNCUR),
        int(sinyal),
        os.getpid(),
        int(ruang_nama),
        uid,
        gid,
    ]
    with contextlib.ExitStack() as tumpukan:
        keluaran = tumpukan.enter_context(log.open("ab")) if log else None
        return subprocess.Popen(  # noqa: S603
            [*map(str, peluncur), "--", *map(str, perintah)],
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=subprocess.STDOUT if keluaran else None,
            env=None if env is None else dict(env),
            cwd=cwd,
            start_new_session=True,
        )


def hentikan(
    proses: subprocess.Popen[bytes], sinyal: signal.Signals = signal.SIGTERM, sabar: float = 8
) -> None:
    """Ask once, wait `sabar` seconds, then end the child and whatever it left behind."""
    if proses.poll() is None:
        proses.send_signal(sinyal)
        tunggu(proses, sabar)
    habisi(proses)


def tunggu(proses: subprocess.Popen[bytes], sabar: float) -> None:
    """Wait at most `sabar` seconds for its end."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        proses.wait(sabar)


def habisi(proses: subprocess.Popen[bytes]) -> None:
    """Kill the child's whole process group: orphans of a dead child would keep ports and tasks."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(proses.pid, signal.SIGKILL)
    proses.wait()


def mati_bersama_induk(sinyal: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel for `sinyal` when the process that forked this one dies (for grandchildren of ours)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(sinyal), 0, 0, 0)


def waktu_mulai(pid: int) -> int | None:
    """Clock ticks since boot at which `pid` started; None when there is no such process.

    With the pid it names a process for good: a reused pid has another start.
    """
    try:
        isi = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    bidang = isi[isi.rindex(")") + 2 :].split()
    return None if bidang[0] == "Z" else int(bidang[19])


def ini() -> dict[str, int]:
    """The identity of this process, to be written down."""
    return {"pid": os.getpid(), "mulai": waktu_mulai(os.getpid()) or 0}


def masih_hidup(catatan: Mapping[str, object]) -> bool:
    """Does the process that wrote `ini()` down still live?"""
    pid = catatan.get("pid")
    return isinstance(pid, int) and waktu_mulai(pid) == catatan.get("mulai")


def _dasar_singkat() -> Path:
    for calon in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108
        if len(os.fsencode(calon)) <= PANJANG_DASAR and os.access(calon, os.W_OK | os.X_OK):
            return Path(calon)
    raise Gagal("Tidak ada folder sementara yang dapat ditulis: perbaiki izin /tmp (chmod 1777 /tmp).")


@contextlib.contextmanager
def ruang_singkat() -> Iterator[Path]:
    """A new 0700 folder with a short path, gone afterwards; leftovers of killed runs go first."""
    dasar = _dasar_singkat()
    bersihkan_sisa(dasar)
    try:
        ruang = Path(tempfile.mkdtemp(prefix=AWALAN, dir=dasar))
        (ruang / "pemilik").write_text(json.dumps(ini()))
    except OSError as galat:
        raise Gagal(pesan_os(galat, "membuat folder sementara")) from galat
    try:
        yield ruang
    finally:
        shutil.rmtree(ruang, ignore_errors=True)


def bersihkan_sisa(dasar: Path) -> None:
    """Remove our own folders whose process is gone (kill -9, power cut)."""
    for ruang in dasar.glob(f"{AWALAN}*"):
        try:
            if ruang.is_symlink() or ruang.stat().st_uid != os.geteuid():
                continue
            catatan = json.loads((ruang / "pemilik").read_text())
        except (OSError, ValueError):
            # Being created this very moment by another run, or cut off in the middle of it long ago.
            with contextlib.suppress(OSError):
                if time.time() - ruang.stat().st_mtime > 3600:
                    shutil.rmtree(ruang, ignore_errors=True)
            continue
        if not masih_hidup(catatan):
            shutil.rmtree(ruang, ignore_errors=True)
