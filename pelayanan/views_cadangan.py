"""The backups: is the last one good, what was tried."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses
from pelayanan.cadangan import jadwal
from pelayanan.cadangan.buat import ukuran
from pelayanan.models import Cadangan

TAMPIL = 30


@require_GET
@never_cache
@akses.perlu("unit.atur")
def daftar(request: HttpRequest) -> HttpResponse:
    isi = {
        "keadaan": jadwal.keadaan(),
        "baris": [(c, ukuran(c.ukuran)) for c in Cadangan.objects.all()[:TAMPIL]],
        "pukul": settings.CADANGAN_PUKUL,
        "simpan": settings.CADANGAN_SIMPAN,
        "folder": settings.CADANGAN_FOLDER,
    }
    return render(request, "pelayanan/cadangan.html", isi)
