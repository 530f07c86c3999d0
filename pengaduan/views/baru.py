"""Filing an aduan, one question per screen, without an account."""

from __future__ import annotations

import hashlib
from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan import akses, idempotensi, pin
from pelayanan.galat import GalatOperasi
from pelayanan.saring_berkas import UKURAN_TERBESAR, BerkasTerlaluBesar
from pengaduan import aturan, operasi
from pengaduan.draf import Draf
from pengaduan.forms.warga import FORM, JEBAKAN, JUDUL, FormLangkah, TentangForm
from pengaduan.models import Aduan, Lampiran

PERTAMA = next(iter(FORM))
BERBERKAS = "cerita"
TERBANYAK_SEKALI = 10
TERKIRIM = "aduan_terkirim"  # in the session: the last one sent, for whom the receipt did not reach


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def langkah(request: HttpRequest, layar: str = PERTAMA) -> HttpResponse:
    """One screen: show it, or keep what was filled in and go on."""
    if layar not in FORM:
        raise Http404
    draf = Draf(request)
    if layar == PERTAMA and request.method != "POST":
        _awali(request, draf)
    elif layar != PERTAMA and not draf.isi["layar"]:
        return redirect("aduan_baru")
    if layar not in draf.langkah():
        return redirect("aduan_periksa")
    if request.method == "POST":
        draf.simpan(layar, request.POST)
    form = draf.form(layar)
    ubah = "ubah" in request.GET or "ubah" in request.POST
    if request.method == "POST" and form.is_valid() and _ambil_berkas(request, draf, layar, form):
        if "buang" in request.POST:
            return redirect("aduan_langkah", layar)
        return _lanjut(draf, layar, ubah=ubah)
    urut = draf.langkah()
    ke = urut.index(layar)
    return render(
        request,
        "pengaduan/baru/langkah.html",
        {
            "form": form,
            "layar": layar,
            "nama_layar": JUDUL[layar],
            "ke": ke + 1,
            "dari": len(urut),
            "sebelum": urut[ke - 1] if ke else None,
            "ubah": ubah,
            "arahan": aturan.ARAHAN.values(),
            "lampiran": Lampiran.objects.filter(draf=draf.id) if layar == BERBERKAS else None,
        },
    )


def _ambil_berkas(request: HttpRequest, draf: Draf, layar: str, form: FormLangkah) -> bool:
    """Take the files of the screen that has them, each by itself; False when one was refused (the rest is kept)."""
    if layar != BERBERKAS:
        return True
    if "buang" in request.POST:
        operasi.buang(draf=draf.id, kunci=request.POST["buang"][:32])
    for berkas in request.FILES.getlist("berkas")[:TERBANYAK_SEKALI]:
        try:
            if (berkas.size or 0) > UKURAN_TERBESAR:
                raise BerkasTerlaluBesar
            operasi.unggah(draf=draf.id, nama=berkas.name or "", isi=berkas.read())
        except GalatOperasi as galat:
            form.add_error("berkas", f"{(berkas.name or '')[:60]}: {galat.pesan}")
    return not form.errors


def _lanjut(draf: Draf, layar: str, *, ubah: bool) -> HttpResponse:
    urut = draf.langkah()
    berikut = urut[urut.index(layar) + 1 :]
    if ubah or not berikut:
        belum = draf.belum()
        return redirect("aduan_langkah", belum) if belum else redirect("aduan_periksa")
    return redirect("aduan_langkah", berikut[0])


