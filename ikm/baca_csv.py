"""Read answers from a CSV file as offices really have them, row by row, in bounded memory.

Read correctly: comma, semicolon or tab between cells; decimal comma ("3,45" in a semicolon file or in
quotes); a UTF-8 byte order mark; Excel's ``sep=;`` line; headers in any case and order; a blank cell,
which is an unanswered unsur. Refused with row and column: anything else. The first fault ends the reading;
a caller that saves while reading does so in one transaction, so nothing is half-saved.

Columns are ``u1 …`` in *annex* order (of the nine: u8 pengaduan, u9 sarana). Names are not accepted as
headers: files carry columns of their own called "waktu" or "biaya".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter
from typing import BinaryIO

from ikm.instrumen_resmi import Instrumen

BARIS_TERPANJANG = 64 * 1024  # bytes; a row of 14 answers needs thirty. Keeps a 100 MB "line" out of memory
BARIS_PER_REKAM = 1000  # lines in one row: a quoted remark may be long, an unclosed quote eats the file
KOLOM_TERBANYAK = 20  # names of other columns in the warning
CONTOH_TERBANYAK = 5  # row numbers named in one warning; the rest is counted

_KOLOM_UNSUR = re.compile(r"u\s*0*(\d{1,3})", re.ASCII)
_ANGKA = re.compile(r"\d{1,9}(?:[.,]\d{1,20})?", re.ASCII)  # "٣" is a digit to Python only
_CEPAT: dict[str, int | None] = {"1": 1, "2": 2, "3": 3, "4": 4, "": None}
# how a spreadsheet formula begins; "-1" is only a number, "-" and "--" only dashes
_RUMUS = re.compile(r"[=@]|[+-](?!\d|[\s–-]*$)")
# the label of a row of sums, as processing sheets have below their answers: "Jumlah nilai per unsur", "NRR tertimbang"
_KAKI = re.compile(r"jumlah|total|nrr|rata\W?rata|terisi|indeks", re.IGNORECASE)
_KATA_KAKI = frozenset(
    "jumlah total nrr rata terisi indeks ikm nilai per unsur tertimbang tert skor bobot unit pelayanan dan x".split()
)
_TANDA_BERKAS = (
    (b"PK\x03\x04", "Ini berkas Excel (.xlsx) atau arsip, bukan CSV."),
    (b"\xd0\xcf\x11\xe0", "Ini berkas Excel lama (.xls), bukan CSV."),
    (b"%PDF", "Ini berkas PDF, bukan CSV."),
    (b"\xff\xfe", "Berkas disandikan UTF-16."),
    (b"\xfe\xff", "Berkas disandikan UTF-16."),
)
_SARAN = "Simpan ulang sebagai “CSV UTF-8”."


class KesalahanBerkas(ValueError):
    """The file cannot be used; the message is fit for the person and names row and column where there is
    one.

    ``baris`` counts as a spreadsheet does: the header is row 1. ``kolom`` is the header ("u5").
    """

    def __init__(self, pesan: str, *, baris: int | None = None, kolom: str | None = None) -> None:
        self.baris, self.kolom = baris, kolom
        super().__init__(pesan)


class _BukanUtf8(KesalahanBerkas):
    """A byte that is no UTF-8; ``awal`` is the text before it on its line."""

    def __init__(self, nomor: int, awal: str) -> None:
        super().__init__(f"Baris {nomor}: berkas bukan teks UTF-8. {_SARAN}", baris=nomor)
        self.awal = awal


@dataclass(slots=True)
class Catatan:
    """Filled while reading: columns passed over and blank rows skipped; ``peringatan()`` when done."""

    kolom_lain: list[str] = field(default_factory=list)
    baris_kosong: int = 0
    contoh_kosong: list[int] = field(default_factory=list)

    def peringatan(self) -> list[str]:
        """Plain sentences about what was tolerated."""
        hasil = []
        if self.kolom_lain:
            dan_lain = ", …" if len(self.kolom_lain) > KOLOM_TERBANYAK else ""
            nama = ", ".join(self.kolom_lain[:KOLOM_TERBANYAK])
            hasil.append(f"Kolom yang bukan unsur diabaikan: {nama}{dan_lain}.")
        if self.baris_kosong:
            nomor = ", ".join(map(str, self.contoh_kosong))
            dan_lain = ", …" if self.baris_kosong > len(self.contoh_kosong) else ""
            hasil.append(f"{self.baris_kosong} baris tanpa jawaban dilewati (baris {nomor}{dan_lain}).")
        return hasil


def baca_jawaban(aliran: BinaryIO, instrumen: Instrumen, catatan: Catatan) -> Iterator[Sequence[int | None]]:
    """Yield one row per respondent, values 1-4 or None, in annex order. Raises KesalahanBerkas."""
    for nomor, sel in _baca(aliran, instrumen, catatan, tolak_kaki=True):
        try:
            yield tuple(map(_CEPAT.__getitem__, sel))  # nearly every row of a good file
        except KeyError:
            yield [_jawaban(s, nomor, u.u) for s, u in zip(sel, instrumen.unsur, strict=True)]


def baca_rata_rata(aliran: BinaryIO, instrumen: Instrumen, catatan: Catatan) -> dict[str, Decimal]:
    """Read exactly one row of averages, 1-4, as ``{code name: average}``. Raises KesalahanBerkas."""
    hasil: dict[str, Decimal] = {}
    for nomor, sel in _baca(aliran, instrumen, catatan):
        if hasil:
            raise KesalahanBerkas(
                f"Baris {nomor}: berkas rata-rata hanya boleh berisi satu baris angka.", baris=nomor
            )
        for isi, unsur in zip(sel, instrumen.unsur, strict=True):
            hasil[unsur.kode] = _rata_rata(isi, nomor, unsur.u)
    if not hasil:
        raise KesalahanBerkas("Berkas tidak berisi baris rata-rata.")
    return hasil


# ---------------------------------------------------------------------------------------------- cells


def _jawaban(isi: str, nomor: int, kolom: str) -> int | None:
    isi = isi.strip()
    if isi in _CEPAT:
        return _CEPAT[isi]
    angka = _angka(isi)
    if angka is None:
        raise _salah_sel(isi, nomor, kolom, "isi dengan 1, 2, 3 atau 4, atau kosongkan bila tidak dijawab")
    if angka != int(angka):
        raise _salah_sel(isi, nomor, kolom, "jawaban harus 1, 2, 3 atau 4; untuk rata-rata pakai --rata-rata")
    if not 1 <= angka <= 4:
        raise _salah_sel(isi, nomor, kolom, "jawaban harus 1, 2, 3 atau 4")
    return int(angka)  # "3.0" and "3,00", as spreadsheets write a 3


def _rata_rata(isi: str, nomor: int, kolom: str) -> Decimal:
    isi = isi.strip()
    if not isi:
        raise KesalahanBerkas(f"Baris {nomor}, kolom {kolom}: rata-rata kosong.", baris=nomor, kolom=kolom)
    angka = _angka(isi)
    if angka is None:
        raise _salah_sel(isi, nomor, kolom, "isi dengan angka dari 1 sampai 4")
    if not 1 <= angka <= 4:
        raise _salah_sel(isi, nomor, kolom, "rata-rata unsur harus dari 1 sampai 4")
    return angka


def _angka(isi: str) -> Decimal | None:
    return Decimal(isi.replace(",", ".")) if _ANGKA.fullmatch(isi) else None


def _salah_sel(isi: str, nomor: int, kolom: str, saran: str) -> KesalahanBerkas:
    rumus = " adalah rumus, bukan nilai" if _RUMUS.match(isi) else " tidak dapat dipakai"
    return KesalahanBerkas(
        f"Baris {nomor}, kolom {kolom}: “{_ringkas(isi)}”{rumus}; {saran}.", baris=nomor, kolom=kolom
    )


def _ringkas(isi: str) -> str:
    """At most 30 characters, no control characters: a message may end in a terminal or a log."""
    bersih = "".join(h if h.isprintable() else "�" for h in isi[:31])
    return bersih if len(bersih) <= 30 else bersih[:29] + "…"


# ---------------------------------------------------------------------------------------------- rows


def _baca(
    aliran: BinaryIO, instrumen: Instrumen, catatan: Catatan, *, tolak_kaki: bool = False
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield (row number, the cells of the unsur in annex order) for every row that is not blank.

    `tolak_kaki`: refuse a row of sums or averages, which is nobody's answer."""
    baris_teks = _baris_teks(aliran)
    kepala = next(baris_teks, "")
    awal = 1
    pemisah = None
    if kepala[:4].lower() == "sep=" and len(kepala.strip()) == 5:  # Excel's own hint, a row of its own
        pemisah, kepala, awal = kepala.strip()[4], next(baris_teks, ""), 2
    if not kepala.strip():
        raise KesalahanBerkas(
            f"Baris {awal} kosong; harus berisi judul kolom u1 sampai u{len(instrumen.unsur)}.", baris=awal
        )
    pemisah = pemisah or max(",;\t", key=kepala.count)
    terpakai = [0]
    pembaca = csv.reader(_sambung(kepala, baris_teks, terpakai), delimiter=pemisah, strict=True)
    nomor = awal - 1
    letak: list[int] = []
    lain: list[int] = []
    judul: list[str] = []
    lebar = 0
    ambil: Callable[[list[str]], tuple[str, ...]] = tuple
    while True:
        nomor += 1
        terpakai[0] = 0
        try:
            sel = next(pembaca)
        except StopIteration:
            return
        except _BukanUtf8 as salah:
            raise _sebut_tempat(salah, nomor, pemisah, [] if terpakai[0] else judul) from None
        except csv.Error:
            raise KesalahanBerkas(
                f"Baris {nomor}: susunan CSV rusak (tanda kutip tidak ditutup, isi terlalu panjang, "
                f"atau akhir baris tidak lazim). {_SARAN}",
                baris=nomor,
            ) from None
        if not letak:
            letak, lebar, judul = _letak_kolom(sel, nomor, instrumen, catatan), len(sel), sel
            ambil = itemgetter(*letak)
            lain = [i for i in range(lebar) if i not in letak] if tolak_kaki else []
            continue
        if len(sel) > lebar and not any(s.strip() for s in sel[lebar:]):
            del sel[lebar:]  # a separator too many at the end of the line
        if len(sel) == lebar:
            isi = ambil(sel)
            if not "".join(isi).strip():
                _catat_kosong(catatan, nomor)
                continue
            for i in lain:
                if _KAKI.search(sel[i]) and _label_kaki(sel[i]):
                    raise KesalahanBerkas(
                        f"Baris {nomor}: “{_ringkas(sel[i].strip())}” adalah baris jumlah atau rata-rata, "
                        "bukan jawaban. Hapus baris itu.",
                        baris=nomor,
                    )
            yield nomor, isi
        elif not any(s.strip() for s in sel):
            _catat_kosong(catatan, nomor)
        else:
            raise _baris_timpang(sel, lebar, nomor, pemisah, letak, instrumen)


