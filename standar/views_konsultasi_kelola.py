"""The consultation at the desk: papers, forum, closing."""

from collections.abc import Callable
from typing import Any

from django import forms as f
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pelayanan import akses, pdf, tanda_tangan
from pelayanan.galat import GalatOperasi
from pelayanan.saring_berkas import UKURAN_TERBESAR
from standar import dokumen_pdf
from standar import forms_konsultasi as forms
from standar import operasi_konsultasi as operasi
from standar.models import BerkasKonsultasi, Konsultasi, Standar

LIHAT, SUNTING = "standar.lihat", "standar.sunting"


def _standar(request: HttpRequest, slug: str, hak: str) -> Standar:
    """The newest version of the service that is not just imported: the one whose consultation is worked on."""
    return akses.ambil(
        Standar.objects.select_related("layanan__unit").order_by("-versi"),
        request.user,
        hak,
        jalur_unit="layanan__unit",
        layanan__slug=slug,
    )


@require_safe
@akses.perlu(LIHAT)
def kelola(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything of the consultation of the newest version on one page."""
    return _tampil(request, _standar(request, slug, LIHAT))


def _tampil(request: HttpRequest, standar: Standar, **isian: Any) -> HttpResponse:
    objek = Konsultasi.objects.filter(standar=standar).prefetch_related("berkas", "hadir").first()
    awal = {n: getattr(objek, n) for n in ("tempat", "tanggal", "notulen")} if objek else {}
    hadir = (
        [{n: getattr(h, n) for n in ("kelompok", "nama", "lembaga")} for h in objek.hadir.all()]
        if objek
        else []
    )
    kepala = tanda_tangan.kepala(standar.layanan.unit)
    dapat = standar.status in (Standar.Status.RANCANGAN, Standar.Status.KONSULTASI)
    isi = {
        "layanan": standar.layanan,
        "standar": standar,
        "konsultasi": objek,
        "dapat_diubah": dapat
        and not (objek and objek.ditutup_pada)
        and akses.boleh(request.user, SUNTING, standar.layanan.unit),
        "belum_ditanggapi": operasi.belum_ditanggapi(standar),
        "jumlah": standar.masukan.count(),
        "hadir_kelompok": dokumen_pdf.hadir_per_kelompok(objek) if objek else [],
        "form_berkas": forms.BerkasForm(auto_id="berkas-%s"),
        "form_forum": forms.ForumForm(initial=awal, auto_id="forum-%s"),
        "hadir": forms.HadirFormSet(initial=hadir, prefix="hadir"),
        "form_tutup": forms.TutupForm(
            auto_id="tutup-%s", initial={"nama_1": kepala.nama, "jabatan_1": kepala.sebaris} if kepala else {}
        ),
    }
    return render(request, "standar/kelola/konsultasi.html", isi | isian, status=422 if isian else 200)


def _kerjakan(form: f.BaseForm, kerja: Callable[[], object]) -> bool:
    try:
        kerja()
    except GalatOperasi as galat:
        form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))  # type: ignore[attr-defined]
        return False
    return True


@require_POST
@akses.perlu(SUNTING)
def unggah(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a paper."""
    standar = _standar(request, slug, SUNTING)
    form = forms.BerkasForm(request.POST, request.FILES, auto_id="berkas-%s")
    if form.is_valid():
        berkas, orang = form.cleaned_data["berkas"], akses.orang(request)
        isi = berkas.read(UKURAN_TERBESAR + 1)
        if _kerjakan(
            form,
            lambda: operasi.unggah_berkas(
                standar=standar, jenis=form.cleaned_data["jenis"], nama=berkas.name, isi=isi, oleh=orang
            ),
        ):
            return redirect("konsultasi_kelola", slug)
    return _tampil(request, standar, form_berkas=form)


@require_POST
@akses.perlu(SUNTING)
def hapus(request: HttpRequest, slug: str, kunci: str) -> HttpResponse:
    """Take a paper away."""
    standar = _standar(request, slug, SUNTING)
    berkas = get_object_or_404(
        BerkasKonsultasi.objects.select_related("konsultasi__standar"),
        kunci=kunci,
        konsultasi__standar=standar,
    )
    try:
        operasi.hapus_berkas(berkas=berkas, oleh=akses.orang(request))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("konsultasi_kelola", slug)


@require_POST
@akses.perlu(SUNTING)
def forum(request: HttpRequest, slug: str) -> HttpResponse:
    """Minutes and attendance."""
    standar = _standar(request, slug, SUNTING)
    form = forms.ForumForm(request.POST, auto_id="forum-%s")
    hadir = forms.HadirFormSet(request.POST, prefix="hadir")
    if form.is_valid() & hadir.is_valid():
        orang = [h.cleaned_data for h in hadir.forms if h.cleaned_data.get("nama")]
        if _kerjakan(
            form,
            lambda: operasi.catat_forum(
                standar=standar, hadir=orang, oleh=akses.orang(request), **form.cleaned_data
            ),
        ):
            messages.success(request, _("Forum disimpan."))
            return redirect("konsultasi_kelola", slug)
    return _tampil(request, standar, form_forum=form, hadir=hadir)


@require_POST
@akses.perlu(SUNTING)
def tutup(request: HttpRequest, slug: str) -> HttpResponse:
    """The result and the signatories; from then on nothing of it changes."""
    standar = _standar(request, slug, SUNTING)
    form = forms.TutupForm(request.POST, auto_id="tutup-%s")
    if form.is_valid() and _kerjakan(
        form,
        lambda: operasi.tutup_konsultasi(
            standar=standar, oleh=akses.orang(request), **form.sebagai_operasi()
        ),
    ):
        messages.success(request, _("Konsultasi ditutup. Berita acaranya siap."))
        return redirect("konsultasi_kelola", slug)
    return _tampil(request, standar, form_tutup=form)


@require_safe
@akses.perlu(SUNTING)
def daftar_hadir(request: HttpRequest, slug: str, versi: int) -> HttpResponse:
    """Who came, with names: only for the unit."""
    objek = akses.ambil(
        Konsultasi.objects.select_related("standar__layanan__unit").prefetch_related("hadir"),
        request.user,
        SUNTING,
        jalur_unit="standar__layanan__unit",
        standar__layanan__slug=slug,
        standar__versi=versi,
    )
    return pdf.jawaban(dokumen_pdf.daftar_hadir(objek), f"daftar-hadir-{slug}-v{versi}.pdf")
