"""Practice that counts nowhere: a twin unit that is never `aktif`, and who is in it just now.

Every public list, search, figure, sweep and interface asks for active units; a twin is none, so it is in none of them.
Two doors lead to it: an officer who switched their session to practice (their roles are then those in the twin, and
only those), and the addresses of the twin's own anjungan and board. Messages stop in `kabar.tulis`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

KUE = SESI = "latihan"
AKHIRAN = "--latihan-"  # two hyphens: no slug of a real unit's name has them
_SEDANG: ContextVar[bool] = ContextVar("latihan", default=False)
_PERANGKAT = re.compile(rf"^/antrian/(kios|papan)/[^/]*{AKHIRAN}\d+/")
# rooms where officers work; public pages show the real units also to whoever practises
_RUANG = re.compile(
    r"^/(loket|kerja|latihan|gangguan|permohonan|pengaduan|dasbor|ikm/(kertas|tablet)|standar/kelola"
    r"|antrian/(meja|angka|susulan))(/|$)"
)


def sedang() -> bool:
    """Is this request in the twin's world?"""
    return _SEDANG.get()


@contextmanager
def di(ya: bool) -> Iterator[None]:
    """Inside: in the twin's world, or surely not."""
    tanda = _SEDANG.set(ya)
    try:
        yield
    finally:
        _SEDANG.reset(tanda)


def terlihat(jalur: str = "") -> Q:
    """Units that exist for this request: the active ones, or the twins. `jalur`: "unit__" from another table."""
    if sedang():
        return Q(**{f"{jalur}latihan_untuk__isnull": False})
    return Q(**{f"{jalur}aktif": True})


class ModeLatihan:
    """Middleware, after sign-in: nobody without the cookie pays anything for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        orang = KUE in request.COOKIES and request.session.get(SESI) and request.user.is_authenticated
        if orang:
            request.user.latihan = True  # type: ignore[union-attr]
        if _PERANGKAT.match(request.path) or (orang and _RUANG.match(request.path)):
            with di(True):
                return self.get_response(request)
        return self.get_response(request)
