"""Fold answers into sums and counts per day. A day is always added up anew from its answers, so late,
excluded and corrected ones need no arithmetic of their own, and a worker may die at any point."""

from datetime import date

from django.db import connection, transaction

from ikm.models import Kotor

# Everything counted once here; periksa_rekap uses the same rows without the narrowing.
ISI = """
  SELECT j.periode_id, j.layanan_id, j.kanal, j.tanggal, s.id AS unsur_id, sum(v.nilai)::bigint AS jumlah,
         count(v.nilai) AS banyak
    FROM ikm_jawaban j
    JOIN ikm_periode p ON p.id = j.periode_id
    CROSS JOIN LATERAL unnest(j.nilai) WITH ORDINALITY AS v(nilai, urutan)
    JOIN ikm_unsur s ON s.instrumen_id = p.instrumen_id AND s.urutan_lampiran = v.urutan
   WHERE j.dikecualikan = '' AND (p.kosong = 'per_unsur' OR array_position(j.nilai, NULL) IS NULL) {saring}
   GROUP BY 1, 2, 3, 4, 5
   HAVING count(v.nilai) > 0
  UNION ALL
  SELECT j.periode_id, j.layanan_id, j.kanal, j.tanggal, NULL, 0, count(*)
    FROM ikm_jawaban j JOIN ikm_periode p ON p.id = j.periode_id
   WHERE j.dikecualikan = '' AND (p.kosong = 'per_unsur' OR array_position(j.nilai, NULL) IS NULL) {saring}
   GROUP BY 1, 2, 3, 4
"""
_SATU = "AND j.periode_id = %(periode)s AND j.layanan_id IS NOT DISTINCT FROM %(layanan)s AND j.tanggal = %(tanggal)s"
# fixed texts only; every value goes in as a parameter
_AMBIL_TANDA = f"DELETE FROM ikm_kotor j WHERE true {_SATU}"  # noqa: S608
_BUANG = f"DELETE FROM ikm_rekap j WHERE true {_SATU}"  # noqa: S608
_JUMLAHKAN = (
    "INSERT INTO ikm_rekap (periode_id, layanan_id, kanal, tanggal, unsur_id, jumlah, banyak)"
    + ISI.format(saring=_SATU)
)


def lipat(terbanyak: int = 10_000) -> int:
    """Fold every stale day (up to `terbanyak`); return how many. Safe twice at once."""
    banyak = 0
    while banyak < terbanyak:
        hari = Kotor.objects.values_list("periode_id", "layanan_id", "tanggal").distinct()[:200]
        daftar = list(hari)
        if not daftar:
            break
        selesai = sum(_lipat_hari(*kunci) for kunci in daftar)
        banyak += selesai
        if not selesai:
            break  # others are at all of them
    return banyak


@transaction.atomic
def _lipat_hari(periode: int, layanan: int | None, tanggal: date) -> bool:
    """Add one day up anew.

    The day is locked before its marks are taken and its answers read: whoever comes later reads later. A
    mark written meanwhile by an uncommitted batch is not seen, so not taken, and stays for the next fold.
    """
    kunci = {"periode": periode, "layanan": layanan, "tanggal": tanggal}
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%(nama)s, 0))",
            {"nama": f"ikm.rekap:{periode}:{layanan}:{tanggal}"},
        )
        if not kursor.fetchone()[0]:
            return False
        kursor.execute(_AMBIL_TANDA, kunci)
        if not kursor.rowcount:
            return False
        kursor.execute(_BUANG, kunci)
        kursor.execute(_JUMLAHKAN, kunci)
    return True
