"""How fast a client may ask: guests by address (generous: a kiosk is one address), machines by key.

A counter per window, one Redis round trip. (DRF's own throttle keeps a list of every request's time: at sixty
thousand a minute that is a quarter of a megabyte read and written each time.) Without Redis everybody may.
"""

import time

import redis
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from pelayanan.models import AkunMesin
from pelayanan.redis import klien


class _Jendela(SimpleRateThrottle):
    """`rate` requests in each window of its length, counted from the full minute (hour, day)."""

    num_requests: int
    duration: int
    sisa: float = 0.0

    def allow_request(self, request: Request, view: object) -> bool:
        kunci = self.get_cache_key(request, view) if self.rate else None
        if kunci is None:
            return True
        kini = time.time()
        self.sisa = self.duration - kini % self.duration
        nama = f"prima:{kunci}:{int(kini // self.duration)}"
        try:
            with klien().pipeline(transaction=False) as pipa:
                pipa.incr(nama)
                pipa.expire(nama, int(self.duration) + 1)
                banyak, _kedaluwarsa = pipa.execute()
        except redis.RedisError:
            return True
        return int(banyak) <= self.num_requests

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
