"""The channels: name → who sends. A new one is a function and a line (or SALURAN_KABAR in the environment).

A sender is ``def kirim(k: Kabar) -> None``: returns when the other side has taken the message, raises `Ditolak` when
it never will, anything else when it is worth trying again.
"""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from pelayanan.models import Kabar

S = Kabar.Saluran
SALURAN: dict[str, str] = {
    S.SUREL: "pelayanan.kabar.surel.kirim",
    S.DORONG: "pelayanan.kabar.dorong.kirim",
    S.PESAN: "pelayanan.kabar.gerbang.kirim",
}
# said by a person, never by a machine
OLEH_ORANG = frozenset({S.TELEPON, S.SURAT, S.DATANG})


class Ditolak(Exception):
    """The other side will not take this message, however often it is sent. Says nothing personal."""


def jalur(saluran: str) -> str:
    """Dotted path of the sender, or nothing."""
    return cast(str, {**SALURAN, **settings.SALURAN_KABAR}.get(saluran, ""))


def siap(saluran: str) -> bool:
    """Has this channel been set up here?"""
    if saluran == S.PESAN and not settings.GERBANG_PESAN_URL:
        return False
    if saluran == S.SUREL and not settings.DEBUG and settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return False  # would print people's addresses into the log
    return bool(jalur(saluran))


def pengirim(saluran: str) -> Callable[[Kabar], None]:
    return cast(Callable[[Kabar], None], import_string(jalur(saluran)))
