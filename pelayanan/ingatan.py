"""What was made for one reader is kept for the others: made once for all who ask meanwhile, and never given to somebody
who heard of something newer.

For the event loop (bersama.py, kerangka.py). Nothing here knows what is kept, or of whom.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Tahu:
    """What is known when something is made, or asked for.

    `zaman` changes whenever something may have been missed; `n` is the newest event heard in this process, `n_minta`
    the one that was announced to who asks.
    """

    zaman: tuple[Hashable, ...]
    n: int
    n_minta: int = 0

    def mencakup(self, diminta: "Tahu") -> bool:
        """Is what was made knowing this at least as new as what is asked for?"""
        return (
            self.zaman == diminta.zaman
            and self.n >= diminta.n
            and (diminta.n_minta <= self.n or diminta.n_minta == self.n_minta)
        )


class Ingatan(Generic[K, V]):
    """At most `terbanyak` things under their keys; all of them forgotten when there are more."""

    def __init__(self, terbanyak: int) -> None:
        self._terbanyak = terbanyak
        self._ada: dict[K, tuple[Tahu, float, V]] = {}
        self._dibuat: dict[tuple[K, Tahu], asyncio.Task[V | None]] = {}

    async def minta(
        self, kunci: K, tahu: Tahu, umur: float, buat: Callable[[], Awaitable[V | None]]
    ) -> V | None:
        """What is kept, no older than `umur` seconds and than what `tahu` says; else what `buat` makes now (None is
        given, but not kept)."""
        if tahu.n_minta <= tahu.n:  # what was announced was heard here too: one knowledge
            tahu = Tahu(tahu.zaman, tahu.n)
        ada = self._ada.get(kunci)
        if ada is not None and ada[0].mencakup(tahu) and time.monotonic() < ada[1]:
            return ada[2]
        tugas = self._dibuat.get((kunci, tahu))
        if tugas is None:
            tugas = asyncio.get_running_loop().create_task(self._buat(kunci, tahu, umur, buat))
            self._dibuat[kunci, tahu] = tugas
            tugas.add_done_callback(lambda _t: self._dibuat.pop((kunci, tahu), None))
        # somebody who leaves must not end the making for all the others
        return await asyncio.shield(tugas)

    async def _buat(
        self, kunci: K, tahu: Tahu, umur: float, buat: Callable[[], Awaitable[V | None]]
    ) -> V | None:
        sampai = time.monotonic() + umur
        isi = await buat()
        if isi is not None:
            if len(self._ada) >= self._terbanyak and kunci not in self._ada:
                self._ada.clear()
            self._ada[kunci] = (tahu, sampai, isi)
        return isi

    def lupakan(self) -> None:
        self._ada.clear()
