"""Approval, the letter, its verification, the register, correction of a product."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, pdf, pin, qr
from pelayanan.galat import GalatOperasi
from pelayanan.siap import tunggal
from permohonan import cetak, operasi
from permohonan import surat as isi_surat
from permohonan.forms_tindakan import FormAlasan, FormSebab, FormTerbit
from permohonan.galat import BelumAdaProduk
from permohonan.layar import FormLayar
from permohonan.models import Permohonan, Produk
from permohonan.operasi.bagian import rancangan
from permohonan.unggah import TERBESAR

from .bagian import kasus, pastikan_mengerjakan, terisi, terketik, tindakan

LIHAT, SETUJUI = "permohonan.lihat", "permohonan.setujui"
_PRODUK = Produk.objects.select_related("unit", "permohonan__layanan", "diganti_oleh")


@tindakan(LIHAT)
def selesai_proses(request: HttpRequest, p: Permohonan) -> None:
    pastikan_mengerjakan(request, p)
    operasi.selesai_proses(permohonan=p, oleh=akses.orang(request))
    messages.success(request, _("Diteruskan."))


@tindakan(SETUJUI)
def setujui(request: HttpRequest, p: Permohonan) -> None:
    operasi.setujui(permohonan=p, oleh=akses.orang(request))
    messages.success(request, _("Disetujui."))


@require_POST
@akses.perlu(SETUJUI)
def setujui_terpilih(request: HttpRequest) -> HttpResponse:
    """Equal cases at once, each under its own rules: what cannot be approved is said and stays."""
    jadi, gagal = 0, []
    for kode in request.POST.getlist("kode")[:100]:
        p = kasus(request, kode, SETUJUI)
        try:
            operasi.setujui(permohonan=p, oleh=akses.orang(request))
            jadi += 1
        except GalatOperasi as galat:
            gagal.append(f"{p.nama}: {galat.pesan}")
    if jadi:
        messages.success(request, _("%(n)s permohonan disetujui.") % {"n": jadi})
    for pesan in gagal:
        messages.error(request, pesan)
    return redirect(f"{reverse('permohonan_masuk')}?tab=setuju")


@tindakan(SETUJUI)
def kembalikan(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormAlasan(request.POST, prefix="kembali"))
    operasi.kembalikan_ke_proses(permohonan=p, catatan=isi["alasan"], oleh=akses.orang(request))
    messages.success(request, _("Dikembalikan kepada petugas dengan catatan Anda."))


@tindakan(LIHAT)
def terbitkan(request: HttpRequest, p: Permohonan) -> HttpResponse | None:
    """For products made elsewhere or kept in a drawer; letters come out by themselves."""
    akses.wajib(request.user, "permohonan.periksa", p.unit_id)
    form = FormTerbit(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for es in form.errors.values() for e in es))
        return None
    operasi.terbitkan(permohonan=p, oleh=akses.orang(request), **form.cleaned_data)
    messages.success(request, _("Terbit. Pemohon dapat mengambilnya."))
    return None


@tindakan(SETUJUI)
def cabut(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormAlasan(request.POST, prefix="cabut"))
    produk = Produk.objects.filter(permohonan=p).first()
    if produk is None:
        raise BelumAdaProduk
    operasi.cabut(produk=produk, alasan=isi["alasan"], oleh=akses.orang(request))
    messages.success(request, _("Dicabut. Halaman verifikasinya sudah mengatakannya."))


@never_cache
@akses.perlu("permohonan.terima")
@require_http_methods(["GET", "POST"])
def perbaiki(request: HttpRequest, kode: str) -> HttpResponse:
    """An error on the document: correct the answers, free of charge."""
    asal = kasus(request, kode, "permohonan.terima")
    r = rancangan(asal)
    form = FormLayar(request.POST or None, pertanyaan=r.pertanyaan, isian=asal.isian)
    sebab = FormSebab(request.POST if request.method == "POST" and not form.menambah else None)
    if request.method == "POST" and not form.menambah and form.is_valid() & sebab.is_valid():
        try:
            p = operasi.perbaiki(
                permohonan=asal,
                isian={**dict.fromkeys(form.fields, None), **form.jawaban},
                nama=terketik(request, "nama", 120),
                salah_unit=sebab.cleaned_data["salah_unit"],
                oleh=akses.orang(request),
            )
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
        else:
            return redirect("permohonan_tanda_terima", p.kode_tampil)
    konteks = {"p": asal, "form": form, "sebab": sebab, "unit_tampil": asal.unit}
    salah = form.errors or sebab.errors
    return render(request, "permohonan/perbaiki.html", konteks, status=422 if salah else 200)


def _surat(request: HttpRequest, produk: Produk) -> dict[str, Any]:
    return {
        "produk": produk,
        "unit_tampil": produk.unit,
        "utuh": not produk.surat or isi_surat.sidik_produk(produk) == produk.sidik,
        "qr": qr.svg(request.build_absolute_uri(produk.get_absolute_url())),
        "berakhir": produk.berlaku_sampai is not None
        and produk.berlaku_sampai < timezone.localdate(timezone=produk.unit.tz),
    }


def _produk_milik(request: HttpRequest, kode: str) -> Produk:
    """What came out of a request, for who may have it; else 404."""
    p = akses.ambil_berkode(Permohonan.objects.all(), kode)
    produk = tunggal(_PRODUK.filter(permohonan=p))
    boleh = pin.terbuka(request, p.kode) or akses.boleh(request.user, LIHAT, p.unit_id)
    if produk is None or not boleh:
        raise Http404
    return produk


def _surat_milik(request: HttpRequest, kode: str) -> Produk:
    """The letter behind a request's code, for who may have it; else 404."""
    produk = _produk_milik(request, kode)
    if not produk.surat:
        raise Http404
    return produk


