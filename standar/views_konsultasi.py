"""The public consultation: read the draft and its papers, say what you think, read the answers and the result."""

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelayanan import akses, pdf
from pelayanan.galat import GalatOperasi
from standar import dokumen_pdf, operasi_surel, tampilan
from standar import operasi_konsultasi as operasi
from standar import surel as alamat_surel
from standar.banding import banding
from standar.forms_konsultasi import KodeForm, MasukanForm, SurelForm, TanggapanForm
from standar.models import BerkasKonsultasi, Konsultasi, Masukan, Standar

PER_HALAMAN = 50
SURAT_PER_JAM = 30  # codes asked for from one address of the network
_DIMINTA, _TERBUKTI = "surel_diminta", "surel_terbukti"


def dikonsultasikan(slug: str, versi: str = "") -> Standar:
    """The version `versi` that was before the public, else the newest such one of the service."""
    qs = (
        Standar.objects.terbuka()
        .lengkap()
        .filter(layanan__slug=slug, layanan__aktif=True, konsultasi_mulai__isnull=False)
    )
    if versi.isascii() and versi.isdigit() and len(versi) < 5:
        qs = qs.filter(versi=int(versi))
    return get_object_or_404(qs.order_by("-versi")[:1])


@require_http_methods(["GET", "HEAD", "POST"])
def konsultasi(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft beside the version in force, papers, voices and answers, and a form for who has proven who they are."""
    standar = dikonsultasikan(slug, request.GET.get("versi", ""))
    form = MasukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        orang: Any = request.user if request.user.is_authenticated else None
        sidik = () if orang else _terbukti(request, standar)
        try:
            operasi.beri_masukan(standar=standar, oleh=orang, sidik_surel=sidik, **form.cleaned_data)
            messages.success(request, _("Terima kasih, masukan Anda tercatat."))
            return redirect("konsultasi", slug)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
    return render(request, "standar/konsultasi.html", _isi(request, standar) | {"form": form})


@require_POST
def surel(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a code to an address."""
    standar = dikonsultasikan(slug)
    form = SurelForm(request.POST)
    if form.is_valid():
        try:
            _batasi(request)
            kode = operasi_surel.minta_kode(standar=standar, alamat=form.cleaned_data["surel"])
        except GalatOperasi as galat:
            form.add_error("surel" if galat.bidang == "surel" else None, str(galat.pesan))
        else:
            sidik = alamat_surel.sidik(standar, form.cleaned_data["surel"])
            request.session[_DIMINTA] = {str(standar.pk): {"kode": kode.pk, "sidik": sidik}}
            messages.success(request, _("Kode dikirim. Buka surel Anda, lalu tulis kodenya di bawah."))
            return redirect("konsultasi", slug)
    return render(
        request, "standar/konsultasi.html", _isi(request, standar) | {"form_surel": form}, status=422
    )


@require_POST
def kode(request: HttpRequest, slug: str) -> HttpResponse:
    """The code that came: from now on this browser has one voice."""
    standar = dikonsultasikan(slug)
    form = KodeForm(request.POST)
    diminta = request.session.get(_DIMINTA, {}).get(str(standar.pk), {"kode": 0, "sidik": []})
    if form.is_valid():
        try:
            operasi_surel.buktikan(pk=diminta["kode"], ditulis=form.cleaned_data["kode"])
        except GalatOperasi as galat:
            form.add_error("kode", str(galat.pesan))
        else:
            request.session[_TERBUKTI] = {str(standar.pk): diminta["sidik"]}
            request.session.pop(_DIMINTA, None)
            return redirect("konsultasi", slug)
    return render(
        request, "standar/konsultasi.html", _isi(request, standar) | {"form_kode": form}, status=422
    )


@require_safe
def berkas(request: HttpRequest, slug: str, kunci: str) -> FileResponse:
    """A paper of the consultation, while it runs and ever after; of a draft never opened, nothing."""
    objek = get_object_or_404(
        BerkasKonsultasi,
        kunci=kunci,
        konsultasi__standar__layanan__slug=slug,
        konsultasi__standar__konsultasi_mulai__isnull=False,
    )
    jawab = FileResponse(
        objek.isi.open("rb"), as_attachment=True, filename=objek.nama, content_type=objek.jenis_isi
    )
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab


@require_safe
def berita_acara(request: HttpRequest, slug: str, versi: int) -> HttpResponse:
    """Of a closed consultation, as PDF."""
    objek = get_object_or_404(
        Konsultasi.objects.select_related("standar__layanan__unit"),
        standar__layanan__slug=slug,
        standar__versi=versi,
        ditutup_pada__isnull=False,
    )
    return pdf.jawaban(dokumen_pdf.berita_acara(objek), f"berita-acara-{slug}-v{versi}.pdf")


def _batasi(request: HttpRequest) -> None:
    """A machine that asks for code after code is told to wait; the database counts per address besides."""
    tempat = f"konsultasi.surel:{request.META.get('REMOTE_ADDR')}"
    if cache.add(tempat, 1, 3600):
        return
    try:
        banyak = cache.incr(tempat)
    except ValueError:  # ran out between the two calls
        return
    if banyak > SURAT_PER_JAM:
        raise operasi_surel.TerlaluSering


def _terbukti(request: HttpRequest, standar: Standar) -> list[str]:
    """Digests of the address this browser has proven; of the address itself nothing is kept."""
    return list(request.session.get(_TERBUKTI, {}).get(str(standar.pk), []))


def _isi(request: HttpRequest, standar: Standar) -> dict[str, Any]:
    semua = Masukan.objects.filter(standar=standar)
    hitung = dict(semua.values_list("sikap").annotate(n=Count("pk")))
    hal = Paginator(semua.exclude(isi=""), PER_HALAMAN).get_page(request.GET.get("halaman"))
    kini = (
        Standar.objects.lengkap()
        .filter(layanan=standar.layanan, status=Standar.Status.BERLAKU)
        .exclude(pk=standar.pk)
        .first()
    )
    objek = Konsultasi.objects.filter(standar=standar).prefetch_related("berkas", "hadir").first()
    sidik = _terbukti(request, standar)
    orang: Any = request.user
    sudah = (orang.is_authenticated and semua.filter(oleh=orang).exists()) or (
        operasi_surel.sudah_bersuara(standar, sidik)
    )
    return {
        "layanan": standar.layanan,
        "standar": standar,
        "konsultasi": objek,
        "hadir": dokumen_pdf.hadir_per_kelompok(objek) if objek and objek.hadir.all() else [],
        "unit_tampil": tampilan.kepala(standar.layanan.unit),
        "bagian": banding(kini, standar) if kini else None,
        "komponen": tampilan.dokumen([standar], request.build_absolute_uri)["surat"][0]["komponen"],
        "kini": kini,
        "terbuka": operasi.terbuka(standar),
        "hal": hal,
        "jumlah": sum(hitung.values()),
        "suara": [(s.label, hitung.get(s.value, 0)) for s in Masukan.Sikap],
        "sudah": sudah,
        "boleh_bersuara": orang.is_authenticated or bool(sidik),
        "kode_diminta": str(standar.pk) in request.session.get(_DIMINTA, {}),
        "form": MasukanForm(),
        "form_surel": SurelForm(),
        "form_kode": KodeForm(),
        "boleh_menanggapi": akses.boleh(orang, "standar.sunting", standar.layanan.unit)
        and not (objek and objek.ditutup_pada),
    }


@require_POST
@akses.perlu("standar.sunting")
def tanggapi(request: HttpRequest, slug: str, nomor: int) -> HttpResponse:
    """Answer the n-th written voice of the consultation (counted from 1: no inner id in the address)."""
    standar = akses.ambil(
        Standar.objects.filter(pk=dikonsultasikan(slug).pk),
        request.user,
        "standar.sunting",
        jalur_unit="layanan__unit",
    )
    semua = Masukan.objects.filter(standar=standar).exclude(isi="").select_related("standar")
    masukan = get_object_or_404(semua[max(nomor - 1, 0) : max(nomor, 1)])
    form = TanggapanForm(request.POST)
    if form.is_valid():
        orang: Any = request.user
        try:
            operasi.tanggapi_masukan(masukan=masukan, oleh=orang, **form.cleaned_data)
        except GalatOperasi as galat:
            messages.error(request, str(galat.pesan))
    else:
        messages.error(request, _("Tulis tanggapannya dulu, paling panjang 3.000 huruf."))
    return redirect("konsultasi", slug)
