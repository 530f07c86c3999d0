"""The portal's addresses and, under the same middleware, views that do nothing but the bare statements."""

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from bench.polos import ambil, panggil


@csrf_exempt
def ambil_polos(request: HttpRequest, unit: int, layanan: int) -> JsonResponse:
    with transaction.atomic(), connection.cursor() as k:
        return JsonResponse({"urut": ambil(k, unit, layanan)}, status=201)


@csrf_exempt
def panggil_polos(request: HttpRequest, unit: int) -> JsonResponse:
    with connection.cursor() as k:
        return JsonResponse({"id": panggil(k, unit)})


urlpatterns = [
    path("polos/ambil/<int:unit>/<int:layanan>/", ambil_polos),
    path("polos/panggil/<int:unit>/", panggil_polos),
    path("", include("pelayanan.urls")),
]
