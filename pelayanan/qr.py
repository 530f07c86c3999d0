"""QR codes as SVG of our own making: they print sharp, and need neither script, style nor image library."""

import io
from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=512)  # trying eight masks takes longer than the rest of a page, and people look again
def svg(isi: str) -> SafeString:
    """`isi` (an address) as an SVG element, black on white with a quiet zone, sized by its box.

    The same text goes into a page and, as an image, into a PDF."""
    keluar = io.BytesIO()
    segno.make(isi, error="m", micro=False).save(
        keluar,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=2,
        dark="#000",
        light="#fff",
        svgclass=None,
        lineclass=None,
    )
    return mark_safe(keluar.getvalue().decode())
