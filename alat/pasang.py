#!/usr/bin/env python3
# ruff: noqa: T201
"""Build `.venv` from requirements.lock with nothing but python3 and its venv module.

pip installs only uv (from the lock, hashes checked); uv installs the rest in seconds. Where uv cannot, pip
does it all. uv does not read pip's configuration, so what this machine told pip (mirrors, certificates,
proxy) is handed over. A stamp makes the second run instant. Run: ``python3 alat/pasang.py``.
"""

import ast
import contextlib
import errno
import fcntl
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DASAR = Path(__file__).resolve().parent.parent
VENV = DASAR / ".venv"
KUNCI = DASAR / "requirements.lock"
CAP = VENV / ".terpasang"
LOG = VENV / "pasang.log"
PYTHON = VENV / "bin" / "python"
PERLU_BEBAS = 700  # MB for a new .venv, uv's cache included


class Gagal(Exception):
    """One line that says what to do."""


def sidik() -> str:
    """Changes when the lock, the interpreter or the place of the checkout (scripts name it) changes."""
    return hashlib.sha256(f"{sys.version}\n{VENV}\n".encode() + KUNCI.read_bytes()).hexdigest()


def terpasang() -> bool:
    return CAP.exists() and CAP.read_text() == sidik() and PYTHON.exists()


def periksa_mesin() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  # run by whatever python3 the machine has
        raise Gagal(
            f"Python {sys.version.split()[0]} terlalu lama: pasang Python 3.11 atau lebih baru, "
            "lalu jalankan `make PYTHON=python3.11 …`."
        )
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        paket = f"python3.{sys.version_info.minor}-venv"
        raise Gagal(
            f"Modul venv tidak ada: pasang dengan `apt-get install {paket}` (sebagai root), lalu ulangi."
        )
    bebas = os.statvfs(DASAR)
    if not VENV.exists() and bebas.f_bavail * bebas.f_frsize < PERLU_BEBAS * 1024 * 1024:
        raise Gagal(f"Ruang disk kurang dari {PERLU_BEBAS} MB di {DASAR}: kosongkan ruang disk, lalu ulangi.")


def jalankan(*perintah: object, env: dict[str, str] | None = None) -> bool:
    """Run with output to the log; True when it succeeded."""
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(map(str, perintah))}\n".encode())
        log.flush()
        hasil = subprocess.run(  # noqa: S603
            [str(bagian) for bagian in perintah],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(env or {})},
            cwd=DASAR,
        )
    return hasil.returncode == 0


TANPA_JARINGAN = re.compile(
    r"name resolution|dns error|Connection refused|Network is unreachable|No route to host|[Tt]imed? ?out"
    r"|establish a new connection|error sending request|ProxyError|tunnel|Max retries"
)


def isi_log(awal: int = 0) -> str:
    return LOG.read_bytes()[awal:].decode(errors="replace")


