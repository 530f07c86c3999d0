"""Live screens: «topic X changed, newest event n», never the content. The browser fetches its fragment again.

`aplikasi` is a plain ASGI app at ``/siaran/?t=<signed topic>``, beside Django, not in it: an open stream
holds a queue in memory and nothing else, above all no database connection. One Redis subscription a process.
"""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from math import inf
from typing import Any
from urllib.parse import parse_qs, quote

import redis
import redis.asyncio
import structlog
from django.conf import settings
from django.core import signing

from pelayanan.ingatan import Tahu
from pelayanan.redis import klien
from pelayanan.titipan import Titipan

log = structlog.get_logger("prima.siaran")

SALURAN = "prima:siaran"
DETAK = 15  # seconds between heartbeats
_ANTARA = " "  # between the topics of one stream
ANTREAN_PELANGGAN = 20  # messages a slow client may lag; past that one "segarkan" replaces them
PELANGGAN_TERBANYAK = 5_000
_GARAM = "pelayanan.siaran"


_senyap: ContextVar[bool] = ContextVar("senyap", default=False)


@contextmanager
def senyap() -> Iterator[None]:
    """For acts of the past (sample history, late entries): today's screens have nothing to see in them,
    and what they owe is delivered by the caller or the next sweep."""
    tanda = _senyap.set(True)
    try:
        yield
    finally:
        _senyap.reset(tanda)


def dibungkam() -> bool:
    """Inside `senyap`: no screen is told, no worker hurried."""
    return _senyap.get()


def umumkan(topik: Iterable[str], n: int) -> None:
    """Tell every open screen of these topics that event `n` changed them. May be lost: state is refetched."""
    if not dibungkam():
        _kabar.titip((t, n) for t in topik)


def _terbitkan(kabar: list[tuple[str, int]]) -> None:
    """One round trip, each topic once with its newest event."""
    terbaru: dict[str, int] = {}
    for topik, n in kabar:
        terbaru[topik] = max(n, terbaru.get(topik, 0))
    try:
        with klien().pipeline(transaction=False) as pipa:
            for topik, n in terbaru.items():
                pipa.publish(SALURAN, json.dumps({"topik": topik, "n": n}))
            pipa.execute()
    except redis.RedisError as galat:
        log.warning("siaran tidak terkirim", sebab=type(galat).__name__)


_kabar: Titipan[tuple[str, int]] = Titipan("siaran", _terbitkan, kumpul=0.005)


def alamat(*topik: str) -> str:
    """The stream's address for whoever was allowed to see the page that carries it: news of any of these topics."""
    return f"/siaran/?t={quote(signing.Signer(salt=_GARAM).sign(_ANTARA.join(topik)))}"


class Pusat:
    """The hub of one process: who listens to what, and the newest event seen per topic."""

    def __init__(self) -> None:
        self.pelanggan: dict[str, set[asyncio.Queue[str]]] = {}
        self.banyak = 0
        self.tersambung = False
        self.masa = 0  # raised at each connection: what was remembered before may have missed something
        self.terbaru: dict[str, int] = {}
        self._telat: dict[str, int] = {}
        self._tugas: asyncio.Task[None] | None = None

    def zaman(self, topik: str) -> tuple[int, int]:
        """Changes when what was remembered of a topic may lack something though no newer event was heard."""
        return self.masa, self._telat.get(topik, 0)

    def pastikan_jalan(self) -> None:
        if self._tugas is None or self._tugas.done():
            self._tugas = asyncio.get_running_loop().create_task(self._dengarkan())

    async def _dengarkan(self) -> None:
        tunda = 0.1
        while True:
            try:
                async with (
                    redis.asyncio.Redis.from_url(
                        settings.REDIS_URL, socket_connect_timeout=1, health_check_interval=10
                    ) as sambungan,
                    sambungan.pubsub() as langganan,
                ):
                    await langganan.subscribe(SALURAN)
                    self.terbaru.clear()
                    self.masa += 1
                    self.tersambung = True
                    tunda = 0.1
                    # Whatever happened while we were deaf: everybody looks again.
                    self._kirim_semua("segarkan")
                    while True:
                        pesan = await langganan.get_message(ignore_subscribe_messages=True, timeout=5)
                        if pesan is None:
                            await langganan.ping()
                            continue
                        if pesan["type"] == "message":
                            self._terima(pesan["data"])
            except (redis.RedisError, OSError, TimeoutError) as galat:
                if self.tersambung:
                    log.warning("siaran terputus dari Redis", sebab=type(galat).__name__)
                    self.tersambung = False
                    self._kirim_semua("putus")
                await asyncio.sleep(tunda)
                tunda = min(tunda * 2, 0.25)

    def _terima(self, mentah: bytes) -> None:
        with suppress(ValueError, KeyError, TypeError):
            isi = json.loads(mentah)
            topik, n = str(isi["topik"]), int(isi["n"])
            if n > self.terbaru.get(topik, 0):
                if len(self.terbaru) > 50_000:
                    self.terbaru.clear()
                    self._telat.clear()
                self.terbaru[topik] = n
            elif n < self.terbaru.get(topik, 0):
                # committed later than an event with a higher number: what was read in between lacks it
                self._telat[topik] = self._telat.get(topik, 0) + 1
            acara = _acara("berubah", mentah.decode())
            for antre in self.pelanggan.get(topik, ()):
                self._taruh(antre, acara)

    def _kirim_semua(self, acara: str) -> None:
        for antre in set().union(*self.pelanggan.values()):
            self._taruh(antre, _acara(acara))

    @staticmethod
    def _taruh(antre: asyncio.Queue[str], acara: str) -> None:
        if antre.full():
            # A client this slow needs one fresh look, not twenty old news.
            while not antre.empty():
                antre.get_nowait()
            acara = _acara("segarkan")
        antre.put_nowait(acara)

    def masuk(self, topik: Iterable[str]) -> asyncio.Queue[str]:
        antre: asyncio.Queue[str] = asyncio.Queue(ANTREAN_PELANGGAN)
        for satu in topik:
            self.pelanggan.setdefault(satu, set()).add(antre)
        self.banyak += 1
        antre.put_nowait(_acara("segarkan" if self.tersambung else "putus"))
        return antre

    def keluar(self, topik: Iterable[str], antre: asyncio.Queue[str]) -> None:
        for satu in topik:
            kumpulan = self.pelanggan.get(satu, set())
            kumpulan.discard(antre)
            if not kumpulan:
                self.pelanggan.pop(satu, None)
        self.banyak -= 1


