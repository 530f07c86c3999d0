"""Shapes of an official instrument, and the tables that grade its value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

KELAS_KUTIPAN = frozenset({"V", "V2"})


def boleh_dikutip(kelas: str) -> bool:
    """May a text of this grade be shown to people as the words of the rule?"""
    return kelas in KELAS_KUTIPAN


@dataclass(frozen=True, slots=True)
class BarisMutu:
    """One row of an interval table.

    ``bawah`` and ``atas`` are the converted value (scale 25-100, two decimals) as printed. Only ``bawah``
    decides a grade; the printed upper ends leave gaps (43.755 lies in no row), so they are for display
    only.
    """

    persepsi: int
    bawah: Decimal
    atas: Decimal
    mutu: str
    kinerja: str


@dataclass(frozen=True, slots=True)
class TabelMutu:
    """An interval table; ``baris`` ascending, D first."""

    kode: str
    judul: str
    baris: tuple[BarisMutu, ...]
    kelas: str


@dataclass(frozen=True, slots=True)
class Unsur:
    """One unsur with the question that measures it; ``pilihan`` are the options for the values 1, 2, 3, 4.

    ``kutipan`` says whether question and options are the words of this instrument; ``definisi`` has its
    own grade.
    """

    kode: str
    urutan_lampiran: int
    urutan_tanya: int
    nama: str
    definisi: str
    kelas_definisi: str
    pertanyaan: str
    pilihan: tuple[str, str, str, str]
    kutipan: bool
    kelas: str

    @property
    def u(self) -> str:
        """Column name in files and reports: "u8" is the eighth of the *annex*."""
        return f"u{self.urutan_lampiran}"

    @property
    def definisi_kutipan(self) -> str:
        """The definition if it may be shown as a citation, else an empty string."""
        return self.definisi if boleh_dikutip(self.kelas_definisi) else ""


@dataclass(frozen=True, slots=True)
class Instrumen:
    """One official instrument; ``unsur`` is in annex order.

    ``bobot_baku`` and ``bobot_boleh`` are weight modes of ``ikm.nilai`` ("tepat" is exactly 1/number of
    unsur); ``min_responden`` is the flat minimum of the instrument, None where the sample follows from the
    population.
    """

    kode: str
    judul: str
    nomor: str
    tentang: str
    kelas_tentang: str
    berlaku: bool
    unsur: tuple[Unsur, ...]
    tabel: str
    bobot_baku: str
    bobot_boleh: tuple[str, ...]
    min_responden: int | None

    @property
    def judul_hukum(self) -> str:
        """Number and, where its wording was seen, the title of the rule."""
        return f"{self.nomor} tentang {self.tentang}" if boleh_dikutip(self.kelas_tentang) else self.nomor

    @property
    def kode_unsur(self) -> tuple[str, ...]:
        """Code names in annex order."""
        return tuple(u.kode for u in self.unsur)

    @property
    def urut_tanya(self) -> tuple[Unsur, ...]:
        """The unsur in the order in which the questionnaire asks them."""
        return tuple(sorted(self.unsur, key=lambda u: u.urutan_tanya))


def _tabel(kode: str, judul: str, kelas: str, *batas: str) -> TabelMutu:
    """Build a table from its four lower bounds; each upper one is a hundredth below the next lower."""
    bawah = [Decimal(b) for b in batas]
    atas = [b - Decimal("0.01") for b in bawah[1:]] + [Decimal("100.00")]
    nama = (("D", "Tidak Baik"), ("C", "Kurang Baik"), ("B", "Baik"), ("A", "Sangat Baik"))
    return TabelMutu(
        kode,
        judul,
        tuple(
            BarisMutu(i, b, a, mutu, kinerja)
            for i, (b, a, (mutu, kinerja)) in enumerate(zip(bawah, atas, nama, strict=True), start=1)
        ),
        kelas,
    )


# KEP/25: rows D, C and B seen quoted [V]; the end of A is forced by the row below it. 16/2014 keeps this
# table: 75.98 and 79.25 were published as "Baik" under it [V2]. 14/2017: all four rows seen [V].
TABEL: dict[str, TabelMutu] = {
    t.kode: t
    for t in (
        _tabel("kep25", "Tabel KepMenPAN KEP/25/M.PAN/2/2004", "V", "25.00", "43.76", "62.51", "81.26"),
        _tabel("p14_2017", "Tabel PermenPANRB 14/2017", "V", "25.00", "65.00", "76.61", "88.31"),
    )
}


def empat(teks: str) -> tuple[str, str, str, str]:
    """Words for 1, 2, 3, 4 out of "a | b | c | d"."""
    satu, dua, tiga, empat = teks.split(" | ")
    return satu, dua, tiga, empat


def baku(sifat: str) -> str:
    """The usual four options: "tidak …", "kurang …", "…", "sangat …"."""
    return f"Tidak {sifat} | Kurang {sifat} | {sifat.capitalize()} | Sangat {sifat}"
