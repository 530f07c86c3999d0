"""Words: cut, folded, freed of what carries nothing. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from standar.cari.padanan import BUANG, FRASA, PADANAN, TANYA

MAKS_HURUF, MAKS_KATA = 200, 10
_KATA = re.compile(r"[a-z0-9]+")
_TERPANJANG = max(len(f) for f in FRASA)


def potong(teks: str) -> list[str]:
    """Lower-case words without accents; hyphens part words (`ktp-el` is `ktp`, `el`)."""
    polos = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode()
    return [k[:60] for k in _KATA.findall(polos.lower())]


def lipat(kata: Iterable[str]) -> list[str]:
    """Variants of one word made one: akte → akta, legalisasi → legalisir."""
    return [baru for k in kata for baru in PADANAN.get(k, k).split()]


def satukan(kata: list[str]) -> list[str]:
    """Phrases that are one thing made one word: kartu keluarga → kk."""
    hasil, i = [], 0
    while i < len(kata):
        for n in range(min(_TERPANJANG, len(kata) - i), 1, -1):
            if singkat := FRASA.get(tuple(kata[i : i + n])):
                hasil.append(singkat)
                i += n
                break
        else:
            hasil.append(kata[i])
            i += 1
    return hasil


def untuk_indeks(teks: str) -> str:
    """A text as the index keeps it: folded words, and after them what their phrases stand for."""
    kata = lipat(potong(teks))
    satu = satukan(kata)
    return " ".join(kata + [k for k in satu if k not in kata])


def untuk_tanya(teks: str) -> list[str]:
    """A query's words in order: folded, without the empty ones unless nothing else is left; at most ten."""
    ganti = [g for k in potong(teks[:MAKS_HURUF]) for g in TANYA.get(k, k).split()]
    kata = lipat(ganti)
    # phrases first: "tidak mampu" is a thing, "tidak" alone is not
    satu = satukan(kata)
    isi = [k for k in satu if k not in BUANG] or satu
    return list(dict.fromkeys(isi))[:MAKS_KATA]


def jarak(a: str, b: str) -> int:
    """Damerau–Levenshtein distance: one slip of a finger (missing, extra, wrong or swapped letter) is 1."""
    lama2: list[int] = []
    lama = list(range(len(b) + 1))
    for i, ha in enumerate(a, 1):
        baru = [i]
        for j, hb in enumerate(b, 1):
            nilai = min(lama[j] + 1, baru[j - 1] + 1, lama[j - 1] + (ha != hb))
            if i > 1 and j > 1 and ha == b[j - 2] and a[i - 2] == hb:
                nilai = min(nilai, lama2[j - 2] + 1)
            baru.append(nilai)
        lama2, lama = lama, baru
    return lama[-1]
