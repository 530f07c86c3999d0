"""Sums of Rekap over any days, services and ways in: the one way pages read it. A page reads one row per day, service
and value, however many answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Aggregate, Sum

from ikm.models import Instrumen, Periode, Rekap, Unsur


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Respondents, and per unsur in annex order the sum of its values and how many filled it; as long as the longest
    instrument that was asked for together with it."""

    n: int = 0
    jumlah: tuple[int, ...] = ()
    banyak: tuple[int, ...] = ()

    def __add__(self, lain: "Jumlah") -> "Jumlah":
        return Jumlah(self.n + lain.n, _tambah(self.jumlah, lain.jumlah), _tambah(self.banyak, lain.banyak))

    def per_unsur(self, instrumen: Instrumen) -> list[tuple[Unsur, int, int]]:
        """[(unsur, sum, filled)] in annex order."""
        isi = chain(zip(self.jumlah, self.banyak, strict=True), repeat((0, 0)))
        return [(u, j, b) for u, (j, b) in zip(instrumen.urut_lampiran, isi, strict=False)]


def _tambah(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(x + y for x, y in zip_longest(a, b, fillvalue=0))


class _Deret(Aggregate):
    """Arrays added up place by place, as one array of `panjang`; 0 where an array is shorter."""

    output_field = ArrayField(models.BigIntegerField())

    def __init__(self, kolom: str, panjang: int) -> None:
        super().__init__(kolom)
        self.panjang = panjang

    def as_sql(self, compiler: Any, *_lain: Any, **_sebutan: Any) -> Any:
        kolom, _tanpa = compiler.compile(self.get_source_expressions()[0])
        isi = ", ".join(f"coalesce(sum({kolom}[{i}]), 0)" for i in range(1, self.panjang + 1))
        return f"ARRAY[{isi}]::bigint[]", ()


def menurut(periode: Iterable[Periode], *kunci: str, atribut: str | None = "kanal") -> list[tuple[Any, ...]]:
    """[(*kunci, Jumlah)] of these periods, in one query. `kunci`: fields of Rekap to tell apart; `atribut` None: all of
    them, for which `kunci` must name it."""
    daftar = list(periode)
    if not daftar:
        return []
    panjang = max(len(p.instrumen.urut_lampiran) for p in daftar)
    baris = (
        Rekap.objects.filter(periode__in=daftar, **({"atribut": atribut} if atribut else {}))
        .values_list(*kunci)
        .annotate(sn=Sum("n"), sj=_Deret("jumlah", panjang), sb=_Deret("banyak", panjang))
    )
    return [(*satu, Jumlah(n, tuple(j), tuple(b))) for *satu, n, j, b in baris]
