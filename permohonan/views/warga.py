"""The citizen: start, fill in step by step, check, send, follow."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, benang, pin, qr, siaran, views_dorong
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi, katakan
from permohonan import biaya, garis, operasi
from permohonan.alur import TERBUKA, Status, boleh
from permohonan.forms import FormPin
from permohonan.forms_berkas import FormBerkas
from permohonan.forms_tindakan import FormAlasan, FormPesan
from permohonan.galat import LayananDiujiCoba
from permohonan.models import (
    Berkas,
    Keberatan,
    Kompensasi,
    Penyerahan,
    Permohonan,
    Produk,
    Tagihan,
    Unggahan,
)
from standar.models import Layanan

from . import draf, loket
from .arsip import arsip_terlihat, konteks_arsip, sajikan
from .bagian import BERKODE, akun, ke_alamat, pemohon_lain, simpan_kiriman, status_form, terisi
from .kasus import baris_daftar


@require_GET
def mulai(request: HttpRequest) -> HttpResponse:
    """Choose a service; what happens after it."""
    kode = request.GET.get("kode", "").strip()[:120]
    if alamat := benang.alamat(kode):
        return redirect(alamat)
    cari = request.GET.get("q", "").strip()[:80]
    # what is on trial is taken in at the counter only
    layanan = Layanan.objects.berlaku().untuk_daftar().order_by("unit__nama", "urutan", "nama")
    if cari:
        layanan = layanan.filter(nama__icontains=cari)
    konteks = {"layanan": layanan, "q": cari, "kode": kode, "pemohon_lain": pemohon_lain(request)}
    return render(request, "permohonan/mulai.html", konteks)


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """A new request: the officer's form at the counter, or the citizen's first step."""
    if kode := request.GET.get("permohonan", "").strip():
        return loket.terima_dari(request, kode)
    slug = request.GET.get("layanan", "")
    layanan = Layanan.objects.dilayani().select_related("unit").filter(slug=slug).first()
    if "tiket" in request.GET or (
        layanan is not None and akses.boleh(request.user, "permohonan.terima", layanan.unit_id)
    ):
        return loket.terima(request, layanan)
    if layanan is None:
        return redirect("permohonan_mulai")
    if layanan.versi_kini.diuji:
        messages.warning(request, str(LayananDiujiCoba.pesan))
        return redirect(layanan)
    return draf.pemohon_baru(request, layanan)


# --- the request's page ------------------------------------------------------------------------------


def _boleh_rinci(request: HttpRequest, p: Permohonan) -> bool:
    return (
        pin.terbuka(request, p.kode)
        or akses.boleh(request.user, "permohonan.lihat", p.unit_id)
        or (
            p.unit_pemohon_id is not None and akses.boleh(request.user, "permohonan.lihat", p.unit_pemohon_id)
        )
    )


def _konteks(request: HttpRequest, p: Permohonan) -> dict[str, Any]:
    berkas = list(p.berkas.all())
    rinci = _boleh_rinci(request, p)
    request.tersamar = not rinci  # type: ignore[attr-defined]  # nothing to write down (lihat_data.py)
    return {
        "p": p,
        "unit_tampil": p.unit,
        "rupa": garis.rupa(p),
        "butir": garis.garis_waktu(p, petugas=False),
        "batas": garis.batas(p),
        "jam_berhenti": garis.berhenti(p),
        "berkas": berkas,
        "perlu_dibawa": [b for b in berkas if b.cara == Berkas.Cara.DIBAWA],
        "rinci": rinci,
        "boleh_tarik": boleh(p.status, Status.DITARIK) and pin.terbuka(request, p.kode),
        "pesan": list(p.pesan.percakapan()) if rinci else [],
        "boleh_bicara": p.status not in (Status.DRAF, Status.DITARIK, Status.KEDALUWARSA),
        "form_pesan": FormPesan(),
        "penyerahan": Penyerahan.objects.filter(permohonan=p).first(),
        "boleh_memilih": p.status in TERBUKA,
        "keberatan": Keberatan.objects.filter(permohonan=p).first(),
        "form_keberatan": FormAlasan(prefix="keberatan"),
        "boleh_keberatan": p.status == Status.DITOLAK
        and p.keberatan_sampai is not None
        and p.keberatan_sampai > timezone.now(),
        "ber_pin": pin.terbuka(request, p.kode),
        "kompensasi": list(Kompensasi.objects.filter(permohonan=p).order_by("pk")),
        "tagihan": Tagihan.objects.filter(permohonan=p).first(),
        "biaya_menyusul": p.status in TERBUKA and biaya.belum_ditetapkan(p),
        "hasil": Produk.objects.filter(permohonan=p).defer("isi").first(),
        "siaran": siaran.alamat(f"permohonan:{p.pk}"),
    }


@never_cache
@require_GET
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The request by its code: state, promise, what is wanted from you. Details need the PIN."""
    p = akses.ambil_berkode(BERKODE, kode)
    konteks = _konteks(request, p) | {
        "form_pin": FormPin(),
        "qr": qr.svg(request.build_absolute_uri(p.get_absolute_url())),
        "simpul": [
            s for s in benang.simpul(p.kunjungan_id, request.user) if s.tautan != p.get_absolute_url()
        ],
        "petugas": akses.boleh(request.user, "permohonan.lihat", p.unit_id),
    }
    return render(request, "permohonan/lihat.html", konteks)


