"""The sweep's cost follows what is due, not what is open; and two killed workers lose or double nothing.

    DATABASE_URL=… REDIS_URL=… RAHASIA=x python bench/sapu_tenggat.py [--banyak 1000000] [--jatuh 1000]

Works in a database of its own (``bench_tenggat``), removed at the end. Prints one line per run and, at the end,
the ratio that must stay ≤ 1.5. The due clocks are real aduan, escalated by the real operation; the rest are rows
of the same table that fall due a year later.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR))
os.environ["DJANGO_SETTINGS_MODULE"] = "pelayanan.settings"

import django  # noqa: E402
from django.conf import settings  # noqa: E402

NAMA = "bench_tenggat"
settings.DATABASES["default"]["TEST"] = {"NAME": NAMA}
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from pelayanan.models import Tenggat, Unit  # noqa: E402
from pelayanan.tenggat import sapu_jatuh_tempo  # noqa: E402
from pengaduan.models import Aduan, Eskalasi  # noqa: E402
from tests import factories as f  # noqa: E402
from tests.pengaduan import pabrik  # noqa: E402

WIB = ZoneInfo("Asia/Jakarta")
TERIMA = datetime(2026, 1, 2, 9, tzinfo=WIB)
SEHARI_SEBELUM = datetime(2026, 1, 23, 12, tzinfo=WIB)
SESUDAH = datetime(2026, 1, 24, 0, 1, tzinfo=WIB)


def isi_jam(unit: Unit, sampai: int) -> None:
    """Fill up with clocks that are not due, to `sampai` open ones."""
    kurang = sampai - Tenggat.objects.filter(dipenuhi_pada__isnull=True).count()
    with connection.cursor() as k:
        k.execute("SELECT coalesce(max(objek_id), 0) FROM pelayanan_tenggat WHERE objek_jenis = 'bench'")
        mulai = k.fetchone()[0]
        k.execute(
            """INSERT INTO pelayanan_tenggat (jenis, objek_jenis, objek_id, unit_id, aturan, mulai_pada,
                 jatuh_tempo_pada, berikutnya_pada, tingkat, anak_tangga, jumlah_jeda, henti)
               SELECT 'pengaduan.penyelesaian', 'bench', %s + n, %s,
                 '{"jumlah": 14, "satuan": "hari_kerja", "dasar": ""}', now(), t, t, 2, '[]', 0, '[]'
               FROM (SELECT n, timestamptz '2027-02-01' + n * interval '1 second' AS t
                     FROM generate_series(1, %s) n) x""",
            [mulai, unit.pk, kurang],
        )
        k.execute("VACUUM ANALYZE pelayanan_tenggat")


def siapkan(unit: Unit, n: int, ronde: int) -> None:
    """n aduan whose only due rung is the breach."""
    for i in range(n):
        pabrik.aduan(unit, judul=f"ronde {ronde} aduan {i}", kontak="", pada=TERIMA)
    sapu_jatuh_tempo(SEHARI_SEBELUM)
    with connection.cursor() as k:
        k.execute("VACUUM ANALYZE")


def ukur(unit: Unit, terbuka: int, n: int, ronde: int) -> float:
    siapkan(unit, n, ronde)
    isi_jam(unit, terbuka)
    mulai = time.perf_counter()
    banyak = sapu_jatuh_tempo(SESUDAH)
    lama = time.perf_counter() - mulai
    assert banyak == n, banyak
    print(f"terbuka {terbuka:>9,}  jatuh tempo {n:,}  {lama:6.2f} s  {n / lama:6.0f}/s", flush=True)
    return lama


def ukur_mati(unit: Unit, n: int, ronde: int) -> None:
    siapkan(unit, n, ronde)
    lingkungan = {**os.environ, "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{NAMA}"}
    perintah = [sys.executable, "manage.py", "sapu", "--pada", SESUDAH.isoformat()]
    anak = [
        subprocess.Popen(
            perintah, cwd=AKAR, env=lingkungan, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(3)
    ]
    sudah = Eskalasi.objects.count()
    for korban in anak[:2]:
        while Eskalasi.objects.count() < sudah + n // 10 and korban.poll() is None:
            time.sleep(0.02)
        korban.send_signal(signal.SIGKILL)
        sudah = Eskalasi.objects.count()
    for a in anak:
        a.wait()
    sapu_jatuh_tempo(SESUDAH)  # what the next beat would do
    milik = Eskalasi.objects.filter(aduan__judul__startswith=f"ronde {ronde} ")
    ganda = milik.values("aduan").annotate(k=Count("pk")).filter(k__gt=1).count()
    belum = Aduan.objects.filter(judul__startswith=f"ronde {ronde} ", tingkat=0).count()
    print(
        f"dua pekerja dibunuh: {milik.count():,} surat untuk {n:,} aduan, ganda {ganda}, tertinggal {belum}"
    )
    assert (milik.count(), ganda, belum) == (n, 0, 0)


def utama() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("--banyak", type=int, default=1_000_000)
    p.add_argument("--sedikit", type=int, default=10_000)
    p.add_argument("--jatuh", type=int, default=1_000)
    arg = p.parse_args()
    lama = setup_databases(verbosity=0, interactive=False)
    try:
        unit = f.UnitFactory()
        f.orang("pj", unit, "penanggung_jawab")
        sedikit = min(ukur(unit, arg.sedikit, arg.jatuh, r) for r in (1, 2))
        banyak = min(ukur(unit, arg.banyak, arg.jatuh, r) for r in (3, 4))
        print(f"perbandingan {banyak / sedikit:.2f} (batas 1,5)")
        ukur_mati(unit, arg.jatuh, 5)
    finally:
        teardown_databases(lama, verbosity=0)


if __name__ == "__main__":
    utama()
