"""One voice for one e-mail address, without keeping the address: digests and codes made by HMAC from RAHASIA."""

import hashlib
import hmac

from django.conf import settings

from standar.models import Standar

ANGKA = 6
_GARAM = b"standar.konsultasi.surel.v1"


def rapikan(alamat: str) -> str:
    """One spelling per mailbox: small letters, without what follows a plus sign."""
    nama, _at, ranah = alamat.strip().lower().rpartition("@")
    return f"{nama.partition('+')[0]}@{ranah}"


def sidik(standar: Standar, alamat: str) -> list[str]:
    """Digests of an address for one version, today's key first, then the keys before it (RAHASIA_LAMA)."""
    teks = f"{standar.pk}:{rapikan(alamat)}"
    return [_hmac(k, teks) for k in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def kode(sidik_surel: str, garam: str) -> str:
    """The six digits that go to the address; derived, so they are stored nowhere."""
    return f"{int(_hmac(settings.SECRET_KEY, f'kode:{sidik_surel}:{garam}'), 16) % 10**ANGKA:0{ANGKA}}"


def _hmac(rahasia: str, teks: str) -> str:
    kunci = hmac.digest(rahasia.encode(), _GARAM, hashlib.sha256)
    return hmac.new(kunci, teks.encode(), hashlib.sha256).hexdigest()
