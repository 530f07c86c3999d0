"""What a unit shows beside its standards: SPM, documents, registered agents."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from pelayanan.models import Unit
from standar import spm as hitungan
from standar import tampilan
from standar.cap import cap_unit
from standar.models import BiroJasa, Dokumen, IndikatorSPM, VersiDokumen

PER_HALAMAN = 30


def _unit(kode: str) -> Unit:
    return get_object_or_404(Unit, kode=kode, aktif=True)


@require_safe
@condition(etag_func=cap_unit("spm"))
def spm(request: HttpRequest, unit: str) -> HttpResponse:
    """Targets beside achievements, year by year."""
    tempat = _unit(unit)
    indikator = list(IndikatorSPM.objects.filter(unit=tempat).select_related("layanan"))
    isi = {"unit": tempat, "baris": hitungan.baca(tempat, indikator), "unit_tampil": tampilan.kepala(tempat)}
    return render(request, "standar/spm.html", isi)


@require_safe
@condition(etag_func=cap_unit("dokumen"))
def dokumen(request: HttpRequest, unit: str) -> HttpResponse:
    """The library with its search: every word must stand in title, number or summary."""
    tempat = _unit(unit)
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    jenis = request.GET.get("jenis", "")
    daftar = Dokumen.objects.filter(unit=tempat)
    if jenis in Dokumen.Jenis.values:
        daftar = daftar.filter(jenis=jenis)
    halaman = Paginator(
        daftar.berisi(q).prefetch_related(Prefetch("versi", VersiDokumen.objects.order_by("-nomor"))),
        PER_HALAMAN,
    ).get_page(request.GET.get("halaman"))
    isi = {
        "unit": tempat,
        "q": q,
        "jenis": jenis,
        "pilihan": Dokumen.Jenis.choices,
        "hal": halaman,
        "awalan": urlencode({"q": q, "jenis": jenis}) + "&",
        "unit_tampil": tampilan.kepala(tempat),
    }
    return render(request, "standar/dokumen.html", isi)


@require_safe
@condition(etag_func=cap_unit("dokumen"))
def satu_dokumen(request: HttpRequest, unit: str, kunci: str) -> HttpResponse:
    """One document with all its versions."""
    objek = get_object_or_404(
        Dokumen.objects.select_related("unit").prefetch_related("versi"), unit=_unit(unit), kunci=kunci
    )
    isi = {"unit": objek.unit, "dokumen": objek, "versi": list(objek.versi.all())}
    return render(request, "standar/dokumen_satu.html", isi | {"unit_tampil": tampilan.kepala(objek.unit)})


@require_safe
@condition(etag_func=cap_unit("dokumen"))
def unduh_dokumen(request: HttpRequest, unit: str, kunci: str, nomor: int) -> FileResponse:
    """The file of one version, forever the same."""
    v = get_object_or_404(VersiDokumen, dokumen__unit=_unit(unit), dokumen__kunci=kunci, nomor=nomor)
    jawaban = FileResponse(
        v.berkas.open("rb"),
        as_attachment=not v.jenis.startswith("image/"),
        filename=v.nama,
        content_type=v.jenis,
    )
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "public, max-age=86400"
    return jawaban


@require_safe
@condition(etag_func=cap_unit("biro"))
def biro(request: HttpRequest, unit: str) -> HttpResponse:
    """Who may arrange things for others, and who no longer may."""
    tempat = _unit(unit)
    daftar = BiroJasa.objects.filter(unit=tempat).prefetch_related("layanan")
    hari = timezone.localdate(timezone=tempat.tz)
    isi = {
        "unit": tempat,
        "baris": [{"biro": b, "boleh": b.boleh(hari), "masa": hari in b.berlaku} for b in daftar],
        "unit_tampil": tampilan.kepala(tempat),
    }
    return render(request, "standar/biro_jasa.html", isi)
