"""Writing a draft: the form, who changed what, and any two versions beside each other."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.models import Peristiwa
from pelayanan.peristiwa import jenis_objek
from standar import operasi, tampilan
from standar.ekspor import sebagai_data
from standar.forms_sunting import SEJAK, Penyunting
from standar.kelengkapan import periksa
from standar.lampiran import pilihan as pilihan_lampiran
from standar.models import Layanan, Standar

LIHAT = "standar.lihat"
RIWAYAT_TERBANYAK = 100


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu("standar.sunting")
def sunting(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft's form; saved as often as wanted, complete or not."""
    versi = Standar.objects.lengkap().order_by("-versi")
    if request.method != "POST":  # what was typed while the draft moved on is shown again with the refusal
        versi = versi.filter(status=Standar.Status.RANCANGAN)
    standar = akses.ambil(
        versi,
        request.user,
        "standar.sunting",
        jalur_unit="layanan__unit",
        layanan__slug=slug,
    )
    p = Penyunting(
        request.POST if request.method == "POST" else None,
        sebagai_data(standar, portal=True),
        standar.diubah_pada.isoformat(),
        pilihan_lampiran(standar),
    )
    if request.method == "POST" and not p.hanya_tambah and p.sah() and _simpan(request, standar, p):
        messages.success(request, _("Rancangan disimpan."))
        return redirect("standar_pratinjau" if "pratinjau" in request.POST else "standar_sunting", slug)
    isi = {
        "p": p,
        "form": p.form,
        "standar": standar,
        "layanan": standar.layanan,
        "lengkap": periksa(standar),
        "sejak_lazim": SEJAK,
    }
    return render(request, "standar/kelola/sunting.html", isi)


def _simpan(request: HttpRequest, standar: Standar, p: Penyunting) -> bool:
    try:
        operasi.sunting_rancangan(
            standar=standar,
            data=p.isi(),
            oleh=akses.orang(request),
            sejak=_waktu(request.POST.get("sejak", "")),
        )
    except GalatOperasi as galat:
        p.form.add_error(None, str(galat.pesan))
        p.ulangi(Standar.objects.values_list("diubah_pada", flat=True).get(pk=standar.pk).isoformat())
        return False
    return True


def _waktu(teks: str) -> datetime | None:
    try:
        waktu = datetime.fromisoformat(teks)
    except ValueError:
        return None
    return waktu if waktu.tzinfo else None


@require_safe
@akses.perlu(LIHAT)
def riwayat(request: HttpRequest, slug: str) -> HttpResponse:
    """Who changed which field when, from what to what."""
    layanan = akses.ambil(Layanan.objects.select_related("unit"), request.user, LIHAT, slug=slug)
    versi = list(Standar.objects.filter(layanan=layanan).values_list("pk", flat=True))
    suntingan = (
        Peristiwa.objects.filter(
            kode="standar.standar.disunting", objek_jenis=jenis_objek(Standar), objek_id__in=versi
        )
        .select_related("oleh")
        .order_by("-pada", "-pk")[:RIWAYAT_TERBANYAK]
    )
    return render(request, "standar/kelola/riwayat.html", {"layanan": layanan, "suntingan": suntingan})


@require_safe
@akses.perlu(LIHAT)
def banding(request: HttpRequest, slug: str) -> HttpResponse:
    """Any two versions side by side, the draft too: `?lama=1&baru=2`."""
    layanan = akses.ambil(Layanan.objects.select_related("unit"), request.user, LIHAT, slug=slug)
    daftar = Standar.objects.filter(layanan=layanan).order_by("-versi")
    isi = tampilan.perbandingan(layanan, list(daftar), request.GET)
    return render(request, "standar/kelola/banding.html", {"layanan": layanan} | isi)
