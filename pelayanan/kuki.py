"""The language a browser chose, as its cookie says it: for the event loop as for Django (see bahasa.py)."""

from collections.abc import Mapping

from django.conf import settings

ASLI: str = settings.LANGUAGE_CODE
BAHASA = frozenset(kode for kode, _nama in settings.LANGUAGES)


def bahasa(kuki: Mapping[str, str]) -> str:
    """One of BAHASA; the unit's own for who chose none, or one that there is not."""
    pilihan = kuki.get(settings.LANGUAGE_COOKIE_NAME, "")
    return pilihan if pilihan in BAHASA else ASLI
