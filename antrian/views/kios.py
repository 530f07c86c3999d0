"""Anjungan mandiri: at most three touches, and back to the start by itself."""

import json
import secrets
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian import jam, operasi, papan, pindai, suara, suara_nama, tolakan
from antrian.alur import Status
from antrian.forms import FormAmbil, layanan_terbuka
from antrian.models import Kanal, Kebutuhan, Tiket
from antrian.posisi import posisi
from antrian.views.publik import qr
from pelayanan import akses, bahasa, benang, idempotensi, kode, latihan
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from standar.models import Layanan

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
    unit = get_object_or_404(Unit, latihan.terlihat(), kode=kode_unit)
    jalur, _titik, _terbuka = papan.jalur_unit(unit)
    ucap = ucap_layanan([j.layanan for j in jalur if j.layanan])
    return render(
        request,
        "antrian/kios.html",
        {
            "unit_tampil": unit,
            "jalur": jalur,
            "buka": jam.keadaan(unit, timezone.now()),
            "ugd": unit.jenis == Unit.Jenis.PUSKESMAS,
            "ucap": ucap,
            "klip": klip_kios("kios-mulai kios-beberapa", *ucap.values()),
            # somebody chose another language and left: the next one finds the screen as it was
            "url_awal": reverse("kios", args=[unit.kode]) if bahasa.PENANDA in request.GET else "",
            "detik_tutup": KEMBALI_DETIK if bahasa.PENANDA in request.GET else 0,
        },
    )


@require_GET
@never_cache
def kios_beberapa(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """Several services in one visit: tick them, then the same second screen; one ticket in the first one's queue."""
    unit = get_object_or_404(Unit, latihan.terlihat(), kode=kode_unit)
    jalur, _titik, _terbuka = papan.jalur_unit(unit)
    dipilih = [j.layanan for j in jalur if j.layanan and j.layanan.slug in request.GET.getlist("layanan")]
    if dipilih:
        lain = urlencode([("butir", x.pk) for x in dipilih[1:]])
        return redirect(f"{reverse('kios_layanan', args=[unit.kode, dipilih[0].slug])}?{lain}")
    ucap = ucap_layanan([j.layanan for j in jalur if j.layanan])
    return render(
        request,
        "antrian/kios_beberapa.html",
        {
            "unit_tampil": unit,
            "jalur": jalur,
            "kosong": "lanjut" in request.GET,
            "ucap": ucap,
            "url_awal": reverse("kios", args=[unit.kode]),
            "detik_tutup": KEMBALI_DETIK,
            "klip": klip_kios("kios-pilih kios-lanjut kios-dipilih kios-tidak_jadi", *ucap.values()),
        },
    )


@require_http_methods(["GET", "POST"])
@never_cache
def kios_layanan(request: HttpRequest, kode_unit: str, slug: str) -> HttpResponse:
    """Second touch: a priority need, or none; the number comes out."""
    layanan = get_object_or_404(layanan_terbuka(), slug=slug, unit__kode=kode_unit)
    galat = None
    form = FormAmbil(request.POST or None, layanan=layanan)
    butir = form.diminta((request.POST if request.method == "POST" else request.GET).getlist("butir"))
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
        {**_isi_kebutuhan(layanan, butir), "galat": galat},
        status=galat.status if galat else 200,
    )


def _isi_kebutuhan(layanan: Layanan, butir: Sequence[Layanan] = ()) -> dict[str, Any]:
    """The second screen: whether somebody needs to go first."""
    return {
        "butir": butir,
        "layanan": layanan,
        "unit_tampil": layanan.unit,
        "kunci": secrets.token_urlsafe(16),
        "pilihan": [(nilai, ikon, Kebutuhan(nilai).label if nilai else "") for nilai, ikon in PILIHAN],
        "url_awal": reverse("kios", args=[layanan.unit.kode]),
        "detik_tutup": KEMBALI_DETIK,
        "klip": klip_kios(
            "kios-kebutuhan kios-gagal", *(f"kios-{nilai or 'biasa'}" for nilai, _ikon in PILIHAN)
        ),
        "syarat": list(dict.fromkeys(s for x in (layanan, *butir) for s in _syarat(x))),
    }


