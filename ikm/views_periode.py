"""Periods of a unit: what is asked when, how it is scored, whether the open link is taken."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ikm.forms import FormPeriode
from ikm.hasil import semua_periode
from ikm.models import Periode
from ikm.muat import muat_instrumen
from ikm.operasi_periode import atur_tautan_terbuka, buka_periode
from ikm.views import bingkai
from ikm.views_petugas import KELOLA
from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna


@require_GET
@akses.perlu(KELOLA)
def daftar(request: HttpRequest) -> HttpResponse:
    """All periods with their rule and figure."""
    unit, units = akses.unit_terpilih(request, KELOLA)
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "deret": semua_periode(unit, 40),
        "hari_ini": timezone.localdate(timezone=unit.tz),
    }
    return render(request, "ikm/periode.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """Open a period."""
    unit = akses.unit_diminta(request, KELOLA)
    form = FormPeriode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = {**form.cleaned_data, "instrumen": muat_instrumen(form.cleaned_data["instrumen"])}
        isi["bobot"] = isi["bobot"] or None
        if isi["harapan_tiap"] is None:
            del isi["harapan_tiap"]
        try:
            buka_periode(unit=unit, oleh=cast(Pengguna, request.user), **isi)
        except GalatOperasi as galat:
            form.add_error(galat.bidang, str(galat.pesan))
        else:
            messages.success(request, _("Periode dibuka."))
            return redirect(f"/ikm/periode/?unit={unit.kode}")
    isi = {"unit": unit, "unit_tampil": bingkai(unit), "form": form}
    return render(request, "ikm/periode_baru.html", isi, status=422 if form.errors else 200)


@require_POST
@akses.perlu(KELOLA)
def tautan_terbuka(request: HttpRequest) -> HttpResponse:
    """Open or close the open link of one period."""
    unit = akses.unit_diminta(request, KELOLA)
    mulai = request.POST.get("periode", "")
    periode = next((p for p in Periode.objects.skm().filter(unit=unit) if p.mulai.isoformat() == mulai), None)
    if periode is None:
        raise Http404
    buka = request.POST.get("buka") == "1"
    atur_tautan_terbuka(periode=periode, terbuka=buka, oleh=cast(Pengguna, request.user))
    return redirect(f"/ikm/periode/?unit={unit.kode}")