@never_cache
@require_GET
def penggal(request: HttpRequest, kode: str) -> HttpResponse:
    """The live part of that page."""
    p = akses.ambil_berkode(BERKODE, kode)
    return render(request, "permohonan/_lihat.html", _konteks(request, p))


@require_POST
def kabari(request: HttpRequest, kode: str) -> HttpResponse:
    """«Beri tahu saya»: that there is news, never what; so the code is enough."""
    p = akses.ambil_berkode(BERKODE, kode)
    return views_dorong.langgani(request, kode=p.kode, unit=p.unit)


@never_cache
@require_POST
def buka(request: HttpRequest, kode: str) -> HttpResponse:
    """Code + PIN: the details, or the draft. The same words for a wrong code and a wrong PIN."""
    rapi = kode_publik.rapikan(kode) or kode
    p = BERKODE.satu(kode=rapi)
    form = FormPin(request.POST)
    if form.is_valid():
        try:
            pin.periksa(rapi, form.cleaned_data["pin"], ada=p is not None)
        except GalatOperasi as galat:
            katakan(form, galat)
            if p is None:
                return render(request, "permohonan/pin_salah.html", {"form_pin": form}, status=galat.status)
        else:
            assert p is not None  # noqa: S101  periksa() refused otherwise
            pin.ingat(request, p.kode)
            return redirect("permohonan_draf_pemohon" if p.draf else "permohonan", p.kode_tampil)
    if p is None:
        return render(request, "permohonan/pin_salah.html", {"form_pin": form}, status=404)
    konteks = _konteks(request, p) | {
        "form_pin": form,
        "qr": qr.svg(request.build_absolute_uri(p.get_absolute_url())),
    }
    return render(request, "permohonan/lihat.html", konteks, status=422)


@require_POST
def tutup(request: HttpRequest) -> HttpResponse:
    """A shared computer: forget the PINs this browser has shown."""
    pin.lupakan(request)
    messages.success(request, _("Rincian ditutup di perangkat ini."))
    return redirect("permohonan_mulai")


def milik_saya(request: HttpRequest, kode: str) -> Permohonan:
    """The request behind the code, for a browser that has its PIN; else 404."""
    p = akses.ambil_berkode(BERKODE, kode)
    if not pin.terbuka(request, p.kode):
        raise Http404
    return p


