"""Statements of the busiest paths, prepared once per connection: no plan and no ORM query is built anew per request.

Measured with cProfile on taking a number over HTTP: building two querysets cost 8.5 of its 15 ms, planning the writing
statement 1 ms. Nothing is remembered here but the statement: every answer is read from the database at that moment,
so there is nothing to invalidate. A restart of PostgreSQL makes new connections, which prepare again.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import NotSupportedError, OperationalError, connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

from pelayanan import latihan

M = TypeVar("M", bound=Model)

TERBESAR = 2**63 - 1  # bigint
# "cached plan must not change result type", "prepared statement does not exist" (DISCARD ALL by a pooler)
TAK_BERGUNA = frozenset({"0A000", "26000"})
_BASI = object()
_NAMA = re.compile(r"%\((\w+)\)s|%%")


class Siap:
    """SQL with named places ``%(nama)s``. A place whose type its surroundings do not tell needs a cast."""

    def __init__(self, sql: str) -> None:
        self.urutan: list[str] = []

        def tempat(cocok: re.Match[str]) -> str:
            if cocok[1] is None:
                return "%"
            if cocok[1] not in self.urutan:
                self.urutan.append(cocok[1])
            return f"${self.urutan.index(cocok[1]) + 1}"

        self.sql = _NAMA.sub(tempat, sql)
        self.nama = "siap_" + hashlib.sha256(self.sql.encode()).hexdigest()[:20]
        isi = ", ".join(["%s"] * len(self.urutan))
        self.panggil = f"EXECUTE {self.nama} ({isi})" if isi else f"EXECUTE {self.nama}"

    def jalankan(self, nilai: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows. Names that the statement does not use are ignored. Raises what cursor.execute raises.

        A plan that is of no use any more (a migration beside running servers changed a column) is made anew; inside a
        transaction, which is lost, by the next one.
        """
        with connection.cursor() as kursor:
            milik, punya = getattr(connection, "_siap", (None, set[str]()))
            if milik is not connection.connection:
                if milik is _BASI:
                    with connection.wrap_database_errors, connection.connection.cursor() as polos:
                        polos.execute("DEALLOCATE ALL")
                punya = set()
                connection._siap = (connection.connection, punya)  # type: ignore[attr-defined]
            lama = self.nama in punya
            if not lama:
                # outlives a rollback, ends with the connection; that it is made now is no question of the page's
                with connection.wrap_database_errors, connection.connection.cursor() as polos:
                    polos.execute(f"PREPARE {self.nama} AS {self.sql}")
                punya.add(self.nama)
            try:
                kursor.execute(self.panggil, [nilai[n] for n in self.urutan])
            except (NotSupportedError, OperationalError) as galat:
                if not lama or getattr(galat.__cause__, "pgcode", None) not in TAK_BERGUNA:
                    raise
                connection._siap = (_BASI, set())  # type: ignore[attr-defined]
                if connection.in_atomic_block:
                    raise
                return self.jalankan(nilai)
            return kursor.fetchall()


def tunggal(qs: QuerySet[M]) -> M | None:
    """The row of a queryset with at most one, or the first by its own `order_by`; None when there is none.

    Unlike first() it asks for no order that nobody named: of a wide row that costs Django more than the row.
    """
    return next(iter((qs if qs.query.order_by else qs.order_by())[:1]), None)


def _tanda(jenis: type, i: int) -> Any:
    if jenis is datetime:
        return datetime(1, 1, 1 + i, tzinfo=UTC)
    return date(1, 1, 1 + i) if jenis is date else jenis(-1_000_007 - i)


class Tanya(Generic[M]):
    """A queryset compiled once. `buat` gets, for each name, a stand-in to filter by::

        akun = Tanya(lambda cerna: AkunMesin.objects.filter(cerna_kunci=cerna), cerna=str)
        akun.satu(cerna="…")

    The stand-ins are values of the named types (str, int, date, datetime) that nobody would write.
    """

    def __init__(self, buat: Callable[..., QuerySet[M]], **jenis: type) -> None:
        self.buat = buat
        self.tanda = {n: _tanda(j, i) for i, (n, j) in enumerate(jenis.items())}

    @cached_property
    def _jadi(self) -> "_Jadi":
        with latihan.di(False):  # compiled once for everybody
            penyusun = self.buat(**self.tanda).query.get_compiler("default")
        sql, isi = penyusun.as_sql()
        nama = {v: n for n, v in self.tanda.items()}
        lain: dict[str, Any] = {}
        tempat = []
        for i, nilai in enumerate(isi):
            n = nama.get(nilai) if isinstance(nilai, str | int | date) else None
            if n is None:
                n = f"_{i}"
                lain[n] = nilai
            tempat.append(f"%({n})s")
        info = penyusun.klass_info
        awal, akhir = info["select_fields"][0], info["select_fields"][-1] + 1
        return _Jadi(
            Siap(sql % tuple(tempat)),
            lain,
            info["model"],
            slice(awal, akhir),
            [f[0].target.attname for f in penyusun.select[awal:akhir]],
            get_related_populators(info, penyusun.select, "default"),  # type: ignore[call-arg]
            penyusun,
            penyusun.get_converters([f[0] for f in penyusun.select]),
            dict(penyusun.annotation_col_map or {}),
            penyusun.query.select_for_update,
        )

    def semua(self, **nilai: Any) -> list[M]:
        """All rows. Raises TransactionManagementError for a lock outside of a transaction, as the queryset would."""
        if any(isinstance(n, int) and abs(n) > TERBESAR for n in nilai.values()):
            return []  # no row can hold it, and PostgreSQL would refuse the number itself
        j = self._jadi
        if j.mengunci and not connection.in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        baris: Any = j.siap.jalankan({**j.lain, **nilai})
        if j.pengubah:
            baris = j.penyusun.apply_converters(baris, j.pengubah)
        hasil = []
        for satu in baris:
            objek = j.model.from_db("default", j.nama, satu[j.milik])
            for r in j.terkait:
                r.populate(satu, objek)
            for nama, di in j.tambahan.items():
                setattr(objek, nama, satu[di])
            hasil.append(objek)
        return hasil

    def satu(self, **nilai: Any) -> M | None:
        """The first, or None."""
        return next(iter(self.semua(**nilai)), None)

    def wajib(self, **nilai: Any) -> M:
        """The first; raises DoesNotExist of the model when there is none."""
        objek = self.satu(**nilai)
        if objek is None:
            raise self._jadi.model.DoesNotExist
        return objek


@dataclass(frozen=True)
class _Jadi:
    """A compiled queryset: how to ask, and how a row becomes the model and its relations (as ModelIterable does)."""

    siap: Siap
    lain: dict[str, Any]
    model: type[Any]
    milik: slice
    nama: list[str]
    terkait: list[Any]
    penyusun: Any
    pengubah: dict[Any, Any]
    tambahan: dict[str, int]
    mengunci: bool
