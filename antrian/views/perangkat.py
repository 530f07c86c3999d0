"""What devices open by themselves: a printer's own page, and the clips of spoken names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods

from antrian import operasi
from antrian.forms import FormPencetak
from antrian.models import KlipNama, Pencetak


@require_http_methods(["GET", "POST"])
@never_cache
def pencetak(request: HttpRequest, kunci: str) -> HttpResponse:
    """At the printer, without signing in: how it is, how its paper is. 404 once its key was revoked."""
    p = get_object_or_404(Pencetak.objects.select_related("unit"), kunci=kunci, aktif=True, unit__aktif=True)
    form = FormPencetak(request.POST or None)
    if form.is_valid():
        operasi.laporkan_pencetak(pencetak=p, **form.cleaned_data)
        return redirect(p)
    return render(
        request,
        "antrian/pencetak.html",
        {"pencetak": p, "unit_tampil": p.unit, "pilihan": Pencetak.Keadaan.choices},
        status=400 if form.is_bound else 200,
    )


@require_GET
@cache_control(public=True, max_age=31_536_000, immutable=True)
def klip_nama(request: HttpRequest, sidik: str) -> HttpResponse:
    """A spoken name; its address is its text's digest, so it never changes."""
    return HttpResponse(bytes(get_object_or_404(KlipNama, sidik=sidik).isi), content_type="audio/ogg")
