"""What one process owes another server, in memory: sent by a thread of its own, so nobody who presses a key waits.

What gathers meanwhile goes in one piece. It may be lost with the process: whoever hands in has another way that finds
what was lost (a sweep, a refetch).
"""

import atexit
import os
import threading
import time
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Titipan(Generic[T]):
    """`kirim(things)` sends what gathered for `kumpul` seconds, oldest first, and catches what may go wrong."""

    def __init__(self, nama: str, kirim: Callable[[list[T]], None], *, kumpul: float) -> None:
        self.nama, self.kirim, self.kumpul = nama, kirim, kumpul
        self.kosongkan()
        os.register_at_fork(after_in_child=self.kosongkan)  # no lock of a thread that did not come along

    def kosongkan(self) -> None:
        self._ada = threading.Condition()
        self._isi: list[T] = []
        self._pid = 0
        self._sibuk = False

    def titip(self, isi: Iterable[T]) -> None:
        with self._ada:
            self._isi += isi
            if self._pid != os.getpid():  # the first time in this process
                self._pid = os.getpid()
                threading.Thread(target=self._jalan, name=self.nama, daemon=True).start()
                atexit.register(self.tunggu)
            self._ada.notify_all()

    def tunggu(self, detik: float = 2.0) -> bool:
        """Until everything handed in so far was sent, or given up."""
        with self._ada:
            return self._ada.wait_for(lambda: not self._isi and not self._sibuk, detik)

    def _jalan(self) -> None:
        while True:
            with self._ada:
                self._sibuk = False
                self._ada.notify_all()
                self._ada.wait_for(lambda: bool(self._isi))
                self._sibuk = True
            time.sleep(self.kumpul)
            with self._ada:
                isi, self._isi = self._isi, []
            self.kirim(isi)
