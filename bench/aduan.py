"""Public submit of a complaint through the whole stack, against django-helpdesk's public ticket form:

    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.aduan [seconds = 5]

The other one is installed from PyPI into an environment of its own in a temporary folder. Same server software
(granian, WSGI, one worker, four threads), same PostgreSQL, same client, rounds in turns. Counted is the request that
makes the case: here the last press of a filing whose answers stand in the session, there the one form. For the
reader's own judgement the whole filing as a browser does it (every page fetched, every form posted) is timed as well:
seven screens here, one there. Mail is written down for the worker here (the outbox), there it is rendered and given
to a backend that throws it away. The databases `bench_aduan` and `bench_aduan_lain` are made anew.
"""

import http.client
import itertools
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode, urlsplit

os.environ.setdefault("PORT", "8151")

from bench.survei import AKAR, KUE, LAIN_WSGI, PORT, basis_data, env_kita, nyalakan

DETIK = next((float(a) for a in sys.argv[1:] if a.replace(".", "").isdigit()), 5.0)
KLIEN, PUTARAN = 8, 5
LAIN_VERSI = "django-helpdesk==2.6.1"
JUDUL = "KK belum jadi setelah dua minggu"
CERITA = (
    "Dijanjikan satu hari, sudah dua minggu. Saya datang tiga kali, loket selalu meminta saya menunggu. " * 6
)
LAIN = """
import os
SECRET_KEY = "bench"; DEBUG = False; ALLOWED_HOSTS = ["*"]; ROOT_URLCONF = "alamat"; USE_TZ = True; SITE_ID = 1
u = os.environ["LAIN_DB"].split("|")
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": u[0], "USER": u[1], "PASSWORD": u[2],
                         "HOST": u[3], "PORT": u[4], "CONN_MAX_AGE": 600}}
INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                  "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles",
                  "django.contrib.sites", "django.contrib.humanize", "rest_framework", "helpdesk"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
              "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
              "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "DIRS": [], "OPTIONS":
    {"context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                            "django.contrib.messages.context_processors.messages"]}}]
STATIC_URL = "/static/"; DEFAULT_AUTO_FIELD = "django.db.models.AutoField"; MEDIA_ROOT = "media"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
HELPDESK_TEAMS_MODE_ENABLED = False
"""
LAIN_ALAMAT = """
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
LAIN_ISI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "setelan"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("loaddata", "emailtemplate", verbosity=0)
from helpdesk.models import Queue
q = Queue.objects.create(title="Bench", slug="bench", allow_public_submission=True, email_address="b@contoh.test")
print(q.pk)
"""
BORANG = {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}

if __name__ == "__main__":
    os.environ["DATABASE_URL"] = basis_data("bench_aduan")


def siapkan() -> Callable[[int], list[str]]:
    """Our database with one unit; a maker of sessions that hold a filing filled in to the last screen."""
    import django

    django.setup()
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from pelayanan.models import Unit
    from tests.standar.pabrik import layanan_berlaku

    unit = Unit.objects.create(kode="bench", nama="Bench")
    layanan_berlaku(unit, "Kartu Keluarga")
    habis = timezone.now() + timezone.timedelta(hours=12)

    def buat(banyak: int) -> list[str]:
        sandi = SessionStore()
        kunci = [uuid.uuid4().hex for _ in range(banyak)]
        Session.objects.bulk_create(
            Session(session_key=k, session_data=sandi.encode({"aduan_baru": draf()}), expire_date=habis)
            for k in kunci
        )
        connection.close()
        return kunci

    return buat


def layar() -> dict[str, dict[str, str]]:
    """Answers of every screen; a contact of its own, as every person has."""
    return {
        "jenis": {"kelas": "tidak_berkadar_pengawasan"},
        "tentang": {"tentang": "u:bench"},
        "cerita": {"judul": JUDUL, "isi": f"{CERITA} {uuid.uuid4()}"},
        "harapan": {"permintaan": "KK diterbitkan", "kerugian": ""},
        "identitas": {"identitas": "anonim", "sifat": "rahasia"},
        "kabar": {"nama": "Siti Rahmawati", "kontak": f"{uuid.uuid4().hex[:12]}@contoh.test"},
    }


