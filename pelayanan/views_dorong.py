"""News to a browser that is closed: its helper, and the two things it may ask for."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from pelayanan import operasi
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit


@require_GET
@cache_control(no_cache=True)
def pekerja(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that its scope is every page; it keeps nothing and answers no request."""
    return render(request, "pelayanan/pekerja.js", content_type="text/javascript; charset=utf-8")


def langgani(request: HttpRequest, *, kode: str, unit: Unit, batas: int | None = None) -> HttpResponse:
    """The answer to a page's button; the page's own view has already found the thing and the right to it.

    204, or the refusal as JSON {pesan}.
    """
    oleh = request.user if request.user.is_authenticated else None
    try:
        if "berhenti" in request.POST:
            operasi.berhenti_langganan(
                kode=kode, unit=unit, endpoint=request.POST.get("endpoint", "")[:1000], oleh=oleh
            )
        else:
            operasi.langgani(kode=kode, unit=unit, peramban=request.POST, batas=batas, oleh=oleh)
    except GalatOperasi as ditolak:
        return JsonResponse({"pesan": str(ditolak.pesan)}, status=ditolak.status)
    return HttpResponse(status=204)
