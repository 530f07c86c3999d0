"""PDF from Typst: tagged PDF/A-2a, the same bytes for the same input, a few milliseconds each.

A document is a template of ours under `templates/` (`<app>/<name>.typ`, which imports `/komponen/lembar.typ` for
the letterhead and tables) and data. The data goes in as JSON and is only ever text, never Typst source, so nothing
that people type can run; files outside `templates/` cannot be read.
"""

import datetime
import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.functional import Promise

AKAR = Path(settings.BASE_DIR) / "templates"


@cache
def _folder_fonta() -> Path:
    import fontpkg_plus_jakarta_sans

    return Path(fontpkg_plus_jakarta_sans.ROOT) / "files"


@cache
def _fonta() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_folder_fonta())]
    )


@cache
def _aksara() -> frozenset[str]:
    """Every character our typeface can draw, and line breaks."""
    from fontTools.ttLib import TTFont

    fonta = TTFont(_folder_fonta() / "PlusJakartaSans[wght].ttf", lazy=True)
    return frozenset(map(chr, fonta.getBestCmap())) | {"\n", "\t"}


def _terbaca(isi: Any) -> Any:
    """What the typeface lacks (emoji, other scripts) is shown as "?": PDF/A refuses a text with missing glyphs."""
    if isinstance(isi, str | Promise):
        teks = unicodedata.normalize("NFC", str(isi))
        return teks if teks.isascii() else "".join(h if h in _aksara() else "?" for h in teks)
    if isinstance(isi, dict):
        return {k: _terbaca(v) for k, v in isi.items()}
    if isinstance(isi, list | tuple):
        return [_terbaca(v) for v in isi]
    return isi


def buat(templat: str, data: dict[str, Any], *, pada: datetime.datetime) -> bytes:
    """The PDF of `templat` (path under templates/) filled with `data`.

    data   what `json.dumps` takes, plus dates, decimals and lazy texts; an SVG travels as its text and becomes an
           image with `image(bytes(d.qr), format: "svg")`
    pada   when the document says it was made (aware); the same `pada` and `data` give the same bytes
    """
    hasil = typst.Compiler(root=str(AKAR), font_paths=_fonta()).compile(
        input=str(AKAR / templat),
        format="pdf",
        sys_inputs={
            "data": json.dumps(_terbaca(data), cls=DjangoJSONEncoder, ensure_ascii=False),
            "pada": pada.isoformat(),
        },
        pdf_standards=["a-2a"],
        timestamp=int(pada.timestamp()),
    )
    return cast(bytes, hasil)  # one document and no output path


def jawaban(isi: bytes, nama: str) -> HttpResponse:
    """Shown by the browser, saved as `nama` (ASCII, nothing personal); never cached."""
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{nama}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
