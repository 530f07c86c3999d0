"""The wall board: no sign-in, nothing personal, one rendering shared by all boards."""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from antrian import operasi, suara
from antrian import papan as baca
from antrian.models import PerangkatPapan
from pelayanan import bersama, latihan, siaran
from pelayanan.models import Unit


@require_GET
@never_cache
def papan(request: HttpRequest, kode_unit: str) -> HttpResponse:
    return _papan(request, get_object_or_404(Unit, latihan.terlihat(), kode=kode_unit), None)


@require_GET
@never_cache
def layar(request: HttpRequest, kunci: str) -> HttpResponse:
    """The board of one device: its zone and layout. 404 once its key was revoked."""
    p = _perangkat(kunci)
    return _papan(request, p.unit, p)


def _perangkat(kunci: str) -> PerangkatPapan:
    return get_object_or_404(
        PerangkatPapan.objects.select_related("unit"), kunci=kunci, aktif=True, unit__aktif=True
    )


def _papan(request: HttpRequest, unit: Unit, p: PerangkatPapan | None) -> HttpResponse:
    return render(
        request,
        "antrian/papan.html",
        {
            "unit_tampil": unit,
            "ruang": p.nama if p else "",
            "tata": p.tata if p else PerangkatPapan.Tata.LENGKAP,
            "url_penggal": reverse("layar_penggal", args=[p.kunci])
            if p
            else reverse("papan_penggal", args=[unit.kode]),
            "zona": unit.zona,
            "zona_singkat": unit.singkatan_zona,
            "kini": timezone.localtime(timezone.now(), unit.tz),
            "papan": baca.keadaan(unit, zona=_zona(p)),
            "klip": json.dumps({n: static(f"suara/{n}.ogg") for n in suara.KLIP_PAPAN}),
            "url_siaran": siaran.alamat(f"antrian:{unit.pk}"),
        },
    )


@require_GET
def papan_penggal(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """What changes on the board. `n` is the event the board was told of: it never sees an older state."""
    unit = get_object_or_404(Unit, latihan.terlihat(), kode=kode_unit)
    return _penggal(request, unit, None)


@require_GET
def layar_penggal(request: HttpRequest, kunci: str) -> HttpResponse:
    """The same for one device; that it asked is noted once a minute, for the desk."""
    p = _perangkat(kunci)
    kini = timezone.now()
    if p.terlihat_pada is None or kini - p.terlihat_pada > timedelta(minutes=1):
        operasi.papan_terlihat(papan=p, pada=kini)
    return _penggal(request, p.unit, p)


def _zona(p: PerangkatPapan | None) -> frozenset[int]:
    return frozenset(p.loket.values_list("pk", flat=True)) if p else frozenset()


def _penggal(request: HttpRequest, unit: Unit, p: PerangkatPapan | None) -> HttpResponse:
    isi = siaran.sekali_untuk_semua(
        f"antrian:{unit.pk}",
        f"papan:{p.pk if p else 0}:{request.LANGUAGE_CODE}",  # type: ignore[attr-defined]
        _bilangan(request.GET.get("n")),
        lambda: render_to_string(
            "antrian/_papan.html",
            {
                "papan": baca.keadaan(unit, zona=_zona(p)),
                "unit_tampil": unit,
                "tata": p.tata if p else PerangkatPapan.Tata.LENGKAP,
            },
        ),
    )
    bersama.bagikan(request.path, f"antrian:{unit.pk}")
    jawaban = HttpResponse(isi)
    jawaban["Cache-Control"] = "no-cache"
    return jawaban


def _bilangan(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 19 else 0
