"""What the applicant may do beyond waiting, with the PIN: object, talk, choose how the product comes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan.galat import GalatOperasi, katakan
from permohonan import operasi
from permohonan.alur import TERBUKA
from permohonan.forms_tindakan import FormAlasan, FormPenyerahan, FormPesan
from permohonan.models import Pengaturan, Penyerahan

from .bagian import akun, status_form, terisi
from .warga import milik_saya


@require_POST
def keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    """The applicant objects to the refusal."""
    p = milik_saya(request, kode)
    try:
        isi = terisi(FormAlasan(request.POST, prefix="keberatan"))
        operasi.ajukan_keberatan(permohonan=p, alasan=isi["alasan"], oleh=akun(request))
        messages.success(request, _("Keberatan Anda diterima. Pejabat lain yang memutusnya."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(p)


@require_POST
def tanya(request: HttpRequest, kode: str) -> HttpResponse:
    """A message to the officer in the case."""
    p = milik_saya(request, kode)
    try:
        isi = terisi(FormPesan(request.POST))
        operasi.tanya(permohonan=p, isi=isi["isi"], oleh=akun(request))
        messages.success(request, _("Pesan terkirim. Jawabannya tampil di halaman ini."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(f"{p.get_absolute_url()}#pesan")


@never_cache
@require_http_methods(["GET", "POST"])
def penyerahan(request: HttpRequest, kode: str) -> HttpResponse:
    """Fetch it at an hour, or have it brought."""
    p = milik_saya(request, kode)
    if p.status not in TERBUKA:
        return redirect(p)
    ada = Penyerahan.objects.filter(permohonan=p).first()
    awal: dict[str, Any] = {"alamat": p.alamat}
    if ada is not None:
        awal |= {"cara": ada.cara, "alamat": ada.alamat or p.alamat}
        if ada.janji_pada:
            setempat = ada.janji_pada.astimezone(p.unit.tz)
            awal |= {"tanggal": setempat.date(), "jam": setempat.hour}
    antar = Pengaturan.objects.filter(unit=p.unit_id, antar=True).exists()
    form = FormPenyerahan(request.POST or None, initial=awal, antar=antar)
    if request.method == "POST" and form.is_valid():
        try:
            operasi.pilih_penyerahan(
                permohonan=p,
                cara=form.cleaned_data["cara"],
                janji_pada=form.waktu(p.unit.tz),
                alamat=form.cleaned_data.get("alamat", ""),
                oleh=akun(request),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            messages.success(request, _("Pilihan Anda dicatat."))
            return redirect(p)
    konteks = {"p": p, "form": form, "unit_tampil": p.unit}
    return render(request, "permohonan/penyerahan.html", konteks, status=status_form(form))
