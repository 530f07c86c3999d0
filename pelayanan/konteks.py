"""What surrounds a request: an id in every log line, and what every template may use."""

import secrets
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pelayanan import akses


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


def untuk_template(request: HttpRequest) -> dict[str, Any]:
    """NAMA_PORTAL, and `boleh`: the rights of who is signed in, for the menu."""
    return {
        "NAMA_PORTAL": settings.NAMA_PORTAL,
        "menu": akses.menu(getattr(request, "user", None)),
    }
