"""Is the sample large enough: of a period, and of each of its services. The population is the invited visits."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from ikm.hasil import Angka, baris_layanan
from ikm.models import Periode, RekapUndangan
from ikm.sampel import margin_galat, ukuran_sampel


def diundang(periode: Periode) -> int:
    """Visits that were invited in the period: the population its sample is drawn from."""
    return sum(diundang_per_layanan(periode).values())


def diundang_per_layanan(periode: Periode) -> dict[int, int]:
    """{service: invited visits} of the period, from daily counts."""
    return dict(
        RekapUndangan.objects.filter(unit=periode.unit_id, tanggal__range=(periode.mulai, periode.selesai))
        .values("layanan")
        .annotate(n=Sum("banyak"))
        .values_list("layanan", "n")
    )


@dataclass(frozen=True, slots=True)
class Syarat:
    """One rule of sample size: `perlu` respondents. `mengikat`: the larger of the rules, which decides."""

    nama: str
    perlu: int
    terpenuhi: bool
    mengikat: bool


@dataclass(slots=True)
class Sampel:
    """Is the sample large enough? `tetap`: the instrument's flat minimum; `krejcie`: Krejcie–Morgan of the population.

    Where both are known the larger one binds. `populasi` None: no frame to draw from.
    """

    n: int
    populasi: int | None
    margin: Decimal | None
    tetap: int | None = None
    unsur: int = 0

    @property
    def krejcie(self) -> int | None:
        return ukuran_sampel(self.populasi) if self.populasi else None

    @property
    def perlu(self) -> int | None:
        return max((x for x in (self.tetap, self.krejcie) if x), default=None)

    @property
    def syarat(self) -> list[Syarat]:
        """Every rule that can be told, the flat one first."""
        ada = [
            (_("Aturan %(u)s unsur: (%(u)s + 1) × 10") % {"u": self.unsur}, self.tetap),
            (_("Krejcie–Morgan"), self.krejcie),
        ]
        hasil, terikat = [], False
        for nama, perlu in ada:
            if perlu:
                ikat = perlu == self.perlu and not terikat
                terikat = terikat or ikat
                hasil.append(Syarat(nama, perlu, self.n >= perlu, ikat))
        return hasil

    @property
    def mustahil(self) -> bool:
        """Fewer people were served than the flat rule asks for."""
        return bool(self.tetap and self.populasi and self.populasi < self.tetap)

    @property
    def cukup(self) -> bool:
        return self.perlu is not None and self.n >= self.perlu

    @property
    def persen(self) -> int:
        return min(100, self.n * 100 // self.perlu) if self.perlu else 0

    @property
    def margin_persen(self) -> Decimal | None:
        return None if self.margin is None else self.margin * 100


def sampel(a: Angka) -> Sampel:
    """Progress towards the sample of the period; the population is the invited visits unless it was entered."""
    p = a.periode
    populasi = p.populasi or diundang(p) or None
    if populasi is not None and populasi < a.n:
        populasi = None  # open and paper answers went past the invited: no frame to draw from
    tetap = p.instrumen.min_responden
    return Sampel(
        a.n,
        populasi,
        margin_galat(a.n, populasi) if a.n else None,
        tetap,
        len(p.instrumen.urut_lampiran) if tetap else 0,
    )


@dataclass(slots=True)
class Layanan:
    """A service in a period: its figure and how far its sample is."""

    pk: int | None
    nama: str
    slug: str
    angka: Angka
    sampel: "Sampel"


def rinci_layanan(periode: Periode) -> list[Layanan]:
    """As `hasil.per_layanan`, with the progress of each sample (Krejcie–Morgan over the invited of that service)."""
    populasi = diundang_per_layanan(periode)
    hasil = []
    for pk, nama, slug, a in baris_layanan(periode):
        p = populasi.get(pk) if pk is not None else None
        p = p if p is not None and p >= a.n else None
        hasil.append(
            Layanan(
                pk,
                nama,
                slug,
                a,
                Sampel(a.n, p, margin_galat(a.n, p) if a.n else None),
            )
        )
    return hasil
