"""Finding a case by who it is for, or by what is written on a paper. Posted: no NIK ever stands in an address."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pelayanan import akses
from pelayanan import kode as kode_publik
from pelayanan.sandi import indeks_buta, rapikan_nik, rapikan_telepon
from permohonan.models import Permohonan

from .kasus import LIHAT, baris_daftar

TERBANYAK = 50


@never_cache
@require_POST
@akses.perlu(LIHAT)
def cari(request: HttpRequest) -> HttpResponse:
    """By NIK, telephone, code of the request or its letter, or the letter's number; one find is opened at once."""
    apa = request.POST.get("apa", "").strip()[:120]
    cocok = _cocok(apa)
    daftar = (
        list(
            Permohonan.objects.bukan_draf()
            .di_unit(akses.unit_berhak(request.user, LIHAT))
            .filter(cocok)
            .untuk_daftar()
            .order_by("-id")[:TERBANYAK]
        )
        if cocok
        else []
    )
    if len(daftar) == 1:
        return redirect("permohonan_kasus", daftar[0].kode_tampil)
    konteks = {"apa": apa, "baris": baris_daftar(daftar)}
    return render(request, "permohonan/cari.html", konteks, status=200 if daftar else 404)


def _cocok(apa: str) -> Q:
    """What `apa` may mean; empty when it is nothing that could be found."""
    syarat = Q()
    if rapi := kode_publik.rapikan(apa):
        syarat |= Q(kode=rapi) | Q(produk__kode=rapi)
    for rapikan, bidang in ((rapikan_nik, "nik"), (rapikan_telepon, "telepon")):
        try:
            nilai = rapikan(apa)
        except ValidationError:
            continue
        if nilai:
            syarat |= Q(**{f"{bidang}_buta": indeks_buta(nilai, f"permohonan.{bidang}")})
    if "/" in apa:
        syarat |= Q(produk__nomor_teks=apa)
    return syarat
