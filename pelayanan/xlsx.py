"""Spreadsheets in and out, made harmless: what is written is never a formula, what is read never computes.

Out: `tulis`. In: `baca`, which names row and column of everything it refuses.
"""

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from pelayanan.galat import GalatOperasi

JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAKS_ISI = 50_000_000  # bytes once unpacked: far above an honest list, far below a ZIP bomb
MAKS_BARIS = 20_000
MAKS_KOLOM = 200
MAKS_NOMOR = 1_048_576  # the last row a spreadsheet has
# what openpyxl raises on sheets that are no sheets, also while their rows are read
_RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


class BerkasTidakTerbaca(GalatOperasi):
    """Not a spreadsheet we can or want to read; the message names the place."""

    kode = "berkas_tidak_terbaca"
    status = 400


def _sel(lembar: Any, isi: Any, tebal: bool = False) -> Any:
    if isinstance(isi, Promise):
        isi = str(isi)
    if isinstance(isi, datetime.datetime) and isi.tzinfo:
        isi = isi.replace(tzinfo=None)  # the caller has made it local; a spreadsheet knows no zones
    if isinstance(isi, str):
        isi = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", isi)[:32_767]
    elif not isinstance(isi, int | float | Decimal | datetime.date | datetime.time | None):
        isi = str(isi)
    sel = WriteOnlyCell(lembar, value=isi)
    if isinstance(isi, str):
        sel.data_type = "s"  # openpyxl would make a formula of a text that begins with "="
        if isi[:1] in ("=", "+", "-", "@", "\t", "\r"):
            sel.quotePrefix = True  # nor will a program that opens it later
    if tebal:
        sel.font = Font(bold=True)
    return sel


def tulis(lembar: Iterable[tuple[str, Sequence[Any], Iterable[Sequence[Any]]]]) -> bytes:
    """A workbook of (sheet name, heading, rows). Rows may be a generator: memory does not grow with them."""
    buku = openpyxl.Workbook(write_only=True)
    for nama, kepala, baris in lembar:
        satu = buku.create_sheet(nama[:31])
        satu.freeze_panes = "A2"
        for ke, judul in enumerate(kepala, 1):
            satu.column_dimensions[get_column_letter(ke)].width = min(60, max(12, len(str(judul)) + 4))
        satu.append([_sel(satu, k, tebal=True) for k in kepala])
        for isi in baris:
            satu.append([_sel(satu, x) for x in isi])
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def jawaban(isi: bytes, nama: str) -> HttpResponse:
    """Downloaded as `nama` (ASCII, without personal data); never cached."""
    return HttpResponse(
        isi,
        content_type=JENIS,
        headers={
            "Content-Disposition": f'attachment; filename="{nama}"',
            "Cache-Control": "private, no-store",
        },
    )


def baca(isi: bytes, *, maks_baris: int = MAKS_BARIS) -> Iterator[tuple[str, int, list[Any]]]:
    """(sheet, row number from 1, values) of every row that is not empty; texts are stripped, an empty cell is None.

    Raises BerkasTidakTerbaca: no workbook, unpacks to more than 50 MB, too many rows, a formula in a cell.
    """
    try:
        yield from _baris(isi, maks_baris)
    except _RUSAK as galat:
        raise _bukan_xlsx() from galat


def _bukan_xlsx() -> BerkasTidakTerbaca:
    return BerkasTidakTerbaca(
        _("Ini bukan berkas XLSX yang utuh. Simpan ulang dari program lembar kerja sebagai .xlsx.")
    )


def _baris(isi: bytes, maks_baris: int) -> Iterator[tuple[str, int, list[Any]]]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        if sum(b.file_size for b in arsip.infolist()) > MAKS_ISI:
            raise BerkasTidakTerbaca(_("Berkas terlalu besar setelah dibuka. Bagi menjadi beberapa berkas."))
    buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, keep_links=False)
    jumlah = 0
    for lembar in buku.worksheets:
        lembar.reset_dimensions()  # what the file says about its own size would make us walk a million empty cells
        for ke, baris in enumerate(lembar.iter_rows(), 1):
            if ke > MAKS_NOMOR:  # a row may call itself the thousand-millionth: all before it would be walked
                raise _bukan_xlsx()
            if len(baris) > MAKS_KOLOM:
                raise BerkasTidakTerbaca(
                    _(
                        "Lembar %(lembar)s baris %(baris)d lebih dari %(maks)d kolom. Hapus kolom yang tidak dipakai."
                    )
                    % {"lembar": lembar.title, "baris": ke, "maks": MAKS_KOLOM}
                )
            nilai = []
            for sel in baris:
                if sel.data_type == "f":
                    raise BerkasTidakTerbaca(
                        _(
                            "Lembar %(lembar)s baris %(baris)d kolom %(kolom)s berisi rumus. Ganti dengan nilainya."
                        )
                        % {"lembar": lembar.title, "baris": ke, "kolom": get_column_letter(sel.column)}
                    )
                nilai.append((sel.value.strip() or None) if isinstance(sel.value, str) else sel.value)
            while nilai and nilai[-1] is None:
                nilai.pop()
            if not nilai:
                continue
            jumlah += 1
            if jumlah > maks_baris:
                raise BerkasTidakTerbaca(
                    _("Lebih dari %(maks)d baris. Bagi menjadi beberapa berkas.") % {"maks": maks_baris}
                )
            yield lembar.title, ke, nilai
