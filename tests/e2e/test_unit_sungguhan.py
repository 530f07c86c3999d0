"""A stranger opens a unit on an empty machine, somebody kills every part of it, and in the evening it is saved.

The portal is started as `make run UNIT=1` starts it: our own PostgreSQL and Valkey, two web processes, worker, beat.
"""

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from pelayanan.lokal import proses
from tests.e2e.buka_unit import SANDI, buka_unit
from tests.e2e.conftest import AKAR, _pelabuhan

pytestmark = pytest.mark.e2e
HITUNG = (
    "from pelayanan.models import Peristiwa;"
    "print(Peristiwa.objects.filter(kode='pelayanan.templat_kabar.diubah').count())"
)


class Unit:
    """`make run UNIT=1` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, _pelabuhan()
        self.url = f"http://127.0.0.1:{self.port}"
        self.keluaran = folder.with_name(folder.name + ".out")
        buang = (
            "DATABASE_URL",
            "REDIS_URL",
            "RAHASIA",
            "FOLDER_BERKAS",
            "POLA_UJI",
            "STATIS_POLOS",
            "DEBUG",
            "MAKELEVEL",
        )
        self.env = {k: v for k, v in os.environ.items() if k not in buang} | {
            "UNIT": "1", "DATA": str(folder), "PORT": str(self.port), "HOST": "127.0.0.1",
        }  # fmt: skip
        kue = http.cookiejar.CookieJar()
        self.peramban = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(kue))

    def mulai(self) -> str:
        with self.keluaran.open("w") as f:
            self.proses = subprocess.Popen(
                [sys.executable, "-m", "pelayanan.jalankan"], cwd=AKAR, env=self.env, stdout=f, stderr=f
            )
        batas = time.monotonic() + 300
        while "Ctrl-C untuk berhenti" not in (teks := self.keluaran.read_text()):
            assert self.proses.poll() is None and time.monotonic() < batas, teks
            time.sleep(0.2)
        return teks

    def berhenti(self) -> None:
        self.proses.send_signal(signal.SIGINT)
        assert self.proses.wait(30) == 0

    def kelola(self, *argumen: str, **env: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "manage.py", *argumen],
            cwd=AKAR, env=self.env | env, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    def kirim(self, jalur: str, sabar: float = 30, **isi: str) -> str:
        """Fill in the form at `jalur` and send it; where it led. `sabar`: seconds."""
        halaman = self.peramban.open(self.url + jalur, timeout=sabar).read().decode()
        isi["csrfmiddlewaretoken"] = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', halaman)[1]
        jawaban = self.peramban.open(self.url + jalur, urllib.parse.urlencode(isi).encode(), timeout=sabar)
        return jawaban.geturl()

    def siap(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/siap/", timeout=3) as jawaban:
                return jawaban.status == 200
        except OSError:
            return False

    def anak(self) -> dict[str, int]:
        """{name: pid} of the keeper's children."""
        tanda = {
            "granian": "web",
            "worker": "worker",
            "beat": "beat",
            "postgres": "postgres",
            "valkey": "valkey",
        }
        hasil = {}
        for pid in Path(f"/proc/{self.proses.pid}/task/{self.proses.pid}/children").read_text().split():
            perintah = Path(f"/proc/{pid}/cmdline").read_bytes().decode().replace("\0", " ")
            for kata, nama in tanda.items():
                if re.search(rf"\b{kata}", perintah) and not (kata == "worker" and "granian" in perintah):
                    hasil[nama] = int(pid)
                    break
        return hasil


@pytest.fixture
def unit(tmp_path):
    u = Unit(tmp_path / "unit")
    yield u
    if u.proses.poll() is None:
        u.proses.terminate()
        u.proses.wait(30)


