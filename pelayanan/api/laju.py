"""How fast a client may ask: guests by address (generous: a kiosk is one address), machines by key.

A counter per window, one Redis round trip; where the limit is in the thousands a process takes a thousandth of it at a
time and asks again when that is used up. (DRF's own throttle keeps a list of every request's time: at sixty
thousand a minute that is a quarter of a megabyte read and written each time.) Without Redis everybody may.
"""

import threading
import time
from typing import TYPE_CHECKING, ClassVar

import redis
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from pelayanan.models import AkunMesin
from pelayanan.redis import klien

if TYPE_CHECKING:  # DRF's views import the throttles of the settings: at run time this would be a circle
    from rest_framework.views import APIView


class _Jendela(SimpleRateThrottle):
    """`rate` requests in each window of its length, counted from the full minute (hour, day)."""

    num_requests: int
    duration: int
    sisa: float = 0.0

    # counter → [places left of the last share, when the window ends]
    _jatah: ClassVar[dict[str, list[float]]] = {}
    _kunci: ClassVar[threading.Lock] = threading.Lock()

    def allow_request(self, request: Request, view: "APIView") -> bool:
        kunci = self.get_cache_key(request, view) if self.rate else None
        if kunci is None:
            return True
        kini = time.time()
        self.sisa = self.duration - kini % self.duration
        nama = f"prima:{kunci}:{int(kini // self.duration)}"
        with self._kunci:
            jatah = self._jatah.get(nama)
            if jatah and jatah[0] >= 1:
                jatah[0] -= 1
                return True
        ambil = max(1, self.num_requests // 1_000)
        try:
            with klien().pipeline(transaction=False) as pipa:
                pipa.incrby(nama, ambil)
                pipa.expire(nama, int(self.duration) + 1)
                banyak, _kedaluwarsa = pipa.execute()
        except redis.RedisError:
            return True
        dapat = ambil - max(0, int(banyak) - self.num_requests)
        if dapat > 1:
            with self._kunci:
                for lama in [n for n, (_sisa, habis) in self._jatah.items() if habis < kini]:
                    del self._jatah[lama]
                self._jatah[nama] = [dapat - 1, kini + self.sisa]
        return dapat >= 1

    def wait(self) -> float:
        """Seconds to the next window, for Retry-After."""
        return self.sisa


class LajuTamu(_Jendela):
    scope = "tamu"

    def get_cache_key(self, request: Request, view: object) -> str | None:
        if isinstance(request.auth, AkunMesin):
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class LajuMesin(_Jendela):
    scope = "mesin"

    def get_cache_key(self, request: Request, view: object) -> str | None:
        if not isinstance(request.auth, AkunMesin):
            return None
        return self.cache_format % {"scope": self.scope, "ident": request.auth.pk}
