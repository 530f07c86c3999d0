"""The steps of a draft, one group of questions per screen: who asks, for whom, how to be told, the version's
questions, the papers, check, send."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan import akses, idempotensi, pin
from pelayanan.galat import GalatOperasi, katakan
from permohonan import garis, operasi, rancang, syarat
from permohonan.forms import FormPemohon
from permohonan.forms_berkas import FormBerkas
from permohonan.galat import PemohonBelumLengkap, VersiBerganti
from permohonan.layar import FormLayar
from permohonan.models import Permohonan
from permohonan.operasi.bagian import pemohon_kurang, rancangan
from standar.models import Layanan

from .arsip import arsip_terlihat, konteks_arsip
from .bagian import (
    BERKODE,
    akun,
    ke_alamat,
    kunci_baru,
    kunci_form,
    kunjungan_dari,
    pemohon_lain,
    pengaju,
    simpan_kiriman,
    status_form,
)

PEMOHON, UNTUK, KABAR, BERKAS, PERIKSA = (
    "permohonan_draf_pemohon",
    "permohonan_draf_untuk",
    "permohonan_draf_kabar",
    "permohonan_draf_berkas",
    "permohonan_draf_periksa",
)


def _awal(lain: Permohonan | None, layanan: Layanan, unit: list[tuple[str, str]]) -> dict[str, Any]:
    """What another request of the same person tells; not an agent, nor a unit, who may not ask for this service."""
    if lain is None:
        return {}
    isi = FormPemohon.awal(lain)
    biro, asal = lain.biro, lain.unit_pemohon
    hari = timezone.localdate(timezone=layanan.unit.tz)
    if (biro and not (biro.boleh(hari) and biro.layanan.filter(pk=layanan.pk).exists())) or (
        asal and asal.kode not in dict(unit)
    ):
        isi |= {"atas": Permohonan.Atas.SENDIRI, "nama_pengaju": "", "nomor_biro": "", "kode_unit": ""}
    return isi


def pemohon_baru(request: HttpRequest, layanan: Layanan) -> HttpResponse:
    """Step 1: who asks. Sending it makes the draft; of a person known already the next two screens are known too."""
    lain = pemohon_lain(request)
    siapa = pengaju(request, layanan)
    awal = _awal(lain, layanan, siapa["unit"])
    form = FormPemohon(request.POST or None, initial=awal, bagian="diri", **siapa)
    if request.method == "POST" and form.is_valid():
        try:
            p = idempotensi.sekali(
                kunci_form(request),
                Permohonan,
                lambda: operasi.mulai_draf(
                    layanan=layanan,
                    pemohon=form.pemohon_dari(awal),
                    oleh=akun(request),
                    kunjungan=lain.kunjungan if lain else kunjungan_dari(request),
                ),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            pin.ingat(request, p.kode)
            dikenal = lain is not None and awal["atas"] == lain.atas
            return _sesudah(p, reverse(KABAR if dikenal else PEMOHON, args=[p.kode_tampil]))
    standar = layanan.versi_kini
    contoh = Permohonan(layanan=layanan, standar=standar)
    konteks = {
        "form": form,
        "layanan": layanan,
        "unit_tampil": layanan.unit,
        "standar": standar,
        "syarat": syarat.daftar(standar),
        "batas": garis.perkiraan_batas(layanan.unit, standar),
        "ke": 1,
        "dari": len(_langkah(contoh)),
        "nama_langkah": _("Pemohon"),
        "kunci": request.POST.get("kunci") or kunci_baru(),
    }
    return render(request, "permohonan/langkah_pemohon.html", konteks, status=status_form(form))


def _langkah(p: Permohonan) -> list[tuple[str, str]]:
    """[(address, title)] of every step of this draft."""
    kode = p.kode_tampil
    isian = [
        (reverse("permohonan_draf_isian", args=[kode, i]), judul)
        for i, (judul, _daftar) in enumerate(rancang.kelompok(rancangan(p).pertanyaan), start=1)
    ]
    return [
        (reverse(PEMOHON, args=[kode]), _("Pemohon")),
        (reverse(UNTUK, args=[kode]), _("Untuk siapa")),
        (reverse(KABAR, args=[kode]), _("Kabar")),
        *isian,
        (reverse(BERKAS, args=[kode]), _("Berkas")),
        (reverse(PERIKSA, args=[kode]), _("Periksa jawaban")),
    ]


def _konteks(p: Permohonan, url: str, **lain: Any) -> dict[str, Any]:
    langkah = _langkah(p)
    ke = [u for u, _judul in langkah].index(url)
    return {
        "p": p,
        "layanan": p.layanan,
        "unit_tampil": p.unit,
        "standar": p.standar,
        "ke": ke + 1,
        "dari": len(langkah),
        "nama_langkah": langkah[ke][1],
        "url_kembali": langkah[ke - 1][0] if ke else "",
        "pin": pin.pin(p.kode),
        **lain,
    }


def _sesudah(p: Permohonan, url: str) -> HttpResponse:
    """To the step after this one."""
    langkah = [u for u, _judul in _langkah(p)]
    return redirect(langkah[langkah.index(url) + 1])


def _sebelum(p: Permohonan, url: str) -> HttpResponse:
    """To the step before this one, the first stays where it is."""
    langkah = [u for u, _judul in _langkah(p)]
    return redirect(langkah[max(0, langkah.index(url) - 1)])


def _draf(request: HttpRequest, kode: str) -> Permohonan:
    """The draft behind the code, for a browser that has its PIN; else 404."""
    p = akses.ambil_berkode(BERKODE, kode)
    if not p.draf or not pin.terbuka(request, p.kode):
        raise Http404
    return p


def _bagian_pemohon(request: HttpRequest, kode: str, nama: str, bagian: str) -> HttpResponse:
    """One screen about who asks. Going back keeps what was typed, as far as it can be read."""
    p = _draf(request, kode)
    url = reverse(nama, args=[p.kode_tampil])
    awal = FormPemohon.awal(p)
    form = FormPemohon(request.POST or None, initial=awal, bagian=bagian, **pengaju(request, p.layanan))
    mundur = "kembali" in request.POST
    if request.method == "POST" and (form.is_valid() or mundur):
        try:
            operasi.simpan_pemohon(permohonan=p, pemohon=form.pemohon_dari(awal), oleh=akun(request))
        except GalatOperasi as galat:
            katakan(form, galat)
        if mundur:
            return _sebelum(p, url)
        if not form.errors:
            return _sesudah(p, url)
    pertama = bagian == "diri"
    janji = {"batas": garis.perkiraan_batas(p.unit, p.standar), "syarat": syarat.daftar(p.standar)}
    konteks = _konteks(p, url, form=form, **(janji if pertama else {"standar": None}))
    return render(request, "permohonan/langkah_pemohon.html", konteks, status=status_form(form))


@never_cache
@require_http_methods(["GET", "POST"])
def pemohon(request: HttpRequest, kode: str) -> HttpResponse:
    """Whose request it is."""
    return _bagian_pemohon(request, kode, PEMOHON, "diri")


@never_cache
@require_http_methods(["GET", "POST"])
def untuk(request: HttpRequest, kode: str) -> HttpResponse:
    """For oneself, or through somebody else."""
    return _bagian_pemohon(request, kode, UNTUK, "untuk")


@never_cache
@require_http_methods(["GET", "POST"])
def kabar(request: HttpRequest, kode: str) -> HttpResponse:
    """How the applicant is told."""
    return _bagian_pemohon(request, kode, KABAR, "kabar")


@never_cache
@require_http_methods(["GET", "POST"])
def isian(request: HttpRequest, kode: str, ke: int) -> HttpResponse:
    """One group of the version's questions."""
    p = _draf(request, kode)
    kelompok = rancang.kelompok(rancangan(p).pertanyaan)
    if not 1 <= ke <= len(kelompok):
        raise Http404
    url = reverse("permohonan_draf_isian", args=[p.kode_tampil, ke])
    form = FormLayar(request.POST or None, pertanyaan=kelompok[ke - 1][1], isian=p.isian)
    if "kembali" in request.POST:
        form.is_valid()  # what cannot be read is left, the rest is kept; sending asks for what is still wanted
        operasi.simpan_isian(permohonan=p, isian=form.jawaban, oleh=akun(request))
        return _sebelum(p, url)
    if not form.fields or (not form.menambah and request.method == "POST" and form.is_valid()):
        if form.fields:
            kosong = dict.fromkeys(form.fields, None)
            operasi.simpan_isian(permohonan=p, isian={**kosong, **form.jawaban}, oleh=akun(request))
        return _sesudah(p, url)
    konteks = _konteks(p, url, form=form)
    return render(request, "permohonan/langkah_isian.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@ke_alamat
def berkas(request: HttpRequest, kode: str) -> HttpResponse:
    p = _draf(request, kode)
    url = reverse(BERKAS, args=[p.kode_tampil])
    daftar = list(p.berkas.prefetch_related("unggahan", "dari__permohonan__layanan"))
    form = FormBerkas(
        request.POST or None, request.FILES or None, berkas=daftar, arsip=arsip_terlihat(request, p)
    )
    if not daftar:
        return _sesudah(p, url)
    if request.method == "POST":
        form.is_valid()
        simpan_kiriman(request, p, form)
        if form.is_valid():
            try:
                operasi.simpan_berkas(
                    permohonan=p,
                    cara=form.cara,
                    terbuka=pin.terbuka_semua(request),
                    setuju=form.setuju,
                    oleh=akun(request),
                )
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                return _sesudah(p, url)
        form.berkas = list(p.berkas.prefetch_related("unggahan"))
    konteks = _konteks(p, url, form=form, **konteks_arsip(request, p))
    return render(request, "permohonan/langkah_berkas.html", konteks, status=status_form(form))


@never_cache
@require_http_methods(["GET", "POST"])
def periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """Check the answers, see the promise, send."""
    p = _draf(request, kode)
    url = reverse(PERIKSA, args=[p.kode_tampil])
    if request.method == "POST":
        try:
            operasi.ajukan(permohonan=p, oleh=akun(request))
        except VersiBerganti as galat:
            operasi.sesuaikan_versi(permohonan=p, oleh=akun(request))
            messages.warning(request, str(galat.pesan))
            return redirect(BERKAS, p.kode_tampil)
        except PemohonBelumLengkap as galat:
            messages.error(request, str(galat.pesan))
            return redirect(KABAR if pemohon_kurang(p) == "kabar" else UNTUK, p.kode_tampil)
        except GalatOperasi as galat:
            messages.error(request, str(galat.pesan))
        else:
            return redirect("permohonan_tanda_terima", p.kode_tampil)
    kelompok = rancang.kelompok(rancangan(p).pertanyaan)
    konteks = _konteks(
        p,
        url,
        berkas=list(p.berkas.all()),
        batas=garis.perkiraan_batas(p.unit, p.standar),
        jawaban=[
            (judul, reverse("permohonan_draf_isian", args=[p.kode_tampil, i]), garis.jawaban(daftar, p.isian))
            for i, (judul, daftar) in enumerate(kelompok, start=1)
        ],
    )
    return render(request, "permohonan/langkah_periksa.html", konteks)
