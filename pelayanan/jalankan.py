"""`make run`: the whole portal from one terminal. ``python -m pelayanan.jalankan`` with HOST and PORT.

Preflight → servers that are missing → tables, static files, sample units → web, worker, beat → addresses
and accounts → history in the background → watch, until Ctrl-C. No Django in this process.

With UNIT=1 a real, empty unit: no samples, DEBUG off, its own folder, a code for the page of its first admin.
Either refuses the other's database.
"""

import contextlib
import hashlib
import http.client
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pelayanan import lokal, prasyarat
from pelayanan.lokal import proses
from pelayanan.penjaga import Anak, Penjaga, potong_log

DASAR = lokal.DASAR
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


class Contoh:
    """What of the samples has been filled into this database (`terisi.json`), and what still is."""

    def __init__(self, folder: Path, basis: str) -> None:
        self.berkas, self.basis = folder / "terisi.json", basis

    def _catatan(self) -> dict[str, list[str]]:
        with contextlib.suppress(OSError, ValueError):
            return dict(json.loads(self.berkas.read_text()))
        return {}

    def sudah(self, apa: str) -> bool:
        return apa in self._catatan().get(self.basis, [])

    def tandai(self, apa: str) -> None:
        catatan = self._catatan()
        catatan.setdefault(self.basis, []).append(apa)
        lokal.tulis_rahasia(self.berkas, json.dumps(catatan))

    def lanjutkan(self, penjaga: Penjaga, env: dict[str, str], log: Path) -> None:
        """The history of the sample units, behind a portal that is in use already."""
        if self.sudah("riwayat"):
            return

        def selesai() -> None:
            self.tandai("riwayat")
            katakan("Riwayat contoh selesai diisi.")

        katakan("Riwayat contoh sedang diisi di latar belakang; portal sudah dapat dipakai.")
        penjaga.tambah(
            Anak(
                "riwayat",
                ["nice", "-n", "10", PY, DASAR / "manage.py", "isi_contoh", "--riwayat"],
                log=log / "riwayat.log",
                env=env,
                cwd=DASAR,
                sekali=True,
                usai=selesai,
            )
        )


# --- steps --------------------------------------------------------------------------------------------


@contextlib.contextmanager
def server(penjaga: Penjaga, data: Path) -> Iterator[dict[str, str]]:
    """{DATABASE_URL, REDIS_URL}: the given ones, checked, or our own, started."""
    alamat = {nama: os.environ.get(nama, "") for nama in ("DATABASE_URL", "REDIS_URL")}
    # Both checks before anything starts.
    if alamat["DATABASE_URL"]:
        prasyarat.periksa_database(alamat["DATABASE_URL"])
    if alamat["REDIS_URL"]:
        prasyarat.periksa_redis(alamat["REDIS_URL"])
    with lokal.ruang_singkat() as ruang:
        if not alamat["DATABASE_URL"]:
            pg = lokal.Postgres(data=data / "postgres", ruang=ruang, log=data / "log" / "postgres.log")
            penjaga.tambah(pg)
            alamat["DATABASE_URL"] = pg.url
        if not alamat["REDIS_URL"]:
            valkey = lokal.Valkey(data=data / "valkey", ruang=ruang, log=data / "log" / "valkey.log")
            penjaga.tambah(valkey)
            alamat["REDIS_URL"] = valkey.url
        try:
            yield alamat
        finally:
            penjaga.berhenti()  # while the folder with the sockets is still there


def baris_akhir(log: Path) -> str:
    """The last line of a log: of a traceback, the one that names the error."""
    return (log.read_text(errors="replace").strip().splitlines() or ["tanpa keterangan"])[-1]


def siapkan(sinyal: Sinyal, env: dict[str, str], folder_log: Path, *sejajar: list[str]) -> None:
    """Run `pelayanan.siapkan` once for each list of steps, side by side, to the end of all."""
    anak = []
    try:
        for langkah in sejajar:
            log = folder_log / f"siapkan-{langkah[0]}.log"
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


