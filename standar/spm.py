"""SPM as it is read: the years of every indicator, targets beside achievements, computed ones from Capaian."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pelayanan.models import Unit
from standar.capaian import CUKUP
from standar.models import IndikatorSPM, NilaiSPM

J = NilaiSPM.Jenis
H = IndikatorSPM.Hitung


@dataclass
class Tahun:
    """One year of one indicator; `dari`: cases behind a computed achievement."""

    tahun: int
    arah: str
    target: Decimal | None = None
    capaian: Decimal | None = None
    dari: int | None = None
    sedikit: bool = False  # computed, from too few cases to say
    sebelumnya: list[NilaiSPM] = field(default_factory=list)  # what stood here before a correction

    @property
    def tercapai(self) -> bool | None:
        """None while one of the two is missing."""
        if self.target is None or self.capaian is None:
            return None
        return (
            self.capaian >= self.target
            if self.arah == IndikatorSPM.Arah.BESAR
            else self.capaian <= self.target
        )

    @property
    def putusan(self) -> tuple[str, str]:
        """(colour, word)."""
        if self.sedikit:
            return "netral", _("Belum cukup data")
        if self.tercapai is None:
            return "netral", _("Belum dapat dinilai")
        return ("baik", _("Tercapai")) if self.tercapai else ("bahaya", _("Belum tercapai"))

    @property
    def target_teks(self) -> str:
        return angka(self.target)

    @property
    def capaian_teks(self) -> str:
        return angka(self.capaian)


@dataclass
class Baris:
    """One indicator with its years, newest last; `maks` scales the chart."""

    indikator: IndikatorSPM
    tahun: list[Tahun]

    @property
    def maks(self) -> Decimal:
        return max([n for t in self.tahun for n in (t.target, t.capaian) if n] or [Decimal(1)])


def angka(nilai: Decimal | None) -> str:
    """12, 12,5, 1.200; a dash where nothing is known."""
    if nilai is None:
        return "–"
    utuh = nilai == nilai.to_integral_value()
    return number_format(nilai.quantize(Decimal(1)) if utuh else nilai.normalize(), force_grouping=True)


# One row a service and a year, and one a unit and a year (layanan null). `k` is what counts as a case of the
# service: its permohonan where it has any, else its counter visits, so that one case is not counted twice.
_HITUNG = """
WITH k AS (
  SELECT c.*, extract(year FROM c.tanggal)::int AS tahun,
         (c.jenis = 'permohonan') = bool_or(c.jenis = 'permohonan') OVER (PARTITION BY c.layanan_id) AS kasus
  FROM standar_capaian c JOIN standar_layanan l ON l.id = c.layanan_id WHERE l.unit_id = %(unit)s
)
SELECT layanan_id, tahun, count(*) FILTER (WHERE kasus), count(tepat) FILTER (WHERE kasus),
  count(*) FILTER (WHERE kasus AND tepat), percentile_disc(0.5) WITHIN GROUP (ORDER BY menit) FILTER (WHERE kasus),
  count(tunggu_menit), percentile_disc(0.5) WITHIN GROUP (ORDER BY tunggu_menit)
FROM k GROUP BY GROUPING SETS ((layanan_id, tahun), (tahun))
"""


def baca(unit: Unit, indikator: Sequence[IndikatorSPM]) -> list[Baris]:
    """Every indicator with all its years: two queries for any number of them."""
    nilai: dict[int, dict[int, dict[str, list[NilaiSPM]]]] = {}
    semua = NilaiSPM.objects.filter(indikator__in=[i.pk for i in indikator]).select_related("dicatat_oleh")
    for n in semua.order_by("dicatat_pada", "pk"):
        nilai.setdefault(n.indikator_id, {}).setdefault(n.tahun, {}).setdefault(n.jenis, []).append(n)
    hitungan = _hitungan(unit) if any(i.dihitung for i in indikator) else {}
    hasil = []
    for i in indikator:
        dihitung = {t: h for (layanan, t), h in hitungan.items() if i.dihitung and layanan == i.layanan_id}
        milik = nilai.get(i.pk, {})
        tahun = [_tahun(i, t, milik.get(t, {}), dihitung.get(t)) for t in sorted({*milik, *dihitung})]
        hasil.append(Baris(i, tahun))
    return hasil


def _tahun(
    i: IndikatorSPM, tahun: int, milik: dict[str, list[NilaiSPM]], hitung: dict[str, Any] | None
) -> Tahun:
    t = Tahun(tahun, i.arah)
    for jenis, daftar in milik.items():
        t.sebelumnya += [n for n in daftar if n.digantikan_pada is not None]
        if daftar[-1].digantikan_pada is None:
            setattr(t, str(jenis), daftar[-1].nilai)
    if i.dihitung and hitung is not None:
        t.capaian, t.dari = hitung[i.hitung]
        t.sedikit = i.hitung != H.JUMLAH and (t.dari or 0) < CUKUP
        if t.sedikit:
            t.capaian = None
    return t


def _hitungan(unit: Unit) -> dict[tuple[int | None, int], dict[str, tuple[Decimal | None, int]]]:
    """{(service or None for the whole unit, year): {how: (value, cases behind it)}}."""
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG, {"unit": unit.pk})
        return {
            (layanan, tahun): {
                H.TEPAT: (Decimal(tepat * 10_000 // dinilai) / 100 if dinilai else None, dinilai),
                H.MEDIAN: (_desimal(median), n),
                H.TUNGGU: (_desimal(tunggu), menunggu),
                H.JUMLAH: (Decimal(n), n),
            }
            for layanan, tahun, n, dinilai, tepat, median, menunggu, tunggu in kursor.fetchall()
        }


def _desimal(n: int | None) -> Decimal | None:
    return None if n is None else Decimal(n)
