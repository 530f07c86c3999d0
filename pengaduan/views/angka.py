"""Figures for everybody, and who holds what for the head."""

from __future__ import annotations

import csv
import itertools

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses
from pelayanan.models import Unit
from pengaduan import angka, register
from pengaduan.models import Aduan

LIHAT = "pengaduan.lihat"


def _unit(request: HttpRequest) -> Unit | None:
    kode = request.GET.get("unit", "")[:40]
    return Unit.objects.filter(kode=kode, aktif=True).first() if kode else None


def _angka(unit: Unit | None) -> angka.Angka:
    """Computed once a minute for everybody."""
    tempat = f"pengaduan:angka:{unit.pk if unit else 0}"
    ada = cache.get(tempat)
    if ada is None:
        ada = angka.hitung([unit] if unit else None)
        cache.set(tempat, ada, 60)
    return ada


@require_GET
def umum(request: HttpRequest) -> HttpResponse:
    """Public figures with their denominators."""
    unit = _unit(request)
    isi = {
        "angka": _angka(unit),
        "unit": unit,
        "daftar_unit": Unit.objects.filter(aktif=True),
        "sedikitnya": angka.SEDIKITNYA,
    }
    return render(request, "pengaduan/angka.html", isi)


@require_GET
def data_terbuka(request: HttpRequest) -> HttpResponse:
    """The same as CSV, without a personal field."""
    unit = _unit(request)
    a = _angka(unit)
    jawaban = HttpResponse(content_type="text/csv; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="pengaduan.csv"'
    tulis = csv.writer(jawaban)
    tulis.writerow(
        ["dari", "sampai", "kelompok", "nama", "masuk", "terbuka", "dijawab", "tepat_waktu", "diukur"]
    )
    for kelompok in ("kelas", "maladministrasi", "kanal", "unit"):
        for b in getattr(a, kelompok):
            tulis.writerow(
                [a.dari, a.sampai, kelompok, b.nama, b.masuk, b.terbuka, b.dijawab, b.tepat, b.diukur]
            )
    return jawaban


@require_GET
@never_cache
@akses.perlu(LIHAT)
def pemegang(request: HttpRequest) -> HttpResponse:
    """Who holds what, how long."""
    kini = timezone.now()
    daftar = angka.pemegang(Aduan.objects.terlihat_oleh(request.user), kini)
    return render(
        request,
        "pengaduan/pemegang.html",
        {"daftar": daftar, "kini": kini, "unit_saya": akses.unit_saya(request.user, LIHAT)},
    )


@require_GET
@never_cache
@akses.perlu(LIHAT)
def unduh_register(request: HttpRequest, kode: str, tahun: int) -> StreamingHttpResponse:
    """The register of one unit and year as CSV, without the pelapor; only cases this reader may see."""
    unit = akses.unit_saya(request.user, LIHAT).filter(kode=kode).first()
    if unit is None or not 2000 <= tahun <= 2100:
        raise Http404
    tulis = csv.writer(_Gema())
    isi = register.baris(Aduan.objects.terlihat_oleh(request.user), unit, tahun)
    jawaban = StreamingHttpResponse(
        (tulis.writerow(b) for b in itertools.chain([register.KOLOM], isi)),
        content_type="text/csv; charset=utf-8",
    )
    jawaban["Content-Disposition"] = f'attachment; filename="register-{unit.kode}-{tahun}.csv"'
    return jawaban


class _Gema:
    """A file that hands every row straight on."""

    def write(self, baris: str) -> str:
        return baris
