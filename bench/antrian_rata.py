"""Loket screen and board with few and with many past tickets, in a database made for it:

DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.antrian_rata [banyak = 1000000]
"""

import sys

from bench import rata

BANYAK = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ULANG = 40
SEKALI = 100_000
KUNJUNGAN_BANYAK = 20_000

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


def main() -> None:
    rata.siapkan()
    from django.db import connection
    from django.template.loader import render_to_string

    from antrian import layar, papan, posisi
    from antrian.models import Loket
    from tests import factories as f
    from tests.antrian import pabrik

    unit = f.UnitFactory(kode="rata", nama="Rata")
    kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
    petugas = f.orang("rata", unit, "loket")
    loket = pabrik.loket(unit, kk, petugas=petugas)
    pabrik.tiket_dilayani(kk, loket, petugas)
    for _ in range(10):
        pabrik.tiket(kk)

    def tambah(dari: int, sampai: int) -> None:
        isi = {"unit": unit.pk, "layanan": kk.pk, "loket": loket.pk, "petugas": petugas.pk}
        with connection.cursor() as k, rata.ringan(k, ["antrian_tiket"], "fc"):
            # visits of their own: one with a million tickets would be what the screen reads, and nobody has that
            k.execute(KUNJUNGAN, [unit.pk, KUNJUNGAN_BANYAK])
            isi |= {"kunjungan": min(x for (x,) in k.fetchall()), "kunjungan_banyak": KUNJUNGAN_BANYAK}
            for awal in range(dari, sampai + 1, SEKALI):
                k.execute(LALU, {**isi, "dari": awal, "sampai": min(awal + SEKALI - 1, sampai)})
        rata.kabar(f"{sampai} tiket lalu")

    def layar_loket() -> None:
        layar.isi(Loket.objects.select_related("unit", "petugas", "titik").get(pk=loket.pk), petugas)

    def papan_unit() -> None:
        posisi._ingatan.clear()
        isi = {"papan": papan.keadaan(unit), "unit_tampil": unit, "tata": "lengkap"}
        render_to_string("antrian/_papan.html", isi)

    semua = {"layar loket": layar_loket, "papan": papan_unit}
    tambah(1, 100)
    sedikit = rata.ukur(semua, ULANG)
    tambah(101, BANYAK)
    rata.tabel(
        "Rata: layar loket dan papan",
        f"median {ULANG} kali, ms; `python -m bench.antrian_rata {BANYAK}`",
        ("100 tiket lalu", f"{BANYAK:,} tiket lalu".replace(",", ".")),
        sedikit,
        rata.ukur(semua, ULANG),
    )


if __name__ == "__main__":
    main()
