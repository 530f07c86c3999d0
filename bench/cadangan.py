"""How long a backup and its restore take, and how large the file is: both should grow as the tickets do.

    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.cadangan [tickets … = 10000 100000]

Each ticket is a chain of three events with a personal part and a reaction (rows as a day leaves them; made in SQL,
through the triggers). Restored into another database and compared: rows, chain heads, digests of 20 uploads. Exit 1
when they differ.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

from bench.basis import basis_data_baru
from bench.tempat import kepala

BANYAK = [int(n) for n in sys.argv[1:]] or [10_000, 100_000]
SANDI = "kertas di brankas 7"
ISI = """
INSERT INTO pelayanan_peristiwa (kode, objek_jenis, objek_id, urutan, pada, data, cerna_pribadi, sidik, sebelum, cerna)
SELECT kode, 'antrian.tiket', i, 0, now() - (i || ' seconds')::interval,
       jsonb_build_object('nomor', 'A-' || i, 'loket', i %% 9), '', '', '', ''
FROM generate_series(%(dari)s + 1, %(sampai)s) i,
     unnest(array['antrian.tiket.diambil', 'antrian.tiket.dipanggil', 'antrian.tiket.selesai']) kode;
INSERT INTO pelayanan_antaran (peristiwa_id, reaksi, siap_pada, coba, galat, selesai_pada)
SELECT id, 'ikm.reaksi.undang_survei', pada, 1, '', pada FROM pelayanan_peristiwa
WHERE objek_id > %(dari)s AND kode = 'antrian.tiket.selesai';
INSERT INTO pelayanan_peristiwapribadi (peristiwa_id, data, garam)
SELECT id, jsonb_build_object('alasan', md5(id::text)), md5(objek_id::text) FROM pelayanan_peristiwa
WHERE objek_id > %(dari)s AND kode = 'antrian.tiket.diambil';
"""


def main() -> int:
    from pelayanan.cadangan import buat, isi, pulih

    asal = basis_data_baru("bench_cadangan")
    env = os.environ | {"DATABASE_URL": asal}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=env, check=True)
    s = psycopg2.connect(asal)
    s.autocommit = True
    ada, salah = 0, 0
    print(
        kepala("Cadangan menurut banyaknya tiket", f"python -m bench.cadangan {' '.join(map(str, BANYAK))}")
    )
    print("| tiket | peristiwa | berkas MB | cadangkan s | periksa s | pulihkan s | memori MB | sama |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        (folder / "berkas").mkdir()
        for i in range(20):
            (folder / "berkas" / f"{i}.jpg").write_bytes(os.urandom(500_000))
        for banyak in BANYAK:
            s.cursor().execute(ISI, {"dari": ada, "sampai": banyak})
            ada = banyak
            sumber = buat.Sumber(asal, "unit", ["rahasia"], {"berkas": folder / "berkas"})
            berkas = folder / f"{banyak}.cadangan"

            def diam(_pesan: str) -> None: ...

            t0 = time.monotonic()
            byte = buat.cadangkan(sumber, berkas, SANDI, diam)
            t1 = time.monotonic()
            ket = pulih.periksa(berkas, SANDI, diam)
            t2 = time.monotonic()
            tujuan = basis_data_baru("bench_cadangan_pulih")
            pulih.pulihkan(berkas, SANDI, url=tujuan, folder=folder / str(banyak), keterangan=ket, kabar=diam)
            t3 = time.monotonic()
            jadi = psycopg2.connect(tujuan)
            sama = not isi.beda(isi.hitung(s_baca(asal)), isi.hitung(jadi)) and ket.berkas == 20
            jadi.close()
            salah += not sama
            memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"| {banyak:,} | {banyak * 3:,} | {byte / 1e6:.1f} | {t1 - t0:.1f} | {t2 - t1:.1f} | {t3 - t2:.1f} "
                f"| {memori:.0f} | {'ya' if sama else 'TIDAK'} |".replace(",", "."),
                flush=True,
            )
            berkas.unlink()
    return 1 if salah else 0


def s_baca(url: str):
    """A connection of its own: the counting wants a transaction."""
    return psycopg2.connect(url)


if __name__ == "__main__":
    sys.exit(main())
