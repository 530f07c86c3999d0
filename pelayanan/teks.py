"""Cleaning of what people type, wherever they type it."""

import re
import unicodedata
from typing import Any

from django import forms

# control characters, halves of characters, and those that turn the direction of the text; ZWJ stays, emoji need it
_BUANG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def bersihkan(teks: str) -> str:
    """Without control and direction characters, newlines as \\n, composed letters."""
    satu = teks.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _BUANG.sub("", satu)).strip()


class Tulisan(forms.CharField):
    """A text field whose text is cleaned before it is judged: what is only signs counts as empty."""

    def to_python(self, value: Any) -> Any:
        return bersihkan(super().to_python(value) or "")
