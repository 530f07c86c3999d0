"""Where a ticket stands and how long still: the numbers for `perkiraan`, read in two round trips."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from antrian import perkiraan
from antrian.alur import Status
from antrian.models import Tiket
from antrian.perkiraan import Laju, Perkiraan
from pelayanan.siap import Siap

# How many of the last finished tickets of a service tell its length.
TERAKHIR = 40

_LAJU = """
SELECT l.id, s.menit_loket, r.n, r.rata, r.simpang FROM standar_layanan l
LEFT JOIN standar_standar s ON s.layanan_id = l.id AND s.status = 'berlaku'
LEFT JOIN LATERAL (
  SELECT count(*) n, avg(d) rata, stddev_samp(d) simpang FROM (
    SELECT extract(epoch FROM t.selesai_pada - t.mulai_pada)::float d FROM antrian_tiket t
    WHERE t.layanan_id = l.id AND t.status = 'selesai' AND t.hasil <> 'salah_loket' AND NOT t.susulan
    ORDER BY t.selesai_pada DESC LIMIT %s) x WHERE d > 0) r ON true
WHERE l.id = ANY (%s)
"""

# Ahead of one ticket: in its own service, and its lokets' share of the other services they serve.
_DI_DEPAN = """
WITH k AS (
  SELECT k.id, EXISTS (SELECT 1 FROM antrian_tiket a WHERE a.loket_id = k.id AND a.status IN ('dipanggil', 'dilayani'))
    AS sibuk
  FROM antrian_loket k JOIN antrian_layananloket ll ON ll.loket_id = k.id AND ll.layanan_id = %(layanan)s
  WHERE k.unit_id = %(unit)s AND k.terbuka AND k.aktif AND k.istirahat_pada IS NULL
    AND k.titik_id IS NULL
    AND ll.urutan = (SELECT min(x.urutan) FROM antrian_layananloket x WHERE x.loket_id = k.id)
), m AS (
  SELECT ll.loket_id, ll.layanan_id FROM antrian_layananloket ll JOIN antrian_loket b ON b.id = ll.loket_id
  WHERE b.unit_id = %(unit)s AND b.terbuka AND b.aktif AND b.istirahat_pada IS NULL
    AND b.titik_id IS NULL
    AND ll.urutan = (SELECT min(x.urutan) FROM antrian_layananloket x WHERE x.loket_id = b.id)
), s AS (
  SELECT layanan_id, count(*) FILTER (WHERE loket_id IN (SELECT id FROM k))::float / count(*) AS bagian
  FROM m GROUP BY layanan_id
)
SELECT (SELECT count(*) FROM k), (SELECT count(*) FROM k WHERE NOT sibuk),
  count(*) FILTER (WHERE t.layanan_id = %(layanan)s),
  coalesce(sum(CASE WHEN t.layanan_id = %(layanan)s THEN 1 ELSE s.bagian END), 0)
FROM antrian_tiket t LEFT JOIN s ON s.layanan_id = t.layanan_id
WHERE t.status = 'menunggu' AND t.unit_id = %(unit)s AND t.titik_id IS NULL
  AND (t.layanan_id = %(layanan)s OR s.bagian > 0)
  AND (t.giliran_pada, t.id) < (%(giliran)s::timestamptz, %(id)s::bigint) AND t.tanggal = %(tanggal)s
"""


# At a station every open loket there serves everybody who waits there.
_DI_DEPAN_TITIK = """
WITH k AS (
  SELECT k.id, EXISTS (SELECT 1 FROM antrian_tiket a WHERE a.loket_id = k.id AND a.status IN ('dipanggil', 'dilayani'))
    AS sibuk
  FROM antrian_loket k
  WHERE k.unit_id = %(unit)s AND k.terbuka AND k.aktif AND k.istirahat_pada IS NULL AND k.titik_id = %(titik)s
)
SELECT (SELECT count(*) FROM k), (SELECT count(*) FROM k WHERE NOT sibuk), count(*), count(*)
FROM antrian_tiket t
WHERE t.status = 'menunggu' AND t.unit_id = %(unit)s AND t.titik_id = %(titik)s
  AND (t.giliran_pada, t.id) < (%(giliran)s::timestamptz, %(id)s::bigint) AND t.tanggal = %(tanggal)s
"""
_DI_DEPAN_SIAP, _DI_DEPAN_TITIK_SIAP = Siap(_DI_DEPAN), Siap(_DI_DEPAN_TITIK)


@dataclass(frozen=True)
class Posisi:
    """`ke`: 1 = next in its service. `perkiraan` None once it no longer waits."""

    ke: int
    loket_terbuka: int
    perkiraan: Perkiraan | None


# service → (until when, pace): the last forty services change a mean slowly, a busy minute asks a thousand times
_ingatan: dict[int, tuple[float, Laju]] = {}
INGAT_DETIK = 15.0


def laju_layanan(ids: Iterable[int]) -> dict[int, Laju]:
    """{service: how long one takes at the counter}, from its last tickets and the promise.

    At most one query; each answer is kept for fifteen seconds in this process.
    """
    kini = time.monotonic()
    semua = list(ids)
    hasil = {pk: ada[1] for pk in semua if (ada := _ingatan.get(pk)) and ada[0] > kini}
    if len(hasil) < len(semua):
        baru = _baca_laju([pk for pk in semua if pk not in hasil])
        _ingatan.update({pk: (kini + INGAT_DETIK, laju) for pk, laju in baru.items()})
        hasil |= baru
    return hasil


def _baca_laju(ids: list[int]) -> dict[int, Laju]:
    with connection.cursor() as kursor:
        kursor.execute(_LAJU, [TERAKHIR, ids])
        return {
            pk: perkiraan.laju(n or 0, rata, simpang, janji)
            for pk, janji, n, rata, simpang in kursor.fetchall()
        }


def posisi(tiket: Tiket) -> Posisi:
    """Place and estimate of a ticket; two queries while it waits, none afterwards."""
    if tiket.status != Status.MENUNGGU:
        return Posisi(0, 0, None)
    siap = _DI_DEPAN_TITIK_SIAP if tiket.titik_id else _DI_DEPAN_SIAP
    loket, menganggur, di_layanan, di_depan = siap.jalankan(
        {
            "unit": tiket.unit_id,
            "layanan": tiket.layanan_id,
            "titik": tiket.titik_id,
            "giliran": tiket.giliran_pada,
            "id": tiket.pk,
            "tanggal": tiket.tanggal,
        }
    )[0]
    laju = laju_layanan([tiket.layanan_id])[tiket.layanan_id]
    return Posisi(di_layanan + 1, loket, perkiraan.hitung(round(di_depan), loket, laju, menganggur))