def anak_portal(env: dict[str, str], log: Path, tuan: str, port: int) -> list[Anak]:
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
    return [Anak(nama, isi, log=log / f"{nama}.log", env=env, cwd=DASAR) for nama, isi in perintah.items()]


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


def letak_data(penjaga: Penjaga, folder: Path) -> str:
    """PostgreSQL's folder when it had to move out of the checkout, else ""."""
    pg = next((anak for anak in penjaga.semua if isinstance(anak, lokal.Postgres)), None)
    return str(pg.data) if pg and folder not in pg.data.parents else ""


def sambut(env: dict[str, str], log: Path, tuan: str, port: int, data: str, sandi: str | None) -> None:
    """Addresses, and who may come in. `data`: where the tables lie when that is not in this folder; `sandi`: the
    passphrase of the backups when it has just been made."""
    dasar = prasyarat.alamat_portal(tuan, port)
    katakan()
    katakan(f"Portal siap: {dasar}/")
    if tuan in prasyarat.SEMUA_ALAMAT:
        katakan("  (dari komputer lain: pakai alamat IP komputer ini)")
        if env.get("ALAMAT_PORTAL") == dasar:
            katakan(
                "  (tautan di surat dan QR di kertas: jalankan dengan ALAMAT_PORTAL=http://alamat-ip:port)"
            )
    for nama, jalan in (("Ruang kerja petugas", "/kerja/"), ("Kelola", "/kelola/"), ("API", "/api/dokumen/")):
        katakan(f"  {nama:<20} {dasar}{jalan}")
    katakan(f"  {'Catatan (log)':<20} {log}")
    if "FOLDER_SURAT" in env:
        katakan(f"  {'Surat keluar':<20} {env['FOLDER_SURAT']}")
    if data:
        katakan(f"  {'Data PostgreSQL':<20} {data}")
    if env["MODE"] == "unit":
        if sandi:
            katakan("\nSandi cadangan, sekali ini saja. Tulis di kertas dan simpan di luar komputer ini:")
            katakan(f"  {sandi}")
            katakan(
                f"Tanpa sandi itu cadangan tidak dapat dipulihkan. (Juga di {env['CADANGAN_SANDI_BERKAS']}.)"
            )
        sambut_admin(env, dasar)
    elif akun := tanya_siapkan(env, "akun"):
        katakan("\nAkun contoh (nama, sandi, peran):")
        katakan(akun)
    katakan()


def sambut_admin(env: dict[str, str], dasar: str) -> None:
    """Of a unit without an admin: where its first one comes in, and with which code."""
    if jawab := tanya_siapkan(env, "admin"):
        katakan(f"\nBelum ada admin. Buka {dasar}/mulai/ dan masukkan kode sekali pakai ini:")
        katakan(f"  {jawab}")
        katakan("Berlaku satu jam. Kode baru: UNIT=1 .venv/bin/python manage.py kode_admin")


def sandi_cadangan(berkas: Path) -> str | None:
    """The passphrase of a new unit's backups when it has just been made, else None.

    It lies beside the data because the daily backup needs it; what it protects is the copy taken elsewhere.
    """
    if berkas.exists():
        return None
    kelompok = [
        "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _i in range(4)) for _j in range(6)
    ]
    berkas.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lokal.tulis_rahasia(berkas, "-".join(kelompok))
    return "-".join(kelompok)


def tanya_siapkan(env: dict[str, str], langkah: str) -> str:
    """What one step of `pelayanan.siapkan` prints; "" when it fails."""
    hasil = subprocess.run(  # noqa: S603
        [PY, "-m", "pelayanan.siapkan", langkah], env=env, cwd=DASAR, capture_output=True, text=True
    )
    return hasil.stdout.strip("\n") if hasil.returncode == 0 else ""


