"""Officers: messages in the case, and what is to be fetched or brought."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses
from pelayanan.models import Pengguna
from permohonan import operasi
from permohonan.alur import Status
from permohonan.forms_tindakan import FormPesan
from permohonan.models import Penyerahan, Permohonan

from .bagian import pastikan_mengerjakan, terisi, terketik, tindakan

TERIMA = "permohonan.terima"


@tindakan("permohonan.lihat")
def jawab(request: HttpRequest, p: Permohonan) -> None:
    """To the applicant, or among officers: two buttons, two operations."""
    pastikan_mengerjakan(request, p)
    isi = terisi(FormPesan(request.POST))["isi"]
    if request.POST.get("untuk") == "pemohon":
        operasi.jawab(permohonan=p, isi=isi, oleh=akses.orang(request))
        messages.success(request, _("Terkirim kepada pemohon."))
    else:  # what does not say for whom stays inside
        operasi.catat_internal(permohonan=p, isi=isi, oleh=akses.orang(request))
        messages.success(request, _("Catatan internal disimpan."))


@tindakan(TERIMA)
def tugaskan(request: HttpRequest, p: Permohonan) -> HttpResponse:
    siapa = Pengguna.objects.filter(username=terketik(request, "petugas")).first() or akses.orang(request)
    operasi.tugaskan_antar(permohonan=p, petugas=siapa, oleh=akses.orang(request))
    messages.success(request, _("Diantar oleh %(nama)s.") % {"nama": siapa})
    return redirect("permohonan_antaran")


@never_cache
@akses.perlu(TERIMA)
@require_GET
def antaran(request: HttpRequest) -> HttpResponse:
    """What is ready to be brought, by whom and where; and who comes to fetch, by hour."""
    semua = Penyerahan.objects.filter(
        unit__in=akses.unit_berhak(request.user, TERIMA), diterima_tanggal__isnull=True
    ).select_related("permohonan__layanan", "permohonan__unit", "petugas")
    konteks: dict[str, Any] = {
        "antar": semua.filter(cara=Penyerahan.Cara.ANTAR, permohonan__status=Status.TERBIT).order_by(
            "dipilih_pada"
        )[:200],
        "ambil": semua.filter(janji_pada__gte=timezone.now() - timedelta(hours=8)).order_by("janji_pada")[
            :200
        ],
    }
    return render(request, "permohonan/antaran.html", konteks)
