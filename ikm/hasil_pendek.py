"""Figures of short surveys and of expectations, out of Rekap alone. There is no index and no grade for them."""

from dataclasses import dataclass, field
from decimal import Decimal
from math import cos, pi, sin
from typing import Any

from ikm import jumlah
from ikm.jumlah import Jumlah
from ikm.models import Jenis, Periode, Ulasan, Unsur
from ikm.nilai import bulat
from ikm.samar import K
from pelayanan.models import Unit

# Under this many nobody should read one short survey against another, or expectation against experience.
CUKUP = 30
LEMAH = Decimal("2.5")  # the middle of the scale: more bad than good


@dataclass(slots=True)
class Butir:
    """One question. `nilai` None: fewer than five answered it."""

    unsur: Unsur
    nilai: Decimal | None
    banyak: int

    @property
    def panjang(self) -> Decimal:
        return bulat(self.nilai - 1, 4) if self.nilai is not None else Decimal(0)

    @property
    def keadaan(self) -> str:
        return "" if self.nilai is None or self.nilai >= 3 else "awas" if self.nilai >= LEMAH else "bahaya"


@dataclass(slots=True)
class HasilPendek:
    periode: Periode
    n: int
    butir: list[Butir] = field(default_factory=list)

    @property
    def rata(self) -> Decimal | None:
        """Mean of its questions, 1–4; None under five answers."""
        ada = [b.nilai for b in self.butir if b.nilai is not None]
        return sum(ada, Decimal(0)) / len(ada) if ada and self.n >= K else None

    @property
    def cukup(self) -> bool:
        return self.n >= CUKUP

    @property
    def terendah(self) -> list[Butir]:
        return sorted(self.butir, key=lambda b: (b.nilai is None, b.nilai or 0, b.unsur.urutan_tanya))


def _hitung(daftar: list[Periode]) -> list[HasilPendek]:
    ada = dict(jumlah.menurut(daftar, "periode"))
    return [_satu(p, ada.get(p.pk, Jumlah())) for p in daftar]


def _satu(periode: Periode, ada: Jumlah) -> HasilPendek:
    butir = [
        Butir(u, bulat(Decimal(j) / b, 4) if b >= K else None, b)
        for u, j, b in ada.per_unsur(periode.instrumen)
    ]
    return HasilPendek(periode, ada.n, sorted(butir, key=lambda b: b.unsur.urutan_tanya))


def semua(unit: Unit, terbanyak: int = 60) -> list[HasilPendek]:
    """The short surveys of a unit, newest first; three queries for any number. Expectations are not among them."""
    return _hitung(
        list(
            Periode.objects.pendek()
            .exclude(jenis=Jenis.HARAPAN)
            .filter(unit=unit)
            .select_related("instrumen", "unit")
            .prefetch_related("instrumen__unsur")
            .order_by("-mulai", "-pk")[:terbanyak]
        )
    )


def satu(periode: Periode) -> HasilPendek:
    return _hitung([periode])[0]


def saat(unit: Unit, periode: Periode) -> HasilPendek | None:
    """The circle of moments to read beside an index period: the latest that ran with it and has a figure, else the
    latest of the unit; None without one."""
    daftar = _hitung(
        list(
            Periode.objects.filter(unit=unit, jenis=Jenis.LINGKARAN)
            .select_related("instrumen", "unit")
            .prefetch_related("instrumen__unsur")
            .order_by("-mulai", "-pk")[:8]
        )
    )
    bersama = [h for h in daftar if h.periode.mulai <= periode.selesai and h.periode.selesai >= periode.mulai]
    return next((h for h in (*bersama, *daftar) if h.n >= K), daftar[0] if daftar else None)


def harapan(induk: Periode) -> HasilPendek | None:
    """The expectations beside an index period; None while nobody was asked."""
    periode = (
        Periode.objects.filter(induk=induk)
        .select_related("instrumen")
        .prefetch_related("instrumen__unsur")
        .first()
    )
    return _hitung([periode])[0] if periode else None


def ulasan(periode: Periode, terbanyak: int = 20) -> list[Ulasan]:
    return list(Ulasan.objects.filter(periode=periode).select_related("unsur").order_by("teks")[:terbanyak])


def lingkaran(h: HasilPendek) -> list[dict[str, Any]]:
    """The moments around the circle, clockwise from the top: place, size by how bad, side of its words."""
    n = len(h.butir) or 1
    titik = []
    for ke, b in enumerate(h.butir):
        sudut = 2 * pi * ke / n - pi / 2
        x, y = cos(sudut), sin(sudut)
        titik.append(
            {
                "butir": b,
                "nomor": ke + 1,
                "x": round(300 + 150 * x, 1),
                "y": round(220 + 150 * y, 1),
                "tx": round(300 + 186 * x, 1),
                "ty": round(224 + 186 * y, 1),
                "rata": "middle" if abs(x) < 0.25 else "start" if x > 0 else "end",
            }
        )
    return titik