def draf() -> dict[str, object]:
    isi = {n: {k: [v] for k, v in x.items()} for n, x in layar().items()}
    return {"id": uuid.uuid4().hex, "mulai": time.time() - 120, "layar": isi}


def pasang_lain(ruang: Path) -> tuple[list[str], dict[str, str], str]:
    """django-helpdesk in `ruang`: (server command, environment, id of its queue)."""
    u = urlsplit(basis_data("bench_aduan_lain"))
    py = ruang / "env/bin/python"
    subprocess.run([sys.executable, "-m", "venv", ruang / "env"], check=True)
    paket = [LAIN_VERSI, "psycopg2-binary", "granian", "setuptools<81"]
    subprocess.run([py, "-m", "pip", "install", "-q", *paket], check=True)
    for nama, isi in (
        ("setelan.py", LAIN), ("alamat.py", LAIN_ALAMAT), ("wsgi.py", LAIN_WSGI), ("isi.py", LAIN_ISI)
    ):  # fmt: skip
        (ruang / nama).write_text(isi)
    bagian = (u.path.lstrip("/"), u.username or "", u.password or "", u.hostname or "", str(u.port or 5432))
    env = {"PATH": os.environ["PATH"], "LAIN_DB": "|".join(bagian), "PYTHONPATH": str(ruang)}
    keluar = subprocess.run([py, "isi.py"], cwd=ruang, env=env, check=True, capture_output=True, text=True)
    return [str(ruang / "env/bin/granian")], env, keluar.stdout.split()[-1]


class Peramban:
    """One client with cookies and a connection of its own."""

    def __init__(self, **kue: str) -> None:
        self.kue = {"csrftoken": KUE, **kue}
        self.s = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)

    def minta(self, metode: str, alamat: str, isi: dict[str, str] | None = None) -> tuple[int, str]:
        """(status, where it sends on); what came is thrown away."""
        badan = None if isi is None else urlencode({**isi, "csrfmiddlewaretoken": KUE})
        kue = "; ".join(f"{k}={v}" for k, v in self.kue.items())
        self.s.request(metode, alamat, badan, {**BORANG, "Cookie": kue})
        j = self.s.getresponse()
        j.read()
        for baris in j.headers.get_all("Set-Cookie") or ():
            k, _, v = baris.partition(";")[0].partition("=")
            self.kue[k] = v
        return j.status, j.headers.get("Location") or ""


def kirim_kita(p: Peramban, sesi: str) -> bool:
    p.kue = {"csrftoken": KUE, "sessionid": sesi}
    return bool(
        re.fullmatch(r"/a/[-A-Z0-9]+/tanda-terima/", p.minta("POST", "/pengaduan/baru/periksa/", {})[1])
    )


def penuh_kita(p: Peramban, _: str) -> bool:
    p.kue = {"csrftoken": KUE}
    p.minta("GET", "/pengaduan/baru/")
    for nama, isi in layar().items():
        status, ke = p.minta("POST", f"/pengaduan/baru/{nama}/", isi)
        if status != 302:
            return False
        p.minta("GET", ke)
    status, ke = p.minta("POST", "/pengaduan/baru/periksa/", {})
    return status == 302 and p.minta("GET", ke)[0] == 200


def kirim_lain(p: Peramban, antrean: str) -> bool:
    isi = {
        "queue": antrean, "title": JUDUL, "body": f"{CERITA} {uuid.uuid4()}", "priority": "3", "due_date": "",
        "submitter_email": f"{uuid.uuid4().hex[:12]}@contoh.test",
    }  # fmt: skip
    return p.minta("POST", "/tickets/submit/", isi)[1].startswith("/view/")


def penuh_lain(p: Peramban, antrean: str) -> bool:
    p.minta("GET", "/tickets/submit/")
    return kirim_lain(p, antrean)


