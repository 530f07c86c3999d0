"""Fold answers into sums and counts per day. A day is always added up anew from its answers, so late,
excluded and corrected ones need no arithmetic of their own, and a worker may die at any point."""

from datetime import date
from functools import cache

from django.db import connection, transaction
from django.db.models import Max

from ikm.models import Kotor, Periode, Unsur


def _satu(layanan: int | None) -> str:
    """One day of one service. Two texts, for IS NOT DISTINCT FROM finds nothing in an index."""
    ini = "IS NULL" if layanan is None else "= %(layanan)s"
    return f"AND j.periode_id = %(periode)s AND j.layanan_id {ini} AND j.tanggal = %(tanggal)s"


# what `RekapBagian` is split by: columns of an answer, all of them blank where fewer than five share them
BAGIAN = ("tempat", "jenis_kelamin", "usia", "pendidikan", "pekerjaan")


# Sum and count of an unsur travel in one number, count × 2^24 + sum: half the work of the one pass that reads every
# answer. A sum needs four million answers to one service on one day to reach 2^24, and a count half a milliard to
# reach 2^29; below that a float8 is exact, and PostgreSQL adds those up five times as fast as bigints.
_GESER = 24


_LENGKAP = "ARRAY(SELECT id FROM ikm_periode WHERE kosong = 'baris_lengkap')"


@cache
def _kelompok(unsur: int, saring: str, semua_per_unsur: bool = False) -> str:
    """Rows (periode, layanan, kanal, tanggal, the parts), n, sum and count per position: one pass over the answers.

    `semua_per_unsur`: no period leaves out incomplete answers. Then nothing hides from the planner how many rows there
    are, and it lets all its workers group them.
    """
    if not semua_per_unsur:
        saring = f"AND (j.periode_id <> ALL ({_LENGKAP}) OR array_position(j.nilai, NULL) IS NULL) {saring}"
    kolom = ", ".join(f"sum(j.nilai[{i}] + {1 << _GESER})::float8 AS p{i}" for i in range(1, unsur + 1))
    return f"""
    SELECT j.periode_id, j.layanan_id, j.kanal, j.tanggal, {", ".join(f"j.{b}" for b in BAGIAN)},
           count(*)::int AS n, {kolom}
      FROM ikm_jawaban j
     WHERE j.dikecualikan = '' {saring}
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"""  # noqa: S608 fixed texts and numbers; every value goes in as a parameter


def _jumlah(i: int) -> str:
    return f"(sum(s.p{i})::bigint & {(1 << _GESER) - 1})"


def _banyak(i: int) -> str:
    return f"(sum(s.p{i})::bigint >> {_GESER})"


@cache
def _rebahkan(unsur: int) -> str:
    """Those rows, of a table `s`, turned on their side: one row per unsur, and one for the respondents."""
    baris = ", ".join(f"({i}, t.j{i}, t.b{i})" for i in range(1, unsur + 1))
    kolom = ", ".join(f"{_jumlah(i)} AS j{i}, {_banyak(i)} AS b{i}" for i in range(1, unsur + 1))
    return f"""
  FROM (SELECT s.periode_id, s.layanan_id, s.kanal, s.tanggal, sum(s.n) AS n, {kolom} FROM s GROUP BY 1, 2, 3, 4) t
  JOIN ikm_periode p ON p.id = t.periode_id
  CROSS JOIN LATERAL (VALUES (0, 0, t.n), {baris}) AS v(urutan, jumlah, banyak)
  LEFT JOIN ikm_unsur u ON u.instrumen_id = p.instrumen_id AND u.urutan_lampiran = v.urutan
 WHERE v.banyak > 0 AND (v.urutan = 0 OR u.id IS NOT NULL)
"""  # noqa: S608 fixed texts and numbers


def _isi_rekap(unsur: int) -> str:
    return (
        "SELECT t.periode_id, t.layanan_id, t.kanal, t.tanggal, u.id AS unsur_id, v.jumlah::bigint AS jumlah, "
        f"v.banyak::bigint AS banyak {_rebahkan(unsur)}"
    )


@cache
def _isi_bagian(unsur: int) -> str:
    """Rows of RekapBagian from `s`; arrays as long as the period's own instrument. One attribute after another: the
    rows of `s` are read once for each instead of being copied out for all of them."""
    kolom = ", ".join(f"{_jumlah(i)} AS j{i}, {_banyak(i)} AS b{i}" for i in range(1, unsur + 1))
    deret = [", ".join(f"coalesce(x.{huruf}{i}, 0)" for i in range(1, unsur + 1)) for huruf in "jb"]
    satu = " UNION ALL ".join(
        f"SELECT s.periode_id, s.layanan_id, s.tanggal, '{b}' AS atribut, s.{b} AS nilai, "  # noqa: S608
        f"sum(s.n)::bigint AS n, {kolom} "
        f"FROM s WHERE s.{b} <> '' GROUP BY 1, 2, 3, 5"
        for b in BAGIAN
    )
    return f"""
  SELECT x.periode_id, x.layanan_id, x.tanggal, x.atribut, x.nilai, x.n,
         (ARRAY[{deret[0]}])[1:w.panjang] AS jumlah, (ARRAY[{deret[1]}])[1:w.panjang] AS banyak
    FROM ({satu}) x JOIN ikm_periode p ON p.id = x.periode_id
    JOIN (SELECT instrumen_id, max(urutan_lampiran) AS panjang FROM ikm_unsur GROUP BY 1) w USING (instrumen_id)
"""  # noqa: S608 fixed texts and numbers


