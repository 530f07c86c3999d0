"""Vouchers: made by one, approved by another; put on a bill by whoever has the code."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from permohonan import operasi
from permohonan.forms_atur import FormVoucher
from permohonan.models import Tagihan, Voucher

from .bagian import akun, status_form

ATUR = "permohonan.atur"


@never_cache
@akses.perlu(ATUR)
@require_http_methods(["GET", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """The unit's coupons, and one more."""
    unit_semua = list(akses.unit_saya(request.user, ATUR))
    kode = request.GET.get("unit", "")
    unit = next((u for u in unit_semua if not kode or u.kode == kode), None)
    if unit is None:
        raise Http404
    form = FormVoucher(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        operasi.buat_voucher(unit=unit, oleh=akses.orang(request), **form.cleaned_data)
        messages.success(request, _("Voucher dibuat. Ia berlaku sesudah disetujui pejabat lain."))
        return redirect(f"{reverse('permohonan_voucher')}?unit={unit.kode}")
    semua = Voucher.objects.filter(unit=unit).select_related(
        "layanan", "dibuat_oleh", "disetujui_oleh", "tagihan"
    )
    konteks = {"form": form, "unit_tampil": unit, "unit_semua": unit_semua, "daftar": semua[:200]}
    return render(request, "permohonan/voucher.html", konteks, status=status_form(form))


@require_POST
@akses.perlu(ATUR)
def setujui(request: HttpRequest, kode: str) -> HttpResponse:
    """The second signature."""
    v = akses.ambil(Voucher.objects.select_related("unit"), request.user, ATUR, kode=kode)
    try:
        operasi.setujui_voucher(voucher=v, oleh=akses.orang(request))
        messages.success(request, _("Voucher berlaku."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(f"{reverse('permohonan_voucher')}?unit={v.unit.kode}")


@require_POST
def pakai(request: HttpRequest, kode_bayar: str) -> HttpResponse:
    """On the bill's own page, which whoever has its code may open."""
    t = get_object_or_404(Tagihan.objects.select_related("permohonan"), kode_bayar=kode_bayar)
    try:
        operasi.pakai_voucher(tagihan=t, kode=request.POST.get("kode", "")[:20], oleh=akun(request))
        messages.success(request, _("Voucher dipakai."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_bayar", kode_bayar)
