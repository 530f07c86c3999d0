"""Public pages: the catalogue, one service, the search."""

from collections.abc import Callable
from hashlib import blake2b

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from pelayanan import benang, qr
from pelayanan.models import Unit
from standar import keliling, niat, surat, tampilan
from standar.cap import cap, cap_unit
from standar.cari import mesin
from standar.forms import SaringForm
from standar.luar import json_ld, sebagai_blok
from standar.models import Layanan, Maklumat, Standar
from standar.peristiwa_hidup import DAFTAR as DAFTAR_HIDUP
from standar.peristiwa_hidup import PETA
from standar.querysets import StandarQuerySet

PER_HALAMAN = 50
CONTOH_CARI = ("kk hilang", "akta lahir anak", "ktp ilang", "pindah domisili", "antre")


def _cap_katalog(request: HttpRequest) -> str | None:
    """As `cap`, and the mobile counters of the unit asked for."""
    tanda = cap(request)
    unit = Unit.objects.filter(kode=request.GET.get("unit", "").replace("\x00", "")).first()
    if tanda is None or unit is None:
        return tanda
    return _bersama(tanda, repr(keliling.jadwal(unit=unit.pk)))


@require_safe
@condition(etag_func=_cap_katalog)
def katalog(request: HttpRequest) -> HttpResponse:
    """All services people are served by, by unit: in force or, marked, on trial."""
    saring = SaringForm(request.GET)
    saring.is_valid()
    layanan = Layanan.objects.dilayani().untuk_daftar().order_by("unit__nama", "unit_id", "urutan", "nama")
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
            "hidup": DAFTAR_HIDUP,
            "kartu": tampilan.kartu(halaman.object_list),
            "awalan": "".join(f"{k}={v}&" for k, v in tautan.items()),
            "jiwa": tampilan.jiwa(unit) if unit else {},
            "keliling": keliling.jadwal(unit=unit.pk) if unit else [],
        },
    )


def _cap_layanan(request: HttpRequest, slug: str) -> str | None:
    """As `cap`, and what the page says of the waiting now at sister units and of mobile counters."""
    tanda = cap(request)
    if tanda is None:
        return None
    return _bersama(tanda, tampilan.cap_saudara(slug))


def _bersama(tanda: str, kini: str) -> str:
    return f'{tanda[:-1]}-{blake2b(kini.encode(), digest_size=4).hexdigest()}"'


@require_safe
@condition(etag_func=_cap_layanan)
def layanan(request: HttpRequest, slug: str) -> HttpResponse:
    """One service: what to bring, how long, how much; then everything else."""
    objek = get_object_or_404(Layanan.objects.aktif().select_related("unit"), slug=slug)
    standar = Standar.objects.lengkap().dilayani().filter(layanan=objek).first()
    isi = tampilan.rincian(objek, standar)
    isi["diuji"] = standar is not None and standar.diuji
    if standar is not None and not standar.diuji:  # what a search engine shows cannot say "on trial"
        isi["json_ld"] = sebagai_blok(json_ld(standar, request.build_absolute_uri(objek.get_absolute_url())))
    return render(request, "standar/layanan.html", isi)


@require_safe
@condition(etag_func=cap)
def bawa(request: HttpRequest, slug: str) -> HttpResponse:
    """What must *I* bring: ask which conditions hold, answer with the personal list, ready to print."""
    standar = _dilayani(slug)
    return render(request, "standar/bawa.html", tampilan.daftar_bawaan(standar, request.GET))


