"""A unit's own primary colour, kept readable: shades are derived, and text on them is black or white by contrast."""

import colorsys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from pelayanan.models import Unit

Rgb = tuple[float, float, float]
HITAM, PUTIH = (0.07, 0.137, 0.18), (1.0, 1.0, 1.0)  # the ink of token.css, and white
GELAP = (0.08, 0.13, 0.165)  # the dark page
AA = 4.55  # WCAG 2.2, 1.4.3 asks 4.5; a little more for the rounding to #rrggbb


def kontras(a: Rgb, b: Rgb) -> float:
    """WCAG contrast ratio of two sRGB colours, 1 to 21."""

    def terang(warna: Rgb) -> float:
        r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in warna)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    x, y = sorted((terang(a), terang(b)), reverse=True)
    return (x + 0.05) / (y + 0.05)


def _geser(warna: Rgb, terang: float) -> Rgb:
    h, _, s = colorsys.rgb_to_hls(*warna)
    return colorsys.hls_to_rgb(h, terang, s)


def _sampai_terbaca(warna: Rgb, latar: Rgb, arah: float) -> Rgb:
    """The nearest shade (darker: arah < 0, lighter: > 0) that reads on `latar`."""
    terang = colorsys.rgb_to_hls(*warna)[1]
    while kontras(warna, latar) < AA and 0 < terang + arah < 1:
        terang += arah
        warna = _geser(warna, terang)
    return warna


def token(hex_warna: str) -> dict[str, dict[str, str]]:
    """{"terang": {token: #rrggbb}, "gelap": …}: every pair that carries text has at least 4.5 : 1."""
    asal: Rgb = tuple(int(hex_warna[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[assignment]
    utama = _sampai_terbaca(asal, PUTIH, -0.02)
    # read on the dark page, and reading the ink on itself: one of them alone leaves a band of middling colours on which
    # neither black nor white is readable
    gelap = _sampai_terbaca(_sampai_terbaca(asal, GELAP, 0.02), HITAM, 0.02)
    terang_utama = colorsys.rgb_to_hls(*utama)[1]

    def tulis(warna: Rgb) -> str:
        return "#" + "".join(f"{round(k * 255):02x}" for k in warna)

    def di_atas(warna: Rgb) -> str:
        return tulis(max((HITAM, PUTIH), key=lambda teks: kontras(teks, warna)))

    return {
        "terang": {
            "--primer": tulis(utama),
            "--primer-tua": tulis(_geser(utama, terang_utama * 0.68)),
            "--primer-muda": tulis(_geser(utama, 0.93)),
            "--di-atas-primer": di_atas(utama),
        },
        "gelap": {
            "--primer": tulis(gelap),
            "--primer-tua": tulis(_geser(utama, terang_utama * 0.68)),
            "--primer-muda": tulis(_geser(utama, 0.16)),
            "--di-atas-primer": di_atas(gelap),
        },
    }


@require_GET
@cache_control(max_age=300, public=True)
def warna_unit(request: HttpRequest, kode: str) -> HttpResponse:
    """The unit's colours as css (a strict CSP allows no inline style)."""
    isi = token(get_object_or_404(Unit, kode=kode, aktif=True).warna)
    terang, gelap = ("".join(f"{k}:{v};" for k, v in isi[tema].items()) for tema in ("terang", "gelap"))
    return HttpResponse(
        f":root{{{terang}}}@media (prefers-color-scheme:dark){{:root{{{gelap}}}}}", content_type="text/css"
    )
