"""The same device many times on the open link: marked for review. The mark is salted by the day and dropped
with it; nothing of it is stored with an answer but one word."""

import secrets
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

BANYAK = 3  # more than this on one day from one device
SEHARI = 24 * 3600


def sering(request: HttpRequest) -> bool:
    """Count this device once more; True when it sent more than BANYAK today."""
    hari = timezone.localdate().isoformat()
    garam = cache.get(f"ikm:garam:{hari}")
    if garam is None:
        cache.add(f"ikm:garam:{hari}", secrets.token_hex(16), SEHARI)
        garam = cache.get(f"ikm:garam:{hari}") or ""
    siapa = f"{garam}{request.META.get('REMOTE_ADDR')}{request.headers.get('User-Agent', '')}"
    kunci = f"ikm:perangkat:{sha256(siapa.encode()).hexdigest()}"
    cache.add(kunci, 0, SEHARI)
    return cache.incr(kunci) > BANYAK
