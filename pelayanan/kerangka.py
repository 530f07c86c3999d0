"""A fragment of one reader, answered in the event loop: kept once drawn, with what everybody's reading says filled in.

After a press a hundred phones ask where they stand now. Through Django that is a hundred times middleware, a thread,
three round trips. So a view says of its answer to a guest `simpan(request, answer, …)`: the page's own words, and how
one shared reading (`baca`: run in a thread, once per change) completes them. From then on `layani` (called by asgi.py
before Django) answers the same browser

- as long as it has no session, and its token for forms is readable;
- from a reading that began after this process, or somebody who asked with the same `n`, had heard of event `n` (as in
  bersama.py: nobody sees an older state than the one announced), at most SEUMUR old; while this process hears nothing,
  at most SEBENTAR;
- until `isi` says it no longer knows (None), or `umur` is over: then Django is asked again.
"""

import asyncio
import gzip
import re
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.http import HttpRequest, HttpResponse, parse_cookie
from django.middleware.csrf import get_token
from django.utils import translation

from pelayanan import kuki
from pelayanan.bersama import SEUMUR, Kirim, nomor_diminta
from pelayanan.ingatan import Ingatan, Tahu
from pelayanan.siaran import SEBENTAR, pusat

log = structlog.get_logger("prima.kerangka")
TERBANYAK = 5_000
_RAHASIA = re.compile(r"[A-Za-z0-9]{32}")  # a CSRF cookie as Django writes it
_SENDIRI = frozenset(("x-nomor-permintaan", "content-length", "content-encoding", "etag"))


@dataclass(frozen=True, slots=True)
class _Kerangka:
    sendiri: str
    n_sendiri: int
    topik: str
    baca: Callable[[], Any]
    isi: Callable[[Any, str], str | None]
    sampai: float
    jawaban: HttpResponse  # its headers, as all of the middleware left them

    def berlaku(self) -> bool:
        return time.monotonic() < self.sampai and pusat.terbaru.get(self.sendiri, 0) <= self.n_sendiri


_semua: dict[tuple[str, str], _Kerangka] = {}
_gembok = threading.Lock()
_bacaan: Ingatan[str, Any] = Ingatan(TERBANYAK)
_pembaca = ThreadPoolExecutor(1, "bacaan")  # one connection a process, whatever the number of phones


def simpan(
    request: HttpRequest,
    jawaban: HttpResponse,
    *,
    sendiri: str,
    topik: str,
    baca: Callable[[], Any],
    isi: Callable[[Any, str], str | None],
    umur: float,
) -> None:
    """Keep the answer of a guest for `umur` seconds, and no longer than nothing happens to its own topic `sendiri`;
    `isi(baca(), token for forms)` is its text after every change of `topik`."""
    kunci = (request.path, kuki.bahasa(request.COOKIES))
    with _gembok:
        if len(_semua) >= TERBANYAK and kunci not in _semua:
            _kurangi()
        _semua[kunci] = _Kerangka(
            sendiri, pusat.terbaru.get(sendiri, 0), topik, baca, isi, time.monotonic() + umur, jawaban
        )


def _kurangi() -> None:
    """Room for more: first what nobody can be given any more, then the oldest tenth; never all at once, for then a
    full room would be Django's in the same second."""
    for kunci in [k for k, v in _semua.items() if not v.berlaku()]:
        del _semua[kunci]
    if len(_semua) >= TERBANYAK:
        for kunci in list(_semua)[: max(1, TERBANYAK // 10)]:
            del _semua[kunci]


async def layani(scope: dict[str, Any], kirim: Kirim) -> bool:
    """Answer `scope` from what is kept; False: this is Django's business."""
    if scope["method"] != "GET" or not _semua:
        return False
    kepala = dict(scope["headers"])
    dibawa = parse_cookie(kepala.get(b"cookie", b"").decode("latin-1"))
    sesi, rahasia = dibawa.get(settings.SESSION_COOKIE_NAME), dibawa.get(settings.CSRF_COOKIE_NAME, "")
    kunci = (scope["path"], kuki.bahasa(dibawa))
    ada = _semua.get(kunci)
    if ada is None or sesi or not _RAHASIA.fullmatch(rahasia):
        return False
    pusat.pastikan_jalan()
    if pusat.masa == 0:  # nothing was heard yet
        return False
    teks = None
    if ada.berlaku():
        try:
            bacaan = await _baca(ada, nomor_diminta(scope.get("query_string", b"")))
            with translation.override(ada.jawaban.headers.get("Content-Language", settings.LANGUAGE_CODE)):
                teks = ada.isi(bacaan, _token(rahasia))
        except DatabaseError as galat:  # a room full of phones asks while PostgreSQL starts again
            log.warning("kerangka tanpa basis data", sebab=type(galat).__name__)
        except Exception:  # whatever is wrong, Django says it better
            log.exception("kerangka gagal")
    if teks is None:
        with _gembok:
            _semua.pop(kunci, None)
        return False
    await _kirim(kirim, ada.jawaban, teks, b"gzip" in kepala.get(b"accept-encoding", b""))
    return True


async def _baca(k: _Kerangka, n_minta: int) -> Any:
    """What is true of the topic now: read once for all who ask."""
    dengar = pusat.tersambung
    tahu = Tahu(
        (*pusat.zaman(k.topik), dengar), pusat.terbaru.get(k.topik, 0) if dengar else n_minta, n_minta
    )

    def di_samping() -> Awaitable[Any]:
        return asyncio.get_running_loop().run_in_executor(_pembaca, _di_utas, k.baca)

    return await _bacaan.minta(k.topik, tahu, SEUMUR if dengar else SEBENTAR, di_samping)


def _di_utas(baca: Callable[[], Any]) -> Any:
    close_old_connections()
    try:
        return baca()
    finally:
        close_old_connections()


def _token(rahasia: str) -> str:
    """A token for forms that belongs to this browser's cookie."""
    tanya = HttpRequest()
    tanya.META["CSRF_COOKIE"] = rahasia
    return get_token(tanya)


async def _kirim(kirim: Kirim, jawaban: HttpResponse, teks: str, padat: bool) -> None:
    badan = teks.encode()
    kepala = [
        (n.lower().encode("latin-1"), v.encode("latin-1"))
        for n, v in jawaban.headers.items()
        if n.lower() not in _SENDIRI
    ]
    if padat:
        badan = gzip.compress(badan, 5)
        kepala.append((b"content-encoding", b"gzip"))
    kepala.append((b"content-length", str(len(badan)).encode()))
    await kirim({"type": "http.response.start", "status": 200, "headers": kepala})
    await kirim({"type": "http.response.body", "body": badan})