def _sebut_tempat(salah: _BukanUtf8, nomor: int, pemisah: str, judul: list[str]) -> KesalahanBerkas:
    """The same fault by row as a spreadsheet counts, and by column: found by reading the line up to the bad byte."""
    ke = len(next(csv.reader([salah.awal], delimiter=pemisah), [""])) - 1
    kolom = _ringkas(judul[ke].strip()) if ke < len(judul) else ""
    di_kolom = f", kolom {kolom}" if kolom else ""
    return KesalahanBerkas(
        f"Baris {nomor}{di_kolom}: berkas bukan teks UTF-8. {_SARAN}", baris=nomor, kolom=kolom or None
    )


def _label_kaki(teks: str) -> bool:
    """Nothing but words of such a label: "Jumlah" is one, a remark that says "jumlah loket kurang" is not."""
    return all(kata in _KATA_KAKI for kata in re.findall(r"[^\W\d_]+", teks.lower()))


def _catat_kosong(catatan: Catatan, nomor: int) -> None:
    catatan.baris_kosong += 1
    if len(catatan.contoh_kosong) < CONTOH_TERBANYAK:
        catatan.contoh_kosong.append(nomor)


def _baris_timpang(
    sel: list[str], lebar: int, nomor: int, pemisah: str, letak: list[int], instrumen: Instrumen
) -> KesalahanBerkas:
    kolom = None
    di_kolom = ""
    if len(sel) < lebar:
        hilang = [u.u for u, i in zip(instrumen.unsur, letak, strict=True) if i >= len(sel)]
        if hilang:
            kolom, di_kolom = hilang[0], f", kolom {', '.join(hilang)} tidak ada"
    saran = ""
    if len(sel) > lebar and pemisah == ",":
        saran = " Bila angka memakai koma desimal, pisahkan kolom dengan titik koma."
    return KesalahanBerkas(
        f"Baris {nomor}{di_kolom}: ada {len(sel)} sel, padahal judul kolom ada {lebar}.{saran}",
        baris=nomor,
        kolom=kolom,
    )


