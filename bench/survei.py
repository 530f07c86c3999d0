"""Survey submits over HTTP: against django-survey-and-report, and while workers are killed. On a server of your own:

    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.survei [seconds]          both, in turns
    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.survei mati [seconds]     kill -9 all along

The other one is installed from PyPI into an environment of its own in a temporary folder. Same server software
(granian, WSGI, one worker), same client, 14 questions, one row of choices each, rounds in turns. The databases
`bench_survei` and `bench_survei_lain` on the server of DATABASE_URL are made anew.
"""

import http.client
import itertools
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg2

AKAR = Path(__file__).resolve().parent.parent
MATI = "mati" in sys.argv[1:]
DETIK = next((float(a) for a in sys.argv[1:] if a.replace(".", "").isdigit()), 60.0 if MATI else 5.0)
KLIEN, PUTARAN, PORT = 8, 3, int(os.environ.get("PORT", "8129"))
LAIN_VERSI = "django-survey-and-report==1.5.0"
KUE = "a" * 32  # a CSRF cookie and its form field may be any 32 letters, as long as they agree
LAIN = """
import os
from pathlib import Path
SECRET_KEY = "bench"; DEBUG = False; ALLOWED_HOSTS = ["*"]; ROOT_URLCONF = "alamat"; USE_TZ = True
u = os.environ["LAIN_DB"].split("|")
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": u[0], "USER": u[1], "PASSWORD": u[2],
                         "HOST": u[3], "PORT": u[4], "CONN_MAX_AGE": 600}}
INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
                  "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles",
                  "survey"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
              "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
              "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "DIRS": [], "OPTIONS":
    {"context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                            "django.contrib.messages.context_processors.messages"]}}]
STATIC_URL = "/static/"; DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
CSV_DIRECTORY = Path("csv"); TEX_DIRECTORY = Path("tex"); TEX_CONFIGURATION_FILE = Path("tex.yaml")
SURVEY_DEFAULT_PIE_COLOR = "blue!50"; CHOICES_SEPARATOR = ","; EXCEL_COMPATIBLE_CSV = True
USER_DID_NOT_ANSWER = "NAA"; LOGIN_URL = "/"
"""
LAIN_WSGI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "setelan"
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""
LAIN_ALAMAT = """
from django.urls import include, path
urlpatterns = [path("survey/", include("survey.urls"))]
"""
LAIN_ISI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "setelan"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from survey.models import Question, Survey
s = Survey(name="b", description="b", is_published=True, need_logged_user=False, editable_answers=True,
           display_method=Survey.ALL_IN_ONE_PAGE, template="")
s.save()
for i in range(14):
    Question.objects.create(text=f"Unsur {i}", order=i, required=True, survey=s, type=Question.RADIO,
                            choices="satu, dua, tiga, empat")
print(s.pk, *Question.objects.order_by("order").values_list("pk", flat=True))
"""


def basis_data(nama: str) -> str:
    """An empty database; its address."""
    asal = os.environ["BENCH_ASAL"]
    s = psycopg2.connect(asal)
    s.autocommit = True
    with s.cursor() as k:
        k.execute(f"DROP DATABASE IF EXISTS {nama} WITH (FORCE)")
        k.execute(f"CREATE DATABASE {nama}")
    s.close()
    return urlunsplit(urlsplit(asal)._replace(path=f"/{nama}"))


os.environ.setdefault("BENCH_ASAL", os.environ["DATABASE_URL"])
if __name__ == "__main__":
    os.environ["DATABASE_URL"] = basis_data("bench_survei")
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.setelan"
os.environ["DEBUG"] = "0"


def siapkan(undangan: int) -> list[str]:
    """Our database with so many invitations; their addresses."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from ikm import tautan
    from ikm.models import Undangan
    from ikm.periode import periode_untuk
    from pelayanan.models import Kunjungan, Unit
    from tests.standar.pabrik import layanan_berlaku

    unit = Unit.objects.create(kode="bench", nama="Bench")
    layanan = layanan_berlaku(unit, "Kartu Keluarga")
    kini = timezone.now()
    p = periode_untuk(unit, timezone.localdate(kini, unit.tz))
    type(p).objects.filter(pk=p.pk).update(harapan_tiap=0)
    k = Kunjungan.objects.bulk_create(Kunjungan(unit=unit) for _ in range(undangan))
    habis = kini + timezone.timedelta(days=30)
    semua = Undangan.objects.bulk_create(
        Undangan(unit=unit, layanan=layanan, kunjungan=x, dibuat_pada=kini, kedaluwarsa_pada=habis) for x in k
    )
    connection.close()
    return [tautan.alamat(u) for u in semua]


