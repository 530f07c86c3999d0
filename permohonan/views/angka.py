"""Figures for penanggung jawab and pimpinan, also as CSV and XLSX; kompensasi and news to bring."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses, tabel_csv, xlsx
from pelayanan.galat import GalatOperasi
from pelayanan.kabar import tugas
from pelayanan.models import Kabar
from pelayanan.peristiwa import kamus
from permohonan import angka, operasi
from permohonan.models import Kompensasi, Permohonan

from .bagian import terketik

LIHAT = "permohonan.lihat"
HARI = 30


@never_cache
@akses.perlu("dasbor.lihat")
@require_GET
def angka_permohonan(request: HttpRequest) -> HttpResponse:
    """The last 30 days: on time by service, where the time goes, what comes back."""
    unit = akses.unit_berhak(request.user, "dasbor.lihat")
    sampai = timezone.now()
    dari = sampai - timedelta(days=HARI)
    bentuk = request.GET.get("bentuk")
    if bentuk in ("csv", "xlsx"):
        lembar = _lembar(unit, dari, sampai)
        if bentuk == "xlsx":
            return xlsx.jawaban(xlsx.tulis(lembar.values()), "permohonan.xlsx")
        _judul, kepala, baris = lembar.get(request.GET.get("tabel", ""), lembar["layanan"])
        return tabel_csv.jawaban([kepala, *baris], "permohonan.csv", lembar=True)
    konteks = {
        "per": angka.per_layanan(unit, dari, sampai),
        "langkah": [
            (str(kamus()[k].kalimat), n, menit) for k, n, menit in angka.per_langkah(unit, dari, sampai)
        ],
        "langkah_standar": angka.per_langkah_standar(unit, dari, sampai),
        "berkas": angka.per_berkas(unit, dari, sampai),
        "tolak": angka.penolakan(unit, dari, sampai),
        "terbuka": angka.terbuka(unit, sampai),
        "hari": HARI,
    }
    return render(request, "permohonan/angka.html", konteks)


Lembar = tuple[str, list[str], list[list[Any]]]


def _lembar(unit: set[int], dari: datetime, sampai: datetime) -> dict[str, Lembar]:
    """{name of the table: (sheet, heading, rows)}: the page's figures, all of them."""
    return {
        "layanan": (
            _("Layanan"),
            ["layanan", "selesai", "berjanji", "tepat", "persen", "menit_kerja_median", "dikembalikan"],
            [
                [x.layanan, x.selesai, x.berjanji, x.tepat, x.persen, x.menit, x.kembali]
                for x in angka.per_layanan(unit, dari, sampai)
            ],
        ),
        "langkah": (
            _("Tahap"),
            ["tahap", "kali", "menit_median"],
            [[str(kamus()[k].kalimat), n, m] for k, n, m in angka.per_langkah(unit, dari, sampai)],
        ),
        "standar": (
            _("Langkah standar"),
            ["layanan", "nomor", "langkah", "pelaku", "rencana", "kali", "menit_median"],
            [
                [x.layanan, x.nomor, x.uraian, x.pelaku, x.rencana, x.kali, x.menit]
                for x in angka.per_langkah_standar(unit, dari, sampai)
            ],
        ),
        "berkas": (
            _("Berkas kembali"),
            ["layanan", "berkas", "kembali", "dari"],
            [
                [b["permohonan__layanan__nama"], b["nama"], b["kembali"], b["dari"]]
                for b in angka.per_berkas(unit, dari, sampai)
            ],
        ),
        "tolak": (
            _("Ditolak"),
            ["alasan", "kali"],
            [[alasan, n] for alasan, n in angka.penolakan(unit, dari, sampai)],
        ),
    }


@never_cache
@akses.perlu(LIHAT)
@require_GET
def sesudah(request: HttpRequest) -> HttpResponse:
    """Kompensasi that wait for a decision, and news that a person must bring."""
    unit = akses.unit_berhak(request.user, LIHAT)
    konteks = {
        "kompensasi": Kompensasi.objects.filter(unit__in=unit, status=Kompensasi.Status.DIBUKA)
        .select_related("permohonan__layanan", "permohonan__unit")
        .order_by("dibuka_pada")[:100],
        "kabar": _kabar(unit),
        "boleh_putus": akses.boleh(request.user, "permohonan.setujui"),
        "boleh_kabar": akses.boleh(request.user, "permohonan.terima"),
    }
    return render(request, "permohonan/sesudah.html", konteks)


def _kabar(unit: set[int]) -> list[Kabar]:
    """The open tasks of these units with their permohonan. Two queries."""
    daftar = list(
        tugas.terbuka(Permohonan)
        .filter(unit__in=unit)
        .select_related("untuk")
        .prefetch_related("upaya")[:100]
    )
    milik = Permohonan.objects.select_related("layanan", "unit").in_bulk([k.objek_id for k in daftar])
    for k in daftar:
        k.permohonan = milik[k.objek_id]  # type: ignore[attr-defined]
    return daftar


@require_POST
@akses.perlu("permohonan.setujui")
def putus_kompensasi(request: HttpRequest, pk: int) -> HttpResponse:
    k = akses.ambil(
        Kompensasi.objects.select_related("permohonan"), request.user, "permohonan.setujui", pk=pk
    )
    try:
        operasi.putus_kompensasi(
            kompensasi=k,
            diberikan=request.POST.get("putusan") == "diberikan",
            keterangan=terketik(request, "keterangan"),
            oleh=akses.orang(request),
        )
        messages.success(request, _("Putusan kompensasi dicatat."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_sesudah")


@require_POST
@akses.perlu("permohonan.terima")
def selesaikan_kabar(request: HttpRequest, pk: int) -> HttpResponse:
    k = akses.ambil(
        Kabar.objects.filter(objek_jenis="permohonan.permohonan", luar=True),
        request.user,
        "permohonan.terima",
        pk=pk,
    )
    try:
        operasi.selesaikan_kabar(
            kabar=k,
            hasil=terketik(request, "hasil"),
            tersampaikan="belum" not in request.POST,
            oleh=akses.orang(request),
        )
        messages.success(request, _("Dicatat."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_sesudah")
