"""Pages of the ground floor: health, the thread of a visit, where staff land after signing in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses, benang, kesehatan, metrik
from pelayanan.models import Kunjungan


@require_GET
@never_cache
def sehat(request: HttpRequest) -> HttpResponse:
    """This process lives. Asks nobody."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@never_cache
def siap(request: HttpRequest) -> JsonResponse:
    """Everything the portal needs answers: 200, else 503. `cadangan` only tells: late, it closes no door."""
    keadaan = kesehatan.periksa()
    cadangan = kesehatan.cadangan_tepat() if keadaan["basis_data"] else None
    return JsonResponse(keadaan | {"cadangan": cadangan}, status=200 if all(keadaan.values()) else 503)


@require_GET
@never_cache
def metrik_teks(request: HttpRequest) -> HttpResponse:
    """For Prometheus, with METRIK_KUNCI as its bearer token; for everybody else there is nothing here."""
    kunci = settings.METRIK_KUNCI
    if not kunci or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {kunci}"):
        raise Http404
    return HttpResponse(metrik.halaman(), content_type="text/plain; version=0.0.4; charset=utf-8")


@require_GET
def kerja(request: HttpRequest) -> HttpResponse:
    """After signing in: the first workplace of this person."""
    tempat = akses.menu(request.user)
    return redirect(tempat[0][0] if tempat else "/")


@require_GET
def kunjungan(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything on one thread, as far as this reader may see it."""
    k = akses.ambil_berkode(Kunjungan.objects.select_related("unit"), kode)
    return render(
        request,
        "pelayanan/kunjungan.html",
        {"kunjungan": k, "simpul": benang.simpul(k.pk, request.user), "unit_tampil": k.unit},
    )
