"""Public codes: short, unguessable, readable aloud.

A code is one letter for what it opens and twelve drawn from 32 signs (60 bits): no O/0, no I/1.
Stored without hyphens, shown and printed in groups: T-7F3K-9QXM-2BCD. People may type it in any case,
with or without hyphens and spaces, and with the look-alikes O, 0, I, 1 corrected where that is safe
(none of them is ever in a code, so such an input names nothing).
"""

import re
import secrets

ABJAD = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PANJANG = 12

# letter → what it opens; the address of each is wired in benang.py
JENIS = {
    "T": "tiket",
    "P": "permohonan",
    "A": "aduan",
    "K": "kunjungan",
    "D": "draf",
    "J": "janji_temu",
    "V": "verifikasi",
    "Q": "survei_pendek",
    "R": "permintaan_data",
    "G": "kegagalan_data",
}

_BENTUK = re.compile(rf"^[{''.join(JENIS)}][{ABJAD}]{{{PANJANG}}}$")


def baru(huruf: str) -> str:
    """A new code, e.g. ``T7F3K9QXM2BCD``; `huruf` is a key of JENIS."""
    if huruf not in JENIS:
        raise ValueError(huruf)
    acak = secrets.randbits(5 * PANJANG)
    return huruf + "".join(ABJAD[acak >> 5 * i & 31] for i in range(PANJANG))


def tampil(kode: str) -> str:
    """The code in groups: ``T-7F3K-9QXM-2BCD``."""
    badan = kode[1:]
    return "-".join([kode[:1], *(badan[i : i + 4] for i in range(0, len(badan), 4))])


def rapikan(teks: str) -> str | None:
    """What was typed or scanned as a stored code, or None when it is not one.

    Accepts a whole address too (a QR holds one), e.g. ``http://host/t/T-7F3K-9QXM-2BCD/``.
    """
    bagian = re.sub(r"[?#].*$", "", teks.strip()).rstrip("/").rsplit("/", 1)[-1].upper()
    potongan = [p for p in re.split(r"[\s\-–.]+", bagian) if p]
    # Whole, or in the groups it was printed in: "kartu keluarga" has thirteen letters too.
    if [len(p) for p in potongan] not in ([13], [1, 4, 4, 4], [5, 4, 4]):
        return None
    polos = "".join(potongan)
    return polos if _BENTUK.match(polos) else None