def isi(unsur: int, saring: str = "") -> str:
    """The one definition of what counts: rows (periode, layanan, kanal, tanggal, unsur, jumlah, banyak).

    Unnesting the answers first would make `unsur` rows of each and costs ten times as much. `unsur`: the
    longest instrument in question.
    """
    return f"WITH s AS MATERIALIZED ({_kelompok(unsur, saring)}) {_isi_rekap(unsur)}"


def isi_bagian(unsur: int, saring: str = "") -> str:
    """The same for RekapBagian: (periode, layanan, tanggal, atribut, nilai, n, jumlah, banyak)."""
    return f"WITH s AS MATERIALIZED ({_kelompok(unsur, saring)}) {_isi_bagian(unsur)}"


KOLOM = ("periode_id", "layanan_id", "kanal", "tanggal", "unsur_id", "jumlah", "banyak")
KOLOM_BAGIAN = ("periode_id", "layanan_id", "tanggal", "atribut", "nilai", "n", "jumlah", "banyak")
_TULIS = f"INSERT INTO ikm_rekap ({', '.join(KOLOM)}) "
_TULIS_BAGIAN = f"INSERT INTO ikm_rekapbagian ({', '.join(KOLOM_BAGIAN)}) "


def terpanjang(periode: int | None = None) -> int:
    """Number of unsur of the period's instrument, or of the longest there is."""
    qs = Unsur.objects.all()
    if periode is not None:
        qs = qs.filter(instrumen__periode=periode)
    return qs.aggregate(n=Max("urutan_lampiran"))["n"] or 1


@transaction.atomic
def hitung_ulang() -> None:
    """Everything anew from the answers, in one pass. Folds wait meanwhile, pages go on with the old sums."""
    n = terpanjang()
    with connection.cursor() as kursor:
        kursor.execute(
            "SET LOCAL work_mem = '96MB'"
        )  # groups beyond twice that go to disk, whatever their number
        # the planner takes five columns for far more groups than they make, and would sort every answer for them; a
        # table of groups that outgrows the memory goes to disk by parts
        kursor.execute("SET LOCAL enable_sort = off")
        kursor.execute("LOCK TABLE ikm_rekap, ikm_rekapbagian IN EXCLUSIVE MODE")
        # through a table of its own: Postgres uses all its cores for CREATE TABLE AS, only one for INSERT … SELECT
        semua = not Periode.objects.filter(kosong="baris_lengkap").exists()
        kursor.execute(f"CREATE TEMPORARY TABLE s ON COMMIT DROP AS {_kelompok(n, '', semua)}")
        for tabel, kolom, isi_baru in (
            ("ikm_rekap", KOLOM, _isi_rekap(n)),
            ("ikm_rekapbagian", KOLOM_BAGIAN, _isi_bagian(n)),
        ):
            kursor.execute(f"CREATE TEMPORARY TABLE baru ON COMMIT DROP AS {isi_baru}")
            for perintah in _samakan(tabel, kolom):
                kursor.execute(perintah)
            kursor.execute("DROP TABLE baru")


def _samakan(tabel: str, kolom: tuple[str, ...]) -> tuple[str, str]:
    """Make `tabel` the same as `baru`, touching only rows that differ: what was right stays where it is, and the table
    the pages read does not grow by a copy of itself at every recompute."""
    kosong = ("layanan_id", "unsur_id")
    sama = " AND ".join(
        f"coalesce(b.{k}, 0) = coalesce(j.{k}, 0)" if k in kosong else f"b.{k} = j.{k}" for k in kolom
    )
    daftar = ", ".join(kolom)
    return (
        f"DELETE FROM {tabel} j WHERE NOT EXISTS (SELECT FROM baru b WHERE {sama})",  # noqa: S608 fixed texts
        f"INSERT INTO {tabel} ({daftar}) SELECT {daftar} FROM baru b "  # noqa: S608
        f"WHERE NOT EXISTS (SELECT FROM {tabel} j WHERE {sama})",
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
        n = terpanjang(periode)
        for lama in ("ikm_rekap", "ikm_rekapbagian"):
            kursor.execute(f"DELETE FROM {lama} j WHERE true {satu}", kunci)  # noqa: S608 fixed texts
        # both from one reading of the answers; the outer INSERT is the last part
        kursor.execute(
            f"WITH s AS MATERIALIZED ({_kelompok(n, satu)}), b AS ({_TULIS_BAGIAN} {_isi_bagian(n)}) "
            f"{_TULIS} {_isi_rekap(n)}",
            kunci,
        )
    return True
