"""Tables as CSV, made harmless; one way out for all of them.

For programs: commas, as it is. For people (`lembar`): semicolons and a byte order mark, which is what a spreadsheet set
to Indonesian opens rightly.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.functional import Promise

JENIS = "text/csv; charset=utf-8"
BOM = "\ufeff"
_AWAL_RUMUS = re.compile(r'(^|[,;\t\r\n])(?=[\s"]*[=+\-@])|^(?=[\t\r])')


def tanpa_rumus(baris: Iterable[Any]) -> list[Any]:
    """A row for a CSV, which knows no types: no text of it is taken for a formula. Nor is what follows a separator in
    one: a spreadsheet that is set to the other separator (in Indonesia ";") cuts the text there, quoted or not."""
    return [_AWAL_RUMUS.sub(r"\1'", str(x)) if isinstance(x, str | Promise) else x for x in baris]


class _Gema:
    """A file that hands every row straight on."""

    def write(self, baris: str) -> str:
        return baris


def teks(isi: Iterable[Sequence[Any]], pemisah: str = ",") -> Iterator[str]:
    """The lines, one by one."""
    tulis = csv.writer(_Gema(), delimiter=pemisah)
    return (tulis.writerow(tanpa_rumus(b)) for b in isi)


def _kepala(nama: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{nama}"'}


def jawaban(
    isi: Iterable[Sequence[Any]], nama: str, *, lembar: bool = False, bom: bool = False
) -> HttpResponse:
    """Downloaded as `nama` (ASCII, without personal data). Whether it may be kept is the view's to say."""
    awal = BOM if lembar or bom else ""
    return HttpResponse(
        awal + "".join(teks(isi, ";" if lembar else ",")), content_type=JENIS, headers=_kepala(nama)
    )


def jawaban_mengalir(isi: Iterable[Sequence[Any]], nama: str) -> StreamingHttpResponse:
    """The same for programs, row by row: memory does not grow with them."""
    return StreamingHttpResponse(teks(isi), content_type=JENIS, headers=_kepala(nama))
