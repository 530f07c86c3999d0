"""The desk of a penanggung jawab for what the unit keeps beside its standards."""

from collections.abc import Callable
from typing import Any

from django import forms as f
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from standar import forms_unit as forms
from standar import operasi_unit as operasi
from standar import spm as hitungan
from standar.alur_biro import ALUR_BIRO
from standar.models import BiroJasa, Dokumen, IndikatorSPM, KeteranganUnit, Layanan, NilaiSPM, VersiDokumen
from standar.views_impor import LIHAT, SUNTING, unit_saya


def _kerjakan(form: f.Form | f.ModelForm, kerjakan: Callable[..., Any], **isi: Any) -> Any:
    """The operation with the form's data; a refusal becomes an error of the form, and None comes back."""
    try:
        return kerjakan(**isi)
    except GalatOperasi as galat:
        form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
        return None


def _dikirim(request: HttpRequest, form: f.Form | f.ModelForm) -> bool:
    return request.method == "POST" and form.is_valid()


@require_safe
@akses.perlu(LIHAT)
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """Everything of one unit that is not a standard."""
    tempat = unit_saya(request, unit, LIHAT)
    isi = {"unit": tempat, "boleh_sunting": akses.boleh(request.user, SUNTING, tempat)}
    return render(request, "standar/kelola/unit.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def jiwa(request: HttpRequest, unit: str) -> HttpResponse:
    """Vision and mission of the unit."""
    tempat = unit_saya(request, unit, SUNTING)
    k = KeteranganUnit.objects.filter(unit=tempat).first()
    awal = {"visi": k.visi, "misi": k.misi} if k else {}
    form = forms.JiwaForm(request.POST or None, initial=awal)
    if _dikirim(request, form):
        operasi.tulis_jiwa(unit=tempat, oleh=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Visi dan misi disimpan."))
        return redirect("standar_unit_kelola", tempat.kode)
    return render(request, "standar/kelola/jiwa.html", {"form": form, "unit": tempat})


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def spm(request: HttpRequest, unit: str) -> HttpResponse:
    """Indicators of the unit, and a new one."""
    tempat = unit_saya(request, unit, SUNTING)
    form = forms.IndikatorForm(request.POST or None, unit=tempat)
    if _dikirim(request, form):
        baru = _kerjakan(form, operasi.buat_indikator, unit=tempat, oleh=request.user, **form.cleaned_data)
        if baru is not None:
            return redirect("spm_satu_kelola", tempat.kode, baru.nomor)
    indikator = list(IndikatorSPM.objects.filter(unit=tempat).select_related("layanan"))
    isi = {"form": form, "unit": tempat, "baris": hitungan.baca(tempat, indikator)}
    return render(request, "standar/kelola/spm.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def spm_satu(request: HttpRequest, unit: str, nomor: int) -> HttpResponse:
    """Write down a target or an achievement of one indicator; read its history."""
    tempat = unit_saya(request, unit, SUNTING)
    indikator = get_object_or_404(IndikatorSPM.objects.select_related("layanan"), unit=tempat, nomor=nomor)
    awal = {"tahun": timezone.localdate(timezone=tempat.tz).year}
    form = forms.NilaiForm(request.POST or None, indikator=indikator, initial=awal)
    if _dikirim(request, form):
        baru = _kerjakan(
            form, operasi.catat_nilai_spm, indikator=indikator, oleh=request.user, **form.cleaned_data
        )
        if baru is not None:
            messages.success(request, _("Dicatat."))
            return redirect("spm_satu_kelola", tempat.kode, nomor)
    riwayat = NilaiSPM.objects.filter(indikator=indikator).select_related("dicatat_oleh")
    isi = {
        "form": form,
        "unit": tempat,
        "b": hitungan.baca(tempat, [indikator])[0],
        "riwayat": [
            {"n": n, "teks": hitungan.angka(n.nilai)} for n in riwayat.order_by("-dicatat_pada", "-pk")
        ],
    }
    return render(request, "standar/kelola/spm_satu.html", isi)


@require_POST
@akses.perlu(SUNTING)
def spm_hentikan(request: HttpRequest, unit: str, nomor: int) -> HttpResponse:
    """Stop measuring; the years stay."""
    tempat = unit_saya(request, unit, SUNTING)
    indikator = get_object_or_404(IndikatorSPM, unit=tempat, nomor=nomor)
    try:
        operasi.hentikan_indikator(indikator=indikator, oleh=request.user)  # type: ignore[arg-type]
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("spm_satu_kelola", tempat.kode, nomor)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def dokumen(request: HttpRequest, unit: str) -> HttpResponse:
    """The library, and a new document."""
    tempat = unit_saya(request, unit, SUNTING)
    form = forms.DokumenForm(request.POST or None, request.FILES or None)
    if _dikirim(request, form):
        data = dict(form.cleaned_data)
        berkas = data.pop("berkas")
        baru = _kerjakan(
            form,
            operasi.terbitkan_dokumen,
            unit=tempat,
            nama=berkas.name,
            isi=berkas.read(),
            oleh=request.user,
            **data,
        )
        if baru is not None:
            messages.success(request, _("Dokumen diterbitkan."))
            return redirect("dokumen_kelola", tempat.kode)
    daftar = Dokumen.objects.filter(unit=tempat).prefetch_related(
        Prefetch("versi", VersiDokumen.objects.order_by("-nomor"))
    )
    return render(request, "standar/kelola/dokumen.html", {"form": form, "unit": tempat, "daftar": daftar})


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def dokumen_versi(request: HttpRequest, unit: str, kunci: str) -> HttpResponse:
    """The next version of a document."""
    tempat = unit_saya(request, unit, SUNTING)
    objek = get_object_or_404(Dokumen.objects.prefetch_related("versi"), unit=tempat, kunci=kunci)
    form = forms.VersiDokumenForm(request.POST or None, request.FILES or None)
    if _dikirim(request, form):
        berkas = form.cleaned_data["berkas"]
        baru = _kerjakan(
            form,
            operasi.perbarui_dokumen,
            dokumen=objek,
            nama=berkas.name,
            isi=berkas.read(),
            catatan=form.cleaned_data["catatan"],
            oleh=request.user,
        )
        if baru is not None:
            messages.success(request, _("Versi baru diterbitkan."))
            return redirect("dokumen_satu", tempat.kode, objek.kunci)
    isi = {"form": form, "unit": tempat, "dokumen": objek}
    return render(request, "standar/kelola/dokumen_versi.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def biro(request: HttpRequest, unit: str) -> HttpResponse:
    """The register, and a new entry."""
    tempat = unit_saya(request, unit, SUNTING)
    form = forms.BiroForm(request.POST or None, unit=tempat)
    if _dikirim(request, form):
        data = form.cleaned_data | {"layanan": list(form.cleaned_data["layanan"])}
        if _kerjakan(form, operasi.daftarkan_biro, unit=tempat, oleh=request.user, **data) is not None:
            messages.success(request, _("Biro jasa didaftarkan."))
            return redirect("biro_jasa_kelola", tempat.kode)
    daftar = BiroJasa.objects.filter(unit=tempat).prefetch_related("layanan")
    isi = {
        "form": form,
        "unit": tempat,
        "daftar": daftar,
        "ada_layanan": Layanan.objects.filter(unit=tempat).exists(),
    }
    return render(request, "standar/kelola/biro_jasa.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(SUNTING)
def biro_status(request: HttpRequest, unit: str, kunci: str) -> HttpResponse:
    """Freeze, free or withdraw one agent, with a reason."""
    tempat = unit_saya(request, unit, SUNTING)
    objek = get_object_or_404(BiroJasa.objects.prefetch_related("layanan"), unit=tempat, kunci=kunci)
    form = forms.StatusBiroForm(request.POST or None)
    maju = ALUR_BIRO[BiroJasa.Status(objek.status)]
    pilihan: Any = form.fields["status"]
    pilihan.choices = [c for c in BiroJasa.Status.choices if c[0] in maju]
    if _dikirim(request, form):
        hasil = _kerjakan(form, operasi.ubah_status_biro, biro=objek, oleh=request.user, **form.cleaned_data)
        if hasil is not None:
            return redirect("biro_jasa_kelola", tempat.kode)
    isi = {"form": form, "unit": tempat, "biro": objek, "maju": bool(maju)}
    return render(request, "standar/kelola/biro_jasa_status.html", isi)