def _awali(request: HttpRequest, draf: Draf) -> None:
    """What the link that brought the person here knows already: ?layanan=slug, ?unit=kode, ?kunjungan=K-…"""
    if layanan := request.GET.get("layanan"):
        draf.awali("tentang", tentang=f"l:{layanan[:120]}")
    elif unit := request.GET.get("unit"):
        draf.awali("tentang", tentang=f"u:{unit[:40]}")
    if kunjungan := request.GET.get("kunjungan"):
        draf.ikat_kunjungan(kunjungan[:200])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def periksa(request: HttpRequest) -> HttpResponse:
    """Everything once more before it goes out; POST sends it.

    Pressed again after a broken connection, or reloaded, the draft is gone: the receipt is shown, not an empty form.
    """
    draf = Draf(request)
    if not draf.isi["layar"] and (terkirim := request.session.get(TERKIRIM)):
        return redirect("tanda_terima_aduan", terkirim)
    belum = draf.belum()
    if belum:
        return redirect("aduan_langkah", belum)
    galat = None
    if request.method == "POST":
        try:
            if request.POST.get(JEBAKAN):
                raise GalatOperasi(_("Kosongkan isian «situs», lalu kirim lagi."))
            aduan = _kirim(draf)
        except GalatOperasi as e:
            galat = e
        else:
            draf.buang()
            pin.ingat(request, aduan.kode)
            request.session[TERKIRIM] = aduan.kode_tampil
            return redirect("tanda_terima_aduan", aduan.kode_tampil)
    unit, _layanan = cast(TentangForm, draf.diperiksa("tentang")).tempat  # looked up by `belum`
    layar = [(n, JUDUL[n], _jawaban(draf, n)) for n in draf.langkah()]
    return render(
        request,
        "pengaduan/baru/periksa.html",
        {
            "layar": layar,
            "galat": galat,
            "jebakan": JEBAKAN,
            "mirip": Aduan.objects.mirip(unit, draf.nilai("cerita", "judul")),
        },
        status=galat.status if galat else 200,
    )


@require_POST
@never_cache
def dukung(request: HttpRequest, kode: str) -> HttpResponse:
    """ "I met the same": counted once per browser, and the filing in progress is not needed any more."""
    a = akses.ambil_berkode(Aduan.objects.filter(tayang=True), kode)
    if not request.session.session_key:
        request.session.create()
    cerna = hashlib.sha256(f"{request.session.session_key}{a.kode}".encode()).hexdigest()
    try:
        operasi.dukung(aduan=a, cerna=cerna, oleh=None)
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    else:
        Draf(request).buang()
        messages.success(
            request, _("Dukungan Anda dicatat. Aduan itu sudah ditangani; Anda tidak perlu mengirim lagi.")
        )
    return redirect("pengaduan")


def _kirim(draf: Draf) -> Aduan:
    kunci = idempotensi.kunci_dari("aduan", draf.id, "kirim")
    # sent twice, the draft is gone the second time: two at once are what is left
    return idempotensi.sekali(
        kunci, Aduan, lambda: operasi.terima_aduan(oleh=None, **draf.bersih()), agaknya_baru=True
    )


def _jawaban(draf: Draf, layar: str) -> list[tuple[str, str]]:
    """The answers of one screen as label and text."""
    form = draf.diperiksa(layar)
    form.is_valid()
    hasil = []
    for nama, bidang in form.fields.items():
        nilai = form.cleaned_data.get(nama)
        if nama == "berkas":
            nilai = "\n".join(Lampiran.objects.filter(draf=draf.id).values_list("nama", flat=True))
        if nama == "tentang":  # what was chosen was just looked up: not every service of every unit again
            hasil.append((str(bidang.label), _sebutan_tempat(form)))
            continue
        pilihan = _datar(getattr(bidang, "choices", ()))
        hasil.append((str(bidang.label), str(pilihan.get(str(nilai), nilai or "–"))))
    return hasil


def _sebutan_tempat(form: forms.Form) -> str:
    unit, layanan = cast(TentangForm, form).tempat
    return f"{layanan.nama}, {unit.nama}" if layanan else _("%(unit)s secara umum") % {"unit": unit.nama}


def _datar(pilihan: object) -> dict[str, str]:
    isi: dict[str, str] = {}
    for k, v in pilihan or ():  # type: ignore[attr-defined]
        isi |= {str(a): str(b) for a, b in v} if isinstance(v, list | tuple) else {str(k): str(v)}
    return isi
