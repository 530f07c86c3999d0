"""Fold answers into sums and counts per day. A day is always added up anew from its answers, so late,
excluded and corrected ones need no arithmetic of their own, and a worker may die at any point."""

from datetime import date
from functools import cache
from itertools import pairwise

from django.db import connection, transaction
from django.db.models import Max

from ikm.models import Kotor, Unsur


def _satu(layanan: int | None) -> str:
    """One day of one service. Two texts, for IS NOT DISTINCT FROM finds nothing in an index."""
    ini = "IS NULL" if layanan is None else "= %(layanan)s"
    return f"AND j.periode_id = %(periode)s AND j.layanan_id {ini} AND j.tanggal = %(tanggal)s"


# what a day is split by: columns of an answer. All but `kanal` are blank where fewer than five share them
ATRIBUT = ("kanal", "tempat", "jenis_kelamin", "usia", "pendidikan", "pekerjaan")


# Sum and count of an unsur travel in one number, count × 2^24 + sum: half the work of the one pass that reads every
# answer. A sum needs four million answers to one service on one day to reach 2^24, and a count half a milliard to
# reach 2^29; below that a float8 is exact, and PostgreSQL adds those up five times as fast as bigints.
_GESER = 24


@cache
def _kelompok(unsur: int, saring: str = "") -> str:
    """Rows (periode, layanan, tanggal, the attributes), n, sum and count per position: one pass over the answers."""
    kolom = ", ".join(f"sum(j.nilai[{i}] + {1 << _GESER})::float8 AS p{i}" for i in range(1, unsur + 1))
    kunci = ", ".join(f"j.{b}" for b in ("periode_id", "layanan_id", "tanggal", *ATRIBUT))
    return f"""
    SELECT {kunci}, count(*)::int AS n, {kolom}
      FROM ikm_jawaban j
     WHERE j.dikecualikan = ''
       AND (j.periode_id <> ALL (ARRAY(SELECT id FROM ikm_periode WHERE kosong = 'baris_lengkap'))
            OR array_position(j.nilai, NULL) IS NULL) {saring}
     GROUP BY {kunci}"""  # noqa: S608 fixed texts and numbers; every value goes in as a parameter


@cache
def _isi(unsur: int) -> str:
    """Rows of Rekap from `s`, in which a key may stand more than once; arrays as long as the period's own instrument.
    One attribute after another: the rows of `s` are read once for each instead of being copied out for all of them."""
    jumlah, banyak = (
        ", ".join(f"coalesce(sum(s.p{i}), 0)::bigint {bagian}" for i in range(1, unsur + 1))
        for bagian in (f"& {(1 << _GESER) - 1}", f">> {_GESER}")
    )
    satu = " UNION ALL ".join(
        f"SELECT s.periode_id, s.layanan_id, s.tanggal, '{b}' AS atribut, s.{b} AS nilai, sum(s.n)::bigint AS n, "  # noqa: S608
        f"ARRAY[{jumlah}] AS jumlah, ARRAY[{banyak}] AS banyak FROM s WHERE s.{b} <> '' GROUP BY 1, 2, 3, 5"
        for b in ATRIBUT
    )
    return f"""
  SELECT x.periode_id, x.layanan_id, x.tanggal, x.atribut, x.nilai, x.n,
         x.jumlah[1:w.panjang] AS jumlah, x.banyak[1:w.panjang] AS banyak
    FROM ({satu}) x JOIN ikm_periode p ON p.id = x.periode_id
    JOIN (SELECT instrumen_id, max(urutan_lampiran) AS panjang FROM ikm_unsur GROUP BY 1) w USING (instrumen_id)
"""  # noqa: S608 fixed texts and numbers


def isi(unsur: int, saring: str = "") -> str:
    """The one definition of what counts: rows (periode, layanan, tanggal, atribut, nilai, n, jumlah, banyak).

    Unnesting the answers first would make `unsur` rows of each and costs ten times as much. `unsur`: the
    longest instrument in question.
    """
    return f"WITH s AS MATERIALIZED ({_kelompok(unsur, saring)}) {_isi(unsur)}"


