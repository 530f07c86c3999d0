"""The address of an invitation: its code and a signature, so that a thief of the database cannot answer."""

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from ikm.models import Undangan

_GARAM = "ikm.undangan"


def _tanda(kode: str, rahasia: str | None = None) -> str:
    return signing.b64_encode(
        salted_hmac(_GARAM, kode, secret=rahasia, algorithm="sha256").digest()[:12]
    ).decode()


def token(undangan: Undangan) -> str:
    """28 characters, for the address and the QR."""
    return undangan.kode + _tanda(undangan.kode)


def alamat(undangan: Undangan) -> str:
    return f"/s/{token(undangan)}/"


def kode_dari(token: str) -> str | None:
    """The code inside a token with a good signature, else None."""
    from django.conf import settings

    kode, tanda = token[:12], token[12:]
    if len(token) != 28 or not token.isascii():
        return None
    for rahasia in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if constant_time_compare(tanda, _tanda(kode, rahasia)):
            return kode
    return None
