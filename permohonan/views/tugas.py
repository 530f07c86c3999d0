"""Who works on what, the re-check by a second person, decisions on objections, the unit's own rules."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Unit
from permohonan import operasi
from permohonan.forms_atur import FormPengaturan
from permohonan.forms_tindakan import FormPertimbangan, FormTemuan
from permohonan.models import Pengaturan, Permohonan

from .bagian import status_form, terisi, terketik, tindakan

ATUR = "permohonan.atur"


@tindakan("permohonan.periksa")
def alihkan(request: HttpRequest, p: Permohonan) -> None:
    kepada = Pengguna.objects.filter(username=terketik(request, "kepada")).first()
    if kepada is None:
        messages.error(request, _("Pilih rekan yang menerima berkas ini."))
        return
    operasi.alihkan(permohonan=p, kepada=kepada, oleh=akses.orang(request))
    messages.success(request, _("Dialihkan kepada %(nama)s.") % {"nama": kepada})


@require_POST
@akses.perlu(ATUR)
def bagikan(request: HttpRequest) -> HttpResponse:
    """Everything nobody holds, given out by load, what is due first first."""
    jadi = 0
    daftar = (
        Permohonan.objects.di_unit(akses.unit_berhak(request.user, ATUR))
        .belum_dipegang()
        .urut_sisa_waktu()[:100]
    )
    for p in daftar:
        try:
            operasi.bagikan(permohonan=p, oleh=akses.orang(request))
            jadi += 1
        except GalatOperasi as galat:
            messages.error(request, f"{p.kode_tampil}: {galat.pesan}")
    messages.success(request, _("%(n)s permohonan dibagikan menurut beban.") % {"n": jadi})
    return redirect(f"{reverse('permohonan_masuk')}?tab=baru")


@tindakan("permohonan.periksa")
def uji_petik(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormTemuan(request.POST))
    operasi.uji_petik(
        permohonan=p,
        sesuai=request.POST.get("hasil") == "sesuai",
        catatan=isi["temuan"],
        oleh=akses.orang(request),
    )
    messages.success(request, _("Pemeriksaan ulang dicatat."))


@tindakan("permohonan.keberatan")
def putus_keberatan(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormPertimbangan(request.POST))
    operasi.putus_keberatan(
        permohonan=p,
        dikabulkan=request.POST.get("putusan") == "dikabulkan",
        pertimbangan=isi["pertimbangan"],
        oleh=akses.orang(request),
    )
    messages.success(request, _("Putusan keberatan dicatat; pemohon dikabari."))


@never_cache
@akses.perlu(ATUR)
@require_http_methods(["GET", "POST"])
def pengaturan(request: HttpRequest) -> HttpResponse:
    """Assignment by load, the re-check's percentage, home delivery: one form per unit."""
    unit = list(akses.unit_saya(request.user, ATUR))
    dipilih = (
        get_object_or_404(akses.unit_saya(request.user, ATUR), kode=terketik(request, "unit"))
        if (request.method == "POST")
        else None
    )
    ada = {x.unit_id: x for x in Pengaturan.objects.filter(unit__in=unit)}
    daftar: list[tuple[Unit, FormPengaturan]] = []
    for u in unit:
        data = request.POST if u == dipilih else None
        daftar.append(
            (u, FormPengaturan(data, instance=ada.get(u.pk) or Pengaturan(unit=u), auto_id=f"{u.kode}_%s"))
        )
    kirim = next((f for u, f in daftar if u == dipilih), None)
    if kirim is not None and dipilih is not None and kirim.is_valid():
        operasi.atur_unit(unit=dipilih, oleh=akses.orang(request), **kirim.cleaned_data)
        messages.success(request, _("Pengaturan disimpan."))
        return redirect("permohonan_pengaturan")
    return render(
        request,
        "permohonan/pengaturan.html",
        {"daftar": daftar},
        status=status_form(kirim) if kirim is not None else 200,
    )
