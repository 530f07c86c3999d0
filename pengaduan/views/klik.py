"""The page behind a link in a message: asks once more, and does it on the press."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pengaduan import klik as tautan
from pengaduan import operasi
from pengaduan.forms.warga import BelumForm, BeresForm, BolehKosongForm
from pengaduan.models import Aduan

FORM = {
    tautan.BERES: BeresForm,
    tautan.BELUM: BelumForm,
    tautan.TERIMA: BolehKosongForm,
    tautan.TOLAK: BolehKosongForm,
}
KERJA = {
    tautan.BERES: operasi.nyatakan_beres,
    tautan.BELUM: operasi.buka_kembali,
    tautan.TERIMA: lambda **k: operasi.jawab_usulan(terima=True, **k),
    tautan.TOLAK: lambda **k: operasi.jawab_usulan(terima=False, **k),
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def klik(request: HttpRequest, kode: str, token: str) -> HttpResponse:
    """GET shows the question, POST answers it; an answered question says so."""
    a = akses.ambil_berkode(Aduan.objects.select_related("unit"), kode)
    p = tautan.baca(a, token)
    if p is None:
        raise Http404
    form = FORM[p.perbuatan](request.POST if request.method == "POST" else None)
    terbuka = tautan.berlaku(a, p)
    status = 200
    if request.method == "POST" and terbuka and form.is_valid():
        try:
            KERJA[p.perbuatan](aduan=a, oleh=None, **form.cleaned_data)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            status = galat.status
        else:
            messages.success(request, _("Terima kasih, jawaban Anda tercatat."))
            return redirect(request.path)
    elif request.method == "POST":
        status = 409 if not terbuka else 400
    isi = {
        "aduan": a,
        "perbuatan": p.perbuatan,
        "terbuka": terbuka,
        "usulan": tautan.usulan(a, p),
        "form": form,
    }
    return render(request, "pengaduan/klik.html", isi, status=status)
