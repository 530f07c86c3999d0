"""What a second look needs: marked answers, bursts, totals. Marks never exclude anything by themselves."""

from typing import Any

from django.core import signing
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ikm import jumlah
from ikm.hasil import batas, tidak_lengkap
from ikm.kotak import CEPAT, PERANGKAT, SERAGAM, TANDA_LEPAS, TANPA_WAKTU
from ikm.models import Jawaban, Periode, RekapProfil

GARAM = "ikm.jawaban"
SEBUTAN = {
    SERAGAM: _("semua jawaban sama"),
    CEPAT: _("diisi terlalu cepat"),
    TANPA_WAKTU: _("waktu mulai hilang atau palsu"),
    PERANGKAT: _("satu perangkat berkali-kali"),
}
# Answers sent in one minute from one unit beyond this look like one hand; a busy office sends one or two.
LONJAKAN = 10
DILIHAT = 20_000  # submits looked through for bursts
SEHALAMAN, HALAMAN_TERBANYAK = 50, 200


def jawaban(periode: Periode, tampil: str) -> QuerySet[Jawaban]:
    """`tampil`: bertanda | dikecualikan | semua. In no order that tells when they came."""
    qs = Jawaban.objects.filter(periode=periode).select_related("layanan").order_by("-tanggal", "pk")
    if tampil == "dikecualikan":
        return qs.exclude(dikecualikan="")
    return qs if tampil == "semua" else qs.exclude(tanda=[])


def halaman(periode: Periode, tampil: str, ringkas: dict[str, int], nomor: str | None) -> Page[Jawaban]:
    """One page of `jawaban`. How many there are is known from `ringkasan`: they are not counted again."""
    hal = Paginator(jawaban(periode, tampil), SEHALAMAN)
    hal.count = min(ringkas.get(tampil, ringkas["bertanda"]), SEHALAMAN * HALAMAN_TERBANYAK)
    return hal.get_page(nomor)


def baris(hal: Any, periode: Periode) -> list[dict[str, Any]]:
    """Rows of a page, with a signed name for each answer (no bare number in an address)."""
    kode = [u.u for u in periode.instrumen.urut_lampiran]
    return [
        {
            "tanda_tangan": signing.dumps(j.pk, salt=GARAM),
            "jawaban": j,
            "nilai": list(zip(kode, j.nilai, strict=True)),
            "tanda": [SEBUTAN[t] for t in j.tanda if t in SEBUTAN],
        }
        for j in hal
    ]


def tanda_lepas(periode: Periode) -> list[tuple[str, int]]:
    """Marks that stand on no answer, because fewer than five of a batch shared them: [(its words, how many)]."""
    ada = dict(
        RekapProfil.objects.filter(periode=periode, atribut=TANDA_LEPAS).values_list("nilai", "banyak")
    )
    return [(str(SEBUTAN[t]), ada[t]) for t in (CEPAT, TANPA_WAKTU) if t in ada]


def ringkasan(periode: Periode) -> dict[str, int]:
    """{semua, bertanda, dikecualikan, tidak_lengkap}: counts of few rows, whatever the number of answers."""
    ada = Jawaban.objects.filter(periode=periode)
    dihitung = sum(x.n for _kanal, x in jumlah.menurut([periode], "nilai"))
    dikecualikan = ada.exclude(dikecualikan="").count()
    bolong = tidak_lengkap(periode)
    return {
        "semua": dihitung + dikecualikan + bolong,
        "bertanda": ada.exclude(tanda=[]).count(),
        "dikecualikan": dikecualikan,
        "tidak_lengkap": bolong,
    }


# The codes stand in the statement itself: only so PostgreSQL sees that the partial index `ikm_kiriman` fits.
_LONJAKAN = """
SELECT date_trunc('minute', pada) AS menit, count(*) AS n
  FROM (SELECT pada FROM pelayanan_peristiwa
         WHERE kode IN ('ikm.undangan.dipakai', 'ikm.periode.terbuka_diisi')
           AND unit_id = %s AND pada >= %s AND pada < %s
         ORDER BY pada DESC LIMIT %s) AS kiriman
 GROUP BY 1 HAVING count(*) > %s ORDER BY 2 DESC, 1 LIMIT %s
"""


def lonjakan(periode: Periode, terbanyak: int = 10) -> list[dict[str, Any]]:
    """Minutes in which more than LONJAKAN answers were sent, {"menit", "n"}, the busiest first; from events, which
    know no answer. Of the period's latest DILIHAT submits: the cost is the same however many there are."""
    dari, sampai = batas(periode)
    with connection.cursor() as kursor:
        kursor.execute(_LONJAKAN, [periode.unit_id, dari, sampai, DILIHAT, LONJAKAN, terbanyak])
        return [{"menit": menit, "n": n} for menit, n in kursor.fetchall()]
