"""The few kinds of block a report is made of. Plain JSON, texts only."""

from collections.abc import Iterable, Sequence
from typing import Any

Blok = dict[str, Any]


def p(teks: object) -> Blok:
    """A paragraph."""
    return {"jenis": "p", "teks": str(teks)}


def h(teks: object) -> Blok:
    """A heading inside a chapter."""
    return {"jenis": "h", "teks": str(teks)}


def daftar(butir: Iterable[object]) -> Blok:
    return {"jenis": "daftar", "butir": [str(b) for b in butir]}


def tabel(
    judul: str,
    kepala: Sequence[object],
    baris: Iterable[Sequence[object]],
    *,
    lebar: Sequence[int] = (),
    angka: Sequence[int] = (),
    kecil: bool = False,
    kaki: int = 0,
) -> Blok:
    """A table with its caption. `lebar`: shares of the width; `angka`: columns set to the right; `kaki`: how many of
    the last rows are sums."""
    return {
        "jenis": "tabel",
        "judul": judul,
        "kepala": [str(k) for k in kepala],
        "baris": [[str(s) for s in b] for b in baris],
        "lebar": list(lebar) or [1] * len(kepala),
        "angka": list(angka),
        "kecil": kecil,
        "kaki": kaki,
    }


def batang(judul: str, baris: Iterable[tuple[str, float, str]], maks: float) -> Blok:
    """Bars: (label, length, text). In DOCX a table of the same figures."""
    return {
        "jenis": "batang",
        "judul": judul,
        "baris": [{"label": nama, "bagian": max(0.0, min(1.0, n / maks)), "teks": t} for nama, n, t in baris],
    }


def nilai(angka: str, teks: str, mutu: str) -> Blok:
    """The big number."""
    return {"jenis": "nilai", "angka": angka, "teks": teks, "mutu": mutu}


def bab(judul: str, isi: Iterable[Blok | None]) -> dict[str, Any]:
    """A chapter. Its headings "A. …" are lettered anew: one that has nothing to say leaves no gap."""
    ada = [b for b in isi if b is not None]
    ke = 0
    for b in ada:
        if b["jenis"] == "h" and b["teks"][1:3] == ". ":
            b["teks"] = chr(ord("A") + ke) + b["teks"][1:]
            ke += 1
    return {"judul": judul, "isi": ada}
