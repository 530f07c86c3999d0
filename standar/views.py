"""Public pages: the catalogue, one service, the search."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import condition, require_safe

from pelayanan import benang
from standar import niat, tampilan
from standar.banding import banding
from standar.cap import cap
from standar.cari import mesin
from standar.forms import SaringForm
from standar.models import Layanan, Standar

PER_HALAMAN = 50
CONTOH_CARI = ("kk hilang", "akta lahir anak", "ktp ilang", "pindah domisili", "antre")


@require_safe
@condition(etag_func=cap)
def katalog(request: HttpRequest) -> HttpResponse:
    """All services with a standard in force, by unit."""
    saring = SaringForm(request.GET)
    saring.is_valid()
    layanan = Layanan.objects.dilayani().untuk_daftar().order_by("unit__nama", "unit", "urutan", "nama")
    if unit := saring.cleaned_data.get("unit"):
        layanan = layanan.filter(unit=unit)
    if kelompok := saring.cleaned_data.get("kelompok"):
        layanan = layanan.filter(kelompok=kelompok)
    halaman = Paginator(layanan, PER_HALAMAN).get_page(request.GET.get("halaman"))
    tautan = {k: v for k, v in (("unit", unit and unit.kode), ("kelompok", kelompok)) if v}
    return render(
        request,
        "standar/katalog.html",
        {
            "saring": saring,
            "disaring": bool(tautan),
            "hal": halaman,
            "kartu": tampilan.kartu(halaman.object_list),
            "awalan": "".join(f"{k}={v}&" for k, v in tautan.items()),
        },
    )


@require_safe
@condition(etag_func=cap)
def layanan(request: HttpRequest, slug: str) -> HttpResponse:
    """One service: what to bring, how long, how much; then everything else."""
    objek = get_object_or_404(Layanan.objects.aktif().select_related("unit"), slug=slug)
    standar = Standar.objects.lengkap().filter(layanan=objek, status=Standar.Status.BERLAKU).first()
    return render(request, "standar/layanan.html", tampilan.rincian(objek, standar))


@require_safe
@condition(etag_func=cap)
def versi(request: HttpRequest, slug: str) -> HttpResponse:
    """All public versions of a standard; `?lama=1&baru=2` shows two side by side."""
    objek = get_object_or_404(Layanan.objects.aktif().select_related("unit"), slug=slug)
    daftar = list(Standar.objects.terbuka().filter(layanan=objek).order_by("-versi"))
    if not daftar:
        raise Http404
    nomor = {s.versi for s in daftar}
    baru = _nomor(request, "baru", nomor) or daftar[0].versi
    lama = _nomor(request, "lama", nomor) or max((n for n in nomor if n < baru), default=None)
    isi = {"layanan": objek, "daftar": daftar, "unit_tampil": tampilan.kepala(objek.unit)}
    if lama is not None and lama != baru:
        dua = {s.versi: s for s in Standar.objects.lengkap().filter(layanan=objek, versi__in=[lama, baru])}
        isi |= {"lama": dua[lama], "baru": dua[baru], "bagian": banding(dua[lama], dua[baru])}
    return render(request, "standar/versi.html", isi)


def _nomor(request: HttpRequest, nama: str, ada: set[int]) -> int | None:
    teks = request.GET.get(nama, "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 and int(teks) in ada else None


@require_safe
@condition(etag_func=cap)
def satu_versi(request: HttpRequest, slug: str, nomor: int) -> HttpResponse:
    """One version as it was promised; cases made under it point here."""
    standar = get_object_or_404(
        Standar.objects.terbuka().lengkap(), layanan__slug=slug, layanan__aktif=True, versi=nomor
    )
    return render(request, "standar/layanan.html", tampilan.rincian(standar.layanan, standar))


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """The one search box: a code opens its page, words find services, a wish offers the act."""
    teks = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    if alamat := benang.alamat(teks):
        return redirect(alamat)
    temuan = mesin.cari(teks, unit=request.GET.get("unit") or None)
    return render(
        request,
        "standar/cari.html",
        {
            "q": teks,
            "niat": niat.baca(teks),
            "kartu": tampilan.kartu(temuan.layanan),
            "dibaca": temuan.dibaca,
            "contoh_cari": CONTOH_CARI,
        },
    )
