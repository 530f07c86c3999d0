"""The stock of blanks of an officer's units."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from pelayanan import akses
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import Unit
from permohonan import operasi
from permohonan.forms_atur import FormBlangko, FormMutasi
from permohonan.models import Blangko

from .bagian import status_form

LIHAT, UBAH = "permohonan.lihat", "permohonan.periksa"
BARIS = 50


@never_cache
@akses.perlu(LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """What is left of what."""
    konteks = {
        "blangko": Blangko.objects.filter(unit__in=akses.unit_berhak(request.user, LIHAT))
        .select_related("unit")
        .order_by("unit__nama", "nama"),
        "unit_boleh": akses.unit_saya(request.user, UBAH),
    }
    return render(request, "permohonan/blangko.html", konteks)


@never_cache
@akses.perlu(UBAH)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    unit = akses.ambil(
        Unit.objects.all(), request.user, UBAH, jalur_unit="pk", kode=request.GET.get("unit", "")[:60]
    )
    form = FormBlangko(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            b = operasi.buat_blangko(unit=unit, oleh=akses.orang(request), **form.cleaned_data)
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            return redirect("permohonan_blangko_satu", b.pk)
    konteks = {"form": form, "unit_tampil": unit}
    return render(request, "permohonan/blangko_baru.html", konteks, status=status_form(form))


@never_cache
@akses.perlu(LIHAT)
@require_http_methods(["GET", "POST"])
def satu(request: HttpRequest, pk: int) -> HttpResponse:
    """One kind: its movements, and the form for the next one."""
    b = akses.ambil(Blangko.objects.select_related("unit"), request.user, LIHAT, pk=pk)
    form = FormMutasi(request.POST or None)
    if request.method == "POST":
        akses.wajib(request.user, UBAH, b.unit_id)
        if form.is_valid():
            try:
                operasi.catat_mutasi(blangko=b, oleh=akses.orang(request), **form.cleaned_data)
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                messages.success(request, _("Dicatat."))
                return redirect("permohonan_blangko_satu", b.pk)
    konteks = {
        "b": b,
        "unit_tampil": b.unit,
        "form": form,
        "hal": Paginator(b.mutasi.select_related("oleh", "permohonan"), BARIS).get_page(
            request.GET.get("halaman")
        ),
        "boleh_ubah": akses.boleh(request.user, UBAH, b.unit_id),
    }
    return render(request, "permohonan/blangko_satu.html", konteks, status=status_form(form))
