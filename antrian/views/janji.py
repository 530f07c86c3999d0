"""Appointments for anybody: choose a time, keep the code, move or give it up, check in."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian import janji as baca
from antrian import operasi, pindai, tolakan
from antrian.alur_janji import StatusJanji
from antrian.forms import FormJanji, layanan_terbuka
from antrian.galat import SlotTidakAda
from antrian.models import JanjiTemu, Kanal
from antrian.views.publik import dengan_perangkat, perangkat, qr_alamat
from pelayanan import akses, idempotensi
from pelayanan.galat import GalatOperasi
from standar.models import Layanan


@require_http_methods(["GET", "POST"])
@never_cache
def pilih_janji(request: HttpRequest, slug: str) -> HttpResponse:
    """Free times of the next two weeks; one press books. A double tap books once."""
    layanan = get_object_or_404(layanan_terbuka(), slug=slug)
    form = FormJanji(request.POST or None, initial={"kunci": secrets.token_urlsafe(16)})
    galat = None
    if form.is_valid():
        try:
            return dengan_perangkat(request, redirect(_pesan(request, layanan, form.cleaned_data)))
        except GalatOperasi as ditolak:
            galat = ditolak
    jawaban = render(
        request,
        "antrian/janji_pilih.html",
        {
            "layanan": layanan,
            "unit_tampil": layanan.unit,
            "form": form,
            "galat": galat,
            "hari": baca.tersedia(layanan, timezone.now()),
            "terpilih": request.POST.get("mulai", ""),
        },
        status=galat.status if galat else 200,
    )
    return dengan_perangkat(request, jawaban)


def _pesan(request: HttpRequest, layanan: Layanan, isi: dict[str, Any]) -> JanjiTemu:
    kunci = idempotensi.kunci_dari("antrian:janji", isi["kunci"], f"{layanan.pk} {isi['mulai']}")
    return idempotensi.sekali(
        kunci,
        JanjiTemu,
        lambda: operasi.buat_janji(
            layanan=layanan,
            mulai=waktu(isi["mulai"]),
            oleh=request.user if request.user.is_authenticated else None,
            surel=isi["surel"],
            kebutuhan=isi["bantuan"],
            ponsel=perangkat(request),
        ),
    )


def waktu(teks: str) -> datetime:
    """An instant as the page or a machine sends it; raises SlotTidakAda for anything else."""
    try:
        hasil = parse_datetime(teks)
    except ValueError:
        hasil = None
    if hasil is None or timezone.is_naive(hasil):
        raise SlotTidakAda
    return hasil


def satu_janji(kode_janji: str) -> JanjiTemu:
    """The appointment behind a code; else 404."""
    return akses.ambil_berkode(
        JanjiTemu.objects.select_related("unit__setelan_antrian", "layanan__unit", "slot", "tiket"),
        kode_janji,
    )


@require_GET
@never_cache
def janji(request: HttpRequest, kode_janji: str) -> HttpResponse:
    """When and where, its code, and what its holder can do with it now."""
    j = satu_janji(kode_janji)
    dari, sampai = baca.jendela(j)
    return render(
        request,
        "antrian/janji.html",
        {
            "janji": j,
            "unit_tampil": j.unit,
            "dari": dari,
            "sampai": sampai,
            "dipesan": j.status == StatusJanji.DIPESAN,
            "dapat_datang": j.status == StatusJanji.DIPESAN and dari <= timezone.now() <= sampai,
            "qr": qr_alamat(request, j.get_absolute_url()),
        },
    )


@require_POST
def janji_batalkan(request: HttpRequest, kode_janji: str) -> HttpResponse:
    j = satu_janji(kode_janji)
    try:
        operasi.batalkan_janji(janji=j)
    except GalatOperasi as ditolak:
        messages.error(request, str(ditolak.pesan))
    return redirect(j)


@require_http_methods(["GET", "POST"])
@never_cache
def janji_ubah(request: HttpRequest, kode_janji: str) -> HttpResponse:
    """Another time; the old one is free at once."""
    j = satu_janji(kode_janji)
    if j.status != StatusJanji.DIPESAN:
        raise Http404
    galat = None
    if request.method == "POST":
        try:
            return redirect(operasi.ubah_janji(janji=j, mulai=waktu(request.POST.get("mulai", "")[:40])))
        except GalatOperasi as ditolak:
            galat = ditolak
    return render(
        request,
        "antrian/janji_pilih.html",
        {
            "janji": j,
            "layanan": j.layanan,
            "unit_tampil": j.unit,
            "galat": galat,
            "hari": baca.tersedia(j.layanan, timezone.now()),
            "terpilih": request.POST.get("mulai", ""),
        },
        status=galat.status if galat else 200,
    )


@require_POST
def janji_hadir(request: HttpRequest, kode_janji: str) -> HttpResponse:
    """«Saya sudah di sini»: the number, in the appointments' lane."""
    j = satu_janji(kode_janji)
    p = pindai.baca(j.kode, j.unit)
    if p is None:
        raise Http404
    try:
        return redirect(pindai.jadikan(p, kanal=Kanal.JANJI))
    except GalatOperasi as ditolak:
        tolakan.hitung(j.layanan, ditolak)
        messages.error(request, str(ditolak.pesan))
        return redirect(j)
