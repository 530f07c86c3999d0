"""`make run`: the whole demo from one terminal. ``python -m pelayanan.jalankan`` with HOST and PORT.

Preflight → servers that are missing → tables, static files, sample units → web, worker, beat → addresses
and accounts → history in the background → watch, until Ctrl-C. No Django in this process.
"""

import contextlib
import hashlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pelayanan import lokal, prasyarat
from pelayanan.lokal import proses
from pelayanan.penjaga import Anak, Penjaga, potong_log

DASAR, CONTOH = lokal.DASAR, lokal.CONTOH
LOG = CONTOH / "log"
SURAT = CONTOH.parent / "surat"
TERISI = CONTOH / "terisi.json"
MENUNGGU_WEB = 60  # seconds
PY = sys.executable


class Selesai(Exception):
    """Somebody asked us to stop."""


class Sinyal:
    """Ctrl-C, SIGTERM and a closed terminal ask once, politely; a second Ctrl-C interrupts whatever waits."""

    def __init__(self) -> None:
        self.diminta = False
        for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sinyal, self._terima)

    def _terima(self, sinyal: int, _bingkai: object) -> None:
        if self.diminta and sinyal == signal.SIGINT:
            raise KeyboardInterrupt
        self.diminta = True

    def tidur(self, detik: float) -> None:
        if self.diminta:
            raise Selesai
        time.sleep(detik)
        if self.diminta:
            raise Selesai


def katakan(pesan: str = "") -> None:
    with contextlib.suppress(OSError):  # the terminal may be gone; the children are still ours to stop
        print(pesan, flush=True)  # noqa: T201


# --- what was filled, per database ------------------------------------------------------------------


def identitas(url: str) -> str:
    """A name for this very database, so that a new one is filled again and an old one never."""
    import psycopg2

    with contextlib.suppress(psycopg2.Error):
        sambungan = psycopg2.connect(**prasyarat.sambungan_database(url))
        try:
            kursor = sambungan.cursor()
            kursor.execute(
                "SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid "
                "FROM pg_database WHERE datname = current_database()"
            )
            return str(kursor.fetchone()[0])
        finally:
            sambungan.close()
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def sudah(apa: str, basis: str) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return apa in json.loads(TERISI.read_text()).get(basis, [])
    return False


def tandai(apa: str, basis: str) -> None:
    catatan: dict[str, list[str]] = {}
    with contextlib.suppress(OSError, ValueError):
        catatan = json.loads(TERISI.read_text())
    catatan.setdefault(basis, []).append(apa)
    lokal.tulis_rahasia(TERISI, json.dumps(catatan))


# --- steps --------------------------------------------------------------------------------------------


@contextlib.contextmanager
def server(penjaga: Penjaga) -> Iterator[dict[str, str]]:
    """{DATABASE_URL, REDIS_URL}: the given ones, checked, or our own, started."""
    alamat = {nama: os.environ.get(nama, "") for nama in ("DATABASE_URL", "REDIS_URL")}
    # Both checks before anything starts.
    if alamat["DATABASE_URL"]:
        prasyarat.periksa_database(alamat["DATABASE_URL"])
    if alamat["REDIS_URL"]:
        prasyarat.periksa_redis(alamat["REDIS_URL"])
    with lokal.ruang_singkat() as ruang:
        if not alamat["DATABASE_URL"]:
            pg = lokal.Postgres(data=CONTOH / "postgres", ruang=ruang, log=LOG / "postgres.log")
            penjaga.tambah(pg)
            alamat["DATABASE_URL"] = pg.url
        if not alamat["REDIS_URL"]:
            valkey = lokal.Valkey(data=CONTOH / "valkey", ruang=ruang, log=LOG / "valkey.log")
            penjaga.tambah(valkey)
            alamat["REDIS_URL"] = valkey.url
        try:
            yield alamat
        finally:
            penjaga.berhenti()  # while the folder with the sockets is still there


def baris_akhir(log: Path) -> str:
    """The last line of a log: of a traceback, the one that names the error."""
    return (log.read_text(errors="replace").strip().splitlines() or ["tanpa keterangan"])[-1]


