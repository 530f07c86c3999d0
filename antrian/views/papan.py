"""The wall board: no sign-in, nothing personal, one rendering shared by all boards."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from antrian import papan as baca
from antrian import suara
from pelayanan import siaran
from pelayanan.models import Unit


@require_GET
@never_cache
def papan(request: HttpRequest, kode_unit: str) -> HttpResponse:
    unit = get_object_or_404(Unit, kode=kode_unit, aktif=True)
    return render(
        request,
        "antrian/papan.html",
        {
            "unit_tampil": unit,
            "zona": unit.zona,
            "zona_singkat": unit.singkatan_zona,
            "kini": timezone.localtime(timezone.now(), unit.tz),
            "papan": baca.keadaan(unit),
            "klip": json.dumps({n: static(f"suara/{n}.ogg") for n in [suara.GONG, *suara.KATA]}),
            "url_siaran": siaran.alamat(f"antrian:{unit.pk}"),
        },
    )


@require_GET
def papan_penggal(request: HttpRequest, kode_unit: str) -> HttpResponse:
    """What changes on the board. `n` is the event the board was told of: it never sees an older state."""
    unit = get_object_or_404(Unit, kode=kode_unit, aktif=True)
    isi = siaran.sekali_untuk_semua(
        f"antrian:{unit.pk}",
        f"papan:{request.LANGUAGE_CODE}",  # type: ignore[attr-defined]
        _bilangan(request.GET.get("n")),
        lambda: render_to_string("antrian/_papan.html", {"papan": baca.keadaan(unit), "unit_tampil": unit}),
    )
    jawaban = HttpResponse(isi)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


def _bilangan(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 19 else 0
