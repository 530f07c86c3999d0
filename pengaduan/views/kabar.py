"""News that a person must bring to the pelapor."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.kabar import tugas
from pelayanan.models import Kabar
from pengaduan import izin, operasi
from pengaduan.alur import TANGANI
from pengaduan.models import Aduan, Apresiasi
from pengaduan.views.petugas import LIHAT, saya, wajib

TERBANYAK = 100


@require_GET
@never_cache
@akses.perlu(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """Open tasks about cases this person may see, one's own first. The contact stays in the case: each look at it is
    an event."""
    terlihat = Aduan.objects.terlihat_oleh(request.user)
    baris = list(
        tugas.terbuka(Aduan)
        .filter(objek_id__in=terlihat.values("pk"))
        .select_related("untuk")
        .prefetch_related("upaya")[:TERBANYAK]
    )
    kasus = terlihat.select_related("unit", "pemegang").in_bulk([k.objek_id for k in baris])
    baris.sort(key=lambda k: k.untuk_id != saya(request).pk)
    isi = [
        (
            k,
            kasus[k.objek_id],
            izin.identitas(request.user, kasus[k.objek_id]),
            _boleh(request, kasus[k.objek_id]),
        )
        for k in baris
    ]
    return render(request, "pengaduan/kabar.html", {"daftar": isi})


def _boleh(request: HttpRequest, a: Aduan) -> bool:
    return izin.boleh(request.user, a, TANGANI)


@require_POST
@never_cache
@akses.perlu(LIHAT)
def sampaikan(request: HttpRequest, pk: int) -> HttpResponse:
    """One attempt: reached, or not yet."""
    k = Kabar.objects.filter(pk=pk, objek_jenis="pengaduan.aduan", luar=True).first()
    a = k and Aduan.objects.terlihat_oleh(request.user).filter(pk=k.objek_id).first()
    if k is None or a is None:
        raise Http404
    wajib(request, a, TANGANI)
    try:
        operasi.sampaikan_kabar(
            kabar=k,
            tersampaikan="belum" not in request.POST,
            hasil=request.POST.get("hasil", ""),
            oleh=saya(request),
        )
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    else:
        messages.success(request, _("Dicatat."))
    return redirect("pengaduan_kabar")


@require_GET
@never_cache
@login_required
def apresiasi(request: HttpRequest) -> HttpResponse:
    """Thanks that were brought to the person signed in: the words, never who said them."""
    daftar_saya = Apresiasi.objects.filter(untuk=saya(request)).select_related("aduan__unit")[:TERBANYAK]
    return render(request, "pengaduan/apresiasi.html", {"daftar": daftar_saya})
