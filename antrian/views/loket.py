"""The counter: every key is one small request. With htmx the screen's own part comes back; without, a redirect."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from antrian import layar, operasi
from antrian import sikap as kartu_sikap
from antrian.forms import FormAlih, FormHasil, FormTunda
from antrian.galat import NomorTidakAda
from antrian.models import Loket, Tiket
from antrian.nomor import baca as baca_nomor
from antrian.querysets import tanggal_setempat
from antrian.views.siapa import siapa
from pelayanan import akses, kode, pdf, qr, siaran
from pelayanan.galat import GalatOperasi
from standar.models import Layanan

HAK = "antrian.layani"


@require_GET
@akses.perlu(HAK)
@never_cache
def daftar_loket(request: HttpRequest) -> HttpResponse:
    """Choose a loket, or go on at the one you sit at."""
    daftar = Loket.objects.aktif().filter(unit__in=akses.unit_berhak(request.user, HAK)).untuk_daftar()
    return render(
        request,
        "antrian/loket_daftar.html",
        {"daftar": daftar, "kini": layar.loket_saya(daftar, request.user)},
    )


@require_GET
@akses.perlu(HAK)
@never_cache
def loket(request: HttpRequest, pk: int) -> HttpResponse:
    k = _loket(request, pk)
    return render(
        request,
        "antrian/loket.html",
        {
            **layar.isi(k, request.user),
            "url_siaran": siaran.alamat(f"loket:{k.pk}"),
            "url_siaran_unit": siaran.alamat(f"antrian:{k.unit_id}"),
        },
    )


@require_GET
@akses.perlu(HAK)
@never_cache
def loket_penggal(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer's half: the ticket here and the keys."""
    return render(request, "antrian/_loket.html", layar.isi(_loket(request, pk), request.user))


@require_GET
@akses.perlu(HAK)
@never_cache
def loket_antrean(request: HttpRequest, pk: int) -> HttpResponse:
    """The other half: who waits, who is parked."""
    return render(request, "antrian/_antrean.html", layar.isi_antrean(_loket(request, pk)))


def _loket(request: HttpRequest, pk: int) -> Loket:
    return akses.ambil(
        Loket.objects.aktif().select_related("unit", "petugas", "titik"), request.user, HAK, pk=pk
    )


def _perbuatan(
    kerjakan: Callable[[HttpRequest, Loket], object], kabar: Promise | str = ""
) -> Callable[..., HttpResponse]:
    """One act at the loket: POST, by right, then the screen again. A refusal, or `kabar`, is shown on it."""

    @require_POST
    @akses.perlu(HAK)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        k = _loket(request, pk)
        galat = None
        try:
            kerjakan(request, k)
        except GalatOperasi as ditolak:
            galat = ditolak
        if getattr(request, "htmx", False):
            # always 200: htmx shows the refusal in the screen itself
            return render(
                request,
                "antrian/_loket.html",
                {
                    **layar.isi(_loket(request, pk), request.user),
                    "galat": galat,
                    "kabar": "" if galat else kabar,
                },
            )
        if galat:
            messages.error(request, str(galat.pesan))
        elif kabar:
            messages.success(request, str(kabar))
        return redirect("loket", pk=pk)

    return view


class IsianLoket(GalatOperasi):
    """What the keys sent makes no sense: a stale page."""

    kode = "isian_salah"
    status = 400


def _isi(form: FormHasil | FormAlih | FormTunda) -> dict[str, Any]:
    if not form.is_valid():
        raise IsianLoket("; ".join(str(g) for daftar in form.errors.values() for g in daftar))
    return form.cleaned_data


def _selesai(request: HttpRequest, k: Loket) -> None:
    """The outcome; a step that is not on the route is a stale page."""
    try:
        _akhiri(request, k)
    except ValueError as salah:
        raise IsianLoket(str(salah)) from salah


def _akhiri(request: HttpRequest, k: Loket) -> None:
    operasi.selesaikan(
        loket=k,
        oleh=siapa(request),
        butir={
            int(nama[6:]): nilai
            for nama, nilai in request.POST.items()
            if nama.startswith("butir_") and nama[6:].isascii() and nama[6:].isdigit() and nilai
        },
        **_isi(FormHasil(request.POST)),
    )


def _alih(request: HttpRequest, k: Loket) -> None:
    isi = _isi(FormAlih(request.POST))
    jenis, pk = isi["tujuan"].split(":")
    tujuan: dict[str, Any] = (
        {"layanan": get_object_or_404(Layanan, pk=pk, unit=k.unit_id)}
        if jenis == "layanan"
        else {"ke_loket": get_object_or_404(Loket, pk=pk, unit=k.unit_id)}
    )
    operasi.alihkan(loket=k, oleh=siapa(request), catatan=isi["catatan"], **tujuan)


def _kembali(request: HttpRequest, k: Loket) -> None:
    tiket = _menurut_nomor(k, request.POST.get("tiket", "")[:60])
    operasi.panggil_kembali(loket=k, tiket=tiket, oleh=siapa(request))


