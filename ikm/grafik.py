"""Charts as numbers for server-made SVG; every one has its table beside it on the page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from ikm.hasil import Angka
from ikm.hasil_pendek import HasilPendek
from ikm.nilai import bulat

LEBAR, TINGGI = 640, 220
KIRI, KANAN, ATAS, BAWAH = 72, 44, 34, 40
SEDIKIT = 3  # points that a phone shows whole, without sliding


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
        "sedikit": len(titik) <= SEDIKIT,
    }


def kuadran(pengalaman: Angka, harapan: HasilPendek) -> dict[str, Any] | None:
    """Importance against performance (Martilla and James 1977): stated importance upwards, experience to the right,
    cut at both means. None while either has too few answers.

    {titik: [{nomor, x, y, nama, kelas, gap, …}], gx, gy}; gap = expectation minus experience (gap 5).
    """
    penting = {b.unsur.kode: b.nilai for b in harapan.butir if b.nilai is not None}
    butir = [(b, penting[b.unsur.kode]) for b in pengalaman.unsur if b.unsur.kode in penting]
    if not harapan.cukup or len(butir) < 2:
        return None
    rx = sum((b.nrr for b, _p in butir), Decimal(0)) / len(butir)
    ry = sum((p for _b, p in butir), Decimal(0)) / len(butir)
    xs, ys = [b.nrr for b, _p in butir], [p for _b, p in butir]

    def skala(nilai: Decimal, semua: list[Decimal], dari: int, sampai: int) -> float:
        bawah, atas = min(semua), max(semua)
        rentang = (atas - bawah) or Decimal(1)
        return round(float(dari + (nilai - bawah) / rentang * (sampai - dari)), 1)

    titik = [
        {
            "nomor": b.unsur.urutan_lampiran,
            "nama": b.unsur.nama,
            "pengalaman": b.nrr,
            "harapan": p,
            "gap": bulat(p, 2) - bulat(b.nrr, 2),  # of what is printed beside it
            "x": skala(b.nrr, xs, 50, 550),
            "y": skala(p, ys, 330, 50),
            "kelas": _KUADRAN[p >= ry, b.nrr >= rx],
        }
        for b, p in butir
    ]
    return {
        "titik": sorted(titik, key=lambda t: -t["gap"]),
        "gx": skala(rx, xs, 50, 550),
        "gy": skala(ry, ys, 330, 50),
        "kanan": round(580 - skala(rx, xs, 50, 550), 1),
    }


_KUADRAN = {
    (True, False): _("Dahulukan"),
    (True, True): _("Pertahankan"),
    (False, False): _("Prioritas rendah"),
    (False, True): _("Cukup, jangan berlebihan"),
}


def pendek(nama: str) -> str:
    """ "Triwulan III 2026" → "III ’26": fits under a point."""
    bagian = nama.split()
    if len(bagian) == 3 and bagian[2].isdigit() and len(bagian[2]) == 4:
        return f"{bagian[1]} ’{bagian[2][2:]}"
    return nama[:12]
