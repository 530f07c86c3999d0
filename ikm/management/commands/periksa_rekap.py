"""Prove on the live database that every sum is what a full recompute gives."""

from typing import Any

from django.db import connection, transaction

from ikm.rekap import KOLOM, isi, terpanjang
from pelayanan.perintah import Perintah

_BEDA = """
WITH ulang AS ({ulang}),
     ada AS (SELECT {kolom} FROM ikm_rekap),
     beda AS ((SELECT 'kurang' AS apa, * FROM (TABLE ulang EXCEPT ALL TABLE ada) x)
              UNION ALL (SELECT 'lebih', * FROM (TABLE ada EXCEPT ALL TABLE ulang) y))
SELECT b.* FROM beda b
 WHERE NOT EXISTS (SELECT 1 FROM ikm_kotor k WHERE k.periode_id = b.periode_id AND k.tanggal = b.tanggal
                     AND k.layanan_id IS NOT DISTINCT FROM b.layanan_id)
 ORDER BY b.periode_id, b.tanggal, b.layanan_id, b.atribut, b.nilai LIMIT 20
"""


class Command(Perintah):
    help = "Hitung ulang semua jawaban survei dan bandingkan dengan rekap."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as kursor:
            # one snapshot for all three questions: workers go on meanwhile
            if not connection.savepoint_ids:  # tests run inside a transaction of their own
                kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            kursor.execute(
                "SELECT count(*) FROM (SELECT DISTINCT periode_id, layanan_id, tanggal FROM ikm_kotor) k"
            )
            menunggu = kursor.fetchone()[0]
            kursor.execute("SELECT count(*) FROM ikm_rekap")
            banyak = kursor.fetchone()[0]
            kursor.execute(_BEDA.format(ulang=isi(terpanjang()), kolom=", ".join(KOLOM)))
            beda = kursor.fetchall()
        if menunggu:
            self.kabar(
                f"{menunggu} hari menunggu dihitung ulang dan dilewati; jalankan lagi setelah beberapa detik."
            )
        for apa, periode, layanan, tanggal, atribut, nilai, n, jumlah, isian in beda:
            self.stdout.write(
                f"{apa}: periode {periode} layanan {layanan} {tanggal} {atribut}={nilai}: {n} responden, "
                f"jumlah {jumlah} dari {isian} isian"
            )
        if beda:
            self.cacat("Rekap berbeda dari hitung ulang.")
        self.stdout.write(f"cocok: {banyak} baris rekap")
