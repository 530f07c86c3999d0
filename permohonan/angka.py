"""Figures: is the promise kept, where does the time go, which papers come back, why is it refused."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q, Sum

from pelayanan.waktu_kerja import Lama, Satuan
from permohonan.alur import Status
from permohonan.models import Berkas, Permohonan

SELESAI = "permohonan.permohonan.diserahkan"


@dataclass(frozen=True)
class PerLayanan:
    """menit: working minutes from complete papers to the product, median of the finished ones."""

    layanan: str
    selesai: int
    berjanji: int
    tepat: int
    menit: int | None
    kembali: int

    @property
    def persen(self) -> int | None:
        return self.tepat * 100 // self.berjanji if self.berjanji else None


_PER_LAYANAN = """
SELECT l.nama, count(*),
       count(*) FILTER (WHERE e.data->'tepat_waktu' IN ('true', 'false')),
       count(*) FILTER (WHERE e.data->'tepat_waktu' = 'true'),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY (e.data->>'menit')::int)
FROM pelayanan_peristiwa e JOIN standar_layanan l ON l.id = (e.data->>'layanan')::bigint
WHERE e.kode = %s AND e.unit_id = ANY(%s) AND e.pada >= %s AND e.pada < %s
GROUP BY l.id, l.nama ORDER BY l.nama
"""


def per_layanan(unit_ids: set[int], dari: datetime, sampai: datetime) -> list[PerLayanan]:
    """One row per service with a finished request in [dari, sampai)."""
    kembali = dict(
        Permohonan.objects.filter(unit_id__in=unit_ids, diajukan_pada__gte=dari, diajukan_pada__lt=sampai)
        .filter(berkas__kali_kurang__gt=0)
        .values_list("layanan__nama")
        .annotate(n=Count("pk", distinct=True))
    )
    with connection.cursor() as kursor:
        kursor.execute(_PER_LAYANAN, [SELESAI, list(unit_ids), dari, sampai])
        return [
            PerLayanan(nama, n, berjanji, tepat, menit, kembali.get(nama, 0))
            for nama, n, berjanji, tepat, menit in kursor.fetchall()
        ]


_PER_LANGKAH = """
WITH urut AS (
  SELECT e.kode, e.pada,
         lead(e.pada) OVER (PARTITION BY e.objek_id ORDER BY e.urutan) - e.pada AS lama
  FROM pelayanan_peristiwa e
  WHERE e.objek_jenis = 'permohonan.permohonan' AND e.unit_id = ANY(%s) AND e.pada >= %s AND e.pada < %s
    AND e.kode = ANY(%s)
)
SELECT kode, count(lama), extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY lama)) / 60
FROM urut WHERE lama IS NOT NULL GROUP BY kode ORDER BY 3 DESC
"""
# events that begin a stretch of the way; reminders and news do not
LANGKAH = (
    "diajukan",
    "diperiksa",
    "dikembalikan",
    "dilengkapi",
    "lengkap",
    "diproses",
    "ditagih",
    "dibayar",
    "dimintakan_persetujuan",
    "disetujui",
    "terbit",
    "diserahkan",
    "ditolak",
    "ditarik",
)


def per_langkah(unit_ids: set[int], dari: datetime, sampai: datetime) -> list[tuple[str, int, int]]:
    """[(event that began it, how often, median minutes by the clock until the next)], longest first."""
    kode = [f"permohonan.permohonan.{n}" for n in LANGKAH]
    with connection.cursor() as kursor:
        kursor.execute(_PER_LANGKAH, [list(unit_ids), dari, sampai, kode])
        return [(k, n, int(menit)) for k, n, menit in kursor.fetchall()]


_PER_LANGKAH_STANDAR = """
SELECT l.nama, g.urutan, g.uraian, g.pelaku, g.durasi_nilai, g.durasi_satuan, count(*),
       extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY k.selesai_pada - k.mulai_pada)) / 60
FROM permohonan_langkahkerja k
JOIN standar_langkah g ON g.id = k.langkah_id JOIN standar_standar s ON s.id = g.standar_id
JOIN standar_layanan l ON l.id = s.layanan_id
WHERE k.unit_id = ANY(%s) AND k.selesai_pada >= %s AND k.selesai_pada < %s
GROUP BY l.nama, s.versi, g.id, g.urutan, g.uraian, g.pelaku, g.durasi_nilai, g.durasi_satuan
ORDER BY l.nama, s.versi, g.urutan
"""


@dataclass(frozen=True)
class LangkahTerukur:
    """menit: median minutes by the clock; rencana: the version's own words, "" when it plans none."""

    layanan: str
    nomor: int
    uraian: str
    pelaku: str
    rencana: str
    kali: int
    menit: int


def per_langkah_standar(unit_ids: set[int], dari: datetime, sampai: datetime) -> list[LangkahTerukur]:
    """Each step of each version with at least one finished in [dari, sampai), in the order of the procedure."""
    with connection.cursor() as kursor:
        kursor.execute(_PER_LANGKAH_STANDAR, [list(unit_ids), dari, sampai])
        return [
            LangkahTerukur(nama, no, uraian, pelaku, rencana(nilai, satuan), n, int(menit))
            for nama, no, uraian, pelaku, nilai, satuan, n, menit in kursor.fetchall()
        ]


def rencana(nilai: int | None, satuan: str | None) -> str:
    """ "20 menit", or "" when the version plans no duration for the step."""
    return str(Lama(nilai, Satuan(satuan))) if nilai and satuan else ""


def per_berkas(unit_ids: set[int], dari: datetime, sampai: datetime) -> list[dict[str, Any]]:
    """Documents that were lacking, most often first: what the checklist should say better."""
    baris: Any = (
        Berkas.objects.filter(
            permohonan__unit_id__in=unit_ids,
            permohonan__diajukan_pada__gte=dari,
            permohonan__diajukan_pada__lt=sampai,
        )
        .values("permohonan__layanan__nama", "nama")
        .annotate(kembali=Sum("kali_kurang"), dari=Count("pk"))
        .filter(kembali__gt=0)
        .order_by("-kembali", "nama")[:20]
    )
    return list(baris)


def penolakan(unit_ids: set[int], dari: datetime, sampai: datetime) -> list[tuple[str, int]]:
    """[(reason, how often)]; reasons are free text, so equal words count together."""
    hitung: dict[str, int] = defaultdict(int)
    for alasan in Permohonan.objects.filter(
        unit_id__in=unit_ids, status=Status.DITOLAK, selesai_pada__gte=dari, selesai_pada__lt=sampai
    ).values_list("catatan", flat=True)[:5000]:
        hitung[alasan.strip()[:120]] += 1
    return sorted(hitung.items(), key=lambda x: (-x[1], x[0]))[:20]


def terbuka(unit_ids: set[int], pada: datetime) -> dict[str, int]:
    """Open requests now: all, late, due within a day, waiting for the applicant."""
    return (
        Permohonan.objects.di_unit(unit_ids)
        .terbuka()
        .aggregate(
            semua=Count("pk"),
            lewat=Count("pk", filter=Q(jatuh_tempo_pada__lt=pada)),
            menunggu=Count("pk", filter=Q(status__in=[Status.DILENGKAPI, Status.MENUNGGU_PEMBAYARAN])),
        )
    )
