"""What must be true of this machine before the demo starts; each obstacle is one line that says what to do."""

import contextlib
import errno
import fcntl
import os
import shutil
import socket
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelayanan.lokal import Gagal, pesan_os

SEMUA_ALAMAT = ("0.0.0.0", "::")  # noqa: S104 what HOST may say, compared only
PERLU_BEBAS = 300  # MB: a new cluster, its write-ahead log, and the sample history


def alamat_diminta() -> tuple[str, int]:
    """(numeric host, port) from HOST and PORT, where nobody listens yet."""
    teks_port, tuan = os.environ.get("PORT") or "8000", os.environ.get("HOST") or "127.0.0.1"
    if not (teks_port.isascii() and teks_port.isdigit() and 0 < int(teks_port) < 65536):
        raise Gagal(f"PORT={teks_port} bukan nomor port: pakai angka 1–65535, misalnya `make run PORT=8001`.")
    port = int(teks_port)
    try:
        keluarga, _, _, _, alamat = socket.getaddrinfo(tuan, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise Gagal(f"HOST={tuan} tidak dikenal: pakai alamat IP komputer ini, misalnya 127.0.0.1.") from None
    with socket.socket(keluarga, socket.SOCK_STREAM) as percobaan:
        # Asked here, because granian shares a port silently with a second instance of itself (SO_REUSEPORT).
        percobaan.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            percobaan.bind(alamat)
        except OSError as galat:
            raise Gagal(_pesan_port(galat, tuan, port)) from None
    return str(alamat[0]), port


def alamat_portal(tuan: str, port: int) -> str:
    """Where the portal is, seen from this machine."""
    tampil = "127.0.0.1" if tuan in SEMUA_ALAMAT else f"[{tuan}]" if ":" in tuan else tuan
    return f"http://{tampil}:{port}"


def _pesan_port(galat: OSError, tuan: str, port: int) -> str:
    if galat.errno == errno.EADDRINUSE:
        lain = port + 1 if port < 65535 else 8000
        return f"Port {port} sedang dipakai program lain: hentikan program itu, atau `make run PORT={lain}`."
    if galat.errno == errno.EACCES:
        return f"Port {port} hanya untuk root: pakai port di atas 1023, misalnya `make run PORT=8000`."
    return f"HOST={tuan} bukan alamat komputer ini: pakai 127.0.0.1, atau 0.0.0.0 untuk semua alamatnya."


def siapkan_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as galat:
        raise Gagal(pesan_os(galat, "menyiapkan folder data")) from galat
    bebas = shutil.disk_usage(folder).free // (1024 * 1024)
    if bebas < PERLU_BEBAS:
        raise Gagal(
            f"Ruang disk di {folder} tinggal {bebas} MB dari {PERLU_BEBAS} MB yang perlu: kosongkan dulu."
        )


@contextlib.contextmanager
def satu_saja(folder: Path) -> Iterator[None]:
    """One `make run` per checkout. The kernel drops this lock with us, also after kill -9."""
    try:
        berkas = open(folder / "kunci", "a+")  # noqa: SIM115  # closed below; opening has its own advice
    except OSError as galat:
        raise Gagal(pesan_os(galat, "mengunci folder data")) from galat
    with berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            berkas.seek(0)
            siapa = berkas.read().strip() or "di jendela lain"
            raise Gagal(
                f"Portal dari folder ini sudah berjalan ({siapa}): hentikan dulu dengan Ctrl-C."
            ) from None
        berkas.truncate(0)
        berkas.write(f"proses {os.getpid()}")
        berkas.flush()
        yield


def sambungan_database(url: str) -> dict[str, Any]:
    """DATABASE_URL as libpq's own keywords, read exactly as settings read it."""
    import environ

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # an unknown engine is only a warning there
        s = environ.Env.db_url_config(url)
    if "postgresql" not in s["ENGINE"]:
        raise ValueError(s["ENGINE"])
    dasar = {
        "dbname": s["NAME"],
        "user": s["USER"],
        "password": s["PASSWORD"],
        "host": s["HOST"],
        "port": s["PORT"],
    }
    return {nama: nilai for nama, nilai in (dasar | s.get("OPTIONS", {})).items() if nilai}


def periksa_database(url: str) -> None:
    """A DATABASE_URL that was given must answer now. The message never shows the password."""
    import psycopg2

    try:
        sambungan = sambungan_database(url)
    except Exception:
        contoh = "postgres://nama:sandi@server:5432/prima"
        raise Gagal(f"DATABASE_URL tidak terbaca: tulis seperti {contoh}, atau kosongkan.") from None
    tempat = f"{sambungan.get('host', 'soket lokal')}:{sambungan.get('port', 5432)}"
    try:
        psycopg2.connect(**{"connect_timeout": 5, **sambungan}).close()
    except psycopg2.Error as galat:
        baris = (str(galat).strip().splitlines() or [""])[-1]
        if "FATAL:" in baris:
            sebab = baris.split("FATAL:")[-1].strip()
            raise Gagal(
                f"Server di DATABASE_URL ({tempat}) menolak ({sebab}): perbaiki nama, sandi, atau basis datanya."
            ) from None
        raise Gagal(
            f"Server di DATABASE_URL ({tempat}) tidak menjawab: nyalakan server itu atau perbaiki alamatnya, "
            "atau kosongkan DATABASE_URL untuk memakai PostgreSQL bawaan."
        ) from None


def periksa_redis(url: str) -> None:
    import redis

    try:
        redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5).ping()
    except ValueError:
        raise Gagal("REDIS_URL tidak terbaca: tulis seperti redis://server:6379/0, atau kosongkan.") from None
    except redis.RedisError as galat:
        raise Gagal(
            f"Server di REDIS_URL tidak menjawab ({type(galat).__name__}): nyalakan server itu atau perbaiki "
            "alamatnya, atau kosongkan REDIS_URL untuk memakai Valkey bawaan."
        ) from None


# --- which of the two portals a database belongs to ---------------------------------------------------

PUNYA_LAIN = {
    "unit": "Basis data ini milik unit sungguhan: jalankan `make run UNIT=1`, atau pakai basis data lain untuk contoh.",
    "contoh": (
        "Basis data ini berisi data contoh, yang tidak dapat dikeluarkan lagi: jalankan `make run` tanpa UNIT=1, "
        "atau isi DATABASE_URL dengan basis data kosong untuk unit."
    ),
}


def mode_database(url: str) -> str | None:
    """ "contoh" or "unit" as the database's first migration wrote it; None when it was never migrated.

    A database from before that row is a unit's when any unit in it is real.
    """
    import psycopg2

    sambungan = psycopg2.connect(**{"connect_timeout": 5, **sambungan_database(url)})
    try:
        kursor = sambungan.cursor()

        def satu(sql: str) -> Any:
            kursor.execute(sql)
            baris = kursor.fetchone()
            return baris[0] if baris else None

        if satu("SELECT to_regclass('pelayanan_modeportal')"):
            tertulis = satu("SELECT mode FROM pelayanan_modeportal")
            if tertulis:
                return str(tertulis)
        if satu("SELECT to_regclass('pelayanan_unit')"):
            contoh = satu("SELECT bool_and(contoh) FROM pelayanan_unit")
            if contoh is not None:
                return "contoh" if contoh else "unit"
        return None
    finally:
        sambungan.close()


def periksa_mode(url: str, diminta: str) -> None:
    """Refuse the other portal's database: its event log only grows, so a mixture could never be undone."""
    tertulis = mode_database(url)
    if tertulis is not None and tertulis != diminta:
        raise Gagal(PUNYA_LAIN[tertulis])