pusat = Pusat()


def _acara(nama: str, data: str = "{}") -> str:
    return f"event: {nama}\ndata: {data}\n\n"


Kirim = Callable[[dict[str, Any]], Awaitable[None]]
Terima = Callable[[], Awaitable[dict[str, Any]]]


async def aplikasi(scope: dict[str, Any], receive: Terima, send: Kirim) -> None:
    """ASGI: one Server-Sent-Events stream. 403 for a forged topic, 503 when this process is full."""
    try:
        tanda = parse_qs(scope.get("query_string", b"").decode("latin-1"))["t"][0]
        topik = signing.Signer(salt=_GARAM).unsign(tanda).split(_ANTARA)
    except (KeyError, signing.BadSignature):
        return await _jawab(send, 403)
    if pusat.banyak >= PELANGGAN_TERBANYAK:
        return await _jawab(send, 503)
    pusat.pastikan_jalan()
    antre = pusat.masuk(topik)
    pergi = asyncio.ensure_future(_sampai_pergi(receive))
    pergi.add_done_callback(lambda _t: pusat._taruh(antre, ""))  # wakes the loop below, which then sees it
    try:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [
                    (b"content-type", b"text/event-stream; charset=utf-8"),
                    (b"cache-control", b"no-store"),
                    (b"x-accel-buffering", b"no"),
                ],
            }
        )
        await _badan(send, "retry: 2000\n\n")
        while not pergi.done():
            try:
                # one timer, no task: this loop runs for every open screen after every press
                async with asyncio.timeout(DETAK):
                    acara = await antre.get()
            except TimeoutError:
                acara = _acara("detak")
            if not pergi.done():
                await _badan(send, acara)
    except (OSError, RuntimeError):
        pass  # the client went away while we were writing
    finally:
        pergi.cancel()
        pusat.keluar(topik, antre)


async def _sampai_pergi(receive: Terima) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _badan(send: Kirim, teks: str) -> None:
    await send({"type": "http.response.body", "body": teks.encode(), "more_body": True})


async def _jawab(send: Kirim, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


# --- one rendering for all boards ------------------------------------------------------------------
_bersama: dict[tuple[str, str], tuple[Tahu, float, str]] = {}
_kunci_bersama = threading.Lock()
_kunci_per: dict[tuple[str, str], threading.Lock] = {}
SEBENTAR = 1.0  # seconds


def sekali_untuk_semua(topik: str, varian: str, n_diminta: int, buat: Callable[[], str]) -> str:
    """A public fragment, rendered once per (topic, newest event) in this process and shared.

    Shared only while this process hears every change (the hub is connected) and has heard of the event the
    client asks for; otherwise `buat()` is called, so nobody ever sees an older state than the one announced.
    While a hub that was connected hears nothing, every screen of the house asks by itself every few seconds: then one
    rendering is shared for SEBENTAR.
    """
    n = pusat.terbaru.get(topik, 0)
    if pusat.tersambung:
        if n == 0 or n_diminta > n:
            return buat()
        sampai = inf  # until the next event
    elif pusat.masa == 0:  # no server, or one that has not heard anything yet
        return buat()
    else:
        n, sampai = n_diminta, time.monotonic() + SEBENTAR
    tempat, tahu = (topik, varian), Tahu((*pusat.zaman(topik), pusat.tersambung), n)
    with _kunci_bersama:
        kunci = _kunci_per.setdefault(tempat, threading.Lock())
    with kunci:
        ada = _bersama.get(tempat)
        if ada and ada[0].mencakup(tahu) and time.monotonic() < ada[1]:
            return ada[2]
        isi = buat()
        _bersama[tempat] = (tahu, sampai, isi)
        return isi