def sebab(awal: int = 0) -> str:
    """The failure in the log, from byte `awal` on, as advice."""
    isi = isi_log(awal)
    if re.search(r"No space left on device|os error 28|Disk quota exceeded", isi):
        return "Ruang disk habis saat memasang: kosongkan ruang disk, lalu ulangi perintah yang sama."
    if TANPA_JARINGAN.search(isi):
        return (
            "Jaringan tidak terjangkau saat memasang: sambungkan internet "
            "(atau atur cermin paket di pip.conf), lalu ulangi perintah yang sama."
        )
    if re.search(
        r"do not match the hashes|Hash mismatch|HASHES ARE REQUIRED|THESE PACKAGES DO NOT MATCH", isi
    ):
        return f"Paket yang diunduh tidak cocok dengan requirements.lock: periksa cermin paket; rinciannya di {LOG}."
    if re.search(r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|UnknownIssuer", isi):
        return (
            "Sertifikat server paket ditolak: atur `pip config set global.cert /path/ke/ca.pem`, lalu ulangi."
        )
    return f"Pemasangan gagal: baca sebabnya di {LOG}, lalu ulangi perintah yang sama."


def baris_uv() -> str:
    """uv's own lines of the lock: the pinned version with its hashes."""
    temuan = re.search(r"^uv==.*(?:(?<=\\)\n.*)*", KUNCI.read_text(), re.MULTILINE)
    return temuan.group(0) + "\n" if temuan else ""


def setelan_pip() -> dict[str, str]:
    """pip's configuration of this machine as uv's environment; what the user set for uv himself wins."""
    keluar = subprocess.run(  # noqa: S603
        [str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, cwd=DASAR
    ).stdout
    nilai: dict[str, str] = {}
    for baris in keluar.splitlines():
        nama, pisah, isi = baris.partition("=")
        bagian, _, kunci = nama.rpartition(".")
        # "install" is the command whose settings matter; ":env:" is listed first but overrides files.
        if pisah and bagian in ("global", "install", ":env:"):
            with contextlib.suppress(ValueError, SyntaxError):
                if bagian == ":env:" or f":env:{kunci}" not in nilai:
                    nilai[kunci] = str(ast.literal_eval(isi))
                if bagian == ":env:":
                    nilai[f":env:{kunci}"] = ""
    peta = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "cert": "SSL_CERT_FILE",
        "client-cert": "SSL_CLIENT_CERT",
        "trusted-host": "UV_INSECURE_HOST",
        "default-timeout": "UV_HTTP_TIMEOUT",
        "timeout": "UV_HTTP_TIMEOUT",
    }
    env = {peta[kunci]: " ".join(isi.split()) for kunci, isi in nilai.items() if kunci in peta and isi}
    if nilai.get("find-links"):
        env["UV_FIND_LINKS"] = ",".join(nilai["find-links"].split())
    if nilai.get("proxy"):
        env |= {"HTTPS_PROXY": nilai["proxy"], "HTTP_PROXY": nilai["proxy"]}
    if nilai.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        env["UV_OFFLINE"] = "1"
    # pip treats all indexes alike; the hashes decide what is accepted.
    env["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return {nama: isi for nama, isi in env.items() if nama not in os.environ}


def buat_venv() -> None:
    if not (PYTHON.exists() and CAP.exists() and CAP.read_text() == sidik()):
        # A venv of another place or interpreter would carry wrong paths; one of an older lock is kept and synced.
        pindah = VENV.exists() and asal_venv() != f"{sys.version}\n{VENV}"
        hasil = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "venv", *(["--clear"] if pindah else []), str(VENV)],
            capture_output=True,
            text=True,
        )
        if hasil.returncode != 0:
            keluhan = hasil.stdout + hasil.stderr
            if "No space left" in keluhan:
                raise OSError(errno.ENOSPC, "No space left on device")
            if "ensurepip" in keluhan:
                raise Gagal(
                    "Modul venv tidak lengkap: `apt-get install python3-venv` (sebagai root), lalu ulangi."
                )
            rinci = (keluhan.strip().splitlines() or ["tanpa keterangan"])[-1]
            raise Gagal(
                f"Folder .venv tidak dapat dibuat ({rinci}): perbaiki izin folder {DASAR}, lalu ulangi."
            )
        (VENV / ".asal").write_text(f"{sys.version}\n{VENV}")


def asal_venv() -> str:
    with contextlib.suppress(OSError):
        return (VENV / ".asal").read_text()
    return ""


def pasang() -> None:
    periksa_mesin()
    print("→ Memasang paket Python dari requirements.lock (sekali saja) …", flush=True)
    CAP.unlink(missing_ok=True)
    buat_venv()
    LOG.write_bytes(b"")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--retries", "2")
    with tempfile.TemporaryDirectory() as sementara:
        satu = Path(sementara) / "uv.txt"
        satu.write_text(baris_uv())
        ada_uv = jalankan(*pip, "--require-hashes", "--no-deps", "-r", satu)
    uv = (
        VENV / "bin" / "uv",
        "pip",
        "sync",
        "--python",
        PYTHON,
        "--require-hashes",
        "--compile-bytecode",
        KUNCI,
    )
    if not (ada_uv and jalankan(*uv, env=setelan_pip())):
        awal = LOG.stat().st_size
        if "No space left" in isi_log() or (not ada_uv and TANPA_JARINGAN.search(isi_log())):
            raise Gagal(sebab())
        print("→ uv tidak dapat dipakai di sini; memakai pip (lebih lama) …", flush=True)
        if not jalankan(*pip, "--require-hashes", "-r", KUNCI):
            raise Gagal(sebab(awal))
    CAP.write_text(sidik())


def main() -> int:
    if VENV.is_symlink():
        # A venv shared by several checkouts is its owner's to change.
        return 0
    try:
        # One at a time: `make run` and `make test` may both find a fresh checkout.
        with KUNCI.open() as kunci:
            fcntl.flock(kunci, fcntl.LOCK_EX)
            if not terpasang():
                pasang()
    except Gagal as galat:
        print(f"✗ {galat}", file=sys.stderr)
        return 1
    except OSError as galat:
        if galat.errno in (errno.ENOSPC, errno.EDQUOT):
            print("✗ Ruang disk habis saat memasang: kosongkan ruang disk, lalu ulangi.", file=sys.stderr)
        else:
            print(
                f"✗ {galat.filename or DASAR}: {galat.strerror}; perbaiki izin folder ini.", file=sys.stderr
            )
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