KOLOM = ("periode_id", "layanan_id", "tanggal", "atribut", "nilai", "n", "jumlah", "banyak")


def terpanjang(periode: int | None = None) -> int:
    """Number of unsur of the period's instrument, or of the longest there is."""
    qs = Unsur.objects.all()
    if periode is not None:
        qs = qs.filter(instrumen__periode=periode)
    return qs.aggregate(n=Max("urutan_lampiran"))["n"] or 1


# Stretches of the table of answers that are grouped apart in the full recompute. Each is one process's from reading to
# groups, so nothing has to be put together again between processes; more stretches only cut more days in two.
_RUAS = 8


def _ruas(halaman: int) -> list[str]:
    """Conditions that part a table of so many blocks; the last has no end, for rows that come meanwhile."""
    batas = [halaman * i // _RUAS for i in range(_RUAS)]
    dalam = [f"AND j.ctid >= '({a},0)' AND j.ctid < '({b},0)'" for a, b in pairwise(batas)]
    return [*dalam, f"AND j.ctid >= '({batas[-1]},0)'"]


@transaction.atomic
def hitung_ulang() -> None:
    """Everything anew from the answers, in one pass. Folds wait meanwhile, pages go on with the old sums."""
    n = terpanjang()
    with connection.cursor() as kursor:
        # groups beyond twice that go to disk, whatever their number
        kursor.execute("SET LOCAL work_mem = '96MB'")
        # the planner takes five columns for far more groups than they make, and would sort every answer for them; a
        # table of groups that outgrows the memory goes to disk by parts
        kursor.execute("SET LOCAL enable_sort = off")
        kursor.execute("LOCK TABLE ikm_rekap IN EXCLUSIVE MODE")
        kursor.execute("SELECT pg_relation_size('ikm_jawaban') / current_setting('block_size')::int")
        ruas = " UNION ALL ".join(_kelompok(n, r) for r in _ruas(kursor.fetchone()[0]))
        # through a table of its own: Postgres uses all its cores for CREATE TABLE AS, only one for INSERT … SELECT
        kursor.execute(f"CREATE TEMPORARY TABLE s ON COMMIT DROP AS {ruas}")
        kursor.execute(f"CREATE TEMPORARY TABLE baru ON COMMIT DROP AS {_isi(n)}")
        for perintah in _SAMAKAN:
            kursor.execute(perintah)


# Make the sums the same as `baru`, touching only rows that differ: what was right stays where it is, and the table the
# pages read does not grow by a copy of itself at every recompute.
_DAFTAR = ", ".join(KOLOM)
_SAMA = "coalesce(b.layanan_id, 0) = coalesce(j.layanan_id, 0) AND " + " AND ".join(
    f"b.{k} = j.{k}" for k in KOLOM if k != "layanan_id"
)
_SAMAKAN = (
    f"DELETE FROM ikm_rekap j WHERE NOT EXISTS (SELECT FROM baru b WHERE {_SAMA})",  # noqa: S608 fixed texts
    f"INSERT INTO ikm_rekap ({_DAFTAR}) SELECT {_DAFTAR} FROM baru b "  # noqa: S608
    f"WHERE NOT EXISTS (SELECT FROM ikm_rekap j WHERE {_SAMA})",
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
        satu = _satu(layanan)
        kursor.execute(f"DELETE FROM ikm_kotor j WHERE true {satu}", kunci)  # noqa: S608 fixed texts
        if not kursor.rowcount:
            return False
        kursor.execute(f"DELETE FROM ikm_rekap j WHERE true {satu}", kunci)  # noqa: S608 fixed texts
        kursor.execute(f"INSERT INTO ikm_rekap ({_DAFTAR}) {isi(terpanjang(periode), satu)}", kunci)
    return True
