"""The chain of events: what exactly is hashed, and how it is checked without trusting the database's own code.

`cerna` = sha256 hex of these fields joined by a newline, in this order (empty when null)::

    sebelum, kode, objek_jenis, objek_id, urutan, unit_id, kunjungan_id, oleh_id,
    pada as microseconds since 1970 UTC, data as jsonb text, cerna_pribadi

The trigger `peristiwa_rantai` (first migration) writes it; `periksa` recomputes it here, in Python.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction


@dataclass(frozen=True)
class Rusak:
    """The first broken row of one object's chain."""

    peristiwa_id: int
    objek: str
    sebab: str


def cerna_pribadi(data: dict, garam: str) -> str:
    """Digest of an event's personal fields; salted so that short values cannot be guessed from it."""
    teks = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{garam}\n{teks}".encode()).hexdigest()


_BACA = """
SELECT p.id, p.objek_jenis, p.objek_id, p.urutan, p.sebelum, p.cerna, p.cerna_pribadi,
       concat_ws(E'\\n', p.sebelum, p.kode, p.objek_jenis, p.objek_id::text, p.urutan::text,
                 coalesce(p.unit_id::text, ''), coalesce(p.kunjungan_id::text, ''), coalesce(p.oleh_id::text, ''),
                 (extract(epoch FROM p.pada) * 1000000)::bigint::text, p.data::text, p.cerna_pribadi),
       b.data::text, b.garam
FROM pelayanan_peristiwa p LEFT JOIN pelayanan_peristiwapribadi b ON b.peristiwa_id = p.id
ORDER BY p.objek_jenis, p.objek_id, p.urutan
"""


def periksa() -> Iterator[Rusak | int]:
    """Yield each broken chain's first bad row, and last the number of rows read.

    Streams with a server-side cursor: bounded memory at any size.
    """
    banyak = 0
    objek_lama, sebelum, urutan, sudah_rusak = None, "", 0, False
    with transaction.atomic(), connection.connection.cursor(name="periksa_jejak") as kursor:
        kursor.itersize = 5_000
        kursor.execute(_BACA)
        for pid, jenis, oid, urut, seb, cerna, cerna_pri, teks, pribadi, garam in kursor:
            banyak += 1
            objek = f"{jenis}:{oid}"
            if objek != objek_lama:
                objek_lama, sebelum, urutan, sudah_rusak = objek, "", 0, False
            urutan += 1
            sebab = None
            if urut != urutan:
                sebab = f"urutan {urut}, seharusnya {urutan}: ada peristiwa yang hilang"
            elif seb != sebelum:
                sebab = "tidak menyambung ke peristiwa sebelumnya"
            elif hashlib.sha256(teks.encode()).hexdigest() != cerna:
                sebab = "isi berubah sesudah dicatat"
            elif pribadi is not None and cerna_pribadi(json.loads(pribadi), garam) != cerna_pri:
                sebab = "data pribadi berubah sesudah dicatat"
            if sebab and not sudah_rusak:
                sudah_rusak = True
                yield Rusak(pid, objek, sebab)
            sebelum = cerna
    yield banyak