def siapkan(sinyal: Sinyal, env: dict[str, str], *sejajar: list[str]) -> None:
    """Run `pelayanan.siapkan` once for each list of steps, side by side, to the end of all."""
    anak = []
    try:
        for langkah in sejajar:
            log = LOG / f"siapkan-{langkah[0]}.log"
            log.write_bytes(b"")
            anak.append((langkah, log, _mulai_siapkan(langkah, log, env)))
        while any(jalan.poll() is None for _, _, jalan in anak):
            sinyal.tidur(0.05)
    finally:
        for _, _, jalan in anak:
            proses.hentikan(jalan)
    for langkah, log, jalan in anak:
        if jalan.returncode != 0:
            isi = log.read_text(errors="replace")
            if "No space left" in isi or "DiskFull" in isi:
                raise lokal.Gagal(
                    "Ruang disk habis saat menyiapkan portal: kosongkan ruang disk, lalu ulangi."
                )
            raise lokal.Gagal(
                f"Penyiapan ({', '.join(langkah)}) gagal: {baris_akhir(log)} (lengkapnya di {log})."
            )


def _mulai_siapkan(langkah: list[str], log: Path, env: dict[str, str]) -> "subprocess.Popen[bytes]":
    return proses.jalankan([PY, "-m", "pelayanan.siapkan", *langkah], log=log, env=env, cwd=DASAR)


def anak_portal(env: dict[str, str], tuan: str, port: int) -> list[Anak]:
    celery = [PY, "-m", "celery", "-A", "pelayanan.celery:aplikasi", "--quiet"]
    perintah: dict[str, list[str | Path]] = {
        "web": [
            *(PY, "-m", "granian", "--interface", "asgi", "--host", tuan, "--port", str(port), "--no-ws"),
            # An open live screen is a request that lasts for hours: leave room for thousands.
            *("--workers", "2", "--backlog", "4096", "--backpressure", "4096"),
            # Without the first it never stops while a live screen is open; without the second half a portal.
            *("--workers-kill-timeout", "3", "--respawn-failed-workers", "--log-level", "warning"),
            "pelayanan.asgi:application",
        ],
        "worker": [
            *celery,
            "worker",
            "--concurrency",
            "2",
            "--loglevel",
            "WARNING",
            "--without-gossip",
            "--without-mingle",
        ],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--pidfile="],
    }
    return [Anak(nama, isi, log=LOG / f"{nama}.log", env=env, cwd=DASAR) for nama, isi in perintah.items()]


def tunggu_web(sinyal: Sinyal, penjaga: Penjaga, tuan: str, port: int) -> bool:
    batas = time.monotonic() + MENUNGGU_WEB
    sasaran = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(tuan, tuan)  # noqa: S104
    while time.monotonic() < batas:
        with contextlib.suppress(OSError, http.client.HTTPException):
            sambungan = http.client.HTTPConnection(sasaran, port, timeout=5)
            sambungan.request("GET", "/sehat/", headers={"Host": "localhost"})
            if sambungan.getresponse().status < 500:
                return True
        penjaga.periksa()
        sinyal.tidur(0.1)
    return False


def letak_data(penjaga: Penjaga) -> str:
    """PostgreSQL's folder when it had to move out of the checkout, else ""."""
    pg = next((anak for anak in penjaga.semua if isinstance(anak, lokal.Postgres)), None)
    return str(pg.data) if pg and CONTOH not in pg.data.parents else ""


def sambut(env: dict[str, str], tuan: str, port: int, data: str) -> None:
    """Addresses and demo accounts. `data`: where the tables lie when that is not in this folder."""
    tampil = f"[{tuan}]" if ":" in tuan else tuan
    dasar = f"http://{tampil}:{port}"
    katakan()
    katakan(f"Portal siap: {dasar}/")
    if tuan in ("0.0.0.0", "::"):  # noqa: S104
        katakan("  (dari komputer lain: pakai alamat IP komputer ini)")
    for nama, jalan in (("Ruang kerja petugas", "/kerja/"), ("Kelola", "/kelola/"), ("API", "/api/dokumen/")):
        katakan(f"  {nama:<20} {dasar}{jalan}")
    katakan(f"  {'Catatan (log)':<20} {LOG}")
    if "FOLDER_SURAT" in env:
        katakan(f"  {'Surat keluar':<20} {env['FOLDER_SURAT']}")
    if data:
        katakan(f"  {'Data PostgreSQL':<20} {data}")
    hasil = subprocess.run(  # noqa: S603
        [PY, "-m", "pelayanan.siapkan", "akun"], env=env, cwd=DASAR, capture_output=True, text=True
    )
    if hasil.returncode == 0 and hasil.stdout.strip():
        katakan("\nAkun contoh (nama, sandi, peran):")
        katakan(hasil.stdout.rstrip())
    katakan()


