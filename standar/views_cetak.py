"""Standards as PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from pelayanan import pdf
from pelayanan.models import Unit
from standar import surat
from standar.cap import cap
from standar.models import Standar
from standar.views import _berlaku as berlaku


def _jawab(isi: bytes, nama: str) -> HttpResponse:
    """Public, and asked anew each time: unchanged is a 304."""
    jawaban = pdf.jawaban(isi, nama)
    jawaban["Cache-Control"] = "no-cache"
    return jawaban


@require_safe
@condition(etag_func=cap)
def standar_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """One standard."""
    return _jawab(surat.satu(berlaku(slug), request.build_absolute_uri), f"standar-{slug}.pdf")


@require_safe
@condition(etag_func=cap)
def sop_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedure with its swim lanes."""
    return _jawab(surat.sop(berlaku(slug), request.build_absolute_uri), f"sop-{slug}.pdf")


@require_safe
@condition(etag_func=cap)
def poster_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The A3 poster."""
    return _jawab(surat.poster(berlaku(slug), request.build_absolute_uri), f"poster-{slug}.pdf")


@require_safe
@condition(etag_func=cap)
def buku_pdf(request: HttpRequest, unit: str) -> HttpResponse:
    """The booklet of a unit."""
    tempat = get_object_or_404(Unit, kode=unit, aktif=True)
    isi = surat.buku(tempat, standar_unit(tempat), request.build_absolute_uri)
    return _jawab(isi, f"standar-{tempat.kode}.pdf")


@require_safe
def juklak_pdf(request: HttpRequest, unit: str) -> HttpResponse:
    """The petunjuk pelaksanaan of a unit."""
    tempat = get_object_or_404(Unit, kode=unit, aktif=True)
    isi = surat.juklak(tempat, standar_unit(tempat), timezone.localdate(timezone=tempat.tz))
    return _jawab(isi, f"juklak-{tempat.kode}.pdf")


def standar_unit(unit: Unit) -> list[Standar]:
    """Every version in force of a unit, complete, in the order of its catalogue."""
    return list(
        Standar.objects.lengkap()
        .filter(layanan__unit=unit, layanan__aktif=True, status=Standar.Status.BERLAKU)
        .order_by("layanan__urutan", "layanan__nama")
    )