def pasang_lain(ruang: Path) -> tuple[list[str], dict[str, str], str, str]:
    """django-survey-and-report in `ruang`: (server command, environment, address, body)."""
    u = urlsplit(basis_data("bench_survei_lain"))
    py = ruang / "env/bin/python"
    subprocess.run([sys.executable, "-m", "venv", ruang / "env"], check=True)
    subprocess.run(
        [py, "-m", "pip", "install", "-q", LAIN_VERSI, "psycopg2-binary", "granian", "setuptools<81"],
        check=True,
    )  # fmt: skip
    for nama, isi in (
        ("setelan.py", LAIN), ("alamat.py", LAIN_ALAMAT), ("wsgi.py", LAIN_WSGI), ("isi.py", LAIN_ISI)
    ):  # fmt: skip
        (ruang / nama).write_text(isi)
    (ruang / "tex.yaml").write_text("{}")
    bagian = (u.path.lstrip("/"), u.username or "", u.password or "", u.hostname or "", str(u.port or 5432))
    env = {"PATH": os.environ["PATH"], "LAIN_DB": "|".join(bagian), "PYTHONPATH": str(ruang)}
    keluar = subprocess.run([py, "isi.py"], cwd=ruang, env=env, check=True, capture_output=True, text=True)
    survei, *tanya = keluar.stdout.split()
    isi = urlencode({f"question_{t}": "tiga" for t in tanya} | {"csrfmiddlewaretoken": KUE})
    return [str(ruang / "env/bin/granian")], env, f"/survey/{survei}/", isi


def nyalakan(
    biner: list[str], aplikasi: str, cwd: Path, env: dict[str, str], pekerja: int = 1
) -> subprocess.Popen:
    perintah = [*biner, "--interface", "wsgi", "--port", str(PORT), "--workers", str(pekerja),
                "--blocking-threads", "4", "--respawn-failed-workers", "--log-level", "critical", aplikasi]  # fmt: skip
    # a session of its own: killed as a whole, no worker is left behind on the port
    proses = subprocess.Popen(
        perintah,
        cwd=cwd,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(300):
        try:
            h = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            h.request("GET", "/tidak-ada/")
            h.getresponse().read()
            return proses
        except OSError:
            time.sleep(0.1)
    raise SystemExit("server tidak menyala")


def kirimkan(
    ke, isi: str, detik: float, ulang: bool = False
) -> tuple[float, list[str], list[str], list[str]]:
    """(seconds used, accepted, unknown, sent more than once) of KLIEN clients that send to the addresses `ke` gives.

    `ulang`: as a person does, send again when the connection broke.
    """
    terima: list[str] = []
    ragu: list[str] = []
    terulang: list[str] = []
    batas = time.perf_counter() + detik
    kepala = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrftoken={KUE}",
        "Host": "localhost",
    }

    def satu() -> None:
        h = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
        while time.perf_counter() < batas:
            alamat = next(ke, None)
            if alamat is None:
                raise SystemExit("undangan habis: naikkan jumlahnya di siapkan()")
            for _coba in range(200 if ulang else 1):
                try:
                    h.request("POST", alamat, isi, kepala)
                    j = h.getresponse()
                    j.read()
                except (OSError, http.client.HTTPException):
                    h.close()
                    time.sleep(0.05)
                    continue
                # sent again after a broken connection, the thanks (200) say that the first one arrived
                if j.status == 302 or (ulang and j.status == 200):
                    terima.append(alamat)
                    break
            else:
                ragu.append(alamat)
            if ulang and _coba:
                terulang.append(alamat)

    utas = [threading.Thread(target=satu) for _ in range(KLIEN)]
    mulai = time.perf_counter()
    [u.start() for u in utas]
    [u.join() for u in utas]
    return time.perf_counter() - mulai, terima, ragu, terulang


def env_kita() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(AKAR)}


def kita(pekerja: int = 1) -> subprocess.Popen:
    return nyalakan(
        [str(Path(sys.executable).parent / "granian")], "bench.wsgi:application", AKAR, env_kita(), pekerja
    )


def isian() -> str:
    from ikm.instrumen_resmi import INSTRUMEN

    return urlencode(
        dict.fromkeys(INSTRUMEN["kepmenpan25-2004"].kode_unsur, "3") | {"csrfmiddlewaretoken": KUE}
    )


