"""On a phone: choose a service, take a number, watch it."""

import secrets
from collections.abc import Callable

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian import angka, jam, operasi, papan, pindai, ponsel, tolakan
from antrian.alur import Status
from antrian.forms import FormAmbil, layanan_terbuka
from antrian.models import Kanal, SetelanAntrian, Tiket
from antrian.posisi import posisi
from pelayanan import akses, benang, idempotensi, kode, views_dorong
from pelayanan import qr as gambar
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from pelayanan.siap import Tanya
from standar import berlaku
from standar.models import Layanan

PERANGKAT = "perangkat"
BATAS_KABAR = (3, 5, 10)  # "tell me when so many are ahead"


@require_GET
@never_cache
def pilih_layanan(request: HttpRequest) -> HttpResponse:
    """Every service one can queue for, by unit, with who waits; ``?layanan=`` goes straight to its form."""
    if slug := request.GET.get("layanan"):
        layanan = layanan_terbuka().filter(slug=slug).first()
        if layanan:
            return redirect("ambil_nomor", slug=layanan.slug)
    daftar = Unit.objects.filter(aktif=True, layanan__in=Layanan.objects.dilayani()).distinct()
    if kode_unit := request.GET.get("unit"):
        daftar = daftar.filter(kode=kode_unit)
    semua = list(daftar)
    pada = timezone.now()
    isi = [
        {
            "unit": u,
            "jalur": papan.jalur_unit(u, pada)[0],
            "buka": jam.keadaan(u, pada),
            "jam_sepi": angka.jam_sepi(u),
        }
        for u in (semua if len(semua) == 1 else [])
    ]
    return render(request, "antrian/pilih_layanan.html", {"isi": isi, "semua_unit": semua})


@require_POST
def pindai_kode(request: HttpRequest) -> HttpResponse:
    """A code of one's own, typed at the front: the number it has or means, wherever its unit is."""
    teks = request.POST.get("kode", "")[:200]
    unit = get_object_or_404(Unit, kode=request.POST.get("unit", ""), aktif=True)
    p = pindai.baca(teks, unit)
    if p is None:
        messages.warning(request, _("Kode itu tidak dikenal di sini, atau tidak lagi memerlukan nomor."))
        return redirect(f"{reverse('antrian')}?unit={unit.kode}")
    try:
        return redirect(pindai.jadikan(p, kanal=Kanal.PONSEL))
    except GalatOperasi as ditolak:
        tolakan.hitung(p.layanan, ditolak)
        messages.warning(request, str(ditolak.pesan))
        return redirect(f"{reverse('antrian')}?unit={unit.kode}")


