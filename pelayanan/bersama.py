"""Public fragments for many screens at once: drawn once per change, answered from memory in the event loop.

After a press two hundred boards ask for the same piece of page. Through Django that is two hundred times middleware,
one of four threads and a query, and whoever presses a key at a counter waits behind them. So a view says of its answer
`bagikan(path, topic)`; from then on `layani` (called by asgi.py before Django) gives the same answer to everybody

- as long as this process hears every change (`siaran.pusat` is connected) and none came to the topic, at most SEUMUR:
  a revoked key and what the clock changes are seen then;
- to who asks for event `n`, only when the drawing began after this process, or somebody who asked with the same `n`,
  had heard of it: nobody sees an older state than the one announced;
- those who ask while it is being drawn wait for that one drawing.
"""

import hashlib
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from django.http import parse_cookie

from pelayanan import kuki
from pelayanan.ingatan import Ingatan, Tahu
from pelayanan.siaran import pusat

SEUMUR = 20.0  # seconds
TERBANYAK = 2_000
_BERBEDA = {b"x-nomor-permintaan", b"date", b"etag"}  # of one request, or made anew here

Terima = Callable[[], Awaitable[dict[str, Any]]]
Kirim = Callable[[dict[str, Any]], Awaitable[None]]
Lanjut = Callable[[dict[str, Any], Terima, Kirim], Awaitable[None]]
_Kunci = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class _Jawaban:
    status: int
    kepala: list[tuple[bytes, bytes]]
    badan: bytes
    etag: bytes


_topik: dict[str, str] = {}
_gembok = threading.Lock()
_jawaban: Ingatan[_Kunci, _Jawaban] = Ingatan(TERBANYAK)


def bagikan(path: str, topik: str) -> None:
    """Said by a view of its own address: everybody who asks for it gets the same, until `topik` changes."""
    with _gembok:
        if len(_topik) >= TERBANYAK:
            _topik.clear()
        _topik[path] = topik


async def layani(scope: dict[str, Any], kirim: Kirim, lanjut: Lanjut) -> bool:
    """Answer `scope` from memory, or with one drawing shared by all who ask; False: this is Django's business."""
    topik = _topik.get(scope["path"])
    if topik is None or scope["method"] != "GET":
        return False
    pusat.pastikan_jalan()
    if not pusat.tersambung:
        return False
    tahu = Tahu(
        pusat.zaman(topik), pusat.terbaru.get(topik, 0), nomor_diminta(scope.get("query_string", b""))
    )
    kepala = dict(scope["headers"])
    kunci = _kunci(scope["path"], kepala)
    jawaban = await _jawaban.minta(kunci, tahu, SEUMUR, lambda: _gambar(scope, lanjut))
    if jawaban is None:
        return False
    await _kirim(kirim, jawaban, kepala.get(b"if-none-match"))
    return True


def nomor_diminta(tanya: bytes) -> int:
    """The event a screen was told of (``?n=``); 0 for none."""
    teks = parse_qs(tanya.decode("latin-1")).get("n", [""])[0]
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else 0


def _kunci(path: str, kepala: dict[bytes, bytes]) -> _Kunci:
    """What an answer may differ by: packing and language."""
    bahasa = kuki.bahasa(parse_cookie(kepala.get(b"cookie", b"").decode("latin-1")))
    return path, b"gzip" in kepala.get(b"accept-encoding", b""), bahasa


async def _gambar(scope: dict[str, Any], lanjut: Lanjut) -> _Jawaban | None:
    """One run through Django; None for an answer that is one person's."""
    status, badan = 0, bytearray()
    kepala: list[tuple[bytes, bytes]] = []

    async def terima() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def tangkap(pesan: dict[str, Any]) -> None:
        nonlocal status
        if pesan["type"] == "http.response.start":
            status = pesan["status"]
            kepala.extend((k, v) for k, v in pesan["headers"] if k not in _BERBEDA)
        else:
            badan.extend(pesan.get("body", b""))

    polos = [(k, v) for k, v in scope["headers"] if k not in (b"if-none-match", b"if-modified-since")]
    await lanjut({**scope, "headers": polos}, terima, tangkap)
    if status != 200 or any(k == b"set-cookie" for k, _v in kepala):
        with _gembok:
            _topik.pop(scope["path"], None)
        return None
    isi = bytes(badan)
    etag = b'"' + hashlib.sha256(isi).hexdigest()[:20].encode() + b'"'
    return _Jawaban(status, kepala, isi, etag)


async def _kirim(kirim: Kirim, j: _Jawaban, punya: bytes | None) -> None:
    sama = punya is not None and j.etag in punya
    kepala = [*j.kepala, (b"etag", j.etag)]
    if sama:
        kepala = [x for x in kepala if x[0] not in (b"content-length", b"content-type", b"content-encoding")]
    await kirim({"type": "http.response.start", "status": 304 if sama else j.status, "headers": kepala})
    await kirim({"type": "http.response.body", "body": b"" if sama else j.badan})
