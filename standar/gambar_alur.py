"""A procedure as swim lanes: who does what, drawn from the data. SVG without styles; css/standar.css dresses it.

Lanes are columns, steps go down: three lanes fit a phone, and the same picture prints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from standar.alur_langkah import penerus

LEBAR, JARAK, KEPALA, BARIS, TEPI = 190, 26, 54, 15, 12
KOTAK = LEBAR - 2 * TEPI
HURUF_PER_BARIS = 21
MAKS_BARIS = 5


@dataclass(frozen=True)
class Butir:
    """A step as drawn."""

    pelaku: str
    uraian: str
    kaki: str
    lanjut_ke: Sequence[int]


@dataclass(frozen=True)
class _Kotak:
    x: float
    y: float
    tinggi: float

    @property
    def tengah(self) -> float:
        return self.x + KOTAK / 2


def gambar(butir: Sequence[Butir], judul: str) -> SafeString:
    """The drawing, or an empty string without steps. Every text is escaped."""
    if not butir:
        return mark_safe("")
    jalur = list(dict.fromkeys(b.pelaku for b in butir))
    teks = [_bungkus(b) for b in butir]
    kotak: list[_Kotak] = []
    y = float(KEPALA + JARAK)
    for b, isi in zip(butir, teks, strict=True):
        tinggi = 14 + BARIS * (len(isi) + (1 if b.kaki else 0)) + 6
        kotak.append(_Kotak(jalur.index(b.pelaku) * LEBAR + TEPI, y, tinggi))
        y += tinggi + JARAK
    lebar, tinggi_semua = len(jalur) * LEBAR, y
    bagian = [_jalur(jalur, tinggi_semua)]
    maju = penerus([b.lanjut_ke for b in butir])
    bagian += [_panah(kotak, i, ke - 1) for i, tujuan in enumerate(maju) for ke in tujuan if ke]
    bagian += [
        _langkah(i, b, isi, k) for i, (b, isi, k) in enumerate(zip(butir, teks, kotak, strict=True), 1)
    ]
    return mark_safe(
        f'<svg class="alur" viewBox="0 0 {lebar} {tinggi_semua:.0f}" role="img" aria-label="{escape(judul)}">'
        '<defs><marker id="ujung" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path class="ujung" d="M0 0 8 4 0 8z"/></marker></defs>'
        f"{''.join(bagian)}</svg>"
    )


def _bungkus(b: Butir) -> list[str]:
    baris = wrap(b.uraian, HURUF_PER_BARIS) or [""]
    if len(baris) > MAKS_BARIS:
        baris = [*baris[: MAKS_BARIS - 1], baris[MAKS_BARIS - 1][: HURUF_PER_BARIS - 1] + "…"]
    return baris


def _jalur(jalur: list[str], tinggi: float) -> str:
    hasil = []
    for i, nama in enumerate(jalur):
        x = i * LEBAR
        hasil.append(f'<rect class="jalur" x="{x}" y="0" width="{LEBAR}" height="{tinggi:.0f}"/>')
        for n, baris in enumerate(wrap(nama, 24)[:3]):
            hasil.append(
                f'<text class="kepala-jalur" x="{x + LEBAR / 2}" y="{20 + n * BARIS}">{escape(baris)}</text>'
            )
    return "".join(hasil)


def _langkah(nomor: int, b: Butir, isi: list[str], k: _Kotak) -> str:
    y = k.y + 17
    baris = [
        f'<rect class="kotak" x="{k.x}" y="{k.y:.0f}" width="{KOTAK}" height="{k.tinggi:.0f}" rx="8"/>',
        f'<text class="nomor-langkah" x="{k.x + 8}" y="{y:.0f}">{nomor}</text>',
    ]
    for n, teks in enumerate(isi):
        baris.append(
            f'<text class="isi-langkah" x="{k.x + 26}" y="{y + n * BARIS:.0f}">{escape(teks)}</text>'
        )
    if b.kaki:
        baris.append(
            f'<text class="kaki-langkah" x="{k.x + 26}" y="{y + len(isi) * BARIS:.0f}">{escape(b.kaki[:28])}</text>'
        )
    return "".join(baris)


def _panah(kotak: list[_Kotak], dari: int, ke: int) -> str:
    a, b = kotak[dari], kotak[ke]
    if ke == dari + 1:
        if a.x == b.x:
            jalan = f"M{a.tengah} {a.y + a.tinggi:.0f}V{b.y:.0f}"
        else:
            tengah = a.y + a.tinggi + JARAK / 2
            jalan = f"M{a.tengah} {a.y + a.tinggi:.0f}V{tengah:.0f}H{b.tengah}V{b.y:.0f}"
        return f'<path class="panah" d="{jalan}" marker-end="url(#ujung)"/>'
    # a jump or a way back: along the edge of the target's lane, dashed when it goes back
    sisi = b.x - TEPI / 2
    keluar = f"M{a.x} {a.y + a.tinggi / 2:.0f}" if a.x >= b.x else f"M{a.x + KOTAK} {a.y + a.tinggi / 2:.0f}"
    kelas = "panah kembali" if ke <= dari else "panah"
    return (
        f'<path class="{kelas}" d="{keluar}H{sisi}V{b.y + b.tinggi / 2:.0f}H{b.x}" marker-end="url(#ujung)"/>'
    )