def banding() -> None:
    alamat = iter(siapkan(int((DETIK + 1) * PUTARAN * 1_500)))
    with tempfile.TemporaryDirectory() as folder:
        biner, env, ke_lain, isi_lain = pasang_lain(Path(folder))
        laju: dict[str, list[float]] = {"kita": [], "lain": []}
        for _ in range(PUTARAN):
            for siapa in ("kita", "lain"):
                p = kita() if siapa == "kita" else nyalakan(biner, "wsgi:application", Path(folder), env)
                ke, isi = (alamat, isian()) if siapa == "kita" else (itertools.repeat(ke_lain), isi_lain)
                kirimkan(ke, isi, 1.0)
                lama, terima, ragu, _ = kirimkan(ke, isi, DETIK)
                laju[siapa].append(len(terima) / lama)
                if len(ragu) > len(terima) // 100:
                    raise SystemExit(f"{siapa}: {len(ragu)} of {len(ragu) + len(terima)} not accepted")
                p.terminate()
                p.wait()
                time.sleep(1)
    a, b = (sorted(laju[x])[PUTARAN // 2] for x in ("kita", "lain"))
    tulis(
        "survei.md",
        f"# Survey submits over HTTP, 14 questions\n\n{mesin()}\n\n"
        f"| | submits/s, median of {PUTARAN} | all |\n|---|---|---|\n"
        f"| this portal (verified, sealed, event, once) | {a:.0f} | {_deret(laju['kita'])} |\n"
        f"| django-survey-and-report 1.5.0 (PyPI) | {b:.0f} | {_deret(laju['lain'])} |\n"
        f"| ratio | {a / b:.1f} | asked: 3 |\n",
    )


def _deret(laju: list[float]) -> str:
    return ", ".join(f"{x:.0f}" for x in laju)


def mati() -> None:
    alamat = iter(siapkan(int((DETIK + 1) * 1_500)))
    web = kita(2)
    pekerja: list[subprocess.Popen] = []
    selesai = threading.Event()
    bunuh = {"web": 0, "pekerja": 0}

    def baru() -> subprocess.Popen:
        kode = (
            "import django; django.setup()\nfrom ikm import kotak, rekap\nimport time\n"
            "while True:\n kotak.pindahkan(); rekap.lipat(); time.sleep(0.05)"
        )
        return subprocess.Popen(
            [sys.executable, "-c", kode], cwd=AKAR, env=env_kita(), stderr=subprocess.DEVNULL
        )

    def algojo() -> None:
        pekerja.extend(baru() for _ in range(2))
        while not selesai.wait(random.uniform(1.5, 3.0)):
            mangsa = random.randrange(2)
            pekerja[mangsa].send_signal(signal.SIGKILL)
            pekerja[mangsa].wait()
            pekerja[mangsa] = baru()
            bunuh["pekerja"] += 1
            anak = subprocess.run(
                ["pgrep", "-P", str(web.pid)], capture_output=True, text=True
            ).stdout.split()
            if anak and random.random() < 0.5:
                os.kill(int(random.choice(anak)), signal.SIGKILL)
                bunuh["web"] += 1

    a = threading.Thread(target=algojo)
    a.start()
    _lama, terima, ragu, terulang = kirimkan(alamat, isian(), DETIK, ulang=True)
    selesai.set()
    a.join()
    os.killpg(web.pid, signal.SIGKILL)
    for p in [*pekerja, web]:
        p.kill()
        p.wait()
    from django.core.management import call_command

    from ikm import kotak, rekap, tautan
    from ikm.models import Jawaban, Kotak, Rekap, Undangan

    kotak.pindahkan()
    rekap.lipat()
    dipakai = set(Undangan.objects.filter(dipakai=True).values_list("kode", flat=True))
    diterima = {tautan.kode_dari(x.strip("/").split("/")[-1]) for x in terima}
    jawaban, tunggu = Jawaban.objects.count(), Kotak.objects.count()
    hilang, ganda = len(diterima - dipakai), jawaban + tunggu - len(dipakai)
    jumlah = sum(Rekap.objects.filter(atribut="kanal").values_list("n", flat=True))
    call_command("periksa_rekap")
    lulus = hilang == 0 and ganda == 0 and jumlah == jawaban
    tulis(
        "survei_mati.md",
        f"# {DETIK:.0f} s of submits while workers are killed\n\n{mesin()}\n\n| | |\n|---|---|\n"
        f"| kill -9 of web workers / of workers that open and fold | {bunuh['web']} / {bunuh['pekerja']} |\n"
        f"| accepted / of them sent again after a broken connection / never answered | "
        f"{len(terima)} / {len(terulang)} / {len(ragu)} |\n"
        f"| invitations used | {len(dipakai)} |\n"
        f"| answers open / still sealed | {jawaban} / {tunggu} |\n| accepted but lost | {hilang} |\n"
        f"| doubled (or redeemed without an answer) | {ganda} |\n"
        f"| sums equal a full recompute (periksa_rekap) | yes |\n"
        f"| respondents in the sums | {jumlah} |\n| result | {'PASS' if lulus else 'FAIL'} |\n",
    )
    if not lulus:
        raise SystemExit(1)


def mesin() -> str:
    apa = " ".join(sys.argv[1:])
    return (
        f"{date.today():%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}, load "
        f"{os.getloadavg()[0]:.1f}; `python -m bench.survei {apa}`"
    )


def tulis(nama: str, teks: str) -> None:
    (AKAR / "bench/hasil" / nama).write_text(teks)
    sys.stdout.write(teks)


if __name__ == "__main__":
    (mati if MATI else banding)()
