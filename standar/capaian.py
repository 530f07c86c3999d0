"""Promise beside truth: how many cases kept the promise, how long they took, out of how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from standar.models import Standar

CUKUP = 10  # below this many cases a share says nothing
BAIK, AWAS = 90, 75  # per cent: kept, mostly kept, often missed


@dataclass(frozen=True)
class Ukuran:
    """One kind of case of one service over the last 90 days (`_30`: over the last 30)."""

    jenis: str
    dari_30: int = 0
    tepat_30: int = 0
    dari_90: int = 0
    tepat_90: int = 0
    median: int | None = None  # minutes, 90 days
    p90: int | None = None
    jumlah: int = 0  # cases behind median and P90

    @property
    def masa(self) -> int:
        """30 days when they are enough, else 90."""
        return 30 if self.dari_30 >= CUKUP else 90

    @property
    def tepat(self) -> int:
        return self.tepat_30 if self.masa == 30 else self.tepat_90

    @property
    def dari(self) -> int:
        return self.dari_30 if self.masa == 30 else self.dari_90

    @property
    def cukup(self) -> bool:
        """Enough judged cases to speak of a share."""
        return self.dari >= CUKUP

    @property
    def lama(self) -> bool:
        """Show the 90 days beside the 30, too."""
        return self.masa == 30 and self.dari_90 > self.dari_30

    @property
    def persen(self) -> int | None:
        """Share within the promise, cut to whole per cents; None while there are too few cases."""
        return self.tepat * 100 // self.dari if self.cukup else None

    @property
    def putusan(self) -> tuple[str, str]:
        """(colour, word) of the judgement; empty while there are too few cases."""
        if self.persen is None:
            return "", ""
        if self.persen >= BAIK:
            return "baik", _("Ditepati")
        return ("awas", _("Kadang lewat")) if self.persen >= AWAS else ("bahaya", _("Sering lewat"))

    @property
    def median_teks(self) -> str:
        return lama_teks(self.median) if self.jumlah >= CUKUP and self.median is not None else ""

    @property
    def p90_teks(self) -> str:
        return lama_teks(self.p90) if self.jumlah >= CUKUP and self.p90 is not None else ""


_SQL = """
SELECT layanan_id, jenis,
  count(*) FILTER (WHERE tepat IS NOT NULL AND tanggal > %(d30)s),
  count(*) FILTER (WHERE tepat AND tanggal > %(d30)s),
  count(tepat), count(*) FILTER (WHERE tepat),
  percentile_disc(0.5) WITHIN GROUP (ORDER BY menit), percentile_disc(0.9) WITHIN GROUP (ORDER BY menit), count(*)
FROM standar_capaian WHERE layanan_id = ANY(%(layanan)s) AND tanggal > %(d90)s AND tanggal <= %(hari)s
GROUP BY layanan_id, jenis
"""


def ukur(layanan: Iterable[int], hari: date | None = None) -> dict[int, dict[str, Ukuran]]:
    """{service: {jenis: Ukuran}} up to and with `hari` (default today); one query for any number of services."""
    hari = hari or timezone.localdate()
    nilai: dict[str, Any] = {
        "layanan": list(layanan),
        "d30": hari - timedelta(days=30),
        "d90": hari - timedelta(days=90),
        "hari": hari,
    }
    hasil: dict[int, dict[str, Ukuran]] = {}
    with connection.cursor() as kursor:
        kursor.execute(_SQL, nilai)
        for pk, jenis, *angka in kursor.fetchall():
            hasil.setdefault(pk, {})[jenis] = Ukuran(jenis, *angka)
    return hasil


def yang_dijanjikan(standar: Standar | None, ukuran: dict[str, Ukuran]) -> Ukuran:
    """The measure the public promise speaks of: minutes at the counter where the service ends there, else cases."""
    di_loket = (
        standar is not None and standar.waktu_satuan in ("menit", "menit_kerja") and standar.menit_loket
    )
    urut = ["tiket", "permohonan"] if di_loket else ["permohonan", "tiket"]
    for jenis in urut:
        if jenis in ukuran and ukuran[jenis].dari_90:
            return ukuran[jenis]
    return ukuran.get(urut[0], Ukuran(urut[0]))


def lama_teks(menit: int) -> str:
    """Minutes as people say them: 45 menit · 3 jam 20 menit · 2 hari 4 jam."""
    hari, sisa = divmod(menit, 1440)
    jam, m = divmod(sisa, 60)
    if hari:
        bagian = [ngettext("%d hari", "%d hari", hari) % hari]
        bagian += [ngettext("%d jam", "%d jam", jam) % jam] if jam else []
    elif jam:
        bagian = [ngettext("%d jam", "%d jam", jam) % jam] + (
            [ngettext("%d menit", "%d menit", m) % m] if m else []
        )
    else:
        bagian = [ngettext("%d menit", "%d menit", m) % m]
    return " ".join(bagian)
