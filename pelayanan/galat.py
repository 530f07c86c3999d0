"""Errors with a message fit for the person, and the pages that show them."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import defaults


class GalatOperasi(Exception):
    """An operation refused: the rule that stood in the way, in plain Indonesian.

    kode    stable key for REST clients
    pesan   what happened and what to do now
    status  HTTP status of the refusal
    bidang  the form field it is about, when there is one
    """

    kode = "ditolak"
    pesan: str | Promise = _("Permintaan ini tidak dapat dikerjakan.")
    status = 409
    bidang: str | None = None

    def __init__(self, pesan: str | Promise | None = None, *, bidang: str | None = None) -> None:
        if pesan is not None:
            self.pesan = pesan
        if bidang is not None:
            self.bidang = bidang
        super().__init__(str(self.pesan))


class AlurDitolak(GalatOperasi):
    """A step that the state table does not know."""

    kode = "langkah_tidak_berlaku"
    pesan = _(
        "Langkah ini tidak berlaku pada keadaan sekarang. Muat ulang halaman untuk melihat keadaan terbaru."
    )


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or cookies are off; nothing was done."""
    return render(request, "403_csrf.html", status=403)


# --- pages of last resort (handlers in urls.py); under /api/ they speak the API's one error shape --------------


def _api(request: HttpRequest, kode: str, pesan: str | Promise, status: int) -> HttpResponse | None:
    if not request.path.startswith("/api/v"):
        return None
    return JsonResponse({"kode": kode, "pesan": str(pesan), "bidang": {}}, status=status)


def tidak_terbaca(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read at all (too many fields, too large, a character nobody can keep)."""
    pesan = _("Isi permintaan tidak dapat dibaca atau terlalu besar. Perbaiki, lalu kirim lagi.")
    return _api(request, "isi_tidak_terbaca", pesan, 400) or render(request, "400.html", status=400)


def tidak_ditemukan(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such address, or not yours."""
    pesan = _("Yang Anda cari tidak ada. Lihat daftar alamat di /api/dokumen/.")
    return _api(request, "tidak_ditemukan", pesan, 404) or defaults.page_not_found(request, exception)


def rusak(request: HttpRequest) -> HttpResponse:
    """500: our fault. The number of the request (X-Nomor-Permintaan) finds it in the logs."""
    pesan = _("Ada kesalahan di sistem kami dan sudah tercatat. Coba lagi sebentar lagi.")
    return _api(request, "galat_sistem", pesan, 500) or defaults.server_error(request)


def katakan(form: forms.BaseForm, galat: GalatOperasi) -> None:
    """A refusal beside the field it is about, or on top of the form."""
    form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
