"""Masking of what people type; its cleaning is the house's (pelayanan/teks.py)."""

from pelayanan.teks import bersihkan

__all__ = ["bersihkan", "samarkan"]


def samarkan(nama: str) -> str:
    """``Andi Wijaya`` → ``A*** W***``; empty stays empty."""
    return " ".join(f"{kata[0].upper()}***" for kata in nama.split() if kata)
