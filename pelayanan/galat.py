"""Errors with a message fit for the person, and the pages that show them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
