"""Loket screen and board with few and with many past tickets, in a database made for it:

DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.antrian_rata [banyak = 1000000]
"""

import os
import platform
import statistics
import sys
import time
from datetime import date
from urllib.parse import urlsplit

import psycopg2

BANYAK = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ULANG = 40
SEKALI = 100_000
AWAL = time.perf_counter()
ASAL = os.environ["DATABASE_URL"]
NAMA = urlsplit(ASAL).path.lstrip("/")
s = psycopg2.connect(ASAL)
s.autocommit = True
with s.cursor() as k:
    k.execute(f"DROP DATABASE IF EXISTS {NAMA}_rata WITH (FORCE)")
    k.execute(f"CREATE DATABASE {NAMA}_rata")
s.close()
os.environ["DATABASE_URL"] = ASAL.replace(f"/{NAMA}", f"/{NAMA}_rata", 1)
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.setelan"
os.environ["DEBUG"] = "0"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402

call_command("migrate", verbosity=0)

from antrian import layar, papan, posisi  # noqa: E402
from antrian.models import Loket  # noqa: E402
from tests import factories as f  # noqa: E402
from tests.antrian import pabrik  # noqa: E402

unit = f.UnitFactory(kode="rata", nama="Rata")
kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
petugas = f.orang("rata", unit, "loket")
k1 = pabrik.loket(unit, kk, petugas=petugas)
pabrik.tiket_dilayani(kk, k1, petugas)
for _ in range(10):
    pabrik.tiket(kk)

LALU = """
INSERT INTO antrian_tiket (kode, unit_id, layanan_id, kunjungan_id, tanggal, awalan, urut, status, jalur, giliran_pada,
  kebutuhan, kanal, ponsel, permohonan, langkah, diambil_pada, masuk_pada, dipanggil_pada, mulai_pada, selesai_pada,
  jumlah_panggil, hasil, catatan, dicetak, loket_id, petugas_id)
SELECT 'L' || lpad(i::text, 12, '0'), %(unit)s, %(layanan)s, %(kunjungan)s + i %% %(kunjungan_banyak)s, w::date, 'L', i,
  'selesai', 'reguler', w, '{}', 'anjungan', '', '', 0, w, w, w, w, w + interval '5 min', 1, 'selesai', '', 0,
  %(loket)s,
  %(petugas)s
FROM (SELECT i, now() - interval '1 day' - i * interval '30 s' AS w FROM generate_series(%(dari)s, %(sampai)s) i) x
"""


KUNJUNGAN = """
INSERT INTO pelayanan_kunjungan (kode, unit_id, dibuka_pada)
SELECT 'K' || left(md5(random()::text || i), 12), %s, now() FROM generate_series(1, %s) i RETURNING id
"""
KUNJUNGAN_BANYAK = 20_000


def tambah(dari: int, sampai: int) -> None:
    """Past tickets without asking the foreign keys row by row, and with the plain indexes made once at the end: a
    million
    rows in about a minute. What the screens read is the same table with the same indexes."""
    isi = {
        "unit": unit.pk,
        "layanan": kk.pk,
        "loket": k1.pk,
        "petugas": petugas.pk,
        "kunjungan_banyak": KUNJUNGAN_BANYAK,
        "dari": dari,
        "sampai": sampai,
    }
    with connection.cursor() as k:
        k.execute(
            "SELECT conname FROM pg_constraint"
            " WHERE conrelid = 'antrian_tiket'::regclass AND contype IN ('f', 'c')"
        )
        for (nama,) in k.fetchall():
            k.execute(f"ALTER TABLE antrian_tiket DROP CONSTRAINT {nama}")
        k.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = 'antrian_tiket'::regclass AND NOT indisunique"
        )
        indeks = k.fetchall()
        for nama, _buat in indeks:
            k.execute(f"DROP INDEX {nama}")
        # visits of their own: one with a million tickets would be what the screen reads, and nobody has that
        k.execute(KUNJUNGAN, [unit.pk, KUNJUNGAN_BANYAK])
        isi["kunjungan"] = min(x for (x,) in k.fetchall())
        for awal in range(dari, sampai + 1, SEKALI):
            k.execute(LALU, {**isi, "dari": awal, "sampai": min(awal + SEKALI - 1, sampai)})
        for _nama, buat in indeks:
            k.execute(buat)
        k.execute("VACUUM ANALYZE antrian_tiket")


def layar_loket() -> None:
    k = Loket.objects.select_related("unit", "petugas", "titik").get(pk=k1.pk)
    layar.isi(k, petugas)


def papan_unit() -> None:
    posisi._ingatan.clear()
    render_to_string(
        "antrian/_papan.html", {"papan": papan.keadaan(unit), "unit_tampil": unit, "tata": "lengkap"}
    )


def kabar(apa: str) -> None:
    print(f"  {time.perf_counter() - AWAL:5.0f} detik: {apa}", file=sys.stderr)


def ukur(kerja) -> float:  # type: ignore[no-untyped-def]
    for _ in range(5):
        kerja()
    lama = []
    for _ in range(ULANG):
        a = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - a)
    return statistics.median(lama) * 1000


kabar("tabel siap")
tambah(1, 100)
kabar("100 tiket lalu")
sedikit = {n: ukur(x) for n, x in (("layar loket", layar_loket), ("papan", papan_unit))}
kabar("terukur")
tambah(101, BANYAK)
kabar(f"{BANYAK} tiket lalu")
banyak = {n: ukur(x) for n, x in (("layar loket", layar_loket), ("papan", papan_unit))}
print(
    f"# Rata: layar loket dan papan\n\n{date.today()}, {platform.machine()}, {os.cpu_count()} inti (beban "
    f"{os.getloadavg()[0]:.1f}); median {ULANG} kali, ms; `python -m bench.antrian_rata {BANYAK}`\n\n"
    f"| | 100 tiket lalu | {BANYAK:,} tiket lalu | nisbah |\n|---|---|---|---|".replace(",", ".")
)
for nama, a in sedikit.items():
    print(f"| {nama} | {a:.1f} | {banyak[nama]:.1f} | {banyak[nama] / a:.2f} |")
