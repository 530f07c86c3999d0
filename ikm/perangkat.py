"""Many answers by one hand on an open link: marked for review, and beyond what any person sends, refused aloud.

A device is a random cookie of one day; who refuses cookies is known by address and browser together, because a whole
office shares one address. Marks are salted by the day and dropped with it; nothing of them is stored with an answer
but one word.
"""

import secrets
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ikm.galat import TerlaluSering

KUE = "ikm_hari_ini"
BANYAK = 3  # more than this on one day from one device is marked
PERANGKAT_SEJAM = 20  # beyond this nothing more is taken from the device for an hour
ALAMAT_SEJAM = 300  # nor from one address, which may be a school or a mall
SEHARI = 24 * 3600


def tandai(request: HttpRequest, jawaban: HttpResponse) -> HttpResponse:
    """Give the device its cookie of the day."""
    if KUE not in request.COOKIES:
        jawaban.set_cookie(
            KUE, secrets.token_urlsafe(12), SEHARI, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return jawaban


def sering(request: HttpRequest) -> bool:
    """Count this device once more; True when it sent more than BANYAK today. Raises TerlaluSering."""
    alamat = str(request.META.get("REMOTE_ADDR"))
    siapa = request.COOKIES.get(KUE) or f"{alamat} {request.headers.get('User-Agent', '')}"
    jam = timezone.localtime().hour
    if _hitung(f"{jam}:p:{siapa}") > PERANGKAT_SEJAM or _hitung(f"{jam}:a:{alamat}") > ALAMAT_SEJAM:
        raise TerlaluSering
    return _hitung(f"p:{siapa}") > BANYAK


def _hitung(apa: str) -> int:
    hari, sisa = timezone.localdate().isoformat(), _sampai_tengah_malam()
    garam = cache.get_or_set(f"ikm:garam:{hari}", lambda: secrets.token_hex(16), sisa)
    kunci = f"ikm:perangkat:{sha256(f'{garam}{apa}'.encode()).hexdigest()}"
    cache.add(kunci, 0, sisa)
    return int(cache.incr(kunci))


def _sampai_tengah_malam() -> int:
    """Seconds left of the day and one minute, so that none goes while it is counted: salt and marks go with the day,
    not a day after their first use."""
    kini = timezone.localtime()
    return SEHARI - kini.hour * 3600 - kini.minute * 60 - kini.second + 60
