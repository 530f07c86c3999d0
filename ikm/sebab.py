"""Why the index rose or fell: the change taken apart, exactly, by unsur and by service. Pure.

By unsur: weight × change of the average × 25; they add up to the change (before rounding). By service: what its own
score did, and what its larger or smaller share of the respondents did (midpoint form, so that nothing is left over).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ikm.hasil import Angka, BarisUnsur, arah
from ikm.hasil_sampel import Layanan
from ikm.nilai import bulat


@dataclass(slots=True)
class Andil:
    """A part of the change, in points of the index. `nilai`: from its own score; `porsi`: from its share."""

    nama: str
    nilai: Decimal
    porsi: Decimal = Decimal(0)
    unsur: BarisUnsur | None = None
    layanan: Layanan | None = None
    lain: dict[str, Any] = field(default_factory=dict)

    @property
    def jumlah(self) -> Decimal:
        return bulat(self.nilai + self.porsi, 2)

    @property
    def besar(self) -> Decimal:
        return abs(self.jumlah)

    @property
    def arah(self) -> str:
        return arah(self.jumlah)


def per_unsur(kini: Angka, dulu: Angka) -> list[Andil]:
    """What each unsur did to the index, the most harmful first; empty for another instrument."""
    if kini.hasil is None or dulu.hasil is None or kini.periode.instrumen_id != dulu.periode.instrumen_id:
        return []
    bobot = Decimal(kini.periode.aturan.penimbang.numerator) / kini.periode.aturan.penimbang.denominator
    lama = dulu.hasil.nrr
    andil = [
        Andil(b.unsur.nama, bobot * 25 * (b.nrr - lama[b.unsur.kode]), unsur=b)
        for b in kini.unsur
        if b.unsur.kode in lama
    ]
    return sorted(andil, key=lambda a: (a.nilai, a.nama))


def per_layanan(kini: list[Layanan], dulu: list[Layanan]) -> list[Andil]:
    """What each service did, the most harmful first. Services without a figure in either period are left out."""
    baru = {x.pk: x for x in kini if x.angka.hasil}
    lama = {x.pk: x for x in dulu if x.angka.hasil}
    n_baru, n_lama = sum(x.angka.n for x in baru.values()), sum(x.angka.n for x in lama.values())
    bersama = [pk for pk in baru if pk in lama]
    if not bersama or not n_baru or not n_lama:
        return []
    hasil = {pk: (_nilai(lama[pk]), _nilai(baru[pk])) for pk in bersama}
    tengah = sum((sum(v, Decimal(0)) for v in hasil.values()), Decimal(0)) / (2 * len(hasil))
    andil = []
    for pk in bersama:
        a, b = hasil[pk]
        wa, wb = Decimal(lama[pk].angka.n) / n_lama, Decimal(baru[pk].angka.n) / n_baru
        andil.append(
            Andil(
                baru[pk].nama, (wa + wb) / 2 * (b - a), ((a + b) / 2 - tengah) * (wb - wa), layanan=baru[pk]
            )
        )
    return sorted(andil, key=lambda x: (x.nilai + x.porsi, x.nama))


def _nilai(x: Layanan) -> Decimal:
    return x.angka.hasil.konversi if x.angka.hasil else Decimal(0)
