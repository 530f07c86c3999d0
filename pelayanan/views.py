"""Pages of the ground floor: health, the thread of a visit, where staff land after signing in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses, benang, kesehatan
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
