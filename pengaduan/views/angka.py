"""Figures for everybody, and who holds what for the head."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses, pdf, tabel_csv, xlsx
from pelayanan.models import Unit
from pengaduan import angka, cetak, register, sisa
from pengaduan.alur import KELOLA
from pengaduan.models import Aduan

LIHAT = "pengaduan.lihat"
PDF_TERBANYAK = 5_000  # rows of a printed register; the spreadsheet has them all


def _unit(request: HttpRequest) -> Unit | None:
    kode = request.GET.get("unit", "")[:40]
    return Unit.objects.filter(kode=kode, aktif=True).first() if kode else None


def _angka(unit: Unit | None) -> angka.Angka:
    """Computed once a minute for everybody, in each language by itself."""
    tempat = f"pengaduan:angka:{get_language()}:{unit.pk if unit else 0}"
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
    a = _angka(_unit(request))
    return tabel_csv.jawaban(_baris(a), "pengaduan.csv")


def _baris(a: angka.Angka) -> Iterator[list[Any]]:
    yield [
        *("dari", "sampai", "kelompok", "nama", "masuk", "terbuka", "dijawab", "tepat_waktu", "diukur"),
        *("dijeda", "dijeda_lagi", "dibuka_kembali", "median_hari", "p90_hari"),
    ]
    for kelompok in ("kelas", "maladministrasi", "kanal", "layanan", "unit"):
        for b in getattr(a, kelompok):
            hari = ["" if h is None else f"{h:.1f}" for h in (b.median_hari, b.p90_hari)]
            hitungan = [b.masuk, b.terbuka, b.dijawab, b.tepat, b.diukur, b.dijeda, b.dijeda_lagi]
            hitungan += [b.dibuka_kembali]
            yield [a.dari, a.sampai, kelompok, b.nama, *hitungan, *hari]
    for nama, n in a.tingkat:
        yield [a.dari, a.sampai, "tingkat", nama, n, *[""] * 9]


@require_GET
@never_cache
@akses.perlu(LIHAT)
def pemegang(request: HttpRequest) -> HttpResponse:
    """Who holds what, how long."""
    kini = timezone.now()
    daftar = angka.pemegang(Aduan.objects.terlihat_oleh(request.user), kini)
    sisa.lengkapi((a for p in daftar for a in p.kasus), kini)
    return render(
        request,
        "pengaduan/pemegang.html",
        {
            "daftar": daftar,
            "kini": kini,
            "unit_saya": akses.unit_saya(request.user, LIHAT),
            "unit_kelola": akses.unit_berhak(request.user, KELOLA),
        },
    )


@require_GET
@never_cache
@akses.perlu(LIHAT)
def unduh_register(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponseBase:
    """The register of one unit and year (csv, xlsx, pdf), without the pelapor; only cases this reader may see."""
    unit = akses.unit_saya(request.user, LIHAT).filter(kode=kode).first()
    if unit is None or not 2000 <= tahun <= 2100:
        raise Http404
    nama = f"register-{unit.kode}-{tahun}.{bentuk}"
    isi = register.baris(Aduan.objects.terlihat_oleh(request.user), unit, tahun)
    if bentuk == "xlsx":
        return xlsx.jawaban(xlsx.tulis([(f"Register {tahun}", register.KOLOM, isi)]), nama)
    if bentuk == "pdf":
        return pdf.jawaban(cetak.register(unit, tahun, list(itertools.islice(isi, PDF_TERBANYAK))), nama)
    return tabel_csv.jawaban_mengalir(itertools.chain([register.KOLOM], isi), nama)


@require_GET
@never_cache
@akses.perlu(KELOLA)
def serah_sp4n(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    """The file for the pejabat penghubung to hand to SP4N-LAPOR: what was told and what was done, not by whom."""
    unit = akses.unit_saya(request.user, KELOLA).filter(kode=kode).first()
    if unit is None or not 2000 <= tahun <= 2100:
        raise Http404
    isi = register.baris_sp4n(Aduan.objects.terlihat_oleh(request.user), unit, tahun)
    lembar = [("SP4N-LAPOR", register.KOLOM_SP4N, isi)]
    return xlsx.jawaban(xlsx.tulis(lembar), f"sp4n-{unit.kode}-{tahun}.xlsx")