def lingkungan_portal(mode: str, data: Path, sini: str) -> dict[str, str]:
    """What the portal's own processes, and `manage.py` beside them, must know besides the servers."""
    lama = data / "rahasia_lama"  # restored beside it: values made with an older RAHASIA are read with it
    isi = {
        "RAHASIA": os.environ.get("RAHASIA") or lokal.rahasia(data),
        "FOLDER_BERKAS": os.environ.get("FOLDER_BERKAS") or str(data / "berkas"),
        "MODE": mode,
        "DEBUG": "0" if mode == "unit" else os.environ.get("DEBUG") or "0",
        "FOLDER_KUNCI": os.environ.get("FOLDER_KUNCI") or str(data / "kunci_penanda"),
    }
    if not os.environ.get("RAHASIA_LAMA") and lama.exists():
        isi["RAHASIA_LAMA"] = lama.read_text().strip()
    if not os.environ.get("ALAMAT_PORTAL") and not os.environ.get("HTTPS"):
        isi["ALAMAT_PORTAL"] = sini  # links in letters, QR on paper
    if not os.environ.get("EMAIL_BACKEND") and not os.environ.get("EMAIL_SERVER"):
        # letters as files until there is a mail server: a log is no place for addresses
        surat = data / "surat"
        surat.mkdir(exist_ok=True, mode=0o700)
        isi |= {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "FOLDER_SURAT": str(surat),
        }
    if mode == "unit":
        isi |= {
            "CADANGAN_FOLDER": os.environ.get("CADANGAN_FOLDER") or str(data / "cadangan"),
            "CADANGAN_SANDI_BERKAS": os.environ.get("CADANGAN_SANDI_BERKAS") or str(data / "sandi_cadangan"),
        }
    return isi


def jalankan(sinyal: Sinyal) -> None:
    mode = lokal.mode_diminta()
    data = lokal.folder_data(mode)
    log = data / "log"
    prasyarat.siapkan_folder(data)
    with prasyarat.satu_saja(data), contextlib.ExitStack() as tumpukan:
        log.mkdir(exist_ok=True, mode=0o700)
        tuan, port = prasyarat.alamat_diminta()
        penjaga = Penjaga(katakan)
        katakan("→ Menyalakan basis data …")
        alamat = tumpukan.enter_context(server(penjaga, data))
        prasyarat.periksa_mode(alamat["DATABASE_URL"], mode)
        portal = {**alamat, **lingkungan_portal(mode, data, prasyarat.alamat_portal(tuan, port))}
        env = {**os.environ, **portal, "IKUT_INDUK": "1", "PYTHONUNBUFFERED": "1"}
        lokal.umumkan(portal, data)
        tumpukan.callback((data / "lingkungan.json").unlink, missing_ok=True)

        isi_contoh = Contoh(data, identitas(alamat["DATABASE_URL"])) if mode == "contoh" else None
        pertama = isi_contoh is not None and not isi_contoh.sudah("contoh")
        katakan(
            "→ Menyiapkan portal dan mengisi unit contoh (sekali saja) …"
            if pertama
            else "→ Menyiapkan portal …"
        )
        sandi_baru = sandi_cadangan(Path(portal["CADANGAN_SANDI_BERKAS"])) if mode == "unit" else None
        langkah = ["perbarui"] if mode == "unit" else ["migrasi", "isi"] if pertama else ["migrasi"]
        siapkan(sinyal, env, log, langkah, ["aset"])
        if isi_contoh is not None and pertama:
            isi_contoh.tandai("contoh")
        for anak in anak_portal(env, log, tuan, port):
            penjaga.tambah(anak)
        if not tunggu_web(sinyal, penjaga, tuan, port):
            sebab = baris_akhir(log / "web.log")
            raise lokal.Gagal(
                f"Portal tidak menjawab di port {port} ({sebab}): lengkapnya di {log / 'web.log'}."
            )
        sambut(env, log, tuan, port, letak_data(penjaga, data), sandi_baru)
        if isi_contoh is not None:
            isi_contoh.lanjutkan(penjaga, env, log)
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
