"""How long somebody who comes now would wait, for many services at once: what the rooms below may ask (by name)."""

from collections.abc import Iterable

from django.db import connection

from antrian import perkiraan
from antrian.posisi import laju_layanan

# As `posisi.di_antrean`, for a newcomer and for many services: own queue, and the shared lokets' part of the others.
_KINI = """
WITH u AS (SELECT id, (now() AT TIME ZONE zona)::date AS hari FROM pelayanan_unit
           WHERE id IN (SELECT unit_id FROM standar_layanan WHERE id = ANY (%(ids)s))),
buka AS (
  SELECT ll.loket_id, ll.layanan_id, NOT EXISTS (
      SELECT 1 FROM antrian_tiket a WHERE a.loket_id = b.id AND a.status IN ('dipanggil', 'dilayani')) AS kosong
  FROM antrian_layananloket ll JOIN antrian_loket b ON b.id = ll.loket_id JOIN u ON u.id = b.unit_id
  WHERE b.terbuka AND b.aktif AND b.istirahat_pada IS NULL AND b.titik_id IS NULL
    AND ll.urutan = (SELECT min(x.urutan) FROM antrian_layananloket x WHERE x.loket_id = b.id)
), t AS (
  SELECT a.layanan_id, count(*) AS orang FROM antrian_tiket a JOIN u ON u.id = a.unit_id AND u.hari = a.tanggal
  WHERE a.status = 'menunggu' AND a.titik_id IS NULL GROUP BY 1
), bagian AS (
  SELECT l.id, o.layanan_id, count(*) FILTER (WHERE o.loket_id IN (
      SELECT k.loket_id FROM buka k WHERE k.layanan_id = l.id))::float / count(*) AS dari
  FROM standar_layanan l CROSS JOIN buka o WHERE l.id = ANY (%(ids)s) AND o.layanan_id <> l.id GROUP BY 1, 2
)
SELECT l.id, count(k.loket_id), count(k.loket_id) FILTER (WHERE k.kosong),
  coalesce((SELECT orang FROM t WHERE t.layanan_id = l.id), 0)
  + coalesce((SELECT sum(t.orang * g.dari) FROM t JOIN bagian g ON g.layanan_id = t.layanan_id WHERE g.id = l.id), 0)
FROM standar_layanan l LEFT JOIN buka k ON k.layanan_id = l.id WHERE l.id = ANY (%(ids)s) GROUP BY l.id
"""


def menunggu_kini(layanan: Iterable[int]) -> dict[int, int | None]:
    """{service: minutes until called for somebody who takes a number now}; None where no loket of it is open.

    At most two queries for any number of services.
    """
    ids = list(layanan)
    if not ids:
        return {}
    with connection.cursor() as kursor:
        kursor.execute(_KINI, {"ids": ids})
        baris = kursor.fetchall()
    laju = laju_layanan([pk for pk, buka, *_sisa in baris if buka])
    return {
        pk: perkiraan.hitung(round(depan), buka, laju[pk], kosong).menit if buka else None
        for pk, buka, kosong, depan in baris
    }
