"""What the benches of flatness share: the same thing measured with few and with many past rows beside it."""

import contextlib
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bench.basis import basis_data_baru

AWAL = time.perf_counter()


def siapkan() -> None:
    """Django on an empty, migrated database `…_rata` beside the one DATABASE_URL names."""
    nama = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/")
    os.environ["DATABASE_URL"] = basis_data_baru(f"{nama}_rata")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "bench.setelan", "DEBUG": "0"}
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)


def kabar(apa: str) -> None:
    print(f"  {time.perf_counter() - AWAL:5.0f} detik: {apa}", file=sys.stderr)


@contextlib.contextmanager
def ringan(kursor: Any, tabel: Iterable[str], jenis: str = "f") -> Iterator[None]:
    """Inside, rows go in without triggers, without constraints of `jenis` ('f', 'fc') and without the plain indexes;
    the triggers and the indexes are back at the end. What a page reads is the same table with the same indexes."""
    indeks = []
    for t in tabel:
        kursor.execute(f"ALTER TABLE {t} DISABLE TRIGGER USER")
        kursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = ANY (%s)",
            [t, [*jenis]],
        )
        for (nama,) in kursor.fetchall():
            kursor.execute(f'ALTER TABLE {t} DROP CONSTRAINT "{nama}"')
        kursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = %s::regclass AND NOT indisunique",
            [t],
        )
        indeks += kursor.fetchall()
    for nama, _buat in indeks:
        kursor.execute(f"DROP INDEX {nama}")
    yield
    for _nama, buat in indeks:
        kursor.execute(buat)
    for t in tabel:
        kursor.execute(f"ALTER TABLE {t} ENABLE TRIGGER USER")
        kursor.execute(f"VACUUM ANALYZE {t}")


def ukur(semua: dict[str, Callable[[], object]], ulang: int) -> dict[str, float]:
    """Median milliseconds of each, by turns, so that noise of the machine falls on all alike."""
    lama: dict[str, list[float]] = {n: [] for n in semua}
    for putaran in range(ulang + 5):
        for nama, kerja in semua.items():
            mulai = time.perf_counter()
            kerja()
            if putaran >= 5:
                lama[nama].append(time.perf_counter() - mulai)
    return {n: statistics.median(x) * 1000 for n, x in lama.items()}


def tabel(
    judul: str, cara: str, lalu: tuple[str, str], sedikit: dict[str, float], banyak: dict[str, float]
) -> None:
    print(
        f"# {judul}\n\n{date.today()}, {platform.machine()}, {os.cpu_count()} inti (beban {os.getloadavg()[0]:.1f}); "
        f"{cara}\n\n| | {lalu[0]} | {lalu[1]} | nisbah |\n|---|---|---|---|"
    )
    for nama, a in sedikit.items():
        print(f"| {nama} | {a:.1f} | {banyak[nama]:.1f} | {banyak[nama] / a:.2f} |")
