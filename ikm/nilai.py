"""The score (NRR, NRR tertimbang, IKM, mutu): pure, from sums and counts per unsur.

The formula of all three instruments is the same: the average of an unsur over *its own filled count*
(people who pay nothing may leave *biaya* blank), times the weight, added over the unsur, times 25. What
differs between published reports is the weight, the place of rounding and the interval table; the same
answers then get another grade. So these belong to a period (``Aturan``) and are never chosen anew for an
old result.

Arithmetic is exact (``Fraction``) up to the places where the period says "round", and rounding is half-up:

========  =====================================================================================
produk    each NRR x weight to 3 decimals, then added (so is the worked example of 2004 printed)
indeks    nothing before the sum; the index to 3 decimals, then x 25
akhir     nothing before the end
========  =====================================================================================

In all three the converted value is rounded to 2 decimals and *that* is graded. NRR itself is never rounded
before it is weighted: no published table needs it, and rounding twice moves grades.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import floor

from ikm.instrumen_resmi import INSTRUMEN, TABEL, BarisMutu, TabelMutu
from ikm.sampel import peringatan_sampel

NILAI_TERENDAH, NILAI_TERTINGGI = 1, 4
TEPAT = "tepat"
BOBOT = (TEPAT, "0.071", "0.11", "0.111")
PEMBULATAN = ("produk", "indeks", "akhir")
# per_unsur: an unsur is averaged over those who answered it. baris_lengkap: a respondent who left anything
# blank is not counted at all. Which of the two is decided when answers are added up; see ``jumlahkan``.
KOSONG = ("per_unsur", "baris_lengkap")
# Unrounded figures are given to 10 decimals: below ten million respondents no further rounding to 3 places
# or fewer can then differ from rounding the exact fraction.
RINCI = 10

Bilangan = int | float | Decimal | Fraction | str


class KesalahanNilai(ValueError):
    """The figures cannot be scored; the message is fit for the person, ``unsur`` is the one at fault."""

    def __init__(self, pesan: str, *, unsur: str | None = None) -> None:
        super().__init__(pesan)
        self.unsur = unsur


class UnsurKosong(KesalahanNilai):
    """An unsur nobody answered: it has no average, and an index without it would be another instrument."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """How one period is scored.

    ``unsur``: code names in annex order; left empty, those of the official instrument (a custom instrument
    gives its own). ``bobot``: one of ``BOBOT``, "tepat" being exactly 1/number of unsur. ``tabel``: key of
    ``TABEL``. Nothing of these has a default here, because a period must say it; see ``aturan_baku``.
    Raises KesalahanNilai for an unknown value, and for a weight that does not add up to about one over the
    unsur (0.071 with nine would put every office below 64).
    """

    instrumen: str
    bobot: str
    pembulatan: str
    tabel: str
    kosong: str = "per_unsur"
    unsur: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.unsur:
            if self.instrumen not in INSTRUMEN:
                raise KesalahanNilai(f"Instrumen tidak dikenal: {self.instrumen}.")
            object.__setattr__(self, "unsur", INSTRUMEN[self.instrumen].kode_unsur)
        if len(set(self.unsur)) != len(self.unsur):
            raise KesalahanNilai("Kode unsur tidak boleh kembar.")
        if self.bobot not in BOBOT:
            raise KesalahanNilai(f"Bobot tidak dikenal: {self.bobot}. Pilihan: {', '.join(BOBOT)}.")
        if self.pembulatan not in PEMBULATAN:
            raise KesalahanNilai(
                f"Pembulatan tidak dikenal: {self.pembulatan}. Pilihan: {', '.join(PEMBULATAN)}."
            )
        if self.tabel not in TABEL:
            raise KesalahanNilai(f"Tabel mutu tidak dikenal: {self.tabel}. Pilihan: {', '.join(TABEL)}.")
        if self.kosong not in KOSONG:
            raise KesalahanNilai(
                f"Aturan jawaban kosong tidak dikenal: {self.kosong}. Pilihan: {', '.join(KOSONG)}."
            )
        if abs(self.penimbang * len(self.unsur) - 1) > Fraction(1, 100):
            raise KesalahanNilai(f"Bobot {self.bobot} tidak berlaku untuk {len(self.unsur)} unsur.")

    @property
    def penimbang(self) -> Fraction:
        """The weight as an exact fraction."""
        return Fraction(1, len(self.unsur)) if self.bobot == TEPAT else Fraction(self.bobot)


@dataclass(frozen=True, slots=True)
class Rekapan:
    """Answers added up: sum and filled count per unsur, ``n`` respondents counted, ``dilewati`` left
    out."""

    jumlah: dict[str, int]
    banyak: dict[str, int]
    n: int
    dilewati: int


@dataclass(frozen=True, slots=True)
class Hasil:
    """A score. ``n`` respondents (None: not known); dictionaries by code name in annex order.

    ``nrr`` 1-4 to 10 decimals; ``nrr_tertimbang`` and ``indeks`` to 10 decimals, or rounded to 3 where the
    period says so; ``konversi`` 25-100 to 2 decimals, graded as ``mutu`` (A-D) and ``kinerja``.
    """

    aturan: Aturan
    n: int | None
    nrr: dict[str, Decimal]
    nrr_tertimbang: dict[str, Decimal]
    indeks: Decimal
    konversi: Decimal
    mutu: str
    kinerja: str
    peringatan: tuple[str, ...]


def bulat(nilai: Fraction | Decimal | int, angka: int) -> Decimal:
    """Round half-up to ``angka`` decimals, exactly; 0.005 becomes 0.01, unlike in binary floats."""
    skala = 10**angka
    return Decimal(floor(Fraction(nilai) * skala + Fraction(1, 2))).scaleb(-angka)


def aturan_baku(kode: str, *, bobot: str | None = None, pembulatan: str | None = None) -> Aturan:
    """The rule of an official instrument; defaults: 0.071 for fourteen, exact for nine, rounding at the
    end.

    Raises KesalahanNilai for an unknown instrument or a weight this instrument does not know.
    """
    if kode not in INSTRUMEN:
        raise KesalahanNilai(f"Instrumen tidak dikenal: {kode}. Pilihan: {', '.join(INSTRUMEN)}.")
    instrumen = INSTRUMEN[kode]
    if bobot is not None and bobot in BOBOT and bobot not in instrumen.bobot_boleh:
        raise KesalahanNilai(
            f"Bobot {bobot} tidak berlaku untuk {len(instrumen.unsur)} unsur. "
            f"Pilihan: {', '.join(instrumen.bobot_boleh)}."
        )
    return Aturan(
        instrumen=kode,
        bobot=bobot or instrumen.bobot_baku,
        pembulatan=pembulatan or "akhir",
        tabel=instrumen.tabel,
    )


def mutu(konversi: Bilangan, tabel: TabelMutu | str) -> BarisMutu:
    """The row of the interval table for a converted value (scale 25-100).

    Rounded half-up to 2 decimals first, then compared with lower bounds, because the printed intervals
    have gaps (76.605 is between two rows). Below the second row is D: with the weight 0.071 an all-1
    office gets 24.85.
    """
    t = TABEL[tabel] if isinstance(tabel, str) else tabel
    nilai = bulat(_pecahan(konversi), 2)
    cocok = t.baris[0]
    for baris in t.baris[1:]:
        if nilai >= baris.bawah:
            cocok = baris
    return cocok


def jumlahkan(baris: Iterable[Sequence[int | None]], aturan: Aturan) -> Rekapan:
    """Add up answers, one sequence per respondent in the order of ``aturan.unsur``; None is unanswered.

    Values must be 1-4 (readers and forms check them). A row without any answer never counts.
    """
    k = len(aturan.unsur)
    jumlah, banyak, n, dilewati = [0] * k, [0] * k, 0, 0
    kosong_terbanyak = 0 if aturan.kosong == "baris_lengkap" else k - 1
    aliran = iter(baris)
    while semua := list(islice(aliran, 1000)):  # by column in batches: files have millions of rows
        dihitung = [b for b in semua if b.count(None) <= kosong_terbanyak]
        n += len(dihitung)
        dilewati += len(semua) - len(dihitung)
        for i, kolom in enumerate(zip(*dihitung, strict=True)):
            jumlah[i] += sum(filter(None, kolom))
            banyak[i] += len(kolom) - kolom.count(None)
    return Rekapan(
        jumlah=dict(zip(aturan.unsur, jumlah, strict=True)),
        banyak=dict(zip(aturan.unsur, banyak, strict=True)),
        n=n,
        dilewati=dilewati,
    )


def hitung(
    jumlah_per_unsur: Mapping[str, int],
    banyak_per_unsur: Mapping[str, int],
    aturan: Aturan,
    *,
    n: int | None = None,
    populasi: int | None = None,
) -> Hasil:
    """Score from the sum of values and the count of filled answers per unsur, keyed by code name.

    ``n``: respondents, when larger than any filled count (default: the largest). ``populasi``: people
    served in the period, for the sample-size warning. Raises UnsurKosong where nobody answered an unsur,
    KesalahanNilai for missing or foreign unsur and for sums that no answers of 1-4 can give.
    """
    _cocokkan_unsur(jumlah_per_unsur, aturan)
    _cocokkan_unsur(banyak_per_unsur, aturan)
    nrr: dict[str, Fraction] = {}
    for kode in aturan.unsur:
        jumlah, banyak = jumlah_per_unsur[kode], banyak_per_unsur[kode]
        if banyak == 0 and jumlah == 0:
            pesan = f"Unsur {kode} tidak pernah dijawab, jadi indeks tidak dapat dihitung."
            raise UnsurKosong(pesan, unsur=kode)
        if not NILAI_TERENDAH * banyak <= jumlah <= NILAI_TERTINGGI * banyak:
            pesan = f"Unsur {kode}: jumlah {jumlah} tidak mungkin dari {banyak} jawaban 1 sampai 4."
            raise KesalahanNilai(pesan, unsur=kode)
        nrr[kode] = Fraction(jumlah, banyak)
    return _hasil(nrr, aturan, n if n is not None else max(banyak_per_unsur.values()), populasi)


def dari_rata_rata(
    rata_rata: Mapping[str, Bilangan], aturan: Aturan, *, n: int | None = None, populasi: int | None = None
) -> Hasil:
    """Score from averages already printed somewhere, keyed by code name; text uses a decimal point.

    Raises KesalahanNilai for an average outside 1-4 (a published 6.60 and a misplaced point, "29.87", are
    real).
    """
    _cocokkan_unsur(rata_rata, aturan)
    nrr: dict[str, Fraction] = {}
    for kode in aturan.unsur:
        nilai = _pecahan(rata_rata[kode])
        if not NILAI_TERENDAH <= nilai <= NILAI_TERTINGGI:
            raise KesalahanNilai(f"Unsur {kode}: rata-rata {rata_rata[kode]} di luar 1 sampai 4.", unsur=kode)
        nrr[kode] = nilai
    return _hasil(nrr, aturan, n, populasi)


def _pecahan(nilai: Bilangan) -> Fraction:
    try:
        return Fraction(str(nilai) if isinstance(nilai, float) else nilai)  # 3.45 means 3.45, not its binary
    except (ValueError, OverflowError, ZeroDivisionError):  # "abc", NaN, Infinity, "1/0"
        raise KesalahanNilai(f"Bukan angka: {nilai}.") from None


def _cocokkan_unsur(data: Mapping[str, object], aturan: Aturan) -> None:
    for kode in aturan.unsur:
        if kode not in data:
            raise KesalahanNilai(f"Unsur {kode} tidak ada.", unsur=kode)
    for kode in data:
        if kode not in aturan.unsur:
            raise KesalahanNilai(f"Unsur {kode} bukan bagian dari instrumen ini.", unsur=kode)


@dataclass(frozen=True, slots=True)
class _Angka:
    tertimbang: dict[str, Fraction]
    indeks: Fraction
    konversi: Decimal


def _angka(nrr: Mapping[str, Fraction], aturan: Aturan) -> _Angka:
    tertimbang = {kode: nilai * aturan.penimbang for kode, nilai in nrr.items()}
    if aturan.pembulatan == "produk":
        tertimbang = {kode: Fraction(bulat(nilai, 3)) for kode, nilai in tertimbang.items()}
    indeks = sum(tertimbang.values(), Fraction(0))
    if aturan.pembulatan == "indeks":
        indeks = Fraction(bulat(indeks, 3))
    return _Angka(tertimbang, indeks, bulat(indeks * 25, 2))


def _hasil(nrr: Mapping[str, Fraction], aturan: Aturan, n: int | None, populasi: int | None) -> Hasil:
    angka = _angka(nrr, aturan)
    baris = mutu(angka.konversi, aturan.tabel)
    resmi = INSTRUMEN.get(aturan.instrumen)
    sampel = peringatan_sampel(n, min_responden=resmi.min_responden if resmi else None, populasi=populasi)
    peringatan = [sampel] if sampel else []
    peringatan += _peringatan_bobot(aturan)
    if angka.konversi > 100:
        peringatan.append("Nilai melewati 100 karena setiap hasil kali dibulatkan sebelum dijumlah.")
    peringatan += _peringatan_mutu(nrr, aturan, baris.mutu)
    return Hasil(
        aturan=aturan,
        n=n,
        nrr={kode: bulat(nilai, RINCI) for kode, nilai in nrr.items()},
        nrr_tertimbang={
            kode: bulat(nilai, 3 if aturan.pembulatan == "produk" else RINCI)
            for kode, nilai in angka.tertimbang.items()
        },
        indeks=bulat(angka.indeks, RINCI if aturan.pembulatan == "akhir" else 3),
        konversi=angka.konversi,
        mutu=baris.mutu,
        kinerja=baris.kinerja,
        peringatan=tuple(peringatan),
    )


def _koma(nilai: Decimal | str) -> str:
    return str(nilai).replace(".", ",")


def _peringatan_bobot(aturan: Aturan) -> list[str]:
    """A rounded weight moves both ends of the scale; whoever reads the figure should know."""
    if aturan.bobot == TEPAT:
        if aturan.instrumen in INSTRUMEN and INSTRUMEN[aturan.instrumen].bobot_baku != TEPAT:
            return ["Bobot tepat 1/14 bukan bobot resmi 0,071; nilainya sampai 0,60 lebih tinggi."]
        return []
    k = len(aturan.unsur)
    tertinggi = bulat(aturan.penimbang * k * NILAI_TERTINGGI * 25, 2)
    terendah = bulat(aturan.penimbang * k * NILAI_TERENDAH * 25, 2)
    return [
        f"Bobot {_koma(aturan.bobot)} kali {k} unsur bukan tepat 1: nilai terendah {_koma(terendah)} dan "
        f"tertinggi {_koma(tertinggi)}, bukan 25 dan 100."
    ]


def _peringatan_mutu(nrr: Mapping[str, Fraction], aturan: Aturan, mutu_ini: str) -> list[str]:
    """Say so when another weight or place of rounding in use would give these answers another grade."""
    resmi = INSTRUMEN.get(aturan.instrumen)
    lain = []
    for bobot in resmi.bobot_boleh if resmi else (aturan.bobot,):
        for pembulatan in PEMBULATAN:
            angka = _angka(nrr, replace(aturan, bobot=bobot, pembulatan=pembulatan))
            hasil = mutu(angka.konversi, aturan.tabel).mutu
            if hasil != mutu_ini:
                nilai = f"{_koma(angka.konversi)} ({hasil})"
                lain.append(f"bobot {_koma(bobot)} pembulatan {pembulatan} = {nilai}")
    return [f"Mutu bergantung pada cara hitung: {'; '.join(lain)}."] if lain else []