def jalankan(sinyal: Sinyal) -> None:
    prasyarat.siapkan_folder(CONTOH)
    with prasyarat.satu_saja(CONTOH), contextlib.ExitStack() as tumpukan:
        LOG.mkdir(exist_ok=True, mode=0o700)
        tuan, port = prasyarat.alamat_diminta()
        penjaga = Penjaga(katakan)
        katakan("→ Menyalakan basis data …")
        alamat = tumpukan.enter_context(server(penjaga))
        portal = {
            **alamat,
            "RAHASIA": os.environ.get("RAHASIA") or lokal.rahasia(CONTOH),
            "FOLDER_BERKAS": os.environ.get("FOLDER_BERKAS") or str(CONTOH / "berkas"),
            "MODE": os.environ.get("MODE") or "contoh",
            "DEBUG": os.environ.get("DEBUG") or "0",
        }
        if not os.environ.get("EMAIL_BACKEND") and not os.environ.get("EMAIL_SERVER"):
            # letters as files for whoever tries the demo: a log is no place for addresses
            SURAT.mkdir(exist_ok=True, mode=0o700)
            portal["EMAIL_BACKEND"] = "django.core.mail.backends.filebased.EmailBackend"
            portal["FOLDER_SURAT"] = str(SURAT)
        env = {**os.environ, **portal, "IKUT_INDUK": "1", "PYTHONUNBUFFERED": "1"}
        lokal.umumkan(portal, CONTOH)
        tumpukan.callback((CONTOH / "lingkungan.json").unlink, missing_ok=True)

        basis = identitas(alamat["DATABASE_URL"])
        pertama = not sudah("contoh", basis)
        katakan(
            "→ Menyiapkan portal dan mengisi unit contoh (sekali saja) …"
            if pertama
            else "→ Menyiapkan portal …"
        )
        siapkan(sinyal, env, ["migrasi", "isi"] if pertama else ["migrasi"], ["aset"])
        if pertama:
            tandai("contoh", basis)
        for anak in anak_portal(env, tuan, port):
            penjaga.tambah(anak)
        if not tunggu_web(sinyal, penjaga, tuan, port):
            sebab = baris_akhir(LOG / "web.log")
            raise lokal.Gagal(
                f"Portal tidak menjawab di port {port} ({sebab}): lengkapnya di {LOG / 'web.log'}."
            )
        sambut(env, tuan, port, letak_data(penjaga))
        if not sudah("riwayat", basis):

            def riwayat_selesai() -> None:
                tandai("riwayat", basis)
                katakan("Riwayat contoh selesai diisi.")

            katakan("Riwayat contoh sedang diisi di latar belakang; portal sudah dapat dipakai.")
            penjaga.tambah(
                Anak(
                    "riwayat",
                    ["nice", "-n", "10", PY, DASAR / "manage.py", "isi_contoh", "--riwayat"],
                    log=LOG / "riwayat.log",
                    env=env,
                    cwd=DASAR,
                    sekali=True,
                    usai=riwayat_selesai,
                )
            )
        katakan("Ctrl-C untuk berhenti.")
        awasi(sinyal, penjaga)


def awasi(sinyal: Sinyal, penjaga: Penjaga) -> None:
    """Until somebody asks us to stop."""
    putaran = 0
    while True:
        sinyal.tidur(0.25)
        penjaga.periksa()
        putaran += 1
        if putaran % 240 == 0:
            for anak in penjaga.semua:
                potong_log(anak.log)


def main() -> int:
    sinyal = Sinyal()
    if "MAKELEVEL" in os.environ:
        lokal.mati_bersama_induk(signal.SIGTERM)  # a killed `make` cannot tell us
    try:
        jalankan(sinyal)
    except (Selesai, KeyboardInterrupt):
        katakan("Portal berhenti; data tersimpan.")
        return 0
    except lokal.Gagal as galat:
        print(f"✗ {galat}", file=sys.stderr)  # noqa: T201
        return 1
    except OSError as galat:
        print(f"✗ {lokal.pesan_os(galat, 'menjalankan portal')}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
