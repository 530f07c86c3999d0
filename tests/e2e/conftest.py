"""The whole portal as real processes (web, worker, beat) on a database of its own, and a real browser.

Nothing here touches the ORM: a journey knows only what a person sees, and `manage.py`.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from tests.basis_data import buang

AKAR = Path(__file__).resolve().parents[2]
NAMA_DB = "test_prima_perjalanan"
BINER = Path(sys.executable).parent


@dataclass
class Portal:
    """A running portal: its address, its people, its commands."""

    url: str
    lingkungan: dict[str, str]
    log: Path
    sandi: dict[str, str] = field(default_factory=dict)

    def surat(self) -> str:
        """All letters that went out so far."""
        folder = Path(self.lingkungan["FOLDER_SURAT"])
        return "\n".join(b.read_text(errors="replace") for b in sorted(folder.glob("*")))

    def kelola(self, *argumen: str) -> str:
        """manage.py in the portal's own environment; its standard output."""
        selesai = subprocess.run(
            [sys.executable, "manage.py", *argumen],
            cwd=AKAR,
            env=self.lingkungan,
            capture_output=True,
            text=True,
            timeout=900,
        )
        assert selesai.returncode == 0, f"manage.py {argumen}: {selesai.stderr[-2000:]}"
        return selesai.stdout


def _pelabuhan() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _basis_data_baru(url: str, awalan: str) -> str:
    """An empty database on the tests' own server, named after the one it stands beside; its address."""
    nama = f"{awalan}_{urlsplit(url).path.strip('/') or 'prima'}"[:63]
    sambungan = psycopg2.connect(url)
    sambungan.autocommit = True
    with sambungan.cursor() as kursor:
        buang(kursor, nama)
        kursor.execute(f'CREATE DATABASE "{nama}"')
    sambungan.close()
    return urlsplit(url)._replace(path=f"/{nama}").geturl()


def _tunggu(url: str, detik: float, siap: int = 200) -> None:
    batas = time.monotonic() + detik
    akhir: object = None
    while time.monotonic() < batas:
        try:
            with urllib.request.urlopen(url, timeout=2) as jawaban:
                if jawaban.status == siap:
                    return
        except OSError as galat:
            akhir = galat
        time.sleep(0.2)
    raise AssertionError(f"{url} tidak siap: {akhir}")


def siapkan_portal(ruang: Path, url: str, *, basis_data: str, redis_ke: int, **lain: str) -> Portal:
    """A database of its own with the samples in it; nothing runs yet. `lain`: further environment."""
    redis = os.environ["REDIS_URL"]
    lingkungan = {
        **os.environ,
        "DATABASE_URL": _basis_data_baru(os.environ["DATABASE_URL"], basis_data),
        "REDIS_URL": f"{redis.split('?')[0]}?db={redis_ke}"
        if redis.startswith("unix")
        else f"{redis.rsplit('/', 1)[0]}/{redis_ke}",
        "FOLDER_BERKAS": str(ruang / "berkas"),
        "DEBUG": "0",
        "STATIS_POLOS": "0",
        "DJANGO_SETTINGS_MODULE": "pelayanan.settings",
        "LAJU_TAMU": "100000/min",
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "FOLDER_SURAT": str(ruang / "surat"),
        "DORONG_JARINGAN_DALAM": "1",
        # what comes up lands here first: nothing of it may stay
        "TMPDIR": str(ruang / "sementara"),
        "BATAS_DIAM": "3",
        **lain,
    }
    (ruang / "sementara").mkdir(exist_ok=True)
    p = Portal(url, lingkungan, ruang / "portal.log")
    p.kelola("migrate", "--verbosity=0")
    p.kelola("siapkan_aset")
    p.kelola("collectstatic", "--noinput", "--verbosity=0")
    p.kelola("isi_contoh", "--cepat")
    p.sandi = {a["akun"]: a["sandi"] for a in json.loads(p.kelola("akun_contoh", "--json"))}
    return p


def perintah_web(pelabuhan: int) -> list[str | Path]:
    return [
        BINER / "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(pelabuhan),
        "--workers", "1", "--workers-kill-timeout", "3", "pelayanan.asgi:application",
    ]  # fmt: skip


PEKERJA = [BINER / "celery", "-A", "pelayanan", "worker", "--concurrency", "1", "--loglevel", "WARNING"]
BEAT = [BINER / "celery", "-A", "pelayanan", "beat", "--loglevel", "WARNING"]


@contextlib.contextmanager
def jalankan(p: Portal, perintah: list[list[str | Path]]) -> Iterator[list[subprocess.Popen]]:
    """Every command as a child with the portal's environment; all stopped at the end."""
    with p.log.open("a") as keluaran:
        anak = [
            subprocess.Popen(
                [str(x) for x in c], cwd=AKAR, env=p.lingkungan, stdout=keluaran, stderr=subprocess.STDOUT
            )
            for c in perintah
        ]
        try:
            yield anak
        finally:
            for a in anak:
                a.terminate()
            for a in anak:
                try:
                    a.wait(10)
                except subprocess.TimeoutExpired:
                    a.kill()


@pytest.fixture(scope="session")
def portal(tmp_path_factory) -> Iterator[Portal]:
    pelabuhan = _pelabuhan()
    p = siapkan_portal(
        tmp_path_factory.mktemp("portal"), f"http://127.0.0.1:{pelabuhan}", basis_data=NAMA_DB, redis_ke=15
    )
    with jalankan(p, [perintah_web(pelabuhan), PEKERJA, BEAT]):
        _tunggu(f"{p.url}/siap/", 60)
        yield p


@pytest.fixture(scope="session")
def peramban():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as pw:
        jalur = os.environ.get("CHROMIUM") or None
        p = pw.chromium.launch(
            executable_path=jalur,
            args=["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
        )
        yield p
        p.close()


@pytest.fixture(scope="session")
def tempat(portal, peramban):
    """Where every page is, with something on it, in a unit of its own (hari_lain.py)."""
    from tests.e2e.hari_lain import siapkan

    return siapkan(portal, peramban)


@pytest.fixture
def buka(peramban, portal):
    """buka(lebar=360) → a page of a person of their own (own cookies); closed at the end."""
    konteks = []

    def _buka(lebar: int = 360, tinggi: int = 800, **pilihan):
        k = peramban.new_context(
            viewport={"width": lebar, "height": tinggi},
            base_url=portal.url,
            locale="id-ID",
            ignore_https_errors=portal.url.startswith("https"),
            **pilihan,
        )
        k.set_default_timeout(15_000)
        konteks.append(k)
        return k.new_page()

    yield _buka
    for k in konteks:
        k.close()


@pytest.fixture
def masuk(buka, portal):
    """masuk("petugas") → that person's page, signed in through the sign-in form."""

    def _masuk(akun: str, lebar: int = 1440):
        hal = buka(lebar, 900)
        hal.goto("/akun/login/")
        hal.fill("[name=login]", akun)
        hal.fill("[name=password]", portal.sandi[akun])
        hal.click("main button[type=submit]")
        hal.wait_for_url(lambda u: "/akun/login" not in u)
        return hal

    return _masuk
