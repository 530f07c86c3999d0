"""IKM at size: `python bench/ikm.py [answers]` (default 10,000,000), in a database of its own on DATABASE_URL's server.

Measures (1) a plain SQL aggregate over the rows, (2) the full recompute of every sum and the memory it takes,
(3) folding one new day, (4) the dashboard's and the public page's time with 10 thousand answers and with all of them:
two databases, two processes, asked by turns. Writes bench/hasil/ikm.md. Ten million need about 5 GB of disk and ten
minutes on two quiet cores.
"""

import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR))
NAMA = "bench_ikm"
KECIL = f"{NAMA}_kecil"
HALAMAN = ("/dasbor/", "/dasbor/ikm/", "/dasbor/ikm/mengapa/", "/dasbor/ikm/jawaban/", "/ikm/bench/", "/")
PLAIN = "SELECT periode_id, layanan_id, tanggal, count(*), {} FROM ikm_jawaban GROUP BY 1, 2, 3".format(
    ", ".join(f"sum(nilai[{i}]), count(nilai[{i}])" for i in range(1, 15))
)


def alamat(asal: str, nama: str) -> str:
    return urlunsplit(urlsplit(asal)._replace(path=f"/{nama}"))


def perintah(asal: str, *banyak: str) -> None:
    """Commands outside the benched databases."""
    sambungan = psycopg2.connect(asal)
    sambungan.autocommit = True
    with sambungan.cursor() as kursor:
        for satu in banyak:
            kursor.execute(satu)
    sambungan.close()


def siapkan() -> str:
    asal = os.environ["DATABASE_URL"]
    perintah(
        asal,
        *(f"DROP DATABASE IF EXISTS {n} WITH (FORCE)" for n in (NAMA, KECIL)),
        f"CREATE DATABASE {NAMA}",
    )
    os.environ["DATABASE_URL"] = alamat(asal, NAMA)
    os.environ.setdefault("RAHASIA", "bench")
    os.environ["DEBUG"] = "1"  # static files without collecting them first
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")
    return asal


def halaman_saja() -> None:
    """One of the two processes: an address comes in, the time of its page goes out."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from pelayanan.models import Pengguna

    settings.DEBUG = False
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="pimpinan"), backend=settings.AUTHENTICATION_BACKENDS[0])
    for baris in sys.stdin:
        mulai = time.perf_counter()
        jawab = klien.get(baris.strip())
        lama = time.perf_counter() - mulai
        assert jawab.status_code == 200
        print(lama, flush=True)


def halaman(asal: str) -> dict[str, tuple[float, float]]:
    """{address: (best with few, best with all)}: both are asked in turn, so that the machine's moods hit both."""
    anak = [
        subprocess.Popen(
            [sys.executable, __file__, "--halaman"],
            env={**os.environ, "DATABASE_URL": alamat(asal, nama)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for nama in (KECIL, NAMA)
    ]

    def tanya(satu: subprocess.Popen[str], url: str) -> float:
        assert satu.stdin
        assert satu.stdout
        satu.stdin.write(url + "\n")
        satu.stdin.flush()
        return float(satu.stdout.readline())

    hasil = {}
    for url in HALAMAN:
        waktu = [[tanya(satu, url) for satu in anak] for _ in range(60)]
        hasil[url] = (min(a for a, _b in waktu), min(b for _a, b in waktu))
    for satu in anak:
        satu.communicate()
    return hasil


def waktu(kerja, kali=1):
    """Best of `kali`: other work on the machine only ever adds."""
    hasil = []
    for _ in range(kali):
        mulai = time.perf_counter()
        kerja()
        hasil.append(time.perf_counter() - mulai)
    return min(hasil)


def memori(kerja, asal: str, pid: int) -> float:
    """Most private memory in MB that the server process `pid` and its helpers held while `kerja` ran; NaN when the
    server is on another machine."""
    puncak, selesai = 0.0, threading.Event()
    s = psycopg2.connect(asal)
    s.autocommit = True

    def ukur() -> None:
        nonlocal puncak
        with s.cursor() as k:
            while not selesai.wait(0.05):
                k.execute("SELECT pid FROM pg_stat_activity WHERE pid = %s OR leader_pid = %s", [pid, pid])
                puncak = max(puncak, sum(_anon(p) for (p,) in k.fetchall()))

    utas = threading.Thread(target=ukur)
    utas.start()
    kerja()
    selesai.set()
    utas.join()
    s.close()
    return puncak or float("nan")


def _anon(pid: int) -> float:
    try:
        isi = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(b.split()[1]) / 1024 for b in isi.splitlines() if b.startswith("RssAnon")), 0.0)


