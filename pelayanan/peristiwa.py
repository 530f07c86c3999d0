"""catat(): every operation's last line. And the registry of what events exist.

Each app lists its events in ``<app>/kejadian.py`` as ``KEJADIAN: dict[str, Kejadian]``. An event code is
``app.objek.kejadian`` in the passive past: ``antrian.tiket.dipanggil``.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from pelayanan import antar, idempotensi, siaran
from pelayanan.jejak import cerna_pribadi
from pelayanan.models import Kunjungan, Pengguna, Peristiwa, Unit
from pelayanan.reaksi import REAKSI
from pelayanan.siap import Siap

APLIKASI = ("pelayanan", "standar", "antrian", "permohonan", "pengaduan", "ikm", "dasbor")


@dataclass(frozen=True)
class Kejadian:
    """What an event code means.

    kalimat  the sentence on the time line; ``%(nama)s`` takes fields of the event's data
    topik    live topics it changes; ``{unit}``, ``{objek}``, ``{kunjungan}``, data fields and what the object
             points to are filled in; one that ends in nothing (``:None``) is left out
    terlihat who reads it on a time line: "publik" (also the citizen) or "petugas"
    pribadi  data fields that are personal: kept apart, hashed by digest, shreddable
    """

    kalimat: str | Promise
    topik: tuple[str, ...] = ()
    terlihat: str = "petugas"
    pribadi: tuple[str, ...] = ()


@cache
def kamus() -> Mapping[str, Kejadian]:
    """All events of all apps."""
    semua: dict[str, Kejadian] = {}
    for app in APLIKASI:
        if find_spec(f"{app}.kejadian"):
            semua |= import_module(f"{app}.kejadian").KEJADIAN
    return semua


def kalimat(p: Peristiwa) -> str:
    """The event as a sentence in the reader's language; words of ours kept in its data are said in it too."""
    data = {"objek": p.objek_id, **{k: _hari(v) for k, v in p.data.items()}}
    if get_language() != settings.LANGUAGE_CODE:
        data = {k: _kata(v) if isinstance(v, str) else v for k, v in data.items()}
    return str(kamus()[p.kode].kalimat) % data


_HARI = re.compile(r"\d{4}-\d{2}-\d{2}")


def _hari(nilai: Any) -> Any:
    """A day that was kept as 2026-01-31, as people write it."""
    if not (isinstance(nilai, str) and _HARI.fullmatch(nilai)):
        return nilai
    try:
        return date_format(date.fromisoformat(nilai), "j F Y")
    except ValueError:
        return nilai


def _kata(teks: str) -> str:
    """A label as the catalogue has it, also when it was written down in small letters."""
    if not teks:
        return teks
    besar = teks[:1].upper() + teks[1:]
    lain = gettext(besar)
    return lain[:1].lower() + lain[1:] if lain != besar and teks != besar else gettext(teks)


def jenis_objek(objek: Model | type[Model]) -> str:
    """``antrian.tiket``: how events and deadlines name a table."""
    return objek._meta.label_lower


_TULIS = """
WITH p AS (
  INSERT INTO pelayanan_peristiwa (kode, objek_jenis, objek_id, urutan, unit_id, kunjungan_id, oleh_id, pada, data,
                                   cerna_pribadi, kunci, sidik, sebelum, cerna)
  VALUES (%(kode)s, %(jenis)s, %(objek)s, 0, %(unit)s, %(kunjungan)s, %(oleh)s, %(pada)s, %(data)s::jsonb,
          %(cerna_pribadi)s, %(kunci)s, %(sidik)s, '', '')
  RETURNING id, urutan
), b AS (
  INSERT INTO pelayanan_peristiwapribadi (peristiwa_id, data, garam)
  SELECT id, %(pribadi)s::jsonb, %(garam)s::varchar FROM p WHERE %(pribadi)s::jsonb IS NOT NULL
), a AS (
  INSERT INTO pelayanan_antaran (peristiwa_id, reaksi, siap_pada, coba, galat)
  SELECT p.id, r, now(), 0, '' FROM p, unnest(%(reaksi)s::text[]) r
  RETURNING id
)
SELECT p.id, p.urutan, (SELECT array_agg(a.id) FROM a) FROM p
"""
_TULIS_SIAP = Siap(_TULIS)


