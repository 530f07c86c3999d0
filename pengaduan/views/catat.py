"""An aduan told to an officer: by telephone, letter, box or mouth. Receipt on paper, with the officer's name."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from pelayanan import akses
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pengaduan import operasi
from pengaduan.forms.catat import CatatAduanForm
from pengaduan.models import Aduan
from pengaduan.views.petugas import saya
from pengaduan.views.warga import isi_tanda_terima

CATAT = "pengaduan.catat"
CETAK_DALAM = timedelta(minutes=30)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(CATAT)
def catat(request: HttpRequest) -> HttpResponse:
    """One form for the officer; any unit may be named, the officer's own first rules who may type."""
    form = CatatAduanForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                a = operasi.terima_aduan(oleh=saya(request), **form.cleaned_data)
            except GalatOperasi as galat:
                form.add_error(None, str(galat.pesan))
                status = galat.status
            else:
                return redirect("aduan_catat_terima", a.kode_tampil)
    return render(request, "pengaduan/catat.html", {"form": form}, status=status)


@require_GET
@never_cache
@akses.perlu(CATAT)
def tanda_terima(request: HttpRequest, kode: str) -> HttpResponse:
    """To print at once: only for the officer who typed it in, for half an hour. It bears the PIN."""
    a = baru_dicatat(request, kode)
    return render(request, "pengaduan/tanda_terima.html", isi_tanda_terima(request, a) | {"petugas": True})


def baru_dicatat(request: HttpRequest, kode: str) -> Aduan:
    """The aduan this officer has just typed in, else Http404."""
    a = (
        Aduan.objects.select_related("unit", "layanan", "diterima_oleh")
        .filter(
            kode=kode_publik.rapikan(kode),
            diterima_oleh=saya(request),
            diterima_pada__gte=timezone.now() - CETAK_DALAM,
        )
        .first()
    )
    if a is None:
        raise Http404
    return a