@never_cache
@require_GET
def surat(request: HttpRequest, kode: str) -> HttpResponse:
    """The letter itself, to print: for the applicant's browser and the unit's officers, once it is out."""
    return render(request, "permohonan/surat.html", _surat(request, _surat_milik(request, kode)))


@never_cache
@require_GET
def surat_pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """The signed PDF, or the one another system made, for the same people."""
    produk = _produk_milik(request, kode)
    if not produk.sidik_naskah:
        raise Http404
    with produk.naskah.open("rb") as berkas:
        return pdf.jawaban(berkas.read(), f"surat-{produk.kode_tampil}.pdf")


@never_cache
@require_GET
def verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """Is this paper real? Number, date, signer, status and the authentic text, for whoever holds the paper."""
    try:
        produk = akses.ambil_berkode(_PRODUK, kode)
    except Http404:
        # a scanned code nobody gave out: the answer is about the paper, not about a page
        return render(request, "permohonan/verifikasi_asing.html", {"kode": kode[:20]}, status=404)
    return render(request, "permohonan/verifikasi.html", _surat(request, produk))


@never_cache
@require_POST
def cocokkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Is this very file the one that was signed? Its hash is compared; the file is not kept."""
    produk = akses.ambil_berkode(_PRODUK.exclude(sidik_naskah=""), kode)
    file = request.FILES.get("berkas")
    if file is None or (file.size or 0) > TERBESAR:
        cocok, kesalahan = None, _("Pilih berkas PDF surat ini, paling besar 20 MB.")
    else:
        cerna = hashlib.sha256()
        for potong in file.chunks():
            cerna.update(potong)
        cocok, kesalahan = cerna.hexdigest() == produk.sidik_naskah, ""
    isi = _surat(request, produk) | {"cocok": cocok, "kesalahan": kesalahan}
    return render(request, "permohonan/verifikasi.html", isi, status=422 if kesalahan else 200)


@never_cache
@akses.perlu(LIHAT)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The register of a year, in order of number, printable."""
    tahun = _tahun(request)
    unit = akses.unit_saya(request.user, LIHAT)
    baris = (
        _PRODUK.filter(unit__in=unit, tahun=tahun, nomor__isnull=False)
        .defer("isi", "diganti_oleh__isi")
        .order_by("unit_id", "register", "nomor")
    )
    hal = Paginator(baris, 200).get_page(request.GET.get("halaman"))
    konteks = {
        "hal": hal,
        "baris": [(p, cetak.keadaan(p, timezone.localdate(timezone=p.unit.tz))[1]) for p in hal.object_list],
        "tahun": tahun,
        "awalan": f"tahun={tahun}&",
        "tahun_lalu": tahun - 1,
        "unit_semua": list(unit),
    }
    return render(request, "permohonan/register.html", konteks)


def _tahun(request: HttpRequest) -> int:
    """The year asked for, else this one."""
    mentah = request.GET.get("tahun", "")
    return (
        int(mentah)
        if mentah.isascii() and mentah.isdigit() and len(mentah) == 4
        else timezone.localdate().year
    )


@never_cache
@akses.perlu(LIHAT)
@require_GET
def register_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper, of one unit: every number of every kind, what became of each."""
    unit = akses.unit_diminta(request, LIHAT)
    tahun = _tahun(request)
    return pdf.jawaban(cetak.register(unit, tahun), f"register-surat-{tahun}.pdf")
