"""The information desk: a number for somebody else, corrections, reprints, a word to everybody waiting."""

import secrets
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from antrian import hari, jam, operasi, papan, pindai, tolakan
from antrian.alur import Status
from antrian.alur_janji import StatusJanji
from antrian.forms import FormInfo, FormMeja, FormPencetak, FormPesan, FormUbah, layanan_terbuka
from antrian.models import (
    JanjiTemu,
    Kanal,
    Kebutuhan,
    Pencetak,
    PerangkatPapan,
    SetelanAntrian,
    Tiket,
)
from antrian.nomor import baca as baca_nomor
from antrian.querysets import tanggal_setempat
from antrian.views.siapa import siapa
from pelayanan import akses, idempotensi, kode, siaran
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit

HAK = "antrian.informasi"
BARIS = 20
PAPAN_MATI = timedelta(minutes=5)


@require_GET
@akses.perlu(HAK)
@never_cache
def meja(request: HttpRequest) -> HttpResponse:
    """One page: who waits, take a number for somebody, find a ticket, say something."""
    unit = akses.unit_diminta(request, HAK)
    cari = request.GET.get("q", "").strip()[:60]
    jalur, _titik, terbuka = papan.jalur_unit(unit)
    return render(
        request,
        "antrian/meja.html",
        {
            "unit_tampil": unit,
            "unit_saya": akses.unit_saya(request.user, HAK),
            "jalur": [j for j in jalur if not cari or cari.lower() in str(j.layanan).lower()] or jalur,
            "terbuka": terbuka,
            "buka": jam.keadaan(unit, timezone.now()),
            "cari": cari,
            "tiket": _cari(unit, cari),
            "kebutuhan": Kebutuhan.choices,
            "kunci": secrets.token_urlsafe(12),
            "pesan_kini": SetelanAntrian.untuk(unit).pesan_papan,
            "janji": JanjiTemu.objects.filter(
                unit=unit,
                status=StatusJanji.DIPESAN,
                slot__mulai__gte=timezone.now() - timedelta(hours=1),
                slot__mulai__lt=timezone.now() + timedelta(hours=12),
            )
            .select_related("slot", "layanan")
            .order_by("slot__mulai")[:BARIS],
            **_perangkat(unit),
            "url_siaran": siaran.alamat(f"antrian.perangkat:{unit.pk}"),
            "info_kini": SetelanAntrian.untuk(unit).info_papan,
            "sisa": Tiket.objects.filter(unit=unit, status__in=[Status.MENUNGGU, Status.DITUNDA]).count(),
            "saudara": Unit.objects.filter(aktif=True, jenis=unit.jenis).exclude(pk=unit.pk)[:5],
            "url_aduan": "/pengaduan/baru/",  # a sibling, by its address only
        },
    )


def _cari(unit: Unit, cari: str) -> Any:
    """Today's tickets that match a number (a17) or a code; without a search the latest."""
    qs = Tiket.objects.filter(unit=unit).untuk_daftar().order_by("-pk")
    if rapi := kode.rapikan(cari):
        return qs.filter(kode=rapi)[:1]
    qs = qs.filter(tanggal=tanggal_setempat(unit))
    try:
        awalan, urut = baca_nomor(cari)
    except ValueError:
        return qs[:BARIS]
    return qs.filter(awalan=awalan, urut=urut)[:1]


def _kembali(unit: Unit) -> HttpResponse:
    return redirect(f"{reverse('meja')}?unit={unit.kode}")


@require_POST
@akses.perlu(HAK)
def meja_ambil(request: HttpRequest) -> HttpResponse:
    """A number for another person: no phone, no limit, printed here."""
    unit = akses.unit_diminta(request, HAK)
    form = FormMeja(request.POST, unit=unit)
    if not form.is_valid():
        messages.error(request, _("Pilih layanan dahulu."))
        return _kembali(unit)
    isi = form.cleaned_data
    layanan = layanan_terbuka().get(pk=isi["layanan"].pk)
    kunci = idempotensi.kunci_dari(
        f"meja:{request.user.pk}",
        isi["kunci"],
        f"{layanan.pk} {isi['kebutuhan']} {[b.pk for b in isi['butir']]}",
    )
    try:
        tiket = idempotensi.sekali(
            kunci,
            Tiket,
            lambda: operasi.ambil_tiket(
                layanan=layanan,
                oleh=siapa(request),
                kebutuhan=isi["kebutuhan"],
                butir=list(isi["butir"]),
                kanal=Kanal.MEJA,
            ),
        )
    except GalatOperasi as ditolak:
        tolakan.hitung(layanan, ditolak)
        messages.error(request, str(ditolak.pesan))
        return _kembali(unit)
    operasi.catat_cetak(tiket=tiket, oleh=siapa(request))
    return redirect("tiket_cetak", kode_tiket=kode.tampil(tiket.kode))