@never_cache
@require_http_methods(["GET", "POST"])
@ke_alamat
def lengkapi(request: HttpRequest, kode: str) -> HttpResponse:
    """The applicant answers the shortcomings, all on one page."""
    p = milik_saya(request, kode)
    kurang = list(
        p.berkas.filter(putusan=Berkas.Putusan.KURANG)
        .select_related("dari__permohonan__layanan")
        .prefetch_related("unggahan")
    )
    if not kurang:
        return redirect(p)
    form = FormBerkas(
        request.POST or None, request.FILES or None, berkas=kurang, arsip=arsip_terlihat(request, p)
    )
    if request.method == "POST":
        form.is_valid()
        simpan_kiriman(request, p, form)
    if request.method == "POST" and form.is_valid():
        try:
            operasi.lengkapi(
                permohonan=p,
                cara=form.cara,
                terbuka=pin.terbuka_semua(request),
                setuju=form.setuju,
                oleh=akun(request),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            messages.success(request, _("Terima kasih. Petugas yang sama memeriksa kelengkapan Anda."))
            return redirect(p)
    konteks = {"p": p, "form": form, "kurang": kurang, "unit_tampil": p.unit} | konteks_arsip(request, p)
    return render(request, "permohonan/lengkapi.html", konteks, status=status_form(form))


@require_POST
def tarik(request: HttpRequest, kode: str) -> HttpResponse:
    """The applicant takes the request back."""
    p = milik_saya(request, kode)
    try:
        isi = terisi(FormAlasan(request.POST))
        operasi.tarik(permohonan=p, oleh=akun(request), alasan=isi["alasan"])
        messages.success(request, _("Permohonan ditarik."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(p)


@never_cache
@require_GET
def tanda_terima(request: HttpRequest, kode: str) -> HttpResponse:
    """Proof on paper: code, QR, PIN, promise as a date. For the applicant's browser and the unit's officers."""
    p = get_object_or_404(
        Permohonan.objects.bukan_draf().select_related(
            "unit", "layanan", "standar", "diajukan_oleh", "kunjungan", "biro"
        ),
        kode=kode_publik.rapikan(kode) or "",
    )
    petugas = akses.boleh(request.user, "permohonan.terima", p.unit_id)
    if not (petugas or pin.terbuka(request, p.kode)):
        raise Http404
    tautan = request.build_absolute_uri(p.get_absolute_url())
    konteks = {
        "p": p,
        "unit_tampil": p.unit,
        "pin": pin.pin(p.kode),
        "batas": garis.batas(p),
        "berkas": list(p.berkas.all()),
        "qr": qr.svg(tautan),
        "petugas": petugas,
        "tagihan": Tagihan.objects.filter(permohonan=p).first(),
        "biaya_menyusul": biaya.belum_ditetapkan(p),
        "sekunjungan": _sekunjungan(p) if petugas else [],
        "ke_loket": akses.boleh(request.user, "antrian.layani"),
        "tautan": tautan,
    }
    return render(request, "permohonan/tanda_terima.html", konteks)


def _sekunjungan(p: Permohonan) -> list[dict[str, Any]]:
    """The other requests of the same applicant in this visit, so that one paper carries every code and PIN."""
    lain = (
        Permohonan.objects.bukan_draf()
        .filter(kunjungan=p.kunjungan_id, unit=p.unit_id, nama=p.nama, nik_buta=p.nik_buta)
        .exclude(pk=p.pk)
        .select_related("layanan", "standar", "unit")
        .order_by("id")[:20]
        if p.kunjungan_id
        else []
    )
    return [{"p": x, "pin": pin.pin(x.kode), "batas": garis.batas(x)} for x in lain]


@never_cache
@login_required
@require_GET
def saya(request: HttpRequest) -> HttpResponse:
    """My own page: what I asked for online with my account, and what of it runs out soon."""
    hari = timezone.localdate()
    milik = Permohonan.objects.filter(diajukan_oleh=akun(request), kanal=Permohonan.Kanal.DARING)
    daftar = milik.select_related("layanan", "unit", "produk").defer("isian").order_by("-id")
    hal = Paginator(daftar, 50).get_page(request.GET.get("halaman"))
    konteks = {
        "hal": hal,
        "baris": [(p, garis.rupa(p)) for p in hal.object_list],
        "habis": milik.filter(
            produk__status=Produk.Status.BERLAKU,
            produk__berlaku_sampai__gte=hari,
            produk__berlaku_sampai__lte=hari + timedelta(days=90),
        )
        .select_related("layanan", "produk")
        .order_by("produk__berlaku_sampai")[:20],
    }
    return render(request, "permohonan/saya.html", konteks)


@never_cache
@akses.perlu("permohonan.lihat")
@require_GET
def unit_saya(request: HttpRequest) -> HttpResponse:
    """What my unit asked of other units: the internal customer follows like any other."""
    daftar = (
        Permohonan.objects.bukan_draf()
        .filter(unit_pemohon__in=akses.unit_berhak(request.user, "permohonan.lihat"))
        .untuk_daftar()
        .order_by("-id")
    )
    hal = Paginator(daftar, 50).get_page(request.GET.get("halaman"))
    return render(
        request, "permohonan/unit_saya.html", {"hal": hal, "baris": baris_daftar(list(hal.object_list))}
    )


@never_cache
@require_GET
def unggahan(request: HttpRequest, kunci: str) -> FileResponse:
    """One uploaded file: for the applicant's browser with the PIN, and the unit's officers. Never runs anything."""
    u = get_object_or_404(Unggahan.objects.select_related("berkas__permohonan"), kunci=kunci)
    p = u.berkas.permohonan
    if not _boleh_rinci(request, p):
        raise Http404
    request.kode_dilihat = p.kode  # type: ignore[attr-defined]
    return sajikan(u)


@require_POST
def hapus_unggahan(request: HttpRequest, kunci: str) -> HttpResponse:
    """The applicant takes a file back."""
    u = get_object_or_404(Unggahan.objects.select_related("berkas__permohonan"), kunci=kunci)
    p = u.berkas.permohonan
    if not pin.terbuka(request, p.kode):
        raise Http404
    try:
        operasi.hapus_unggahan(unggahan=u, oleh=akun(request))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(
        *(("permohonan_draf_berkas", p.kode_tampil) if p.draf else ("permohonan_lengkapi", p.kode_tampil))
    )