@require_safe
@condition(etag_func=cap)
def sop(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedure drawn as swim lanes, for wall and paper."""
    return render(
        request,
        "standar/sop.html",
        tampilan.sop(_diminta(request, slug, _dilayani), request.GET.get("versi")),
    )


@require_safe
@condition(etag_func=cap)
def cetak(request: HttpRequest, slug: str) -> HttpResponse:
    """One standard as a document, with all fourteen components and a QR back to the page."""
    standar = _diminta(request, slug, _berlaku)
    isi = tampilan.dokumen([standar], request.build_absolute_uri)
    url_pdf = reverse("standar_pdf", args=[slug]) + tampilan.ekor_versi(standar)
    return render(
        request, "standar/cetak.html", isi | {"judul_dokumen": standar.layanan.nama, "url_pdf": url_pdf}
    )


@require_safe
@condition(etag_func=cap)
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """One A3 sheet for the wall: how long, how much, what to bring, QR."""
    standar = _berlaku(slug)
    isi = tampilan.rincian(standar.layanan, standar)
    alamat = request.build_absolute_uri(standar.layanan.get_absolute_url())
    return render(
        request,
        "standar/poster.html",
        isi | {"qr": qr.svg(alamat), "syarat_poster": surat.syarat_poster(standar)},
    )


@require_safe
@condition(etag_func=cap)
def buku(request: HttpRequest, unit: str) -> HttpResponse:
    """All standards of a unit as one booklet."""
    tempat = get_object_or_404(Unit, kode=unit, aktif=True)
    daftar = (
        Standar.objects.lengkap()
        .filter(layanan__unit=tempat, layanan__aktif=True, status=Standar.Status.BERLAKU)
        .order_by("layanan__urutan", "layanan__nama")
    )
    isi = tampilan.dokumen(list(daftar), request.build_absolute_uri)
    return render(
        request,
        "standar/cetak.html",
        isi
        | {
            "judul_dokumen": tempat.nama,
            "buku": True,
            "jiwa": tampilan.jiwa(tempat),
            "url_pdf": reverse("standar_buku_pdf", args=[tempat.kode]),
        },
    )


@require_safe
@condition(etag_func=cap_unit("maklumat"))
def maklumat(request: HttpRequest, unit: str) -> HttpResponse:
    """The unit's word in force, and what is given when it is not kept."""
    tempat = get_object_or_404(Unit, kode=unit, aktif=True)
    objek = (
        Maklumat.objects.filter(unit=tempat, berlaku__upper_inf=True)
        .prefetch_related("kompensasi__layanan")
        .first()
    )
    isi = {
        "unit": tempat,
        "maklumat": objek,
        "bagian": tampilan.bagian_maklumat(objek),
        "unit_tampil": tampilan.kepala(tempat),
    }
    return render(request, "standar/maklumat.html", isi)


@require_safe
@condition(etag_func=cap)
def hidup(request: HttpRequest, nama: str) -> HttpResponse:
    """Services for a moment of life."""
    if nama not in PETA:
        raise Http404
    layanan = Layanan.objects.dilayani().untuk_daftar().filter(peristiwa_hidup__contains=[nama])
    urut = layanan.order_by("unit__nama", "unit_id", "urutan")[:PER_HALAMAN]
    return render(
        request,
        "standar/hidup.html",
        {"hidup": PETA[nama], "kartu": tampilan.kartu(urut), "lain": DAFTAR_HIDUP},
    )


def _satu() -> StandarQuerySet:
    return Standar.objects.lengkap().filter(layanan__aktif=True, layanan__unit__aktif=True)


def _berlaku(slug: str) -> Standar:
    """In force: what stands on paper and on the wall is law, never a trial."""
    return get_object_or_404(_satu().berlaku(), layanan__slug=slug)


def _diminta(request: HttpRequest, slug: str, biasa: Callable[[str], Standar]) -> Standar:
    """The public version that `?versi=` names: an old case is read in its own papers. Without it: `biasa`."""
    nomor = request.GET.get("versi", "")
    if not nomor:
        return biasa(slug)
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) <= 4):
        raise Http404
    return get_object_or_404(_satu().terbuka(), layanan__slug=slug, versi=int(nomor))


def _dilayani(slug: str) -> Standar:
    """In force or, marked as such, on trial."""
    return get_object_or_404(_satu().dilayani(), layanan__slug=slug)


@require_safe
@condition(etag_func=cap)
def versi(request: HttpRequest, slug: str) -> HttpResponse:
    """All public versions of a standard; `?lama=1&baru=2` shows two side by side."""
    objek = get_object_or_404(Layanan.objects.aktif().select_related("unit"), slug=slug)
    daftar = list(Standar.objects.terbuka().filter(layanan=objek).order_by("-versi"))
    if not daftar:
        raise Http404
    isi = {"layanan": objek, "unit_tampil": tampilan.kepala(objek.unit)}
    return render(request, "standar/versi.html", isi | tampilan.perbandingan(objek, daftar, request.GET))


@require_safe
@condition(etag_func=cap)
def satu_versi(request: HttpRequest, slug: str, nomor: int) -> HttpResponse:
    """One version as it was promised; cases made under it point here."""
    standar = get_object_or_404(
        Standar.objects.terbuka().lengkap(), layanan__slug=slug, layanan__aktif=True, versi=nomor
    )
    isi = tampilan.rincian(standar.layanan, standar) | {"ekor": tampilan.ekor_versi(standar)}
    return render(request, "standar/layanan.html", isi)


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