def _letak_kolom(judul: list[str], nomor: int, instrumen: Instrumen, catatan: Catatan) -> list[int]:
    """Where each unsur stands, in annex order."""
    k = len(instrumen.unsur)
    letak: dict[int, int] = {}
    for i, teks in enumerate(judul):
        nama = teks.strip()
        cocok = _KOLOM_UNSUR.fullmatch(nama.lower())
        if not cocok:
            if nama:
                catatan.kolom_lain.append(_ringkas(nama))
            continue
        ke = int(cocok[1])
        if not 1 <= ke <= k:
            raise KesalahanBerkas(
                f"Baris {nomor}, kolom u{ke}: instrumen {instrumen.kode} hanya punya u1 sampai u{k}. "
                "Periksa pilihan instrumen.",
                baris=nomor,
                kolom=f"u{ke}",
            )
        if ke in letak:
            raise KesalahanBerkas(f"Baris {nomor}: kolom u{ke} ada dua kali.", baris=nomor, kolom=f"u{ke}")
        letak[ke] = i
    hilang = [f"u{ke}" for ke in range(1, k + 1) if ke not in letak]
    if hilang:
        raise KesalahanBerkas(
            f"Baris {nomor}: kolom {', '.join(hilang)} tidak ada. Baris judul harus memuat u1 sampai u{k}.",
            baris=nomor,
            kolom=hilang[0],
        )
    return [letak[ke] for ke in range(1, k + 1)]