def main(n: int) -> None:
    asal = siapkan()
    import django

    django.setup()
    from django.conf import settings

    settings.DEBUG = False
    from django.core.management import call_command
    from django.db import connection

    from ikm import rekap
    from ikm.models import Kotor, Periode
    from ikm.periode import periode_untuk
    from pelayanan.models import Pengguna, Penugasan, Unit
    from tests.standar.pabrik import layanan_berlaku

    call_command("migrate", verbosity=0)
    unit = Unit.objects.create(kode="bench", nama="Unit Bench")
    layanan = [layanan_berlaku(unit, f"Layanan {i}").pk for i in range(8)]
    import datetime

    for bulan in (1, 4, 7, 10):
        periode_untuk(unit, datetime.date(2026, bulan, 1))
    periode = dict(Periode.objects.values_list("mulai", "pk"))
    orang = Pengguna.objects.create(username="pimpinan")
    Penugasan.objects.create(pengguna=orang, unit=unit, peran="pimpinan", mulai=datetime.date(2020, 1, 1))

    def isi(banyak: int) -> None:
        """`banyak` answers as they come in: day after day over the year, the services of a day mixed."""
        acak = ", ".join("(1 + floor(random() * 4))::smallint" for _ in range(14))
        with connection.cursor() as kursor:
            kursor.execute(
                f"""INSERT INTO ikm_jawaban (periode_id, layanan_id, kanal, tanggal, rentang, nilai, usia,
                        jenis_kelamin, pendidikan, pekerjaan, tanda, dikecualikan, tempat)
                    SELECT p.id, (%s::bigint[])[1 + i %% 8], 'undangan', h.hari, 'hari',
                           ARRAY[{acak}], (ARRAY['0-20','21-30','31-40','41-50','51-60','61-'])[1 + i / 8 %% 6],
                           (ARRAY['L','P'])[1 + i / 7 %% 2], (ARRAY['sd','slta','s1'])[1 + i / 11 %% 3], '', '{{}}', '',
                           'Loket ' || (1 + i / 13 %% 4)
                      FROM generate_series(1, %s) i
                      CROSS JOIN LATERAL (SELECT date '2026-01-01' + (i::bigint * 360 / (%s + 1))::int AS hari) h
                      JOIN ikm_periode p ON h.hari BETWEEN p.mulai AND p.selesai""",
                [layanan, banyak, banyak],
            )
            kursor.execute("VACUUM ANALYZE ikm_jawaban")
            kursor.execute("CHECKPOINT")  # writing gigabytes of new rows to disk is no part of reading them

    def satu_hari() -> tuple[int, float, float]:
        """(answers of one day and service, ms of a plain aggregate over them, ms of folding them), best of 5."""
        kunci = (periode[datetime.date(2026, 4, 1)], layanan[0], datetime.date(2026, 5, 5))
        polos, lipat = [], []
        for _ in range(5):
            with connection.cursor() as kursor:
                mulai = time.perf_counter()
                kursor.execute(
                    PLAIN.replace(
                        "GROUP", "WHERE periode_id = %s AND layanan_id = %s AND tanggal = %s GROUP"
                    ),
                    kunci,
                )
                baris = kursor.fetchall()
                polos.append(time.perf_counter() - mulai)
            Kotor.objects.create(periode_id=kunci[0], layanan_id=kunci[1], tanggal=kunci[2])
            lipat.append(waktu(rekap.lipat))
        return baris[0][3], min(polos) * 1000, min(lipat) * 1000

    def mem_ulang() -> float:
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_backend_pid()")
            pid = kursor.fetchone()[0]
        return memori(rekap.hitung_ulang, asal, pid)

    isi(10_000)
    mem_kecil = mem_ulang()
    hari_kecil = satu_hari()
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE ikm_rekap")
    connection.close()
    perintah(asal, f"CREATE DATABASE {KECIL} TEMPLATE {NAMA}")
    isi(n - 10_000)

    def plain() -> None:
        with connection.cursor() as kursor:
            kursor.execute(PLAIN)
            kursor.fetchall()

    def dari_nol() -> float:
        with connection.cursor() as kursor:
            kursor.execute("TRUNCATE ikm_rekap")
        return waktu(rekap.hitung_ulang)

    plain()
    # best of three each: other work on the machine only ever adds
    t_plain, t_nol = waktu(plain, 3), min(dari_nol() for _ in range(3))
    t_penuh = waktu(rekap.hitung_ulang, 3)
    mem_besar = mem_ulang()
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE ikm_rekap")
    lambat = halaman(asal)
    hari_besar = satu_hari()
    baris = [
        f"# IKM, {n:,} answers",
        "",
        f"Measured {datetime.date.today():%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}, load "
        f"{os.getloadavg()[0]:.1f}; `python bench/ikm.py {n}`",
        "",
        "| what | time | ratio |",
        "|---|---|---|",
        f"| plain SQL aggregate per service and day | {t_plain:.2f} s | 1.0 |",
        f"| full recompute of every sum (`rekap.hitung_ulang`), from nothing | {t_nol:.2f} s | {t_nol / t_plain:.2f} |",
        f"| the same where every sum was right | {t_penuh:.2f} s | {t_penuh / t_plain:.2f} |",
        f"| private memory of the recompute in the server, 10,000 → all | {mem_kecil:.0f} → {mem_besar:.0f} MB | |",
        f"| folding one day of one service, 10,000 in all | {hari_kecil[0]} answers, {hari_kecil[2]:.0f} ms | |",
        f"| the same, all | {hari_besar[0]:,} answers, {hari_besar[2]:.0f} ms | plain aggregate of that day "
        f"{hari_besar[1]:.0f} ms |",
        *(
            f"| `{url}`, 10,000 → all | {k * 1000:.1f} → {b * 1000:.1f} ms | {b / k:.2f} |"
            for url, (k, b) in lambat.items()
        ),
        "",
    ]
    (AKAR / "bench" / "hasil" / "ikm.md").write_text("\n".join(baris))
    sys.stdout.write("\n".join(baris))
    connection.close()
    if os.environ.get("SIMPAN"):  # the database stays, to be looked at
        return
    perintah(asal, *(f"DROP DATABASE {nama} WITH (FORCE)" for nama in (NAMA, KECIL)))


if __name__ == "__main__":
    if sys.argv[1:] == ["--halaman"]:
        halaman_saja()
    else:
        main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 10_000_000)
