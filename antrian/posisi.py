"""Where a ticket stands and how long still: the numbers for `perkiraan`, read in two round trips."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def keadaan(unit: str, tanggal: str, syarat: str = "true") -> str:
    """SQL of two columns for `baca_keadaan`: who waits (those for whom `syarat` holds), and the open lokets.

    `unit`, `tanggal`: what stands for them in the statement around it.
    """
    loket = barisan.LOKET.replace("%(unit)s", unit)
    return f"""(SELECT json_agg(x) FROM (SELECT {barisan.ANTREAN}, count(*) FROM antrian_tiket
    WHERE unit_id = {unit} AND status = 'menunggu' AND tanggal = {tanggal} AND {syarat}
    GROUP BY 1, 2) x(layanan, titik, banyak)),
  (SELECT json_agg(k) FROM ({loket}) k)"""  # noqa: S608


def baca_keadaan(
    antre: list[dict[str, Any]] | None, loket: list[dict[str, Any]] | None
) -> tuple[dict[Kunci, int], list[Tempat]]:
    """Both columns of `keadaan` as `di_antrean` takes them."""
    return (
        {(x["layanan"], x["titik"]): x["banyak"] for x in antre or ()},
        [Tempat(k["titik_id"], frozenset(k["utama"]), k["sibuk"]) for k in loket or ()],
    )


# Ahead of one ticket, queue by queue, and the lokets: one round trip.
_DI_DEPAN = Siap(
    "SELECT "
    + keadaan("%(unit)s", "%(tanggal)s", "(giliran_pada, id) < (%(giliran)s::timestamptz, %(id)s::bigint)")
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


def melayani(kunci: Kunci, loket: Iterable[Tempat]) -> list[Tempat]:
    """The open lokets that call from this queue; at a station all that are there."""
    layanan, titik = kunci
    if titik is not None:
        return [k for k in loket if k.titik == titik]
    return [k for k in loket if k.titik is None and layanan in k.utama]


def di_antrean(kunci: Kunci, depan: Mapping[Kunci, int], loket: Sequence[Tempat], laju: Laju) -> Posisi:
    """Where somebody stands in queue `kunci` behind `depan` people, queue by queue.

    A loket that serves several services is shared by those who wait for them: of another service's queue counts the
    share of its lokets that are also ours (fcfs among services that share).
    """
    kami, sendiri = melayani(kunci, loket), depan.get(kunci, 0)
    antre = float(sendiri)
    if kunci[1] is None:
        for lain, banyak in depan.items():
            if lain != kunci and lain[0] is not None and banyak:
                bersama = sum(lain[0] in k.utama for k in kami)
                if bersama:
                    antre += banyak * bersama / len(melayani(lain, loket))
    menganggur = sum(not k.sibuk for k in kami)
    return Posisi(sendiri + 1, len(kami), perkiraan.hitung(round(antre), len(kami), laju, menganggur))


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
        *baca_keadaan(depan, loket),
        laju_layanan([tiket.layanan_id])[tiket.layanan_id],
    )
