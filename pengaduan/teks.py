"""Cleaning and masking of what people type."""

import re
import unicodedata

# control characters, halves of characters, and those that turn the direction of the text; ZWJ stays, emoji need it
_BUANG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def bersihkan(teks: str) -> str:
    """Without control and direction characters, newlines as \\n, composed letters."""
    satu = teks.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _BUANG.sub("", satu)).strip()


def samarkan(nama: str) -> str:
    """``Andi Wijaya`` → ``A*** W***``; empty stays empty."""
    return " ".join(f"{kata[0].upper()}***" for kata in nama.split() if kata)
