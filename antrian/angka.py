"""Numbers after: how many, how long, by what; each P50 and P90 with the count it was made of. Reads only."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antrian.models import PILIHAN_JALUR, Kanal
from pelayanan.models import Unit

MAKS_HARI = 366
SEDIKITNYA = 5  # below this many a percentile says more about one person than about the office

# what the rows are grouped by: name on the page, and column (ours, never what somebody typed)
PER: dict[str, tuple[str | Promise, str]] = {
    "layanan": (_("Layanan"), "l.nama"),
    "loket": (_("Loket"), "k.nama"),
    "petugas": (_("Petugas"), "coalesce(nullif(p.nama, ''), p.username)"),
    "jam": (_("Jam datang"), "to_char(t.diambil_pada AT TIME ZONE u.zona, 'HH24')"),
    "kanal": (_("Cara mengambil"), "t.kanal"),
    "jalur": (_("Jalur"), "t.jalur"),
    "unit": (_("Unit"), "u.nama"),
}
KATA: dict[str, dict[str, Any]] = {"kanal": dict(Kanal.choices), "jalur": dict(PILIHAN_JALUR)}
_SQL = """
WITH b AS (
  SELECT {kelompok} AS nama, t.status,
    CASE WHEN t.dipanggil_pada IS NOT NULL AND t.dipanggil_pada >= t.masuk_pada AND NOT t.susulan
      THEN extract(epoch FROM t.dipanggil_pada - t.masuk_pada) / 60.0 END AS tunggu,
    CASE WHEN t.status = 'selesai' AND t.hasil <> 'salah_loket' AND NOT t.susulan
      THEN extract(epoch FROM t.selesai_pada - t.mulai_pada) / 60.0 END AS layan
  FROM antrian_tiket t JOIN standar_layanan l ON l.id = t.layanan_id JOIN pelayanan_unit u ON u.id = t.unit_id
  LEFT JOIN antrian_loket k ON k.id = t.loket_id LEFT JOIN pelayanan_pengguna p ON p.id = t.petugas_id
  WHERE t.unit_id = ANY (%(unit)s) AND t.tanggal BETWEEN %(dari)s AND %(sampai)s{syarat}
)
SELECT nama, count(*), count(*) FILTER (WHERE status = 'selesai'), count(*) FILTER (WHERE status = 'tidak_hadir'),
  count(*) FILTER (WHERE status = 'dibatalkan'), count(*) FILTER (WHERE status = 'tidak_terlayani'),
  count(tunggu), percentile_cont(0.5) WITHIN GROUP (ORDER BY tunggu),
  percentile_cont(0.9) WITHIN GROUP (ORDER BY tunggu),
  count(layan), percentile_cont(0.5) WITHIN GROUP (ORDER BY layan), percentile_cont(0.9) WITHIN GROUP (ORDER BY layan)
FROM b GROUP BY GROUPING SETS ((nama), ()) ORDER BY grouping(nama), nama NULLS LAST
"""
_TOLAKAN = """
SELECT l.nama, t.sebab, sum(t.jumlah) FROM antrian_tolakan t JOIN standar_layanan l ON l.id = t.layanan_id
WHERE t.unit_id = ANY (%(unit)s) AND t.tanggal BETWEEN %(dari)s AND %(sampai)s GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""
_PER_JAM = """
SELECT extract(hour FROM diambil_pada AT TIME ZONE %(zona)s)::int, count(*),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM dipanggil_pada - masuk_pada) / 60.0)
FROM antrian_tiket WHERE unit_id = %(unit)s AND tanggal >= %(dari)s AND dipanggil_pada >= masuk_pada AND NOT susulan
GROUP BY 1 HAVING count(*) >= %(sedikit)s ORDER BY 1
"""


@dataclass(frozen=True)
class Baris:
    """One row. Times in minutes, None below SEDIKITNYA; n_tunggu and n_layan are their denominators."""

    nama: str
    diambil: int
    selesai: int
    tidak_hadir: int
    dibatalkan: int
    tidak_terlayani: int
    n_tunggu: int
    tunggu50: float | None
    tunggu90: float | None
    n_layan: int
    layan50: float | None
    layan90: float | None


def hitung(
    unit: list[int], dari: date, sampai: date, per: str, *, petugas: int | None = None
) -> tuple[list[Baris], Baris]:
    """(rows, all of them together); `petugas`: only what this person served. One query. KeyError for another `per`."""
    sql = _SQL.format(kelompok=PER[per][1], syarat=" AND t.petugas_id = %(petugas)s" if petugas else "")
    with connection.cursor() as kursor:
        kursor.execute(sql, {"unit": unit, "dari": dari, "sampai": sampai, "petugas": petugas})
        semua = [_baris(per, b) for b in kursor.fetchall()]
    return semua[:-1], semua[-1]


def _baris(per: str, baris: tuple[Any, ...]) -> Baris:
    """One row of _SQL: a percentile of too few says nothing, and a code becomes the word people know."""
    b = Baris(*baris)
    nama = str(KATA.get(per, {}).get(b.nama, b.nama or "–"))
    if per == "jam" and b.nama:
        nama = f"{b.nama}.00"
    if b.n_tunggu < SEDIKITNYA:
        b = replace(b, tunggu50=None, tunggu90=None)
    if b.n_layan < SEDIKITNYA:
        b = replace(b, layan50=None, layan90=None)
    return replace(b, nama=nama)


def tolakan(unit: list[int], dari: date, sampai: date) -> list[tuple[str, str, int]]:
    """People turned away: (service, reason, how many)."""
    with connection.cursor() as kursor:
        kursor.execute(_TOLAKAN, {"unit": unit, "dari": dari, "sampai": sampai})
        return kursor.fetchall()


def jam_sepi(unit: Unit, banyak: int = 3) -> list[tuple[int, int]]:
    """The best hours to come: [(hour, usual wait in minutes)] of the last four weeks; kept for an hour."""

    def baca() -> list[tuple[int, int]]:
        dari = timezone.localdate(timezone=unit.tz) - timedelta(days=28)
        isi: dict[str, str | int | date] = {
            "zona": unit.zona,
            "unit": unit.pk,
            "dari": dari,
            "sedikit": SEDIKITNYA,
        }
        with connection.cursor() as kursor:
            kursor.execute(_PER_JAM, isi)
            semua = [(jam, round(tunggu)) for jam, _n, tunggu in kursor.fetchall()]
        if len(semua) < 3:
            return []
        return sorted(sorted(semua, key=lambda x: (x[1], x[0]))[:banyak])

    kunci = f"antrian:jam_sepi:{unit.pk}"
    hasil = cache.get(kunci)
    if hasil is None:
        hasil = baca()
        cache.set(kunci, hasil, 3600)
    return [tuple(x) for x in hasil]
