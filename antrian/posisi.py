"""Where a ticket stands and how long still: the numbers for `perkiraan`, read in two round trips."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from antrian import barisan, perkiraan
from antrian.alur import Status
from antrian.barisan import Kunci, Tempat, antrean
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

# Ahead of one ticket, queue by queue, and the lokets: one round trip.
_DI_DEPAN = Siap(
    f"""SELECT (SELECT json_agg(x) FROM (SELECT {barisan.ANTREAN}, count(*) FROM antrian_tiket
    WHERE unit_id = %(unit)s AND status = 'menunggu' AND tanggal = %(tanggal)s
      AND (giliran_pada, id) < (%(giliran)s::timestamptz, %(id)s::bigint) GROUP BY 1, 2) x(layanan, titik, banyak)),
  (SELECT json_agg(k) FROM ({barisan.LOKET}) k)"""  # noqa: S608
)


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


def di_antrean(kunci: Kunci, depan: Mapping[Kunci, int], loket: Sequence[Tempat], laju: Laju) -> Posisi:
    """Where somebody stands in queue `kunci` behind `depan` people, queue by queue.

    A loket that serves several services is shared by those who wait for them: of another service's queue counts the
    share of its lokets that are also ours (fcfs among services that share). At a station every open loket there serves
    everybody who waits there.
    """
    layanan, titik = kunci
    sendiri = depan.get(kunci, 0)
    if titik is not None:
        melayani, antre = [k for k in loket if k.titik == titik], float(sendiri)
    else:
        melayani, antre = [k for k in loket if k.titik is None and layanan in k.utama], float(sendiri)
        for lain, banyak in depan.items():
            if lain != kunci and lain[0] is not None and banyak:
                bersama = sum(lain[0] in k.utama for k in melayani)
                if bersama:
                    antre += banyak * bersama / sum(k.titik is None and lain[0] in k.utama for k in loket)
    menganggur = sum(not k.sibuk for k in melayani)
    return Posisi(sendiri + 1, len(melayani), perkiraan.hitung(round(antre), len(melayani), laju, menganggur))


def posisi(tiket: Tiket) -> Posisi:
    """Place and estimate of a ticket; two queries while it waits, none afterwards."""
    if tiket.status != Status.MENUNGGU:
        return Posisi(0, 0, None)
    depan, loket = _DI_DEPAN.jalankan(
        {
            "unit": tiket.unit_id,
            "giliran": tiket.giliran_pada,
            "id": tiket.pk,
            "tanggal": tiket.tanggal,
        }
    )[0]
    return di_antrean(
        antrean(tiket.layanan_id, tiket.titik_id),
        {(x["layanan"], x["titik"]): x["banyak"] for x in depan or ()},
        [Tempat(k["titik_id"], frozenset(k["utama"]), k["sibuk"]) for k in loket or ()],
        laju_layanan([tiket.layanan_id])[tiket.layanan_id],
    )
