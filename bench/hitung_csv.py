"""``manage.py hitung_ikm`` on a generated CSV of 100 MB: time and peak memory of the whole process.

    RAHASIA=x python -m bench.hitung_csv [--mb 100]

Needs no database. Answers are drawn at random (fixed seed), one cell in a hundred blank; the result is compared
with the sums kept while writing.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.tempat import kepala

AKAR = Path(__file__).resolve().parent.parent
UNSUR = 14


def tulis(jalur: Path, ukuran: int) -> tuple[int, list[float]]:
    """Write one block of 5,000 random rows until there are `ukuran` bytes; (rows, averages per unsur)."""
    acak = random.Random(5)
    jumlah, banyak, baris = [0] * UNSUR, [0] * UNSUR, []
    for n in range(5000):
        nilai = acak.choices("1234", (2, 8, 50, 40), k=UNSUR)
        if n % 7 == 0:
            nilai[n // 7 % UNSUR] = ""
        for i, x in enumerate(nilai):
            if x:
                jumlah[i] += int(x)
                banyak[i] += 1
        baris.append("R;" + ";".join(nilai) + "\r\n")
    blok = "".join(baris)
    kali = -(-ukuran // len(blok))
    with jalur.open("w", encoding="utf-8", newline="") as keluar:
        keluar.write("no;" + ";".join(f"u{i}" for i in range(1, UNSUR + 1)) + "\r\n")
        for _ in range(kali):
            keluar.write(blok)
    return kali * len(baris), [j / b for j, b in zip(jumlah, banyak, strict=True)]


def main() -> None:
    urai = argparse.ArgumentParser()
    urai.add_argument("--mb", type=int, default=100)
    opsi = urai.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jalur = Path(folder) / "jawaban.csv"
        n, rata = tulis(jalur, opsi.mb * 1_000_000)
        ukuran = jalur.stat().st_size
        mulai = time.monotonic()
        proses = subprocess.run(
            [sys.executable, "manage.py", "hitung_ikm", str(jalur), "--instrumen", "kepmenpan25-2004"],
            cwd=AKAR, env={**os.environ, "DATABASE_URL": "postgres://tidak/ada"}, capture_output=True, check=True,
        )  # fmt: skip
        lama = time.monotonic() - mulai
    puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    isi = json.loads(proses.stdout)
    sama = isi["n"] == n and all(abs(isi["nrr"][f"u{i}"] - x) < 1e-9 for i, x in enumerate(rata, 1))
    if not sama:
        raise SystemExit("hasil tidak sama dengan yang ditulis")
    teks = (
        kepala("A CSV of 100 MB through `manage.py hitung_ikm`", f"python -m bench.hitung_csv --mb {opsi.mb}")
        + f"| file | respondents | time | peak memory | result |\n|---|---|---|---|---|\n"
        f"| {ukuran / 1e6:.1f} MB, 14 unsur, semicolons, CRLF | {n:,} | {lama:.1f} s | {puncak:.0f} MB | "
        f"{isi['konversi']} {isi['mutu']}, equal to the sums kept while writing |\n"
    )
    (AKAR / "bench/hasil/hitung_csv.md").write_text(teks, encoding="utf-8")
    sys.stdout.write(teks)


if __name__ == "__main__":
    main()
