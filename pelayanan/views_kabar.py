"""A unit's own words for the messages that leave the house."""

from typing import cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from pelayanan import akses, operasi
from pelayanan.kabar import templat
from pelayanan.models import Pengguna, TemplatKabar

HAK = "unit.atur"


class TemplatForm(forms.Form):
    judul = forms.CharField(label=gettext_lazy("Judul"), max_length=150)
    isi = forms.CharField(
        label=gettext_lazy("Isi"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 12})
    )

    def __init__(self, *args: object, kunci: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kunci = kunci

    def clean(self) -> None:
        isi = super().clean() or {}
        if "judul" in isi and "isi" in isi:
            try:
                templat.periksa(self.kunci, isi["judul"], isi["isi"])
            except ValidationError as galat:
                self.add_error("isi", galat)


@require_GET
@never_cache
@akses.perlu(HAK)
def daftar(request: HttpRequest) -> HttpResponse:
    """All messages, and which of them speak the unit's own words."""
    unit = akses.unit_diminta(request, HAK)
    milik = set(TemplatKabar.objects.filter(unit=unit).values_list("kunci", flat=True))
    baris = [(k, t, k in milik) for k, t in templat.kamus().items()]
    isi = {"baris": baris, "unit": unit, "daftar_unit": akses.unit_saya(request.user, HAK)}
    return render(request, "pelayanan/templat_kabar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def sunting(request: HttpRequest, kunci: str) -> HttpResponse:
    """One message: look at it filled in, save it, or go back to the house's own words."""
    t = templat.kamus().get(kunci)
    if t is None:
        raise Http404
    unit = akses.unit_diminta(request, HAK)
    if "bawaan" in request.POST:
        operasi.ubah_templat(unit=unit, kunci=kunci, judul="", isi="", oleh=cast(Pengguna, request.user))
        messages.success(request, _("Kembali ke kata-kata bawaan."))
        return redirect(f"{request.path}?unit={unit.kode}")
    milik = TemplatKabar.objects.filter(unit=unit, kunci=kunci).first()
    awal = {"judul": milik.judul, "isi": milik.isi} if milik else {"judul": str(t.judul), "isi": str(t.isi)}
    form = TemplatForm(request.POST or None, initial=awal, kunci=kunci)
    benar = form.is_bound and form.is_valid()
    if benar and "simpan" in request.POST:
        operasi.ubah_templat(unit=unit, kunci=kunci, oleh=cast(Pengguna, request.user), **form.cleaned_data)
        messages.success(request, _("Tersimpan. Kabar berikutnya memakai kata-kata ini."))
        return redirect("kabar_templat")
    tampak = form.cleaned_data if benar else awal
    isi = {
        "t": t,
        "form": form,
        "unit": unit,
        "milik": milik,
        "contoh": templat.contoh(kunci, tampak["judul"], tampak["isi"]),
    }
    status = 400 if form.is_bound and not benar else 200
    return render(request, "pelayanan/templat_kabar_sunting.html", isi, status=status)