def _syarat(layanan: Layanan) -> list[str]:
    """What everybody brings, to check before taking a number."""
    versi = layanan.versi_kini
    if versi is None:
        return []
    return list(versi.persyaratan.filter(bila="").order_by("urutan").values_list("nama", flat=True)[:8])


def klip_kios(*ucapan: str) -> str:
    """Addresses of the clips a page of the anjungan speaks with, as JSON: those of `ucapan` and of *press one for*."""
    pakai = {"kios-tekan", "kios-untuk", *(f"angka-{s}" for s in suara.SATUAN)}
    pakai.update(n for satu in ucapan for n in satu.split() if n in suara.KATA)
    return json.dumps({n: static(f"suara/{n}.ogg") for n in sorted(pakai)})


def ucap_layanan(layanan: list[Layanan]) -> dict[int, str]:
    """{service: clips that say its name}: the name where it was spoken, else *layanan huruf a*."""
    ada = suara_nama.klip(x.nama for x in layanan)
    return {
        x.pk: ada.get(x.nama) or " ".join(["kios-layanan", *(f"huruf-{h.lower()}" for h in x.awalan)])
        for x in layanan
    }


def _ambil(layanan: Layanan, form: FormAmbil) -> Tiket:
    isi = form.cleaned_data
    butir = [b.pk for b in isi["butir"]]
    kunci = idempotensi.kunci_dari(
        "antrian:kios", isi["kunci"], f"{layanan.pk} {isi['kebutuhan']}{butir or ''}"
    )
    return idempotensi.sekali(
        kunci,
        Tiket,
        lambda: operasi.ambil_tiket(
            layanan=layanan,
            kebutuhan=isi["kebutuhan"],
            butir=list(isi["butir"]),
            kanal=Kanal.ANJUNGAN,
        ),
    )


@require_POST
def kios_pindai(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """A scanned or typed code: the number it has, or the right new one. Before a new one in the ordinary lanes it asks
    once whether its holder needs to go first (`lanjut`)."""
    unit = get_object_or_404(Unit, latihan.terlihat(), kode=kode_unit)
    teks = request.POST.get("kode", "")[:200]
    p = pindai.baca(teks, unit)
    if p is None:
        if survei := _survei(teks, unit):
            return redirect(f"{survei}?anjungan={unit.kode}")
        messages.warning(request, _("Kode itu tidak dikenal di sini. Tanyakan kepada petugas informasi."))
        return redirect(bahasa.awal_bersama(reverse("kios", args=[kode_unit])))
    form = FormAmbil(request.POST)
    if p.biasa and p.layanan and "lanjut" not in request.POST:
        return render(
            request, "antrian/kios_layanan.html", {**_isi_kebutuhan(p.layanan), "kode_pindai": teks}
        )
    try:
        perlu = form.cleaned_data["kebutuhan"] if form.is_valid() else []
        tiket = pindai.jadikan(p, kanal=Kanal.ANJUNGAN, kebutuhan=perlu)
    except GalatOperasi as ditolak:
        tolakan.hitung(p.layanan, ditolak)
        messages.warning(request, str(ditolak.pesan))
        return redirect(bahasa.awal_bersama(reverse("kios", args=[kode_unit])))
    return redirect("kios_tiket", kode_unit=kode_unit, kode_tiket=kode.tampil(tiket.kode))


def _survei(teks: str, unit: Unit) -> str:
    """The survey of a finished ticket, to be filled in here; empty when there is none to fill in."""
    t = Tiket.objects.filter(kode=kode.rapikan(teks) or "", unit=unit, status=Status.SELESAI).first()
    simpul = benang.simpul(t.kunjungan_id, AnonymousUser()) if t else []
    return next((s.tautan for s in simpul if s.ikon == "survei" and s.tautan), "")


@require_GET
@never_cache
def kios_tiket(request: HttpRequest, kode_unit: str, kode_tiket: str) -> HttpResponse:
    """The number, large; the paper; and back to the start."""
    t = akses.ambil_berkode(
        Tiket.objects.select_related("unit", "layanan", "titik")
        .prefetch_related("butir__layanan")
        .filter(unit__kode=kode_unit),
        kode_tiket,
    )
    ucap = " ".join(["kios-nomor", *suara.nomor(t.awalan, t.urut), "kios-duduk"])
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
            "klip": klip_kios(ucap, "kios-cetak"),
            "ucap": ucap,
        },
    )
