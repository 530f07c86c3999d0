"""`/dasbor/siap-buka/`: what is missing before the doors open, each with the place where it is done."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dasbor import kesiapan
from pelayanan import akses, qr
from pelayanan.models import Pengguna
from pelayanan.operasi_awal import catat_percobaan

HAK = "unit.atur"
SUARA = ("gong", "nomor-antrean", "silakan-menuju")


@require_GET
@never_cache
@akses.perlu(HAK)
def siap_buka(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, HAK)
    butir = kesiapan.daftar(unit, request.user)
    wajib = [b for b in butir if b.wajib]
    isi = {
        "unit": unit,
        "daftar_unit": akses.unit_saya(request.user, HAK),
        "butir": butir,
        "banyak": len(wajib),
        "selesai": sum(b.sudah for b in wajib),
        "lanjut": next((b for b in wajib if not b.sudah and b.url), None),
        "suara": [f"suara/{nama}.ogg" for nama in SUARA],
    }
    return render(request, "dasbor/siap_buka.html", isi)


@require_GET
@never_cache
@akses.perlu(HAK)
def cetak(request: HttpRequest) -> HttpResponse:
    """A sample ticket: it has no number in any queue."""
    unit = akses.unit_diminta(request, HAK)
    lebar = "58" if request.GET.get("lebar") == "58" else "80"
    isi = {"unit": unit, "lebar": lebar, "qr": qr.svg(request.build_absolute_uri("/"))}
    return render(request, "dasbor/siap_buka_cetak.html", isi)


@require_POST
@akses.perlu(HAK)
def percobaan(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, HAK)
    apa = request.POST.get("apa", "")
    if apa not in kesiapan.PERCOBAAN:
        raise Http404
    catat_percobaan(unit=unit, apa=apa, oleh=cast(Pengguna, request.user))
    messages.success(request, _("Tercatat."))
    return redirect("buka_coba", unit.kode)
