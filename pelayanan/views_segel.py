"""The seals, to read, print and take away."""

import itertools

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses, tabel_csv
from pelayanan.models import Peristiwa, Segel

HAK = "unit.segel"
PER_HALAMAN = 31


@require_GET
@never_cache
@akses.perlu(HAK)
def daftar(request: HttpRequest) -> HttpResponse:
    """A month a page; the newest seal large enough to be copied by hand."""
    terakhir = Segel.objects.first()
    isi = {
        "hal": Paginator(Segel.objects.all(), PER_HALAMAN).get_page(request.GET.get("halaman")),
        "terakhir": terakhir,
        "kelompok": [terakhir.cerna[i : i + 8] for i in range(0, 64, 8)] if terakhir else [],
        "belum": Peristiwa.objects.filter(pk__gt=terakhir.sampai_id if terakhir else 0).count(),
        "sekarang": timezone.now(),
    }
    return render(request, "pelayanan/segel.html", isi)


@require_GET
@never_cache
@akses.perlu(HAK)
def unduh(request: HttpRequest) -> HttpResponse:
    """All of them as CSV: whoever keeps the file can compare it later, without us."""
    kolom = ("tanggal", "dari_id", "sampai_id", "banyak", "cerna_isi", "sebelum", "cerna")
    isi = Segel.objects.order_by("pk").values_list(*kolom)
    return tabel_csv.jawaban(itertools.chain([kolom], isi), f"segel-{timezone.localdate()}.csv")
