"""Action plans: list, plan, report. The way from a low unsur to something done about it."""

from typing import cast

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dasbor import rencana as baca
from dasbor.forms import FormBatal, FormKemajuan, FormRencana
from dasbor.operasi import batalkan_rencana, buat_rencana, laporkan_kemajuan
from dasbor.views import nav
from ikm import hasil
from ikm.views import bingkai
from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, RencanaAksi
from pelayanan.templatetags.rupa import desimal

LIHAT, RENCANAKAN = "dasbor.lihat", "dasbor.rencanakan"


@require_GET
@akses.perlu(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """What was promised to be improved, how far it is, and what it did to the unsur."""
    unit, units = akses.unit_terpilih(request, LIHAT)
    deret = hasil.semua_periode(unit)
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "subnav": nav(unit, "rencana"),
        "baris": baca.baris(unit, deret),
        "ringkas": baca.ringkasan(unit),
        "boleh": akses.boleh(request.user, RENCANAKAN, unit),
        "hari_ini": timezone.localdate(timezone=unit.tz),
    }
    return render(request, "dasbor/rencana.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(RENCANAKAN)
def baru(request: HttpRequest) -> HttpResponse:
    """Plan an action; ?unsur= and ?periode= name what it is for."""
    unit = akses.unit_diminta(request, LIHAT)
    akses.wajib(request.user, RENCANAKAN, unit)
    kini, _dulu = hasil.pilih_periode(hasil.semua_periode(unit), request.GET.get("periode"))
    unsur = next((b for b in (kini.unsur if kini else []) if b.unsur.kode == request.GET.get("unsur")), None)
    form = FormRencana(request.POST or None, initial={"masalah": _masalah(unsur)})
    if request.method == "POST" and form.is_valid():
        asal = (
            {"asal_jenis": "ikm.periode", "asal_id": kini.periode.pk, "asal_bagian": unsur.unsur.kode}
            if unsur and kini
            else {}
        )
        buat_rencana(unit=unit, oleh=cast(Pengguna, request.user), **asal, **form.cleaned_data)
        messages.success(request, _("Rencana aksi dibuat."))
        return redirect(f"/dasbor/rencana/?unit={unit.kode}")
    isi = {
        "unit": unit,
        "unit_tampil": bingkai(unit),
        "subnav": nav(unit, "rencana"),
        "form": form,
        "unsur": unsur,
    }
    return render(request, "dasbor/rencana_baru.html", isi, status=422 if form.errors else 200)


def _masalah(unsur: hasil.BarisUnsur | None) -> str:
    if unsur is None:
        return ""
    return _("%(unsur)s bernilai %(nilai)s") % {"unsur": unsur.unsur.nama, "nilai": desimal(unsur.nrr)}


def _rencana(request: HttpRequest, tanda: str) -> RencanaAksi:
    try:
        pk = signing.loads(tanda, salt=baca.GARAM)
    except signing.BadSignature:
        raise Http404 from None
    return akses.ambil(RencanaAksi.objects.select_related("unit"), request.user, RENCANAKAN, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(RENCANAKAN)
def batalkan(request: HttpRequest, tanda: str) -> HttpResponse:
    """Give a plan up, for a reason that stays in the record."""
    rencana = _rencana(request, tanda)
    form = FormBatal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            batalkan_rencana(rencana=rencana, oleh=cast(Pengguna, request.user), **form.cleaned_data)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
        else:
            messages.success(request, _("Rencana dibatalkan; alasannya tercatat."))
            return redirect(f"/dasbor/rencana/?unit={rencana.unit.kode}")
    isi = {
        "unit": rencana.unit,
        "unit_tampil": bingkai(rencana.unit),
        "subnav": nav(rencana.unit, "rencana"),
        "rencana": rencana,
        "form": form,
    }
    return render(request, "dasbor/rencana_batal.html", isi, status=422 if form.errors else 200)


@require_POST
@akses.perlu(RENCANAKAN)
def kemajuan(request: HttpRequest, tanda: str) -> HttpResponse:
    """Report progress of one plan."""
    rencana = _rencana(request, tanda)
    form = FormKemajuan(request.POST)
    if form.is_valid():
        try:
            laporkan_kemajuan(rencana=rencana, oleh=cast(Pengguna, request.user), **form.cleaned_data)
        except GalatOperasi as galat:
            messages.error(request, str(galat.pesan))
        else:
            messages.success(request, _("Kemajuan dicatat."))
    else:
        messages.error(request, _("Isi kemajuan dengan angka 0 sampai 100."))
    return redirect(f"/dasbor/rencana/?unit={rencana.unit.kode}")
