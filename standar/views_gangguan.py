"""Declare a disturbance of a unit or some of its services, and end it. The services are known on this floor."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan import akses, operasi_gangguan
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import Gangguan, Pengguna, Unit
from standar.models import Layanan

LIHAT, NYATAKAN = "gangguan.lihat", "gangguan.nyatakan"
TAMPIL = 20


class GangguanForm(forms.Form):
    sebab = forms.ChoiceField(label=gettext_lazy("Sebab"), choices=Gangguan.Sebab)
    uraian = forms.CharField(
        label=gettext_lazy("Pengumuman untuk umum"),
        max_length=299,
        help_text=gettext_lazy(
            "Apa yang terjadi, apa yang tetap bisa dilayani, dan kapan diperkirakan pulih."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mulai_pada = forms.DateTimeField(
        label=gettext_lazy("Mulai"),
        help_text=gettext_lazy("Boleh sampai tujuh hari ke belakang; waktu unit."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    keputusan = forms.CharField(
        label=gettext_lazy("Dasar keputusan"),
        max_length=150,
        help_text=gettext_lazy("Nomor surat keputusan atau nota, misalnya 440/12/SK/2026."),
    )
    layanan = forms.MultipleChoiceField(
        label=gettext_lazy("Layanan yang terganggu"),
        required=False,
        help_text=gettext_lazy("Kosongkan bila semua layanan unit terganggu."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar = list(Layanan.objects.aktif().filter(unit=unit).order_by("urutan", "nama"))
        self.fields["layanan"].choices = [(x.slug, x.nama) for x in self.daftar]  # type: ignore[attr-defined]

    def clean_uraian(self) -> str:
        """A sentence: what the page says next begins a new one."""
        teks = " ".join(self.cleaned_data["uraian"].split())
        return teks if teks.endswith((".", "!", "?")) else f"{teks}."

    def sebagai_operasi(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        isi["layanan"] = {x.pk: x.nama for x in self.daftar if x.slug in isi["layanan"]}
        return isi


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(LIHAT)
def kelola(request: HttpRequest) -> HttpResponse:
    """What is declared now, what was, and for the head the form that declares."""
    unit = akses.unit_diminta(request, LIHAT)
    boleh = akses.boleh(request.user, NYATAKAN, unit)
    if request.method == "POST":
        akses.wajib(request.user, NYATAKAN, unit)
    with timezone.override(unit.tz):
        form = GangguanForm(request.POST or None, unit=unit, initial={"mulai_pada": timezone.localtime()})
        if form.is_bound and form.is_valid():
            try:
                operasi_gangguan.nyatakan_gangguan(
                    unit=unit, oleh=cast(Pengguna, request.user), **form.sebagai_operasi()
                )
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                messages.success(
                    request, _("Gangguan dinyatakan: diumumkan sekarang, dan jam janji berhenti.")
                )
                return redirect(f"{request.path}?unit={unit.kode}")
        daftar = list(
            Gangguan.objects.filter(unit=unit).select_related("dinyatakan_oleh", "diakhiri_oleh")[:TAMPIL]
        )
        isi = {
            "unit": unit,
            "daftar_unit": akses.unit_saya(request.user, LIHAT),
            "form": form,
            "boleh": boleh,
            "berlaku": next((g for g in daftar if g.selesai_pada is None), None),
            "lalu": [g for g in daftar if g.selesai_pada is not None],
        }
        return render(request, "standar/kelola/gangguan.html", isi, status=400 if form.is_bound else 200)


@require_POST
@akses.perlu(NYATAKAN)
def akhiri(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, NYATAKAN)
    try:
        operasi_gangguan.akhiri_gangguan(unit=unit, oleh=cast(Pengguna, request.user))
        messages.success(
            request, _("Gangguan diakhiri: jam janji berjalan lagi, batas waktunya mundur selama gangguan.")
        )
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(f"/gangguan/?unit={unit.kode}")
