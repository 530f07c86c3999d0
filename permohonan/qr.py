"""QR codes as SVG: no image library, prints sharp."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(teks: str) -> SafeString:
    """An SVG element without size attributes (its box decides), black on white, quiet zone included."""
    keluar = io.BytesIO()
    segno.make(teks, error="m", micro=False).save(
        keluar, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return mark_safe(keluar.getvalue().decode())  # our own drawing of an escaped path
