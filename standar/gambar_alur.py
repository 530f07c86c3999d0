"""A procedure as swim lanes: who does what, drawn from the data. SVG without styles; css/standar.css dresses it.

Lanes are columns, steps go down: three lanes fit a phone, and the same picture prints.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from standar.alur_langkah import penerus

LEBAR, JARAK, KEPALA, BARIS, TEPI = 190, 26, 54, 15, 12
KOTAK = LEBAR - 2 * TEPI
HURUF_PER_BARIS, HURUF_KAKI = 20, 23
MAKS_BARIS, MAKS_KAKI = 5, 2
MAKS_JALUR = 6  # on one sheet of paper: more would be too narrow to read


@dataclass(frozen=True)
class Butir:
    """A step as drawn."""

    pelaku: str
    uraian: str
    kaki: str
    lanjut_ke: Sequence[int]
    fase: str = ""


@dataclass(frozen=True)
class _Kotak:
    x: float
    y: float
    tinggi: float

    @property
    def tengah(self) -> float:
        return self.x + KOTAK / 2


def gambar(
    butir: Sequence[Butir],
    judul: str,
    dari: int = 0,
    sampai: int | None = None,
    ujung: str = "ujung",
    maks_jalur: int | None = None,
) -> SafeString:
    """The drawing, or an empty string without steps. Every text is escaped.

    `dari`, `sampai`: only these steps (as a slice), in the lanes of the whole; a way that leaves the sheet says
    where it leads. `ujung`: id of its arrow head, one a drawing on a page. `maks_jalur`: where the whole has more
    lanes, the sheet has only those of its own steps, and is as wide as if it had so many.
    """
    sampai = len(butir) if sampai is None else sampai
    if not butir[dari:sampai]:
        return mark_safe("")
    jalur = list(dict.fromkeys(b.pelaku for b in butir))
    kolom = len(jalur)
    if maks_jalur and kolom > maks_jalur:
        di_sini = {b.pelaku for b in butir[dari:sampai]}
        jalur, kolom = [p for p in jalur if p in di_sini], maks_jalur
    teks = {i: _bungkus(butir[i]) for i in range(dari, sampai)}
    kotak: dict[int, _Kotak] = {}
    y = float(KEPALA + JARAK)
    for i, isi in teks.items():
        tinggi = _tinggi(butir[i], isi)
        kotak[i] = _Kotak(jalur.index(butir[i].pelaku) * LEBAR + TEPI, y, tinggi)
        y += tinggi + JARAK
    lebar, tinggi_semua = max(kolom, len(jalur)) * LEBAR, y
    bagian = [_jalur(jalur, tinggi_semua)]
    maju = penerus([b.lanjut_ke for b in butir])
    for i in kotak:
        tujuan = [ke - 1 for ke in maju[i] if ke]
        bagian += [_panah(kotak, i, ke, ujung) for ke in tujuan if ke in kotak]
        if luar := [str(ke + 1) for ke in tujuan if ke not in kotak]:
            bagian.append(_keluar(kotak[i], luar))
    bagian += [_langkah(i + 1, butir[i], isi, kotak[i]) for i, isi in teks.items()]
    return mark_safe(
        f'<svg class="alur" viewBox="-1 -1 {lebar + 2} {tinggi_semua + 2:.0f}" role="img" aria-label="{escape(judul)}">'
        f'<defs><marker id="{ujung}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path class="ujung" d="M0 0 8 4 0 8z"/></marker></defs>'
        f"{''.join(bagian)}</svg>"
    )


@dataclass(frozen=True)
class Lembaran:
    """The drawing cut for paper: SVGs, each `lebar` mm wide; `mendatar`: on sheets turned sideways."""

    svg: list[str]
    lebar: float
    mendatar: bool


# the same dress as css/standar.css, for where no stylesheet reaches
_GAYA = """<style>
text { font-family: 'Plus Jakarta Sans'; fill: #14222a; }
.jalur { fill: #fff; stroke: #c3ced5; } .kepala-jalur { font-size: 13px; font-weight: 700; text-anchor: middle; }
.kotak { fill: #e3f1f1; stroke: #0b5c63; stroke-width: 1.2; }
.nomor-langkah { font-size: 12px; font-weight: 800; fill: #0b5c63; } .isi-langkah { font-size: 12px; }
.kaki-langkah { font-size: 11px; fill: #46596a; }
.panah { fill: none; stroke: #46596a; stroke-width: 1.4; } .kembali { stroke-dasharray: 5 4; } .ujung { fill: #46596a; }
</style>"""
# mm left for a drawing on A4: its width, its height under the heading, and on the sheets that follow
_KERTAS = {False: (170.0, 190.0, 240.0), True: (257.0, 112.0, 160.0)}
_SKALA_TERBESAR = 0.3  # mm a unit: 12 units are then a letter of 10 pt


def lembaran(
    butir: Sequence[Butir], judul: str, *, tinggi_kertas: float | None = None, awalan: str = "ujung"
) -> Lembaran:
    """The drawing on as many sheets as its letters need to stay readable; no steps: no sheets.

    tinggi_kertas  mm left for a drawing (default: what an A4 PDF has under its heading)
    awalan         of the ids inside, different for every drawing of a page
    """
    jalur = min(len({b.pelaku for b in butir}), MAKS_JALUR)
    mendatar = jalur > 3
    lebar_kertas, pertama, berikut = _KERTAS[mendatar]
    if tinggi_kertas:
        pertama = berikut = tinggi_kertas
    terbesar = min(_SKALA_TERBESAR, lebar_kertas / (max(jalur, 1) * LEBAR))
    # letters a tenth smaller where that spares a sheet with one step on it
    pilihan = [
        (_potong(butir, pertama / k, berikut / k), k) for k in (terbesar, terbesar * 0.95, terbesar * 0.9)
    ]
    potong, skala = min(pilihan, key=lambda p: (len(p[0]), -p[1]))
    batas = [*potong, len(butir)]
    svg = [gambar(butir, judul, a, b, f"{awalan}{a}", MAKS_JALUR) for a, b in pairwise(batas) if b > a]
    return Lembaran([str(g) for g in svg], jalur * LEBAR * skala, mendatar)


def _potong(butir: Sequence[Butir], pertama: float, berikut: float) -> list[int]:
    """Index of the first step of each sheet; heights in units of the drawing."""
    potong, y = [0], float(KEPALA + JARAK)
    ramai = len({b.pelaku for b in butir}) > MAKS_JALUR
    for i, b in enumerate(butir):
        tinggi = _tinggi(b, _bungkus(b)) + JARAK
        penuh = y + tinggi > (berikut if len(potong) > 1 else pertama)
        penuh |= ramai and len({x.pelaku for x in butir[potong[-1] : i + 1]}) > MAKS_JALUR
        if penuh and i > potong[-1]:
            potong.append(i)
            y = KEPALA + JARAK
        y += tinggi
    return potong


def mandiri(svg: str) -> str:
    """A drawing that brings its own dress, for where no stylesheet reaches."""
    kepala, _kurung, isi = svg.partition(">")
    kepala = kepala.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{kepala}>{_GAYA}{isi}"


def _tinggi(b: Butir, isi: list[str]) -> float:
    return 14 + BARIS * (len(isi) + len(_kaki(b)) + bool(b.fase)) + 6


def _keluar(k: _Kotak, ke: list[str]) -> str:
    teks = escape(_("ke langkah %s") % ", ".join(ke))
    return f'<text class="kaki-langkah" x="{k.x + 26}" y="{k.y + k.tinggi + 15:.0f}">{teks}</text>'


def _bungkus(b: Butir) -> list[str]:
    return _baris(b.uraian, HURUF_PER_BARIS, MAKS_BARIS) or [""]


def _kaki(b: Butir) -> list[str]:
    return _baris(b.kaki, HURUF_KAKI, MAKS_KAKI)


def _baris(teks: str, huruf: int, paling_banyak: int) -> list[str]:
    """Lines of at most so many letters; what does not fit ends in an ellipsis, never in the middle unsaid."""
    baris = wrap(teks, huruf)
    if len(baris) > paling_banyak:
        baris = [*baris[: paling_banyak - 1], baris[paling_banyak - 1][: huruf - 1] + "…"]
    return baris


def _jalur(jalur: list[str], tinggi: float) -> str:
    hasil = []
    for i, nama in enumerate(jalur):
        x = i * LEBAR
        hasil.append(f'<rect class="jalur" x="{x}" y="0" width="{LEBAR}" height="{tinggi:.0f}"/>')
        for n, baris in enumerate(_baris(nama, 24, 3)):
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
    if b.fase:  # above what is done, in the small letters of the foot
        baris.append(f'<text class="kaki-langkah" x="{k.x + 26}" y="{y:.0f}">{escape(b.fase[:28])}</text>')
        y += BARIS
    for n, teks in enumerate(isi):
        baris.append(
            f'<text class="isi-langkah" x="{k.x + 26}" y="{y + n * BARIS:.0f}">{escape(teks)}</text>'
        )
    for n, teks in enumerate(_kaki(b), len(isi)):
        baris.append(
            f'<text class="kaki-langkah" x="{k.x + 26}" y="{y + n * BARIS:.0f}">{escape(teks)}</text>'
        )
    return "".join(baris)


def _panah(kotak: Mapping[int, _Kotak], dari: int, ke: int, ujung: str) -> str:
    a, b = kotak[dari], kotak[ke]
    if ke == dari + 1:
        if a.x == b.x:
            jalan = f"M{a.tengah} {a.y + a.tinggi:.0f}V{b.y:.0f}"
        else:
            tengah = a.y + a.tinggi + JARAK / 2
            jalan = f"M{a.tengah} {a.y + a.tinggi:.0f}V{tengah:.0f}H{b.tengah}V{b.y:.0f}"
        return f'<path class="panah" d="{jalan}" marker-end="url(#{ujung})"/>'
    # a jump or a way back: along the edge of the target's lane, dashed when it goes back
    sisi = b.x - TEPI / 2
    keluar = f"M{a.x} {a.y + a.tinggi / 2:.0f}" if a.x >= b.x else f"M{a.x + KOTAK} {a.y + a.tinggi / 2:.0f}"
    kelas = "panah kembali" if ke <= dari else "panah"
    return f'<path class="{kelas}" d="{keluar}H{sisi}V{b.y + b.tinggi / 2:.0f}H{b.x}" marker-end="url(#{ujung})"/>'
