"""Seal and open waiting answers. The key comes from RAHASIA, which is not in the database.

All sealed rows have the same length, so length tells nothing. AES-256-GCM with a random nonce: the same
answer sealed twice looks different, so an opened one cannot be matched with the row it lay in.
"""

import json
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PANJANG = 4096  # bytes of one sealed answer; longer ones (very long texts) take a multiple
_NONCE = 12


class TakTerbuka(Exception):
    """Sealed with a secret we no longer have (see SECRET_KEY_FALLBACKS)."""


@cache
def _kunci(rahasia: str) -> AESGCM:
    return AESGCM(
        HKDF(hashes.SHA256(), 32, salt=b"prima.ikm.kotak", info=b"jawaban-1").derive(rahasia.encode())
    )


def tutup(isi: dict[str, Any]) -> bytes:
    """Seal."""
    mentah = json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode()
    mentah += b" " * (-len(mentah) % PANJANG)
    nonce = os.urandom(_NONCE)
    return nonce + _kunci(settings.SECRET_KEY).encrypt(nonce, mentah, None)


def buka(tertutup: bytes) -> dict[str, Any]:
    """Open. Raises TakTerbuka."""
    tertutup = bytes(tertutup)
    for rahasia in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            mentah = _kunci(rahasia).decrypt(tertutup[:_NONCE], tertutup[_NONCE:], None)
        except InvalidTag:
            continue
        isi: dict[str, Any] = json.loads(mentah)
        return isi
    raise TakTerbuka
