"""Breaches of personal data: noted, told within 3 × 24 hours to the agency and to the people, closed."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, operasi_data, pdf, tanda_tangan, tenggat
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import KegagalanData
from pelayanan.templatetags.rupa import tanggal, waktu
from pelayanan.views_data import KEGAGALAN, LIHAT, batas

_SAAT: dict[str, Any] = {
    "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
}


class KegagalanForm(forms.Form):
    terjadi_pada = forms.DateTimeField(label=gettext_lazy("Terjadi"), **_SAAT)
    diketahui_pada = forms.DateTimeField(
        label=gettext_lazy("Diketahui"),
        help_text=gettext_lazy("Sejak saat ini 3 × 24 jam dihitung."),
        **_SAAT,
    )
    data = forms.CharField(  # type: ignore[assignment]
        label=gettext_lazy("Data yang terungkap"),
        max_length=500,
        help_text=gettext_lazy("Jenisnya saja, misalnya: nama dan nomor telepon pemohon."),
    )
    kronologi = forms.CharField(
        label=gettext_lazy("Kapan dan bagaimana"),
        max_length=3000,
        help_text=gettext_lazy("Tanpa nama dan nomor siapa pun."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upaya = forms.CharField(
        label=gettext_lazy("Upaya penanganan dan pemulihan"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    banyak_orang = forms.IntegerField(
        label=gettext_lazy("Perkiraan banyaknya orang"), required=False, min_value=0, max_value=300_000_000
    )
    umum = forms.BooleanField(label=gettext_lazy("Diumumkan juga kepada masyarakat"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(KEGAGALAN)
def kegagalan_baru(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, KEGAGALAN)
    with timezone.override(unit.tz):
        form = KegagalanForm(request.POST or None, initial={"diketahui_pada": timezone.localtime()})
        if form.is_bound and form.is_valid():
            try:
                g = operasi_data.catat_kegagalan(unit=unit, oleh=akses.orang(request), **form.cleaned_data)
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                return redirect("kegagalan_data", g.kode_tampil)
        isi = {"unit": unit, "daftar_unit": akses.unit_saya(request.user, KEGAGALAN), "form": form}
        return render(request, "pelayanan/kegagalan_baru.html", isi, status=400 if form.is_bound else 200)


def _kegagalan(request: HttpRequest, kode: str, hak: str) -> KegagalanData:
    qs = KegagalanData.objects.select_related("unit", "dicatat_oleh")
    return akses.ambil(qs, request.user, hak, kode=kode_publik.rapikan(kode) or "")


@require_GET
@never_cache
@akses.perlu(LIHAT)
def kegagalan(request: HttpRequest, kode: str) -> HttpResponse:
    g = _kegagalan(request, kode, LIHAT)
    isi = {
        "g": g,
        "unit": g.unit,
        "batas": batas(tenggat.milik(g).filter(dipenuhi_pada__isnull=True).first()),
        "boleh": akses.boleh(request.user, KEGAGALAN, g.unit) and g.ditutup_pada is None,
    }
    return render(request, "pelayanan/kegagalan.html", isi)


@require_POST
@akses.perlu(KEGAGALAN)
def kegagalan_tindak(request: HttpRequest, kode: str) -> HttpResponse:
    """Told the agency, told the people, or closed."""
    g = _kegagalan(request, kode, KEGAGALAN)
    apa = request.POST.get("apa", "")
    try:
        if apa == "tutup":
            operasi_data.tutup_kegagalan(kegagalan=g, oleh=akses.orang(request))
        elif apa in ("lembaga", "subjek"):
            operasi_data.beri_tahu_kegagalan(
                kegagalan=g,
                kepada=apa,
                keterangan=request.POST.get("keterangan", "")[:200],
                oleh=akses.orang(request),
            )
        else:
            raise Http404
        messages.success(request, _("Tercatat."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("kegagalan_data", g.kode_tampil)


@require_GET
@never_cache
@akses.perlu(KEGAGALAN)
def kegagalan_surat(request: HttpRequest, kode: str, kepada: str) -> HttpResponse:
    """The letter to the agency or to the people concerned, for the head to sign."""
    g = _kegagalan(request, kode, KEGAGALAN)
    if kepada not in ("lembaga", "subjek"):
        raise Http404
    kini = timezone.now()
    kepala = tanda_tangan.kepala(g.unit, kini)
    isi = pdf.buat(
        "pelayanan/kegagalan.typ",
        {
            "judul": _("Pemberitahuan kegagalan pelindungan data pribadi"),
            "unit": {"nama": g.unit.nama, "alamat": g.unit.alamat},
            "kaki": g.kode_tampil,
            "tanggal": tanggal(kini, g.unit),
            "kepada": _("Lembaga pelindungan data pribadi")
            if kepada == "lembaga"
            else _("Bapak/Ibu yang datanya terdampak"),
            "lembaga": kepada == "lembaga",
            "diketahui": waktu(g.diketahui_pada, g.unit),
            "terjadi": waktu(g.terjadi_pada, g.unit),
            "batas": waktu(g.diketahui_pada + timedelta(hours=72), g.unit),
            "data": g.data,
            "kronologi": g.kronologi,
            "upaya": g.upaya,
            "banyak": "" if g.banyak_orang is None else str(g.banyak_orang),
            "telepon": g.unit.telepon,
            "penanda": [
                {"jabatan": "", "nama": ""},
                {
                    "jabatan": kepala.jabatan if kepala else _("Pimpinan %(unit)s") % {"unit": g.unit.nama},
                    "nama": kepala.nama if kepala else "(                              )",
                },
            ],
        },
        pada=kini,
    )
    return pdf.jawaban(isi, f"pemberitahuan-{kepada}.pdf")
