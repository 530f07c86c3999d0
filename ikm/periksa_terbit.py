"""Can a published table be reproduced from its own averages, and in which way of counting? Pure.

Offices print averages, an index and a converted value, seldom the weight or where they rounded. Every mode
the instrument knows is tried; a report that fits none is named as such, with the smallest difference, because
then the printed figures contradict each other and must not be carried over as a period's result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ikm.instrumen_resmi import INSTRUMEN
from ikm.nilai import PEMBULATAN, Bilangan, Hasil, aturan_baku, bulat, dari_rata_rata


@dataclass(frozen=True, slots=True)
class Percobaan:
    """One mode tried. ``selisih``: our converted value minus the printed one, two decimals."""

    bobot: str
    pembulatan: str
    hasil: Hasil
    selisih: Decimal
    cocok: bool


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """All modes tried, the nearest first."""

    percobaan: tuple[Percobaan, ...]

    @property
    def cocok(self) -> tuple[Percobaan, ...]:
        """The modes that reproduce every printed digit; empty if the table is not reproducible."""
        return tuple(p for p in self.percobaan if p.cocok)

    @property
    def terdekat(self) -> Percobaan:
        return self.percobaan[0]

    def kalimat(self) -> str:
        """One plain sentence for the person who asked."""
        p = self.terdekat
        if p.cocok:
            return f"Dapat dihitung ulang: bobot {p.bobot}, pembulatan {p.pembulatan}."
        return (
            f"Tidak dapat dihitung ulang dari rata-ratanya: paling dekat {p.hasil.konversi} "
            f"(bobot {p.bobot}, pembulatan {p.pembulatan}), selisih {p.selisih:+}."
        )


def periksa_terbit(
    instrumen: str,
    rata_rata: Mapping[str, Bilangan],
    *,
    konversi: Decimal,
    indeks: Decimal | None = None,
) -> Pemeriksaan:
    """Try every weight and place of rounding of ``instrumen`` on averages keyed by code name.

    A mode fits when the converted value agrees to 2 decimals and the index, if printed, to as many decimals
    as it was printed with. Raises KesalahanNilai like ``dari_rata_rata``.
    """
    percobaan = []
    for bobot in INSTRUMEN[instrumen].bobot_boleh:
        for pembulatan in PEMBULATAN:
            hasil = dari_rata_rata(rata_rata, aturan_baku(instrumen, bobot=bobot, pembulatan=pembulatan))
            selisih = hasil.konversi - konversi
            cocok = selisih == 0 and (indeks is None or bulat(hasil.indeks, _angka_desimal(indeks)) == indeks)
            percobaan.append(Percobaan(bobot, pembulatan, hasil, selisih, cocok))
    percobaan.sort(key=lambda p: (not p.cocok, abs(p.selisih)))
    return Pemeriksaan(tuple(percobaan))


def _angka_desimal(nilai: Decimal) -> int:
    pangkat = nilai.as_tuple().exponent
    return max(0, -pangkat) if isinstance(pangkat, int) else 0
