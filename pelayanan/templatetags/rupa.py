"""Template words of the portal: numbers and money as the reader's language has them, times in the unit's own zone."""

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from pelayanan import kode as kode_publik
from pelayanan import qr
from pelayanan.models import Unit, Zona

register = template.Library()
_TUKAR = str.maketrans(",.", ".,")


@register.filter
def rupiah(nilai: Any) -> str:
    """50000 → ``Rp50.000``, −50000 → ``−Rp50.000``; in English ``Rp50,000``."""
    return ("−" if int(nilai) < 0 else "") + "Rp" + ribuan(abs(int(nilai)))


@register.filter
def desimal(nilai: Any, angka: int = 2) -> str:
    """82.405 → ``82,41`` (half up, as the index is published; in English ``82.41``); None → ``–``."""
    if nilai is None:
        return "–"
    from decimal import ROUND_HALF_UP

    bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-int(angka)), ROUND_HALF_UP)
    return _tanda(f"{bulat:,}")


@register.filter
def ribuan(nilai: Any) -> str:
    """12345 → ``12.345``; in English ``12,345``."""
    return _tanda(f"{int(nilai):,}")


def _tanda(angka: str) -> str:
    return angka if get_language() == "en" else angka.translate(_TUKAR)


def _di(nilai: datetime, tempat: Unit | str | tzinfo | None) -> tuple[datetime, str]:
    zona: Any = tempat.tz if isinstance(tempat, Unit) else tempat
    setempat = timezone.localtime(nilai, zona) if zona else timezone.localtime(nilai)
    nama = str(getattr(setempat.tzinfo, "key", ""))
    return setempat, Zona(nama).label if nama in Zona.values else ""


@register.filter
def waktu(nilai: datetime | None, unit: Unit | tzinfo | None = None) -> str:
    """``21 November 2026 14.05 WIB``, in the unit's zone."""
    if nilai is None:
        return "–"
    setempat, singkatan = _di(nilai, unit)
    return f"{formats.date_format(setempat, 'DATETIME_FORMAT')} {singkatan}".strip()


@register.filter
def tanggal(nilai: date | datetime | None, unit: Unit | None = None) -> str:
    """``Selasa, 24 November 2026``."""
    if nilai is None:
        return "–"
    if isinstance(nilai, datetime):
        nilai, _ = _di(nilai, unit)
    return formats.date_format(nilai, "l, j F Y")


@register.filter
def pukul(nilai: datetime | None, unit: Unit | None = None) -> str:
    """``14.05``."""
    return "–" if nilai is None else formats.date_format(_di(nilai, unit)[0], "TIME_FORMAT")


@register.filter
def kode(nilai: str) -> SafeString:
    """A public code in groups, one unbreakable word."""
    return format_html('<span class="nomor">{}</span>', kode_publik.tampil(nilai))


@register.filter
def ambil(nilai: dict[Any, Any], kunci: Any) -> Any:
    """One value of a dict by a key that is itself a variable; empty when it has none."""
    return nilai.get(kunci, "")


@register.filter
def salin(nilai: Any) -> SafeString:
    """Words kept as data (an official question, the name of an unsur) in the reader's language where the catalogue has
    them; else as they are, marked as Indonesian for who listens to the page."""
    teks = str(nilai)
    if not teks or get_language() == settings.LANGUAGE_CODE:
        return escape(teks)
    lain = gettext(teks)
    return escape(lain) if lain != teks else format_html('<span lang="id">{}</span>', teks)


@register.filter
def boleh_patah(nilai: Any) -> SafeString:
    """``baru/hilang/rusak`` may break after a slash on a narrow screen; everything else is escaped as usual."""
    return mark_safe(escape(str(nilai)).replace("/", "/<wbr>"))


@register.filter
def persen(bagian: int | None, seluruh: int | None) -> str:
    """``96%``; ``–`` without a denominator. Cut, never rounded up to a promise that was not kept."""
    return f"{bagian * 100 // seluruh}%" if seluruh and bagian is not None else "–"


@register.simple_tag
def kunci_dorong() -> str:
    """The portal's public key for push messages (kabar/dorong.py)."""
    from pelayanan.kabar.dorong import kunci_umum

    return kunci_umum()


@register.inclusion_tag("komponen/gangguan.html")
def pengumuman_gangguan(
    unit: Unit | None = None, layanan: Any = None, *, singkat: bool = False
) -> dict[str, Any]:
    """Disturbances in force: of everybody, of a unit, of one service. `singkat`: only that the clock stands still."""
    from pelayanan import gangguan  # the tags are read before the models are

    daftar = gangguan.berlaku(
        unit.pk if unit is not None else getattr(layanan, "unit_id", None),
        layanan.pk if layanan is not None else None,
    )
    return {"daftar": daftar, "singkat": singkat, "sebut_unit": unit is None and layanan is None}


@register.simple_tag(takes_context=True)
def qr_alamat(context: Context, jalur: str) -> SafeString:
    """QR of a path of this portal, as an SVG, for a page that is looked at on a screen other than one's own."""
    request = getattr(context, "request", None) or context.get("request")
    return qr.svg(request.build_absolute_uri(jalur) if request else settings.ALAMAT_PORTAL + jalur)
