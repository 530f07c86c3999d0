"""How fast a client may ask: guests by address (generous: a kiosk is one address), machines by key."""

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from pelayanan.models import AkunMesin


class LajuTamu(SimpleRateThrottle):
    scope = "tamu"

    def get_cache_key(self, request: Request, view: object) -> str | None:
        if isinstance(request.auth, AkunMesin):
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class LajuMesin(SimpleRateThrottle):
    scope = "mesin"

    def get_cache_key(self, request: Request, view: object) -> str | None:
        if not isinstance(request.auth, AkunMesin):
            return None
        return self.cache_format % {"scope": self.scope, "ident": request.auth.pk}
