"""The front page: one search box, three actions, the promise beside the truth."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dasbor import tepat
from ikm import hasil
from ikm.views import bingkai
from pelayanan.models import Unit
from standar.capaian import ukur, yang_dijanjikan
from standar.models import Layanan
from standar.tunggu import kini

PALING_SERING = 6


@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    """All units, or ?unit= one of them; the same number of queries for any number of units and services."""
    indeks = hasil.terkini()
    unit = _unit(request, indeks)
    layanan = [x for x in Layanan.objects.berlaku().untuk_daftar() if unit is None or x.unit_id == unit.pk]
    isi = {
        "unit": unit,
        "unit_tampil": bingkai(unit) if unit else None,
        "indeks": indeks,
        "indeks_unit": next((a for u, a in indeks if unit is not None and u.pk == unit.pk), None),
        "tepat": tepat.dari_layanan(layanan),
        "sering": _sering(layanan),
        "berapa_layanan": len(layanan),
    }
    return render(request, "dasbor/beranda.html", isi)


def _unit(request: HttpRequest, indeks: list[tuple[Unit, hasil.Angka | None]]) -> Unit | None:
    kode = request.GET.get("unit", "")
    if not kode:
        return indeks[0][0] if len(indeks) == 1 else None
    for unit, _a in indeks:
        if unit.kode == kode:
            return unit
    raise Http404


def _sering(layanan: list[Layanan]) -> list[dict[str, object]]:
    """The services people come for most (90 days), with fee, promise, and how long people wait just now."""
    ids = [x.pk for x in layanan]
    ukuran = ukur(ids)
    banyak = {pk: sum(u.jumlah for u in per.values()) for pk, per in ukuran.items()}
    urut = sorted(layanan, key=lambda x: (-banyak.get(x.pk, 0), x.unit_id, x.urutan, x.nama))[:PALING_SERING]
    tunggu = kini([x.pk for x in urut])
    return [
        {
            "layanan": x,
            "standar": x.versi_kini,
            "lama": _lama(x),
            "tunggu": tunggu.get(x.pk),
            "lambat": (tunggu.get(x.pk) or 0) > 30,
            "ukuran": yang_dijanjikan(x.versi_kini, ukuran.get(x.pk, {})),
        }
        for x in urut
    ]


def _lama(layanan: Layanan) -> str:
    versi = layanan.versi_kini
    if versi is None:
        return ""
    if versi.lama is not None:
        return str(versi.lama)
    return versi.waktu_teks[:60]
