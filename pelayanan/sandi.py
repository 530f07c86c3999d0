"""Personal data at rest: encrypted columns, and blind indexes to find them by.

The keys come from SECRET_KEY by HKDF, one per purpose. After a change of RAHASIA the old one stays in
SECRET_KEY_FALLBACKS: values are read with any of them and written with the newest. Whoever loses RAHASIA
loses what is encrypted: it belongs in the backup, apart from the database.
"""

import base64
import hashlib
import hmac
import json
import re
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


@lru_cache(maxsize=8)
def _turunan(rahasia: str, untuk: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=b"prima", info=untuk).derive(rahasia.encode())


@lru_cache(maxsize=4)
def _kotak(rahasia: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_turunan(r, b"sandi.v1"))) for r in rahasia])


def _semua_rahasia() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def sandikan(teks: str) -> str:
    """`teks` encrypted and authenticated; another result each time."""
    return _kotak(_semua_rahasia()).encrypt(teks.encode()).decode()


def baca(sandi: str) -> str:
    """What `sandikan` hid. Raises ValueError when no key of ours fits."""
    try:
        return _kotak(_semua_rahasia()).decrypt(sandi.encode()).decode()
    except InvalidToken as galat:
        raise ValueError("data tersandi tidak dapat dibaca: RAHASIA berganti?") from galat


def indeks_buta(teks: str, untuk: str) -> str:
    """64 hex digits that are equal for equal (normalised) texts of one purpose and say nothing else.

    `untuk` keeps the indexes of two columns apart. Empty stays empty.
    """
    if not teks:
        return ""
    kunci = _turunan(settings.SECRET_KEY, f"buta.{untuk}".encode())
    return hmac.digest(kunci, teks.encode(), hashlib.sha256).hex()


class TeksSandi(models.TextField):
    """Text that the database only sees encrypted. Cannot be searched: keep an `indeks_buta` beside it."""

    def get_prep_value(self, value: Any) -> Any:
        return sandikan(str(value)) if value else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        return baca(value) if value else ""


class JSONSandi(models.Field):
    """A JSON value (dict by default) that the database only sees encrypted."""

    def get_internal_type(self) -> str:
        return "TextField"

    def get_prep_value(self, value: Any) -> Any:
        return sandikan(json.dumps(value, ensure_ascii=False)) if value else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return json.loads(baca(value)) if value else {}


# --- the two things everybody is asked for ------------------------------------------------------------


def rapikan_nik(teks: str) -> str:
    """Sixteen digits; raises ValidationError that says how to fix it.

    Permendagri: 6 digits of the first place of registration, DDMMYY of birth (DD + 40 for women), a serial
    of 4. Only the form is checked; that the NIK exists is for Dukcapil to say.
    """
    polos = re.sub(r"[\s.\-]", "", teks)
    if not re.fullmatch(r"[0-9]{16}", polos):
        raise ValidationError(
            _("NIK terdiri dari 16 angka, seperti tertulis di KTP atau KK. Yang ditulis: %(n)s angka."),
            code="nik_panjang",
            params={"n": sum(c.isdigit() for c in polos)},
        )
    hari, bulan = int(polos[6:8]) % 40, int(polos[8:10])
    if not (11 <= int(polos[:2]) <= 97 and 1 <= hari <= 31 and 1 <= bulan <= 12 and polos[12:] != "0000"):
        raise ValidationError(
            _("Susunan angka NIK ini tidak mungkin. Cocokkan lagi satu per satu dengan KTP atau KK."),
            code="nik_bentuk",
        )
    return polos


def rapikan_telepon(teks: str) -> str:
    """An Indonesian number as ``+62…``; raises ValidationError that says how to fix it."""
    polos = re.sub(r"[\s.\-()/]", "", teks)
    polos = re.sub(r"^(\+62|0062|62|0)", "", polos)
    if not re.fullmatch(r"[1-9][0-9]{6,12}", polos):
        raise ValidationError(
            _("Nomor telepon belum benar. Contoh: 0812 3456 7890 atau (0274) 555123."), code="telepon_bentuk"
        )
    return "+62" + polos


def samarkan_nama(nama: str) -> str:
    """``Siti Aminah`` → ``S**i A****h``: enough to know oneself, not to know another."""

    def kata(k: str) -> str:
        return k[0] + "*" * max(len(k) - 2, 1) + (k[-1] if len(k) > 3 else "")

    return " ".join(kata(k) for k in nama.split())


def samarkan_angka(angka: str, tampak: int = 4) -> str:
    """``3401…0001`` → ``••••••••••••0001``."""
    return "•" * max(len(angka) - tampak, 0) + angka[-tampak:] if angka else ""
