"""What an officer can do to a case: one address, one form, one operation each, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pengaduan import operasi
from pengaduan.alur import TANGANI
from pengaduan.forms import petugas as f
from pengaduan.models import Aduan
from pengaduan.views.petugas import LIHAT, ambil, saya, wajib


@dataclass(frozen=True)
class Tindakan:
    """judul: on the button; hak: see izin.boleh; ke: the arrow it walks ("" for none, always offered)."""

    judul: str | Promise
    hak: str
    form: type[forms.Form]
    operasi: Callable[..., Any]
    selesai: str | Promise
    ke: str = ""


TINDAKAN: dict[str, Tindakan] = {
    "jawab": Tindakan(
        _("Jawab"),
        TANGANI,
        f.JawabForm,
        operasi.jawab_aduan,
        _("Jawaban terkirim; pelapor melihatnya sekarang."),
        "disampaikan",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(LIHAT)
def tindak(request: HttpRequest, kode: str, nama: str) -> HttpResponse:
    """Show the form of one act, or do it. A refusal keeps what was typed."""
    if nama not in TINDAKAN:
        raise Http404
    t = TINDAKAN[nama]
    a = ambil(request, kode)
    wajib(request, a, t.hak)
    form = buat_form(t, a, request)
    status = 200
    if request.method == "POST" and not form.is_valid():
        status = 400
    elif request.method == "POST":
        try:
            t.operasi(aduan=a, oleh=saya(request), **form.cleaned_data)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
            status = galat.status
        else:
            messages.success(request, str(t.selesai))
            return redirect("pengaduan_masuk" if t.ke == "diteruskan" else "aduan_kasus", *_alamat(t, a))
    return render(
        request, "pengaduan/tindakan.html", {"aduan": a, "t": t, "nama": nama, "form": form}, status=status
    )


def _alamat(t: Tindakan, a: Aduan) -> list[str]:
    return [] if t.ke == "diteruskan" else [a.kode_tampil]


def buat_form(t: Tindakan, a: Aduan, request: HttpRequest) -> forms.Form:
    """The act's form; one that must know the case (whom to choose from) takes it as `aduan=`."""
    tambahan: dict[str, Any] = {"aduan": a} if issubclass(t.form, f.UntukAduan) else {}
    return t.form(request.POST or None, **tambahan)
