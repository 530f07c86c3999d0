"""Seals: one digest a day over all events, chained to the day before. Printed or sent away, they show what is gone.

    cerna_isi = sha256 hex over "id cerna\\n" of each event, in the order of their ids
    cerna     = sha256 hex of these, joined by a newline:
                sebelum, tanggal (2026-11-20), dari_id, sampai_id, banyak, cerna_isi

An event belongs to the first seal made after it was committed, so those of the minutes between midnight and the
sweep are in the seal of the day before. Whoever can rewrite the database can make new seals as well: what is on
paper, or in last week's backup, cannot be.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from pelayanan.models import Peristiwa, Segel
from pelayanan.peristiwa import catat

MENUNGGU_PENULIS = "2s"  # a longer operation is in the way: the next sweep tries again
_SATU_PER_SATU = 0x5345474C


@dataclass(frozen=True)
class SegelRusak:
    tanggal: date
    sebab: str


def cerna(sebelum: str, tanggal: date, dari_id: int, sampai_id: int, banyak: int, cerna_isi: str) -> str:
    """The seal itself."""
    bagian = (sebelum, tanggal.isoformat(), dari_id, sampai_id, banyak, cerna_isi)
    return hashlib.sha256("\n".join(map(str, bagian)).encode()).hexdigest()


def segel_bila_tiba(pada: datetime | None = None) -> Segel | None:
    """The sweep: seal everything up to now under yesterday's date, once. None when that day has its seal.

    Days on which no beat ran are in the seal of the last of them.
    """
    pada = pada or timezone.now()
    kemarin = timezone.localdate(pada) - timedelta(days=1)
    if Segel.objects.filter(tanggal=kemarin).exists():
        return None
    try:
        sampai = _batas()
    except OperationalError:  # somebody writes for longer than we want to make others wait
        return None
    return buat_segel(tanggal=kemarin, sampai_id=sampai, pada=pada)


def _batas() -> int:
    """An id below which no event can appear any more.

    Ids are given before their transactions end. The lock waits until every writer of this moment is done and lets
    the next ones in at once.
    """
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute(f"SET LOCAL lock_timeout = '{MENUNGGU_PENULIS}'")
            kursor.execute("LOCK TABLE pelayanan_peristiwa IN SHARE MODE")
        return Peristiwa.objects.aggregate(m=Max("pk"))["m"] or 0


@transaction.atomic(durable=True)
def buat_segel(*, tanggal: date, sampai_id: int, pada: datetime) -> Segel | None:
    """Write one seal. None when another process was first."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SATU_PER_SATU])
    # by their own order, not by date: a clock that was wrong for a day stops no chain
    lalu = Segel.objects.order_by("-pk").first()
    if Segel.objects.filter(tanggal=tanggal).exists():
        return None
    dari = lalu.sampai_id if lalu else 0
    sampai_id = max(dari, sampai_id)
    banyak, isi = _isi(dari, sampai_id)
    sebelum = lalu.cerna if lalu else ""
    s = Segel.objects.create(
        tanggal=tanggal,
        dibuat_pada=pada,
        dari_id=dari,
        sampai_id=sampai_id,
        banyak=banyak,
        cerna_isi=isi,
        sebelum=sebelum,
        cerna=cerna(sebelum, tanggal, dari, sampai_id, banyak, isi),
    )
    catat(
        "pelayanan.segel.dibuat",
        s,
        oleh=None,
        pada=pada,
        data={"tanggal": tanggal.isoformat(), "cerna": s.cerna},
    )
    return s


def _isi(dari: int, sampai: int) -> tuple[int, str]:
    """(how many, digest) of the events in (dari, sampai]; streams, so memory is bounded. Inside a transaction."""
    jumlah, cerna_isi = 0, hashlib.sha256()
    with connection.connection.cursor(name="segel_isi") as kursor:
        kursor.itersize = 10_000
        kursor.execute(
            "SELECT id, cerna FROM pelayanan_peristiwa WHERE id > %s AND id <= %s ORDER BY id", [dari, sampai]
        )
        for pid, satu in kursor:
            jumlah += 1
            cerna_isi.update(f"{pid} {satu}\n".encode())
    return jumlah, cerna_isi.hexdigest()


def periksa() -> Iterator[SegelRusak | int]:
    """Yield every seal that does not hold, and last the number of seals read."""
    dari, sebelum, banyak = 0, "", 0
    with transaction.atomic():
        for s in Segel.objects.order_by("pk"):
            banyak += 1
            if s.sebelum != sebelum or s.dari_id != dari:
                yield SegelRusak(s.tanggal, "tidak menyambung ke segel sebelumnya")
            elif s.cerna != cerna(s.sebelum, s.tanggal, s.dari_id, s.sampai_id, s.banyak, s.cerna_isi):
                yield SegelRusak(s.tanggal, "segelnya sendiri berubah")
            else:
                jumlah, isi = _isi(s.dari_id, s.sampai_id)
                if jumlah != s.banyak:
                    yield SegelRusak(
                        s.tanggal, f"{jumlah} peristiwa, disegel {s.banyak}: ada yang hilang atau disisipkan"
                    )
                elif isi != s.cerna_isi:
                    yield SegelRusak(s.tanggal, "isi peristiwanya lain daripada yang disegel")
            dari, sebelum = s.sampai_id, s.cerna
    yield banyak