def ukur(
    kerja: Callable[[Peramban, str], bool], bahan: "itertools.repeat[str] | list[str]", detik: float
) -> float:
    """How many a second of KLIEN clients; stops when one of a hundred is refused."""
    antre = iter(bahan)
    kunci = threading.Lock()
    batas, jadi, gagal = time.perf_counter() + detik, [0] * KLIEN, [0] * KLIEN

    def satu(i: int) -> None:
        p = Peramban()
        while time.perf_counter() < batas:
            with kunci:
                x = next(antre, None)
            if x is None:
                raise SystemExit("sesi habis: naikkan jumlahnya di utama()")
            if kerja(p, x):
                jadi[i] += 1
            else:
                gagal[i] += 1

    mulai = time.perf_counter()
    utas = [threading.Thread(target=satu, args=(i,)) for i in range(KLIEN)]
    [u.start() for u in utas]
    [u.join() for u in utas]
    lama = time.perf_counter() - mulai
    if sum(gagal) > sum(jadi) // 100:
        raise SystemExit(f"{kerja.__name__}: {sum(gagal)} of {sum(gagal) + sum(jadi)} refused")
    return sum(jadi) / lama


def utama() -> None:
    import platform
    from datetime import date

    buat = siapkan()
    laju: dict[str, list[float]] = {"kirim_kita": [], "kirim_lain": [], "penuh_kita": [], "penuh_lain": []}
    with tempfile.TemporaryDirectory() as folder:
        biner, env, antrean = pasang_lain(Path(folder))
        for _ in range(PUTARAN):
            p = nyalakan(
                [str(Path(sys.executable).parent / "granian")], "bench.wsgi:application", AKAR, env_kita()
            )
            try:
                ukur(kirim_kita, buat(600), 1.0)
                laju["kirim_kita"].append(ukur(kirim_kita, buat(int(DETIK * 600)), DETIK))
                laju["penuh_kita"].append(ukur(penuh_kita, itertools.repeat(""), DETIK))
            finally:
                p.terminate()
                p.wait()
            p = nyalakan(biner, "wsgi:application", Path(folder), env)
            try:
                ukur(kirim_lain, itertools.repeat(antrean), 1.0)
                laju["kirim_lain"].append(ukur(kirim_lain, itertools.repeat(antrean), DETIK))
                laju["penuh_lain"].append(ukur(penuh_lain, itertools.repeat(antrean), DETIK))
            finally:
                p.terminate()
                p.wait()
            time.sleep(1)
    from pengaduan.models import Aduan

    tengah = {k: sorted(v)[PUTARAN // 2] for k, v in laju.items()}
    banding = tengah["kirim_kita"] / tengah["kirim_lain"]

    def baris(sebutan: str, k: str) -> str:
        return f"| {sebutan} | {tengah[k]:.0f} | {', '.join(f'{x:.0f}' for x in laju[k])} |\n"

    teks = (
        f"# Public submit of a complaint over HTTP\n\n{date.today():%Y-%m-%d}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f}; `python -m bench.aduan {DETIK:g}`\n\n"
        f"| a second, {KLIEN} clients | median of {PUTARAN} | all |\n|---|---|---|\n"
        + baris("submit, this portal (3 clocks, event, owed news, once, encrypted identity)", "kirim_kita")
        + baris("submit, django-helpdesk 2.6.1 (PyPI)", "kirim_lain")
        + f"| ratio | **{banding:.1f}** | asked: 2 |\n"
        + baris(
            "whole filing, this portal (14 requests: one question per screen, check, receipt)", "penuh_kita"
        )
        + baris("whole filing, django-helpdesk (2 requests: the form, its post)", "penuh_lain")
        + f"\n{Aduan.objects.count():,} aduan stood in the database at the end.\n"
    )
    (AKAR / "bench/hasil/aduan.md").write_text(teks)
    sys.stdout.write(teks)
    raise SystemExit(0 if banding >= 2 else 1)


if __name__ == "__main__":
    utama()
