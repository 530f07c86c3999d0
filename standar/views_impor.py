"""Files of standards in and out through the browser."""

import yaml
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from pelayanan import akses, xlsx
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from standar import lembar_kerja, operasi_unggahan
from standar.forms_unit import ImporForm
from standar.katalog import daftar_sk, ekspor_katalog, sk_komentar
from standar.models import Unggahan

LIHAT, SUNTING = "standar.lihat", "standar.sunting"


def unit_saya(request: HttpRequest, kode: str, hak: str) -> Unit:
    """The unit of this code in which the person has that right; else 404."""
    unit = akses.unit_saya(request.user, hak).filter(kode=kode).first()
    if unit is None:
        raise Http404
    return unit


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def impor(request: HttpRequest, unit: str) -> HttpResponse:
    """Send in a file; a worker loads it."""
    tempat = unit_saya(request, unit, SUNTING)
    form = ImporForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            u = operasi_unggahan.unggah_standar(
                unit=tempat,
                nama=berkas.name,
                isi=berkas.read(),
                oleh=request.user,  # type: ignore[arg-type]
            )
            return redirect("standar_unggahan", tempat.kode, u.kunci)
        except GalatOperasi as galat:
            form.add_error(galat.bidang, str(galat.pesan))
    daftar = Unggahan.objects.filter(unit=tempat).defer("isi", "cacat").select_related("oleh")[:10]
    return render(request, "standar/kelola/impor.html", {"form": form, "unit": tempat, "daftar": daftar})


@require_safe
@akses.perlu(SUNTING)
def unggahan(request: HttpRequest, unit: str, kunci: str) -> HttpResponse:
    """What becomes of a file: asked again every second while it waits (htmx, or by loading the page anew)."""
    tempat = unit_saya(request, unit, SUNTING)
    objek = get_object_or_404(Unggahan.objects.defer("isi").select_related("oleh"), unit=tempat, kunci=kunci)
    isi = {"unit": tempat, "u": objek, "maju": operasi_unggahan.kemajuan(objek)}
    potongan = request.headers.get("HX-Request") == "true"
    return render(request, f"standar/kelola/{'_unggahan' if potongan else 'unggahan'}.html", isi)


@require_safe
@akses.perlu(LIHAT)
def ekspor(request: HttpRequest, unit: str, bentuk: str) -> HttpResponse:
    """The versions in force as a file that imports without a change."""
    tempat = unit_saya(request, unit, LIHAT)
    if bentuk not in ("xlsx", "yaml"):
        raise Http404
    isi, sk = ekspor_katalog([tempat], portal=True), daftar_sk([tempat])
    if bentuk == "xlsx":
        return xlsx.jawaban(lembar_kerja.tulis(isi, sk), f"standar-{tempat.kode}.xlsx")
    return HttpResponse(
        sk_komentar(sk) + yaml.safe_dump(isi, allow_unicode=True, sort_keys=False, width=100),
        content_type="application/yaml; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="standar-{tempat.kode}.yaml"',
            "Cache-Control": "private, no-store",
        },
    )
