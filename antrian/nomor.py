"""Ticket numbers as people read them: ``A-017``. Pure."""

from __future__ import annotations

import re


def tulis(awalan: str, urut: int) -> str:
    """``("A", 17)`` → ``A-017``; past 999 it simply grows. ValueError below 1."""
    if urut < 1:
        raise ValueError(urut)
    return f"{awalan}-{urut:03d}"


def baca(nomor: str) -> tuple[str, int]:
    """``A-017`` → ``("A", 17)``; also as typed: ``a17``, ``A 17``. ValueError when it is no number."""
    polos = re.sub(r"[\s\-–.]", "", nomor.strip().upper())
    cocok = re.match(r"^([A-Z]{1,3})(\d{1,5})$", polos)
    if not cocok or int(cocok[2]) < 1:
        raise ValueError(nomor)
    return cocok[1], int(cocok[2])
