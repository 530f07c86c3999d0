"""The machine room for the admin: parts alive, what is owed, what fails, slow queries; a page per board and printer."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from antrian.models import Pencetak, PerangkatPapan
from pelayanan import akses, kesehatan, metrik
from pelayanan.models import Antaran, Cadangan, Kabar, Peristiwa, Tenggat
from pelayanan.peristiwa import jenis_objek, kalimat

HAK = "sistem.lihat"
MATI = timedelta(minutes=5)
NAMA = {
    "basis_data": _("Basis data"),
    "broker": _("Antrean tugas (Valkey)"),
    "worker": _("Pekerja latar"),
    "beat": _("Penjadwal"),
}


@require_GET
@never_cache
@akses.perlu(HAK)
def keadaan(request: HttpRequest) -> HttpResponse:
    """Everything on one page; figures of the whole portal, devices of my units."""
    kini = timezone.now()
    unit = akses.unit_berhak(request.user, HAK)
    antre = Antaran.objects.filter(selesai_pada__isnull=True)
    isi = {
        "kini": kini,
        "bagian": [(NAMA.get(k, k), v) for k, v in kesehatan.periksa().items()],
        "cadangan": Cadangan.objects.berhasil().first(),
        "antre": antre.count(),
        "antaran_gagal": [
            # the kind of failure only: an exception's words may hold what somebody wrote
            {**b, "galat": b["galat"].partition(":")[0]}
            for b in antre.exclude(galat="")
            .values("reaksi", "galat")
            .annotate(n=Count("pk"), coba=Max("coba"), lagi=Max("siap_pada"))
            .order_by("-n")[:20]
        ],
        "kabar": {
            b["status"]: b["n"]
            for b in Kabar.objects.exclude(status__in=[Kabar.Status.TERKIRIM, Kabar.Status.SELESAI])
            .values("status")
            .annotate(n=Count("pk"))
        },
        "kabar_gagal": list(
            Kabar.objects.filter(status__in=[Kabar.Status.GAGAL, Kabar.Status.MENUNGGU])
            .exclude(galat="")
            .values("saluran", "galat")
            .annotate(n=Count("pk"), coba=Max("coba"), pada=Max("dibuat_pada"))
            .order_by("-n")[:20]
        ),
        "terlambat": Tenggat.objects.filter(
            dipenuhi_pada__isnull=True,
            dijeda_pada__isnull=True,
            terhenti_pada__isnull=True,
            jatuh_tempo_pada__lt=kini,
        ).count(),
        "lambat": metrik.lambat(),
        "papan": [
            (p, p.terlihat_pada is not None and p.terlihat_pada > kini - MATI)
            for p in PerangkatPapan.objects.filter(unit__in=unit)
            .select_related("unit")
            .order_by("unit_id", "nama")
        ],
        "pencetak": Pencetak.objects.filter(unit__in=unit).select_related("unit").order_by("unit_id", "nama"),
    }
    return render(request, "dasbor/keadaan.html", isi)


@require_GET
@never_cache
@akses.perlu(HAK)
def perangkat(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """One board or printer: how it is, when it was last heard of, and its faults."""
    model: Any = {"papan": PerangkatPapan, "pencetak": Pencetak}.get(jenis)
    if model is None:
        raise Http404
    p = akses.ambil(model.objects.select_related("unit"), request.user, HAK, pk=pk)
    kini = timezone.now()
    jejak = Peristiwa.objects.filter(objek_jenis=jenis_objek(model), objek_id=p.pk)
    isi = {
        "p": p,
        "unit": p.unit,
        "papan": jenis == "papan",
        "hidup": jenis == "papan" and p.terlihat_pada is not None and p.terlihat_pada > kini - MATI,
        "terakhir": p.terlihat_pada if jenis == "papan" else p.dilaporkan_pada,
        "peristiwa": [
            {"teks": kalimat(x), "pada": x.pada, "oleh": x.oleh}
            for x in jejak.select_related("oleh").order_by("-urutan")[:50]
        ],
    }
    return render(request, "dasbor/perangkat.html", isi)
