"""One port: `/siaran/` and what many screens ask at once (bersama.py, kerangka.py) are answered here, in the event
loop; all else is Django's WSGI handler on four threads.

Measured on two cores: Django's own ASGI handler does 244 small views a second and opens a database connection
per request thread, this one 1,900 on 8 connections, with 100 live screens open.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware
from django.conf import settings

from pelayanan import bersama, kerangka, lokal, proksi, siaran
from pelayanan.wsgi import application as django

UTAS = 4  # threads per process; each keeps one database connection

Terima = Callable[[], Awaitable[dict[str, Any]]]
Kirim = Callable[[dict[str, Any]], Awaitable[None]]

_django = WSGIMiddleware(django, workers=UTAS)  # type: ignore[arg-type]

# A thread that draws gives way to the event loop, which hands out the news, five times sooner than by default.
sys.setswitchinterval(0.001)

# granian's workers outlive a killed main process and would keep the port.
if os.environ.get("IKUT_INDUK"):
    lokal.mati_bersama_induk(signal.SIGTERM)


async def application(scope: dict[str, Any], receive: Terima, send: Kirim) -> None:
    if scope["type"] == "lifespan":
        await _hidup(receive, send)
    elif scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1000})
    elif scope["path"] == "/siaran/":
        await siaran.aplikasi(scope, receive, send)
    elif not await bersama.layani(scope, send, _lewat_wsgi) and not await kerangka.layani(scope, send):
        await _lewat_wsgi(scope, receive, send)


async def _hidup(receive: Terima, send: Kirim) -> None:
    """The lifespan protocol: nothing to prepare, but a server that asks gets its answer."""
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})


async def _lewat_wsgi(scope: dict[str, Any], receive: Terima, send: Kirim) -> None:
    kepala_semua = dict(scope["headers"])
    harus = int(kepala_semua.get(b"content-length", b"0") or 0)
    berkas = kepala_semua.get(b"content-type", b"").startswith(b"multipart/form-data")
    sampai = 0

    async def ambil() -> dict[str, Any]:
        # A coroutine of our own: a2wsgi schedules it from a thread, and granian's is not one asyncio knows.
        return await receive()

    async def terima() -> dict[str, Any]:
        nonlocal sampai
        try:
            pesan = await asyncio.wait_for(ambil(), settings.BATAS_DIAM)
        except TimeoutError:  # the line went dead half-way: its thread is needed by others
            pesan = {"type": "http.disconnect"}
        sampai += len(pesan.get("body", b""))
        # Files that arrived whole are kept and the page says which did not; half a form of text would be taken
        # for a whole one, so it is no form at all (Django: UnreadablePostError).
        if sampai < harus and not pesan.get("more_body") and not berkas:
            raise ConnectionResetError("isi permintaan terpotong")
        return pesan

    # "X_Forwarded_For" and "X-Forwarded-For" would become the same name in WSGI; only the second is a header
    # that a proxy in front of us sets or strips.
    kepala = [(nama, isi) for nama, isi in scope["headers"] if b"_" not in nama]
    scope = proksi.di_balik({**scope, "headers": kepala}, settings.PROKSI)
    await _django(scope, terima, send)  # type: ignore[arg-type]