@require_http_methods(["GET", "POST"])
@never_cache
def ambil_nomor(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a priority need, then give the number. A double tap gives the same ticket."""
    layanan = get_object_or_404(layanan_terbuka(), slug=slug)
    form = FormAmbil(request.POST or None, layanan=layanan, initial={"kunci": secrets.token_urlsafe(16)})
    galat = None
    if form.is_valid():
        try:
            tiket = _ambil(request, layanan, form)
        except GalatOperasi as ditolak:
            galat = ditolak
            tolakan.hitung(layanan, ditolak)
        else:
            return dengan_perangkat(request, redirect(tiket))
    konteks = {
        "layanan": layanan,
        "form": form,
        "galat": galat,
        "buka": jam.keadaan(layanan.unit, timezone.now()),
        "unit_tampil": layanan.unit,
        "ada_janji": layanan.pola_janji.exists(),
    }
    jawaban = render(request, "antrian/ambil_nomor.html", konteks, status=galat.status if galat else 200)
    return dengan_perangkat(request, jawaban)


def _ambil(request: HttpRequest, layanan: Layanan, form: FormAmbil) -> Tiket:
    isi = form.cleaned_data
    butir = [b.pk for b in isi["butir"]]
    kunci = idempotensi.kunci_dari("antrian:web", isi["kunci"], f"{layanan.pk} {isi['kebutuhan']} {butir}")
    return idempotensi.sekali(
        kunci,
        Tiket,
        lambda: operasi.ambil_tiket(
            layanan=layanan,
            oleh=request.user if request.user.is_authenticated else None,
            kebutuhan=isi["kebutuhan"],
            butir=list(isi["butir"]),
            kanal=Kanal.PONSEL,
            ponsel=perangkat(request),
        ),
    )


def perangkat(request: HttpRequest) -> str:
    """This device, by a signed cookie that says nothing about anybody."""
    return request.get_signed_cookie(PERANGKAT, default="") or ""


def dengan_perangkat(request: HttpRequest, jawaban: HttpResponse) -> HttpResponse:
    if not perangkat(request):
        jawaban.set_signed_cookie(
            PERANGKAT,
            secrets.token_hex(12),
            max_age=86_400,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return jawaban


_BERKODE = Tanya(
    lambda kode: Tiket.objects.select_related(
        "unit__setelan_antrian", "layanan", "loket", "titik", "petugas"
    ).filter(kode=kode),
    kode=str,
)


def satu_tiket(kode_tiket: str) -> Tiket:
    """The ticket behind a code; else 404."""
    t = akses.ambil_berkode(_BERKODE, kode_tiket)
    prefetch_related_objects([t], "butir__layanan")
    return t


@require_GET
@never_cache
def tiket(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """The ticket: number, place, estimate, live; afterwards what came of it."""
    t = satu_tiket(kode_tiket)
    return render(
        request,
        "antrian/tiket.html",
        {
            **_isi_tiket(request, t),
            "qr": qr(request, t),
            "url_siaran": ponsel.alamat_siaran(t),
            "batas_kabar": BATAS_KABAR,
            "gratis": _gratis(t),
        },
    )


@require_GET
@never_cache
def tiket_penggal(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """The part of the ticket page that changes; for a phone that waits in a room of hundreds, the cheap way."""
    t = satu_tiket(kode_tiket)
    isi = _isi_tiket(request, t)
    jawaban = render(request, "antrian/_tiket.html", isi)
    if not request.user.is_authenticated:
        ponsel.simpan(request, jawaban, t, isi)
    return jawaban


@require_POST
def kabari(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """«Beri tahu saya»: news to this browser when few are ahead, and when it is called."""
    t = satu_tiket(kode_tiket)
    batas = request.POST.get("batas", "")
    return views_dorong.langgani(
        request,
        kode=t.kode,
        unit=t.unit,
        batas=int(batas) if batas in map(str, BATAS_KABAR) else ponsel.HAMPIR,
    )


@require_POST
def batalkan(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """Whoever holds the code may give the number up."""
    return _oleh_pemegang(request, kode_tiket, operasi.batalkan_tiket)


@require_POST
def pergi(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """«Pergi sebentar»: nobody calls this number until its holder is back."""
    return _oleh_pemegang(request, kode_tiket, operasi.tunggu_dulu)


@require_POST
def kembali(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """«Saya sudah kembali»: waiting again, at the old place."""
    return _oleh_pemegang(request, kode_tiket, operasi.lanjut_menunggu)


def _oleh_pemegang(request: HttpRequest, kode_tiket: str, perbuatan: Callable[..., Tiket]) -> HttpResponse:
    """One act of whoever holds the code; a refusal is shown on the ticket's page."""
    t = satu_tiket(kode_tiket)
    try:
        perbuatan(tiket=t, oleh=request.user if request.user.is_authenticated else None)
    except GalatOperasi as ditolak:
        messages.error(request, str(ditolak.pesan))
    return redirect(t)


@require_POST
def lanjutan(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """Come back with completed papers, or first on the next day: a new number on the short lane."""
    t = akses.ambil_berkode(Tiket.objects.select_related("layanan__unit__setelan_antrian").all(), kode_tiket)
    if not pindai.boleh_lanjut(t):
        raise Http404
    try:
        baru = operasi.ambil_tiket(layanan=t.layanan, asal=t, kanal=Kanal.PONSEL, ponsel=perangkat(request))
    except GalatOperasi as ditolak:
        tolakan.hitung(t.layanan, ditolak)
        messages.error(request, str(ditolak.pesan))
        return redirect(t)
    return redirect(baru)


@require_http_methods(["GET", "POST"])
@never_cache
def cetak(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """The ticket on 58 or 80 mm paper (``?lebar=58``); POST counts one printing and shows it."""
    t = satu_tiket(kode_tiket)
    if request.method == "POST":
        operasi.catat_cetak(tiket=t, oleh=request.user if request.user.is_authenticated else None)
        di = "?di=anjungan" if request.POST.get("di") == "anjungan" else ""
        return redirect(reverse("tiket_cetak", args=[kode.tampil(t.kode)]) + di)
    lebar = "58" if request.GET.get("lebar") == "58" else "80"
    return render(
        request,
        "antrian/cetak.html",
        {
            "tiket": t,
            "posisi": posisi(t),
            "qr": qr(request, t),
            "lebar": lebar,
            "gratis": _gratis(t),
            "unit_tampil": t.unit,
            "anjungan": request.GET.get("di") == "anjungan",
        },
    )


def _isi_tiket(request: HttpRequest, t: Tiket) -> dict[str, object]:
    lain = [s for s in benang.simpul(t.kunjungan_id, request.user) if s.tautan != t.get_absolute_url()]
    return {
        "tiket": t,
        **ponsel.tempat(t, posisi(t)),
        "janji_kontrol": t.status == Status.SELESAI and bool(t.langkah) and t.layanan.pola_janji.exists(),
        "boleh_lanjut": pindai.boleh_lanjut(t),
        "pesan_unit": SetelanAntrian.untuk(t.unit).pesan_papan,
        "survei": [s for s in lain if s.ikon == "survei"],
        "lain": [s for s in lain if s.ikon != "survei"],
        "unit_tampil": t.unit,
    }


def _gratis(t: Tiket) -> bool:
    """By the versions of the moment the number was taken: the promise it came under."""
    return berlaku.semua_gratis(
        {t.layanan_id, *(b.layanan_id for b in t.butir.all())}, t.diambil_pada, t.unit.tz
    )


def qr(request: HttpRequest, t: Tiket) -> SafeString:
    """Our own SVG of the ticket's address, inline; no style attribute, so the CSP holds."""
    return qr_alamat(request, t.get_absolute_url())


def qr_alamat(request: HttpRequest, alamat: str) -> SafeString:
    return gambar.svg(request.build_absolute_uri(alamat))