def catat(
    kode: str,
    objek: Model,
    *,
    oleh: Pengguna | None,
    pada: datetime | None = None,
    unit: Unit | int | None = None,
    kunjungan: Kunjungan | int | None = None,
    data: dict[str, Any] | None = None,
) -> int:
    """Write down what just happened to `objek`, inside its operation's transaction; return the event's id.

    The object's row must be locked by (or new in) this transaction: the chain numbers its events.
    Event, personal part and owed reactions go in one statement; live screens and workers are nudged after
    commit. Raises idempotensi.KunciTerpakai when the request's key was already used.
    """
    kejadian = kamus()[kode]
    # Deliberately outside of everything the caller could forget: an event without a transaction is a bug.
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"catat({kode}) di luar operasi")
    isi = dict(data or {})
    pribadi = {k: isi.pop(k) for k in kejadian.pribadi if isi.get(k) not in (None, "")} or None
    for k in kejadian.pribadi:
        isi.pop(k, None)
    garam = secrets.token_hex(16) if pribadi else ""
    if pribadi:
        pribadi = json.loads(json.dumps(pribadi, cls=DjangoJSONEncoder))
    unit_id = unit.pk if isinstance(unit, Model) else unit or getattr(objek, "unit_id", None)
    kunjungan_id = (
        kunjungan.pk if isinstance(kunjungan, Model) else kunjungan or getattr(objek, "kunjungan_id", None)
    )
    kunci = idempotensi.terpakai_oleh_operasi_ini()
    nilai = {
        "kode": kode,
        "jenis": jenis_objek(objek),
        "objek": objek.pk,
        "unit": unit_id,
        "kunjungan": kunjungan_id,
        "oleh": oleh.pk if oleh and oleh.pk else None,
        "pada": pada or timezone.now(),
        "data": json.dumps(isi, cls=DjangoJSONEncoder, ensure_ascii=False),
        "cerna_pribadi": cerna_pribadi(pribadi, garam) if pribadi else "",
        "pribadi": json.dumps(pribadi, ensure_ascii=False) if pribadi else None,
        "garam": garam,
        "kunci": kunci.kunci if kunci else None,
        "sidik": kunci.sidik if kunci else "",
        "reaksi": list(REAKSI.get(kode, ())),
    }
    try:
        pid, _urutan, antaran = _TULIS_SIAP.jalankan(nilai)[0]
    except IntegrityError as galat:
        if "peristiwa_kunci_unik" in str(galat):
            raise idempotensi.KunciTerpakai from galat
        raise
    tempat = _Tempat(objek, {**isi, "unit": unit_id, "objek": objek.pk, "kunjungan": kunjungan_id})
    _kabarkan(kejadian, tempat, pid, antaran)
    return pid


class _Tempat(dict[str, Any]):
    """What fills in a topic: the event's data, then what the object points to (``{layanan}`` is its layanan_id)."""

    def __init__(self, objek: Model, isi: dict[str, Any]) -> None:
        super().__init__(isi)
        self._objek = objek

    def __missing__(self, nama: str) -> Any:
        return getattr(self._objek, f"{nama}_id")


def _kabarkan(kejadian: Kejadian, tempat: dict[str, Any], pid: int, antaran: list[int] | None) -> None:
    """After commit: nudge the screens that show this and the workers that owe something."""
    topik = [t for t in (t.format_map(tempat) for t in kejadian.topik) if not t.endswith(":None")]
    if topik:
        transaction.on_commit(lambda: siaran.umumkan(topik, pid), robust=True)
    if antaran:
        transaction.on_commit(lambda: antar.buru(antaran), robust=True)


_SERENTAK = """
, peristiwa_baru AS (
  INSERT INTO pelayanan_peristiwa (kode, objek_jenis, objek_id, urutan, unit_id, kunjungan_id, oleh_id, pada, data,
                                   cerna_pribadi, kunci, sidik, sebelum, cerna)
  SELECT %(p_kode)s::varchar, %(p_jenis)s::varchar, o.id, 0, %(p_unit)s::bigint, o.kunjungan_id, %(p_oleh)s::bigint,
         %(p_pada)s::timestamptz, %(p_data)s::jsonb || o.p_data, '', %(p_kunci)s::varchar, %(p_sidik)s::varchar, '', ''
  FROM objek o RETURNING id
), antaran_baru AS (
  INSERT INTO pelayanan_antaran (peristiwa_id, reaksi, siap_pada, coba, galat)
  SELECT p.id, r, now(), 0, '' FROM peristiwa_baru p, unnest(%(p_reaksi)s::text[]) r RETURNING id
)
SELECT o.*, (SELECT id FROM peristiwa_baru), (SELECT array_agg(id) FROM antaran_baru) FROM objek o
"""


@cache
def _serentak(sql: str) -> Siap:
    return Siap(sql + _SERENTAK)


def catat_serentak(
    sql: str,
    nilai: dict[str, Any],
    kode: str,
    model: type[Model],
    *,
    oleh: Pengguna | None,
    pada: datetime,
    unit_id: int,
    data: dict[str, Any],
    umum: Mapping[str, Any] | None = None,
) -> tuple[Any, ...] | None:
    """`catat()` in the same round trip as the change itself, for the two hottest acts of a busy hour.

    `sql` is a constant (it is prepared, see siap.py), a WITH chain whose part ``objek`` yields the changed
    row: its first columns are ``id``, ``kunjungan_id``, ``p_data`` (jsonb added to `data`), then whatever the
    caller wants back. Returns that row, or None when nothing was changed (then nothing is written). No personal
    fields. `umum` fills in topics.
    Raises idempotensi.KunciTerpakai as `catat` does.
    """
    kejadian = kamus()[kode]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"catat({kode}) di luar operasi")
    if kejadian.pribadi:
        raise ValueError(f"{kode} memuat data pribadi: pakai catat()")
    kunci = idempotensi.terpakai_oleh_operasi_ini()
    semua = {
        **nilai,
        "p_kode": kode,
        "p_jenis": jenis_objek(model),
        "p_unit": unit_id,
        "p_oleh": oleh.pk if oleh and oleh.pk else None,
        "p_pada": pada,
        "p_data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False),
        "p_kunci": kunci.kunci if kunci else None,
        "p_sidik": kunci.sidik if kunci else "",
        "p_reaksi": list(REAKSI.get(kode, ())),
    }
    try:
        hasil = _serentak(sql).jalankan(semua)
    except IntegrityError as galat:
        if "peristiwa_kunci_unik" in str(galat):
            raise idempotensi.KunciTerpakai from galat
        raise
    if not hasil:
        return None
    *isi, pid, antaran = hasil[0]
    tempat = {
        **data,
        **json.loads(isi[2]),
        **(umum or {}),
        "unit": unit_id,
        "objek": isi[0],
        "kunjungan": isi[1],
    }
    _kabarkan(kejadian, tempat, pid, antaran)
    return tuple(isi)