# ---------------------------------------------------------------------------------------------- bytes


def _sambung(kepala: str, lanjutan: Iterator[str], terpakai: list[int]) -> Iterator[str]:
    """Header and the rest; ``terpakai[0]`` counts the lines of the row being read, set to 0 by the reader."""
    yield kepala
    for baris in lanjutan:
        terpakai[0] += 1
        if terpakai[0] > BARIS_PER_REKAM:
            raise csv.Error
        yield baris


def _baris_teks(aliran: BinaryIO) -> Iterator[str]:
    """Decode physical lines one at a time, so that memory stays bounded and a bad byte has a place."""
    nomor = 0
    while mentah := aliran.readline(BARIS_TERPANJANG):
        nomor += 1
        if nomor == 1:
            for tanda, pesan in _TANDA_BERKAS:
                if mentah.startswith(tanda):
                    raise KesalahanBerkas(f"{pesan} {_SARAN}")
            mentah = mentah.removeprefix(b"\xef\xbb\xbf")
        if len(mentah) >= BARIS_TERPANJANG:
            raise KesalahanBerkas(f"Baris {nomor}: terlalu panjang untuk satu baris jawaban.", baris=nomor)
        if b"\0" in mentah:
            raise KesalahanBerkas(
                f"Baris {nomor}: berkas bukan teks UTF-8 (mungkin UTF-16). {_SARAN}", baris=nomor
            )
        try:
            yield mentah.decode("utf-8")
        except UnicodeDecodeError as salah:
            raise _BukanUtf8(nomor, mentah[: salah.start].decode("utf-8")) from None