def test_dari_kosong_sampai_pulih(unit, tmp_path, peramban):
    teks = unit.mulai()
    assert "Akun contoh" not in teks
    kode = re.search(r"\b[2-9A-Z]{4}(-[2-9A-Z]{4}){2}\b", teks)[0]
    sandi = re.search(r"\b[a-z2-9]{4}(-[a-z2-9]{4}){5}\b", teks)[0]
    buka_unit(peramban, unit.url, kode)
    unit.kirim("/akun/login/", login="lurah", password=SANDI)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        unit.peramban.open(unit.url + "/mulai/")

    # --- somebody writes while somebody else kills
    diakui, berhenti = [], threading.Event()

    def menulis():
        while not berhenti.is_set():
            try:
                diakui.append(unit.kirim("/kabar/templat/pengaduan.diterima/", 5, bawaan="1"))
            except OSError:  # a connection refused or cut, or a 500 while the database is away
                time.sleep(0.05)

    penulis = threading.Thread(target=menulis)
    penulis.start()
    lama: dict[str, float] = {}
    try:
        for nama in ("web", "worker", "beat", "postgres", "valkey"):
            time.sleep(0.3)
            sebelum = unit.anak()[nama]
            cucu = Path(f"/proc/{sebelum}/task/{sebelum}/children").read_text().split()
            os.kill(sebelum, signal.SIGKILL)
            awal = time.monotonic()
            while unit.anak().get(nama, sebelum) == sebelum or not unit.siap():
                assert time.monotonic() - awal < 30, (
                    f"{nama} tidak bangkit: {unit.keluaran.read_text()[-500:]}"
                )
                time.sleep(0.1)
            lama[nama] = time.monotonic() - awal
            assert [c for c in cucu if proses.waktu_mulai(int(c))] == [], f"yatim dari {nama}"
    finally:
        berhenti.set()
        penulis.join()
    print({k: f"{v:.1f} s" for k, v in lama.items()}, len(diakui), "perbuatan diakui")
    assert diakui, "somebody was at work all the time"

    # --- the day is saved, the log is whole, and nothing acknowledged is missing
    def tercatat(di: Unit) -> int:
        return int(di.kelola("shell", "-v0", "-c", HITUNG).stdout)

    banyak = tercatat(unit)
    assert len(diakui) <= banyak, "acknowledged and lost"
    berkas = tmp_path / "malam.cadangan"
    simpan = unit.kelola("cadangkan", str(berkas))
    assert simpan.returncode == 0 and berkas.stat().st_mode & 0o777 == 0o600, simpan.stderr
    tolak = unit.kelola("isi_contoh", "--cepat")
    assert tolak.returncode == 2 and "unit sungguhan" in tolak.stderr
    alamat = json.loads((unit.folder / "lingkungan.json").read_text())["env"]["DATABASE_URL"]
    contoh = subprocess.run(
        [sys.executable, "-m", "pelayanan.jalankan"], cwd=AKAR, capture_output=True, text=True, timeout=60,
        env=unit.env
        | {"UNIT": "", "DATABASE_URL": alamat, "DATA": str(tmp_path / "contoh"), "PORT": str(_pelabuhan())},
    )  # fmt: skip
    assert contoh.returncode == 1 and "milik unit sungguhan" in contoh.stderr
    unit.berhenti()

    # --- another folder: the same unit, with the same people
    lain = Unit(tmp_path / "lain")
    separuh = tmp_path / "separuh.cadangan"
    separuh.write_bytes(berkas.read_bytes()[:5000])
    tolak = unit.kelola("pulihkan", str(separuh), "--ke", str(lain.folder), SANDI_CADANGAN=sandi)
    assert tolak.returncode == 2 and "terpotong" in tolak.stderr and not (lain.folder / "postgres").exists()
    pulih = unit.kelola("pulihkan", str(berkas), "--ke", str(lain.folder), SANDI_CADANGAN=sandi)
    assert pulih.returncode == 0 and "utuh:" in pulih.stderr, pulih.stderr
    try:
        teks = lain.mulai()
        assert "Belum ada admin" not in teks
        assert lain.kirim("/akun/login/", login="lurah", password=SANDI).startswith(lain.url)
        assert tercatat(lain) == banyak
    finally:
        lain.berhenti()
