"""The processing sheet as offices know it: one row per respondent, U1 … Un, then sums, counts, NRR, weighted NRR.

Values, not formulas: `pelayanan.xlsx` writes no formula at all, so the file computes nothing on the reader's machine.
The rule is on a sheet of its own.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from ikm import hasil
from ikm.kata import RINCIAN_KECIL
from ikm.models import Jawaban, Periode
from pelayanan import xlsx as buku


def xlsx(periode: Periode) -> bytes:
    """The workbook of one period. Excluded answers are not in it; their reasons are in the report."""
    a = hasil.angka(periode)
    unsur = periode.instrumen.urut_lampiran
    kepala = ["No", *(u.u.upper() for u in unsur)]
    return buku.tulis(
        [
            ("Olahan", kepala, _baris(periode, a)),
            ("Unsur", ["Kolom", "Kode", "Unsur"], [(u.u.upper(), u.kode, u.nama) for u in unsur]),
            ("Cara hitung", ["Hal", "Isi"], _cara(periode, a)),
        ]
    )


def _baris(periode: Periode, a: hasil.Angka) -> Iterable[Sequence[Any]]:
    ke = 0
    for nilai in (
        Jawaban.objects.filter(periode=periode, dikecualikan="")
        .order_by("tanggal", "nilai")
        .values_list("nilai", flat=True)
        .iterator(chunk_size=2000)
    ):
        if periode.kosong == "baris_lengkap" and None in nilai:
            continue
        ke += 1
        yield [ke, *nilai]
    if a.hasil is None:
        return
    yield ["Jumlah", *(round(b.nrr * b.banyak) for b in a.unsur)]
    yield ["Terisi", *(b.banyak for b in a.unsur)]
    yield ["NRR", *(b.nrr for b in a.unsur)]
    yield ["NRR tertimbang", *a.hasil.nrr_tertimbang.values()]
    yield ["Indeks", a.hasil.indeks]
    yield ["IKM (x 25)", a.hasil.konversi]
    yield ["Mutu", f"{a.hasil.mutu} ({a.hasil.kinerja})"]


def _cara(periode: Periode, a: hasil.Angka) -> Iterable[tuple[str, str | int | Decimal]]:
    yield "Unit", periode.unit.nama
    yield "Periode", periode.nama
    yield "Masa survei", f"{date_format(periode.mulai, 'j F Y')} – {date_format(periode.selesai, 'j F Y')}"
    yield "Instrumen", periode.instrumen.judul
    yield "NRR", "jumlah nilai unsur dibagi banyaknya yang mengisi unsur itu"
    yield "Bobot", periode.bobot_teks
    yield "Pembulatan", periode.pembulatan
    yield "Jawaban kosong", periode.kosong
    yield "Responden", a.n
    yield "Rincian", str(RINCIAN_KECIL)
    if a.hasil:
        yield "IKM", a.hasil.konversi
