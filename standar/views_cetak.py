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
from standar.tampilan import ekor_versi
from standar.views import _berlaku as berlaku
from standar.views import _diminta as diminta


def _jawab(isi: bytes, nama: str) -> HttpResponse:
    """Public, and asked anew each time: unchanged is a 304."""
    jawaban = pdf.jawaban(isi, nama)
    jawaban["Cache-Control"] = "no-cache"
    return jawaban


def _nama(jenis: str, standar: Standar) -> str:
    versi = f"-versi-{standar.versi}" if ekor_versi(standar) else ""
    return f"{jenis}-{standar.layanan.slug}{versi}"


@require_safe
@condition(etag_func=cap)
def standar_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """One standard; `?versi=`: an older one of it."""
    standar = diminta(request, slug, berlaku)
    return _jawab(surat.satu(standar, request.build_absolute_uri), f"{_nama('standar', standar)}.pdf")


@require_safe
@condition(etag_func=cap)
def sop_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedure with its swim lanes; `?versi=`: of an older standard."""
    standar = diminta(request, slug, berlaku)
    return _jawab(surat.sop(standar, request.build_absolute_uri), f"{_nama('sop', standar)}.pdf")


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
