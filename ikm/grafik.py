"""Charts as numbers for server-made SVG; every one has its table beside it on the page."""

from dataclasses import dataclass
from typing import Any

from ikm.hasil import Angka

LEBAR, TINGGI = 640, 220
KIRI, KANAN, ATAS, BAWAH = 72, 44, 34, 40


@dataclass(frozen=True, slots=True)
class Titik:
    x: float
    y: float
    nilai: Any
    nama: str
    mutu: str
    kini: bool


def tren(deret: list[Angka]) -> dict[str, Any] | None:
    """The line of the index over periods, oldest first; None under two figures."""
    berisi = [a for a in reversed(deret) if a.hasil is not None]
    if len(berisi) < 2:
        return None
    nilai = [float(a.hasil.konversi) for a in berisi if a.hasil]
    bawah = max(25.0, (min(nilai) - 4) // 5 * 5)
    atas = min(100.0, -(-(max(nilai) + 2) // 5) * 5)
    langkah = (LEBAR - KIRI - KANAN) / (len(berisi) - 1)

    def y(n: float) -> float:
        return round(ATAS + (atas - n) / (atas - bawah) * (TINGGI - ATAS - BAWAH), 1)

    titik = [
        Titik(
            round(KIRI + i * langkah, 1),
            y(float(a.hasil.konversi)),
            a.hasil.konversi,
            pendek(a.periode.nama),
            a.hasil.mutu,
            i == len(berisi) - 1,
        )
        for i, a in enumerate(berisi)
        if a.hasil
    ]
    kisi = [int(n) for n in range(int(bawah), int(atas) + 1, 5)]
    if len(kisi) > 5:
        kisi = kisi[:: -(-len(kisi) // 5)]
    return {
        "lebar": LEBAR,
        "tinggi": TINGGI,
        "kanan": LEBAR - KANAN + 12,
        "dasar": TINGGI - 12,
        "garis": " ".join(f"{t.x},{t.y}" for t in titik),
        "titik": titik,
        "kisi": [(n, y(n)) for n in kisi],
    }


def pendek(nama: str) -> str:
    """ "Triwulan III 2026" → "III ’26": fits under a point."""
    bagian = nama.split()
    if len(bagian) == 3 and bagian[2].isdigit() and len(bagian[2]) == 4:
        return f"{bagian[1]} ’{bagian[2][2:]}"
    return nama[:12]
