"""How fast is the search with 5,000 services? In a database of its own.

    DATABASE_URL=… REDIS_URL=… RAHASIA=… python -m bench.cari

Prints milliseconds spent in the database per search (all its queries together) and on the whole.
"""

import os
import random
import statistics
import time

import django

from bench.basis import basis_data_baru
from bench.tempat import kepala

os.environ |= {"DATABASE_URL": basis_data_baru("bench_cari"), "DJANGO_SETTINGS_MODULE": "pelayanan.settings"}
django.setup()

from datetime import date  # noqa: E402

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.backends.postgresql.psycopg_any import DateRange  # noqa: E402

from pelayanan.models import Unit  # noqa: E402
from standar.cari import indeks, mesin  # noqa: E402
from standar.models import Komponen, Langkah, Layanan, Persyaratan, Standar  # noqa: E402
from tests.standar.kueri_sehari_hari import KUERI  # noqa: E402
from tests.standar.terbitan import TERBITAN  # noqa: E402

JUMLAH, PER_UNIT, ULANG = 5_000, 50, 20
SALAH_KETIK = [
    "kartu kelurga hilng",
    "akte kelahran ank",
    "srat pengantar nkah",
    "legalisr ijasah",
    "perpnjangan ktp",
]
UMUM = ["surat", "surat keterangan", "fotokopi ktp", "daftar", "izin"]
EKOR = ["baru", "perubahan", "hilang", "rusak", "kolektif", "daring", "keliling", "terpadu", "khusus", "desa"]


def buat() -> None:
    """5,000 services out of the 43 published ones, with other words mixed in, over 100 units."""
    acak = random.Random(7)
    asal = [data for u in TERBITAN for data in u["layanan"]]
    kata = sorted({k for d in asal for t in (d["persyaratan"] or []) for k in t.split() if k.isalpha()})
    units = Unit.objects.bulk_create(
        Unit(kode=f"bangku-{i}", nama=f"Unit Bangku {i}", jenis="lainnya") for i in range(JUMLAH // PER_UNIT)
    )
    layanan, sumber = [], []
    for i in range(JUMLAH):
        data = acak.choice(asal)
        nama = f"{data['nama']} {acak.choice(EKOR)} {' '.join(acak.sample(kata, acak.randint(0, 2)))}".strip()
        layanan.append(
            Layanan(
                unit=units[i // PER_UNIT], kode=f"B-{i}", nama=nama[:200], slug=f"bangku-{i}", kelompok="jasa"
            )
        )
        sumber.append(data)
    Layanan.objects.bulk_create(layanan)
    standar = Standar.objects.bulk_create(Standar(layanan=x, versi=1) for x in layanan)
    pasangan = list(zip(standar, sumber, strict=True))
    Persyaratan.objects.bulk_create(
        Persyaratan(standar=s, urutan=i, teks=t, nama=t)
        for s, d in pasangan
        for i, t in enumerate(d["persyaratan"] or [], 1)
    )
    Langkah.objects.bulk_create(
        Langkah(standar=s, urutan=x["tahap"], uraian=x["uraian"], pelaku=x["pelaku"])
        for s, d in pasangan
        for x in d["prosedur"] or []
    )
    Komponen.objects.bulk_create(
        Komponen(standar=s, jenis="produk", urutan=i, teks=t)
        for s, d in pasangan
        for i, t in enumerate(d["produk"] or [], 1)
    )
    Standar.objects.filter(pk__in=[s.pk for s in standar]).update(
        status="berlaku", berlaku=DateRange(date(2020, 1, 1), None)
    )
    indeks.bangun_ulang()
    with connection.cursor() as kursor:
        for tabel in ("layanan", "standar", "kata"):
            kursor.execute(f"ANALYZE standar_{tabel}")


def ukur() -> tuple[list[float], list[float], dict[str, float]]:
    basis, seluruh, per_kueri = [], [], {}

    def catat(jalankan, sql, params, many, konteks):
        mulai = time.perf_counter()
        try:
            return jalankan(sql, params, many, konteks)
        finally:
            lama[0] += time.perf_counter() - mulai

    kueri = [k for k, _benar in KUERI] + SALAH_KETIK + UMUM
    with connection.execute_wrapper(catat):
        for putaran in range(ULANG):
            for k in kueri:
                lama = [0.0]
                mulai = time.perf_counter()
                mesin.cari(k)
                if putaran:  # the first round warms the cache
                    seluruh.append((time.perf_counter() - mulai) * 1000)
                    basis.append(lama[0] * 1000)
                    per_kueri[k] = max(per_kueri.get(k, 0), basis[-1])
    return basis, seluruh, per_kueri


def main() -> None:
    call_command("migrate", verbosity=0)
    buat()
    basis, seluruh, per_kueri = ukur()
    n = Layanan.objects.dilayani().count()
    print(
        kepala("Search with 5,000 services", "python -m bench.cari")
        + "\nGoal: p95 < 50 ms in the database.\n\n```"
    )
    print(f"{n} layanan, {len(basis)} pencarian ({len(per_kueri)} kueri berbeda)")
    for nama, angka in (("basis data", basis), ("seluruhnya", seluruh)):
        p = statistics.quantiles(angka, n=100)
        print(f"{nama}: median {p[49]:.1f} ms, p95 {p[94]:.1f} ms, paling lama {max(angka):.1f} ms")
    lambat = sorted(per_kueri.items(), key=lambda x: -x[1])[:5]
    print("paling lambat: " + ", ".join(f"{k} ({ms:.0f} ms)" for k, ms in lambat) + "\n```")


if __name__ == "__main__":
    main()