@require_POST
@akses.perlu(HAK)
def meja_pindai(request: HttpRequest) -> HttpResponse:
    """A code somebody holds up: its number, or the right new one."""
    unit = akses.unit_diminta(request, HAK)
    p = pindai.baca(request.POST.get("kode", ""), unit)
    if p is None:
        messages.warning(request, _("Kode itu tidak dikenal di unit ini, atau tidak lagi memerlukan nomor."))
        return _kembali(unit)
    try:
        tiket = pindai.jadikan(p, kanal=Kanal.MEJA, oleh=siapa(request))
        operasi.catat_cetak(tiket=tiket, oleh=siapa(request))
    except GalatOperasi as ditolak:
        tolakan.hitung(p.layanan, ditolak)
        messages.error(request, str(ditolak.pesan))
        return _kembali(unit)
    return redirect("tiket_cetak", kode_tiket=kode.tampil(tiket.kode))


@require_POST
@akses.perlu(HAK)
def meja_ubah(request: HttpRequest, kode_tiket: str) -> HttpResponse:
    """Another service or another need for somebody who waits; the number stays."""
    t = akses.ambil_berkode(
        Tiket.objects.select_related("unit").filter(unit__in=akses.unit_berhak(request.user, HAK)), kode_tiket
    )
    form = FormUbah(request.POST, unit=t.unit)
    if not form.is_valid():
        messages.error(request, _("Perubahan itu tidak dapat dipakai. Muat ulang halaman, lalu ulangi."))
        return _kembali(t.unit)
    try:
        operasi.ubah_tiket(tiket=t, oleh=siapa(request), **form.cleaned_data)
    except GalatOperasi as ditolak:
        messages.error(request, str(ditolak.pesan))
    else:
        messages.success(request, _("%(nomor)s diperbarui.") % {"nomor": t.nomor})
    return _kembali(t.unit)


def _perangkat(unit: Unit) -> dict[str, Any]:
    """Boards and printers, and whether somebody must go and look."""
    sejak = timezone.now() - PAPAN_MATI
    layar = list(PerangkatPapan.objects.filter(unit=unit, aktif=True).order_by("nama"))
    pencetak = list(Pencetak.objects.filter(unit=unit, aktif=True).order_by("nama"))
    return {
        "layar": layar,
        "mati_sejak": sejak,
        "pencetak": pencetak,
        "keadaan_pencetak": Pencetak.Keadaan.choices,
        "unit_tampil": unit,
    }


@require_GET
@akses.perlu(HAK)
@never_cache
def meja_perangkat(request: HttpRequest) -> HttpResponse:
    """The part of the page that a device's report changes."""
    return render(request, "antrian/_perangkat.html", _perangkat(akses.unit_diminta(request, HAK)))


@require_POST
@akses.perlu(HAK)
def meja_pencetak(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer looked at the printer."""
    p = akses.ambil(Pencetak.objects.select_related("unit"), request.user, HAK, pk=pk)
    form = FormPencetak(request.POST)
    if form.is_valid():
        operasi.laporkan_pencetak(pencetak=p, oleh=siapa(request), **form.cleaned_data)
        messages.success(request, _("Keadaan %(nama)s dicatat.") % {"nama": p.nama})
    else:
        messages.error(request, _("Pilih salah satu keadaan."))
    return _kembali(p.unit)


@require_POST
@akses.perlu(HAK)
def meja_info(request: HttpRequest) -> HttpResponse:
    """What boards show in turn between calls, besides each service's own promise."""
    unit = akses.unit_diminta(request, HAK)
    form = FormInfo(request.POST)
    if form.is_valid():
        operasi.atur_info(unit=unit, oleh=siapa(request), **form.cleaned_data)
        messages.success(request, _("Informasi di papan disimpan."))
    else:
        messages.error(request, " ".join(str(g) for daftar in form.errors.values() for g in daftar))
    return _kembali(unit)


@require_POST
@akses.perlu(HAK)
def meja_pesan(request: HttpRequest) -> HttpResponse:
    """One sentence to everybody who waits; empty takes it down."""
    unit = akses.unit_diminta(request, HAK)
    form = FormPesan(request.POST)
    if form.is_valid():
        operasi.siarkan_pesan(unit=unit, oleh=siapa(request), **form.cleaned_data)
        messages.success(request, _("Pesan sudah tampil di papan dan ponsel yang menunggu."))
    else:
        messages.error(request, _("Pesan paling panjang 160 huruf."))
    return _kembali(unit)


@require_POST
@akses.perlu(HAK)
def meja_tutup(request: HttpRequest) -> HttpResponse:
    """Whoever still waits cannot be served today: a reason, and they are first tomorrow."""
    unit = akses.unit_diminta(request, HAK)
    sebab = request.POST.get("sebab", "").strip()[:200]
    if not sebab:
        messages.error(request, _("Tulis sebabnya: orang yang menunggu akan membacanya."))
    else:
        banyak = hari.tutup(unit, sebab, oleh=siapa(request))
        messages.success(
            request, _("%(n)s nomor dicatat tidak terlayani; pemegangnya didahulukan besok.") % {"n": banyak}
        )
    return _kembali(unit)
