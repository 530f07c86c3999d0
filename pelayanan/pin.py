"""The PIN beside a public code: the code opens the page, code + PIN open the personal details.

Derived from the code by HMAC with a key made from SECRET_KEY, so nothing is stored and a replayed request is
answered with the same PIN. After a change of RAHASIA the old one belongs in SECRET_KEY_FALLBACKS for as long
as cases of that time are alive: `cocok` takes PINs of both.

Guessing is counted per code, whether that code exists or not, so neither an answer nor a lock-out betrays
which codes there are. The counters live in the cache: with Redis gone nobody is locked out (the code itself
still has 60 bits).
"""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi

ANGKA = 6
COBA_TERBANYAK = 10
KUNCI_DETIK = 15 * 60
_GARAM = b"pelayanan.pin.v1"
_SESI = "pin_terbuka"
_SESI_TERBANYAK = 20


class PinSalah(GalatOperasi):
    """Wrong code or wrong PIN: one message for both."""

    kode = "pin_salah"
    status = 404
    bidang = "pin"
    pesan = _("Kode atau PIN tidak cocok. Periksa keduanya pada tanda terima Anda.")


class PinTerkunci(GalatOperasi):
    """Too many wrong tries for this code, existing or not."""

    kode = "pin_terkunci"
    status = 429
    bidang = "pin"
    pesan = _("PIN untuk kode ini terlalu sering salah. Coba lagi 15 menit lagi, atau datang ke loket.")


def pin(kode: str) -> str:
    """The six digits that belong to this code (in any spelling: `kode.rapikan`)."""
    return _turunkan(settings.SECRET_KEY, kode)


def cocok(kode: str, masukan: str) -> bool:
    """Is it the PIN of this code? Constant time; spaces and hyphens in `masukan` do not matter."""
    angka = "".join(c for c in masukan if c.isascii() and c.isdigit())
    hasil = False
    for rahasia in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        hasil |= constant_time_compare(_turunkan(rahasia, kode), angka)
    return hasil


def terkunci(kode: str) -> bool:
    """Have there been COBA_TERBANYAK wrong tries within the last 15 minutes?"""
    return (cache.get(_tempat(kode)) or 0) >= COBA_TERBANYAK


def gagal(kode: str) -> int:
    """Count one wrong try; return how many there are now."""
    tempat = _tempat(kode)
    if cache.add(tempat, 1, KUNCI_DETIK):
        return 1
    try:
        banyak = cache.incr(tempat)
    except ValueError:  # ran out between the two calls
        cache.set(tempat, 1, KUNCI_DETIK)
        return 1
    cache.touch(tempat, KUNCI_DETIK)
    return banyak


def berhasil(kode: str) -> None:
    """The right PIN wipes the slate."""
    cache.delete(_tempat(kode))


def periksa(kode: str, masukan: str, *, ada: bool = True) -> None:
    """All of it in one call; `ada` says whether the code names something.

    Counts before comparing, so parallel tries cannot overtake the counter. Raises PinSalah, PinTerkunci.
    """
    if terkunci(kode) or gagal(kode) > COBA_TERBANYAK:
        raise PinTerkunci
    if not (cocok(kode, masukan) and ada):
        raise PinSalah
    berhasil(kode)


# --- a browser that has given the PIN, for as long as its session ------------------------------------


def ingat(request: HttpRequest, kode: str) -> None:
    """This browser has shown the PIN of `kode` (or just made the case)."""
    rapi = _rapi(kode)
    lama = [k for k in request.session.get(_SESI, []) if k != rapi]
    request.session[_SESI] = [*lama, rapi][-_SESI_TERBANYAK:]


def lupakan(request: HttpRequest) -> None:
    """Close what was opened: a shared computer, a kiosk."""
    request.session.pop(_SESI, None)


def terbuka(request: HttpRequest, kode: str) -> bool:
    """Has this browser shown the PIN of `kode`?"""
    sesi: Any = getattr(request, "session", {})
    return _rapi(kode) in sesi.get(_SESI, [])


def terbuka_semua(request: HttpRequest) -> frozenset[str]:
    """Every code whose PIN this browser has shown."""
    sesi: Any = getattr(request, "session", {})
    return frozenset(sesi.get(_SESI, []))


# --- parts -------------------------------------------------------------------------------------------


def _rapi(kode: str) -> str:
    return kode_publik.rapikan(kode) or kode.strip().upper()


def _turunkan(rahasia: str, kode: str) -> str:
    kunci = hmac.digest(rahasia.encode(), _GARAM, hashlib.sha256)
    cerna = hmac.digest(kunci, _rapi(kode).encode(), hashlib.sha256)
    return f"{int.from_bytes(cerna, 'big') % 10**ANGKA:0{ANGKA}d}"


def _tempat(kode: str) -> str:
    # a digest: what people type is no name for a cache key
    return "pin:" + hashlib.sha256(_rapi(kode).encode()).hexdigest()[:32]
