"""Every part of a real unit is killed with -9 in turn while somebody works; how long until all of it is back.

    python -m bench.hidup_lagi [rounds = 20]

Starts `make run UNIT=1` on a folder of its own. Exit 1 when an acknowledged act is missing or a part stays away.
"""

import os
import re
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.tempat import kepala, persentil
from tests.e2e.test_unit_sungguhan import HITUNG, SANDI, Unit

PUTARAN = int(sys.argv[1]) if len(sys.argv) > 1 else 20
BAGIAN = ("web", "worker", "beat", "postgres", "valkey")
SABAR = 60.0


def main() -> int:
    with tempfile.TemporaryDirectory() as sementara:
        unit = Unit(Path(sementara) / "unit")
        teks = unit.mulai()
        kode = re.search(r"\b[2-9A-Z]{4}(-[2-9A-Z]{4}){2}\b", teks)
        assert kode
        unit.kirim(
            "/mulai/", kode=kode[0], nama_unit="Uji", jenis="lainnya", zona="Asia/Jakarta",
            nama="Admin", username="admin", sandi=SANDI, sandi_lagi=SANDI,
        )  # fmt: skip
        diakui, berhenti = [0], threading.Event()

        def menulis() -> None:
            while not berhenti.is_set():
                try:
                    unit.kirim("/kabar/templat/pengaduan.diterima/", 5, bawaan="1")
                    diakui[0] += 1
                except OSError:
                    time.sleep(0.05)

        penulis = threading.Thread(target=menulis, daemon=True)
        penulis.start()
        lama: dict[str, list[float]] = {b: [] for b in BAGIAN}
        try:
            for _putaran in range(PUTARAN):
                for bagian in BAGIAN:
                    time.sleep(1)
                    sebelum = unit.anak()[bagian]
                    os.kill(sebelum, signal.SIGKILL)
                    awal = time.monotonic()
                    while unit.anak().get(bagian, sebelum) == sebelum or not unit.siap():
                        if time.monotonic() - awal > SABAR:
                            print(f"{bagian} tidak bangkit dalam {SABAR:.0f} s")
                            return 1
                        time.sleep(0.05)
                    lama[bagian].append(time.monotonic() - awal)
        finally:
            berhenti.set()
            penulis.join()
        tercatat = int(unit.kelola("shell", "-v0", "-c", HITUNG).stdout)
        jejak = unit.kelola("periksa_jejak").stdout.strip()
        unit.berhenti()
    print(kepala("Setiap bagian dibunuh, kembali sendiri", f"python -m bench.hidup_lagi {PUTARAN}"))
    print("| bagian | dibunuh | rata-rata s | p95 s | terlama s |\n|---|---|---|---|---|")
    for bagian, ini in lama.items():
        rata = sum(ini) / len(ini)
        print(f"| {bagian} | {len(ini)} | {rata:.1f} | {persentil(ini, 0.95):.1f} | {max(ini):.1f} |")
    print(f"\n{diakui[0]} perbuatan diakui, {tercatat} tercatat; {jejak}")
    return 0 if diakui[0] <= tercatat and jejak.startswith("utuh") else 1


if __name__ == "__main__":
    sys.exit(main())
