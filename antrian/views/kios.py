"""Anjungan mandiri: at most three touches, and back to the start by itself."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian import jam, operasi, papan, pindai, tolakan
from antrian.forms import FormAmbil, layanan_terbuka
from antrian.models import Kanal, Kebutuhan, Tiket
from antrian.posisi import posisi
from antrian.views.publik import qr
from pelayanan import akses, idempotensi, kode
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit

KEMBALI_DETIK = 60
TIKET_DETIK = 20
PILIHAN = [
    ("", "tiket"),
    (Kebutuhan.LANSIA, "lansia"),
    (Kebutuhan.HAMIL, "hamil"),
    (Kebutuhan.BALITA, "balita"),
    (Kebutuhan.KURSI_RODA, "kursi-roda"),
    (Kebutuhan.NETRA, "mata"),
    (Kebutuhan.TULI, "telinga"),
]


@require_GET
@never_cache
def kios(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """First touch: which service."""
    unit = get_object_or_404(Unit, kode=kode_unit, aktif=True)
    jalur, _titik, _terbuka = papan.jalur_unit(unit)
    return render(
        request,
        "antrian/kios.html",
        {
            "unit_tampil": unit,
            "jalur": jalur,
            "buka": jam.keadaan(unit, timezone.now()),
            "ugd": unit.jenis == Unit.Jenis.PUSKESMAS,
        },
    )


@require_http_methods(["GET", "POST"])
@never_cache
def kios_layanan(request: HttpRequest, kode_unit: str, slug: str) -> HttpResponse:
    """Second touch: a priority need, or none; the number comes out."""
    layanan = get_object_or_404(layanan_terbuka(), slug=slug, unit__kode=kode_unit)
    galat = None
    form = FormAmbil(request.POST or None, layanan=layanan)
    if form.is_valid():
        try:
            tiket = _ambil(layanan, form)
        except GalatOperasi as ditolak:
            galat = ditolak
            tolakan.hitung(layanan, ditolak)
        else:
            return redirect("kios_tiket", kode_unit=kode_unit, kode_tiket=kode.tampil(tiket.kode))
    return render(
        request,
        "antrian/kios_layanan.html",
        {
            "layanan": layanan,
            "unit_tampil": layanan.unit,
            "kunci": secrets.token_urlsafe(16),
            "pilihan": [(nilai, ikon, Kebutuhan(nilai).label if nilai else "") for nilai, ikon in PILIHAN],
            "galat": galat,
            "url_awal": reverse("kios", args=[kode_unit]),
            "detik_tutup": KEMBALI_DETIK,
        },
        status=galat.status if galat else 200,
    )


def _ambil(layanan: object, form: FormAmbil) -> Tiket:
    isi = form.cleaned_data
    kunci = idempotensi.kunci_dari("antrian:kios", isi["kunci"], f"{layanan.pk} {isi['kebutuhan']}")  # type: ignore[attr-defined]
    return idempotensi.sekali(
        kunci,
        Tiket,
        lambda: operasi.ambil_tiket(
            layanan=layanan,  # type: ignore[arg-type]
            kebutuhan=isi["kebutuhan"],
            kanal=Kanal.ANJUNGAN,
        ),
    )


@require_POST
def kios_pindai(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """A scanned or typed code: the number it has, or the right new one, in one touch."""
    unit = get_object_or_404(Unit, kode=kode_unit, aktif=True)
    p = pindai.baca(request.POST.get("kode", ""), unit)
    if p is None:
        messages.warning(request, _("Kode itu tidak dikenal di sini. Tanyakan kepada petugas informasi."))
        return redirect("kios", kode_unit=kode_unit)
    try:
        tiket = pindai.jadikan(p, kanal=Kanal.ANJUNGAN)
    except GalatOperasi as ditolak:
        tolakan.hitung(p.layanan, ditolak)
        messages.warning(request, str(ditolak.pesan))
        return redirect("kios", kode_unit=kode_unit)
    return redirect("kios_tiket", kode_unit=kode_unit, kode_tiket=kode.tampil(tiket.kode))


@require_GET
@never_cache
def kios_tiket(request: HttpRequest, kode_unit: str, kode_tiket: str) -> HttpResponse:
    """The number, large; the paper; and back to the start."""
    t = akses.ambil_berkode(
        Tiket.objects.select_related("unit", "layanan", "titik").filter(unit__kode=kode_unit), kode_tiket
    )
    return render(
        request,
        "antrian/kios_tiket.html",
        {
            "tiket": t,
            "posisi": posisi(t),
            "qr": qr(request, t),
            "unit_tampil": t.unit,
            "url_awal": reverse("kios", args=[kode_unit]),
            "detik_tutup": TIKET_DETIK,
        },
    )
