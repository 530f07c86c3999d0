"""Pairing: a device shows a short code, the admin types it, the device opens what it was made.

A device is known by a random cookie; code and answer live in the cache for a quarter of an hour and are lost without
harm (the device shows a new code). Nothing here opens anything: the answer is an address that the device may open.
"""

import hashlib
import secrets
from urllib.parse import quote

from django.core.cache import cache

from pelayanan.kode import ABJAD

BERLAKU_DETIK = 15 * 60
HASIL_DETIK = 60 * 60
PANJANG = 6  # signs of 5 bits
SALAH_TERBANYAK = 10
MINTA_TERBANYAK = 120  # from one address in BERLAKU_DETIK: an office has few devices, and each asks once


def token_baru() -> str:
    return secrets.token_urlsafe(18)


def kode_untuk(token: str) -> str:
    """The code this device shows: the one it has, or a new one."""
    kode = cache.get(f"pasang:perangkat:{_cerna(token)}")
    if kode:
        return str(kode)
    while True:
        kode = "".join(secrets.choice(ABJAD) for _i in range(PANJANG))
        if cache.add(f"pasang:kode:{kode}", _cerna(token), BERLAKU_DETIK):
            cache.set(f"pasang:perangkat:{_cerna(token)}", kode, BERLAKU_DETIK)
            return kode


def tampil(kode: str) -> str:
    """``7F3-9QX``."""
    return f"{kode[:3]}-{kode[3:]}"


def kenali(teks: str) -> str | None:
    """Which device shows this code (its digest); None when no one does."""
    kode = "".join(h for h in teks.upper() if h in ABJAD)
    return cache.get(f"pasang:kode:{kode}") if len(kode) == PANJANG else None


def serahkan(perangkat: str, alamat: str) -> None:
    """The device goes to `alamat`; its code is used up."""
    cache.set(f"pasang:hasil:{perangkat}", alamat, HASIL_DETIK)
    kode = cache.get(f"pasang:perangkat:{perangkat}")
    cache.delete_many([f"pasang:kode:{kode}", f"pasang:perangkat:{perangkat}"])


def hasil(token: str) -> str | None:
    """Where this device was sent, once."""
    kunci = f"pasang:hasil:{_cerna(token)}"
    alamat = cache.get(kunci)
    if alamat:
        cache.delete(kunci)
    return alamat


def terkunci(siapa: int) -> bool:
    """Somebody who typed too many codes that no device shows is guessing."""
    return int(cache.get(f"pasang:salah:{siapa}") or 0) >= SALAH_TERBANYAK


def salah(siapa: int) -> None:
    _hitung(f"pasang:salah:{siapa}")


def boros(alamat_ip: str) -> bool:
    """One address asks for more devices than any office has."""
    return _hitung(f"pasang:minta:{quote(alamat_ip, safe='')}") > MINTA_TERBANYAK


def _hitung(kunci: str) -> int:
    cache.add(kunci, 0, BERLAKU_DETIK)
    try:
        return int(cache.incr(kunci))
    except ValueError:  # it ended between the two
        return 1


def _cerna(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:32]
