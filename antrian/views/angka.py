"""Figures for whoever answers for the queue; an officer sees their own. And the silent alarms, live."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from antrian import angka as baca
from antrian.models import Tolakan
from pelayanan import akses, siaran, tabel_csv, xlsx
from pelayanan.models import Peristiwa, Unit

HAK = "antrian.lihat"
AWASI = "antrian.awasi"


@require_GET
@akses.perlu(HAK)
@never_cache
def angka(request: HttpRequest) -> HttpResponse:
    """One table by service, loket, officer, hour, channel, lane or sister unit; also as CSV and XLSX."""
    unit = akses.unit_diminta(request, HAK)
    awas = akses.boleh(request.user, AWASI, unit)
    dari, sampai = _masa(request, unit)
    per = request.GET.get("per", "layanan")
    per = per if per in baca.PER else "layanan"
    sendiri = per == "petugas" and not awas
    lingkup = [unit.pk]
    if per == "unit":
        lingkup = list(Unit.objects.filter(aktif=True, jenis=unit.jenis).values_list("pk", flat=True))
    baris, jumlah = baca.hitung(lingkup, dari, sampai, per, petugas=request.user.pk if sendiri else None)
    bentuk = request.GET.get("bentuk", "")
    if bentuk in ("csv", "xlsx"):
        return _berkas(
            bentuk, str(baca.PER[per][0]), [*baris, jumlah], f"antrean-{unit.kode}-{dari}-{sampai}"
        )
    return render(
        request,
        "antrian/angka.html",
        {
            "unit_tampil": unit,
            "unit_saya": akses.unit_saya(request.user, HAK),
            "dari": dari,
            "sampai": sampai,
            "per": per,
            "kata_per": baca.PER[per][0],
            "pilihan": [(k, n) for k, (n, _kolom) in baca.PER.items()],
            "baris": baris,
            "maks": max((b.tunggu90 for b in baris if b.tunggu90 is not None), default=None),
            "jumlah": jumlah,
            "sendiri": sendiri,
            "sedikit": baca.SEDIKITNYA,
            "tolakan": [
                (nama, Tolakan.Sebab(sebab).label, n)
                for nama, sebab, n in baca.tolakan([unit.pk], dari, sampai)
            ],
            "awas": awas,
            "darurat": _darurat(unit) if awas else [],
            "url_siaran": siaran.alamat(f"antrian.darurat:{unit.pk}") if awas else "",
        },
    )


@require_GET
@akses.perlu(AWASI)
@never_cache
def angka_darurat(request: HttpRequest) -> HttpResponse:
    """The part of the page that an alarm changes."""
    unit = get_object_or_404(akses.unit_saya(request.user, AWASI), kode=request.GET.get("unit", ""))
    return render(request, "antrian/_darurat.html", {"darurat": _darurat(unit), "unit_tampil": unit})


def _darurat(unit: Unit) -> list[Peristiwa]:
    sejak = timezone.now() - timedelta(hours=24)
    semua = Peristiwa.objects.filter(unit=unit, kode="antrian.loket.darurat", pada__gte=sejak)
    return list(semua.select_related("oleh").order_by("-pk")[:10])


def _masa(request: HttpRequest, unit: Unit) -> tuple[date, date]:
    """From and to, both included; the last seven days when they say nothing sensible."""
    hari_ini = timezone.localdate(timezone=unit.tz)
    dari, sampai = (_tanggal(request.GET.get(n, "")) for n in ("dari", "sampai"))
    sampai = min(sampai or hari_ini, hari_ini)
    dari = dari or sampai - timedelta(days=6)
    return max(min(dari, sampai), sampai - timedelta(days=baca.MAKS_HARI)), sampai


def _tanggal(teks: str) -> date | None:
    try:
        hasil = parse_date(teks[:10])
    except ValueError:
        return None
    return hasil if hasil and hasil.year >= 2000 else None


def _berkas(bentuk: str, per: str, baris: list[baca.Baris], nama: str) -> HttpResponse:
    kepala = [
        per,
        _("Nomor diambil"),
        _("Selesai"),
        _("Tidak hadir"),
        _("Dibatalkan"),
        _("Tidak terlayani"),
        _("Tunggu: dihitung dari"),
        _("Tunggu P50 (menit)"),
        _("Tunggu P90 (menit)"),
        _("Layanan: dihitung dari"),
        _("Layanan P50 (menit)"),
        _("Layanan P90 (menit)"),
    ]
    isi: list[list[Any]] = [
        [round(x, 1) if isinstance(x, float) else x for x in vars(b).values()] for b in baris
    ]
    isi[-1][0] = _("Semua")
    if bentuk == "xlsx":
        return xlsx.jawaban(xlsx.tulis([(_("Antrean"), kepala, isi)]), f"{nama}.xlsx")
    return tabel_csv.jawaban([kepala, *isi], f"{nama}.csv", lembar=True)
