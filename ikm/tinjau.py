"""What a second look needs: marked answers, bursts, totals. Marks never exclude anything by themselves."""

from typing import Any

from django.core import signing
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMinute
from django.utils.translation import gettext_lazy as _

from ikm.hasil import batas
from ikm.kotak import CEPAT, PERANGKAT, SERAGAM
from ikm.models import Jawaban, Periode, Rekap
from pelayanan.models import Peristiwa

GARAM = "ikm.jawaban"
SEBUTAN = {
    SERAGAM: _("semua jawaban sama"),
    CEPAT: _("diisi terlalu cepat"),
    PERANGKAT: _("satu perangkat berkali-kali"),
}
# Answers sent in one minute from one unit beyond this look like one hand; a busy office sends one or two.
LONJAKAN = 10


def jawaban(periode: Periode, tampil: str) -> QuerySet[Jawaban]:
    """`tampil`: bertanda | dikecualikan | semua. In no order that tells when they came."""
    qs = Jawaban.objects.filter(periode=periode).select_related("layanan").order_by("-tanggal", "pk")
    if tampil == "dikecualikan":
        return qs.exclude(dikecualikan="")
    return qs if tampil == "semua" else qs.exclude(tanda=[])


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


def ringkasan(periode: Periode) -> dict[str, int]:
    """{semua, bertanda, dikecualikan}: counts of few rows, whatever the number of answers."""
    ada = Jawaban.objects.filter(periode=periode)
    dihitung = Rekap.objects.filter(periode=periode, unsur__isnull=True).aggregate(n=Sum("banyak"))["n"] or 0
    dikecualikan = ada.exclude(dikecualikan="").count()
    return {
        "semua": dihitung + dikecualikan,
        "bertanda": ada.exclude(tanda=[]).count(),
        "dikecualikan": dikecualikan,
    }


def lonjakan(periode: Periode, terbanyak: int = 10) -> list[Any]:
    """Minutes in which more than LONJAKAN answers were sent; from events, which know no answer."""
    dari, sampai = batas(periode)
    return list(
        Peristiwa.objects.filter(
            kode__in=["ikm.undangan.dipakai", "ikm.periode.terbuka_diisi"],
            unit=periode.unit_id,
            pada__gte=dari,
            pada__lt=sampai,
        )
        .annotate(menit=TruncMinute("pada"))
        .values("menit")
        .annotate(n=Count("pk"))
        .filter(n__gt=LONJAKAN)
        .order_by("-n")[:terbanyak]
    )
