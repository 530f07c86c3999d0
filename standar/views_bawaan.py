"""The personal list by e-mail."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan.galat import GalatOperasi
from standar import tampilan
from standar.forms import KirimDaftarForm
from standar.operasi_bawaan import kirim_daftar
from standar.views import _dilayani as dilayani


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kirim(request: HttpRequest, slug: str) -> HttpResponse:
    """Where to; the conditions chosen before come along as `bila`."""
    standar = dilayani(slug)
    kirim = request.method == "POST"
    isi = tampilan.daftar_bawaan(standar, request.POST if kirim else request.GET)
    form = KirimDaftarForm(request.POST if kirim else None)
    kembali = f"{reverse('standar_bawa', args=[slug])}?{urlencode({'jawab': 1, 'bila': isi['dipilih']}, doseq=True)}"
    if kirim and form.is_valid():
        if not request.session.session_key:
            request.session.create()
        try:
            kirim_daftar(
                standar=standar,
                alamat=form.cleaned_data["surel"],
                bila=isi["dipilih"],
                sesi=request.session.session_key or "",
            )
            messages.success(
                request, _("Daftar Anda sedang dikirim. Tidak datang dalam beberapa menit? Periksa spam.")
            )
            return redirect(kembali)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
    return render(
        request,
        "standar/bawa_kirim.html",
        isi | {"form": form, "kembali": kembali},
        status=422 if form.errors else 200,
    )
