"""What surrounds a request: an id in every log line, and what every template may use."""

import secrets
from collections.abc import Callable, Iterable
from typing import Any

import structlog
from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from pelayanan import akses, bahasa, galat
from pelayanan.cadangan import jadwal


class KonteksMiddleware:
    """Bind a request id (ours, never the client's) to the logs and the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nomor = secrets.token_hex(8)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(permintaan=nomor)
        jawaban = self.get_response(request)
        jawaban["X-Nomor-Permintaan"] = nomor
        return jawaban

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The one character Postgres cannot keep, wherever it came in: the sender's fault, not a bug."""
        polos = isinstance(exception, ValueError) and "NUL (0x00)" in str(exception)
        dalam_json = isinstance(exception, DataError) and "\\u0000" in str(exception)
        if not (polos or dalam_json):
            return None
        return galat.tidak_terbaca(request, exception)


PUBLIK = (
    ("/standar/", _("Layanan")),
    ("/antrian/", _("Antrean")),
    ("/pengaduan/", _("Pengaduan")),
    ("/ikm/", _("IKM")),
)
KAKI = (
    ("/standar/", _("Standar pelayanan")),
    ("/pengaduan/", _("Sampaikan aduan")),
    ("/data-saya/", _("Data pribadi saya")),
    ("/api/dokumen/", _("Data dan API")),
)


def untuk_template(request: HttpRequest) -> dict[str, Any]:
    """NAMA_PORTAL; menu: workplaces of who is signed in; nav_utama: those, else the public menu; nav_kaki;
    bahasa_kembali: where the language switch leads."""

    def butir(daftar: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
        return [{"url": url, "teks": teks, "aktif": request.path.startswith(url)} for url, teks in daftar]

    tempat_kerja = akses.menu(getattr(request, "user", None))
    return {
        "NAMA_PORTAL": settings.NAMA_PORTAL,
        "menu": tempat_kerja,
        # asked only where it is shown, to whom it concerns
        "cadangan_terlambat": lambda: akses.boleh(request.user, "unit.atur") and jadwal.terlambat(),
        "nav_utama": butir(tempat_kerja or PUBLIK),
        "nav_kaki": butir(KAKI),
        "bahasa_kembali": lambda: bahasa.kembali(request),
    }