def _menurut_nomor(k: Loket, teks: str) -> Tiket:
    """A code as the list sends it, or today's number as people say it (a17)."""
    milik = Tiket.objects.filter(unit=k.unit_id)
    if kode.rapikan(teks):
        return akses.ambil_berkode(milik, teks)
    try:
        awalan, urut = baca_nomor(teks)
    except ValueError:
        raise NomorTidakAda from None
    tiket = milik.filter(tanggal=tanggal_setempat(k.unit), awalan=awalan, urut=urut).first()
    if tiket is None:
        raise NomorTidakAda
    return tiket


def _tunda(request: HttpRequest, k: Loket) -> None:
    sebab = _isi(FormTunda(request.POST))["sebab"] or layar.SEBAB_TUNDA
    operasi.tunda(loket=k, oleh=siapa(request), sebab=str(sebab))


def _biasa(nama: str) -> Callable[[HttpRequest, Loket], object]:
    return lambda request, k: getattr(operasi, nama)(loket=k, oleh=siapa(request))


buka = _perbuatan(_biasa("buka_loket"))
panggil = _perbuatan(_biasa("panggil_berikutnya"))
panggil_ulang = _perbuatan(_biasa("panggil_ulang"))
panggil_kembali = _perbuatan(_kembali)
mulai = _perbuatan(_biasa("mulai_layani"))
selesai = _perbuatan(_selesai)
tidak_hadir = _perbuatan(_biasa("tidak_hadir"))
tunda = _perbuatan(_tunda)
alihkan = _perbuatan(_alih)
kembalikan = _perbuatan(_biasa("kembalikan"))
urungkan = _perbuatan(_biasa("urungkan"))
istirahat = _perbuatan(_biasa("istirahat"))
lanjut = _perbuatan(_biasa("lanjut_melayani"))
# nothing on the screen tells a bystander what was pressed
darurat = _perbuatan(_biasa("darurat"), _("Tersimpan."))


@require_GET
@akses.perlu(HAK)
def kartu(request: HttpRequest, pk: int) -> HttpResponse:
    """The card that stands at the loket (A4, folded): who serves here, as what."""
    k = _loket(request, pk)
    orang = k.petugas or siapa(request)
    isi = {
        "unit": {"nama": k.unit.nama, "alamat": k.unit.alamat},
        "judul": str(_("Kartu nama petugas")),
        "nama": str(orang),
        "jabatan": orang.jabatan or str(_("Petugas layanan")),
        "loket": k.titik.sebutan if k.titik else k.nama,
        "layanan": [str(m.layanan) for m in k.melayani.select_related("layanan")[:6]],
        "qr": qr.svg(f"{settings.ALAMAT_PORTAL}/pengaduan/baru/?unit={k.unit.kode}"),
        "kata_qr": str(_("Terima kasih, saran, atau keluhan? Pindai di sini.")),
        "kata": str(_("Senang membantu Anda. Layanan ini sesuai tarif resmi; kami tidak menerima imbalan.")),
    }
    return pdf.jawaban(pdf.buat("antrian/kartu.typ", isi, pada=timezone.now()), f"kartu-loket-{k.nomor}.pdf")


@require_GET
@akses.perlu(HAK)
def sikap(request: HttpRequest) -> HttpResponse:
    """Cards beside the screen: characters and how to serve them, the four A, a self-check that is sent nowhere."""
    isi = {
        "karakter": kartu_sikap.KARAKTER,
        "empat_a": kartu_sikap.EMPAT_A,
        "periksa_diri": kartu_sikap.PERIKSA_DIRI,
    }
    return render(request, "antrian/sikap.html", isi)


@require_GET
@akses.perlu(HAK)
def sikap_pdf(request: HttpRequest) -> HttpResponse:
    """The same on one sheet to cut and stand at the desk."""

    def tulis(semua: Iterable[kartu_sikap.Kartu]) -> list[dict[str, Any]]:
        return [
            {"nama": str(x.nama), "tanda": str(x.tanda), "layani": [str(y) for y in x.layani]} for x in semua
        ]

    isi = {
        "judul": str(_("Kartu pelayanan di loket")),
        "judul_karakter": str(_("Mengenal dan melayani")),
        "judul_a": str(_("Empat A")),
        "judul_periksa": str(_("Periksa diri")),
        "karakter": tulis(kartu_sikap.KARAKTER),
        "empat_a": tulis(kartu_sikap.EMPAT_A),
        "periksa_diri": [str(x) for x in kartu_sikap.PERIKSA_DIRI],
    }
    return pdf.jawaban(pdf.buat("antrian/sikap.typ", isi, pada=timezone.now()), "kartu-pelayanan.pdf")


@require_POST
@akses.perlu(HAK)
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the loket; back to the list."""
    try:
        operasi.tutup_loket(loket=_loket(request, pk), oleh=siapa(request))
    except GalatOperasi as ditolak:
        messages.error(request, str(ditolak.pesan))
        return redirect("loket", pk=pk)
    return redirect("loket_daftar")
