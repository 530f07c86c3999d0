"""The gapless register: one number after the other per unit, kind and year.

The counter row and the letter that takes the number are one transaction: whoever comes second waits for the
row, and a rollback or a killed process gives the number back because it was never given.
"""

from django.db import connection, transaction

_BERIKUT = """
INSERT INTO permohonan_register (unit_id, jenis, tahun, terakhir) VALUES (%s, %s, %s, 1)
ON CONFLICT (unit_id, jenis, tahun) DO UPDATE SET terakhir = permohonan_register.terakhir + 1
RETURNING terakhir
"""

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def nomor_berikut(unit_id: int, jenis: str, tahun: int) -> int:
    """The next number. Call it as late as possible: the register waits until this transaction ends."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("nomor register hanya di dalam operasi")
    with connection.cursor() as kursor:
        kursor.execute(_BERIKUT, [unit_id, jenis, tahun])
        return int(kursor.fetchone()[0])


def tulis(jenis: str, nomor: int, bulan: int, tahun: int) -> str:
    """``470/017/XI/2026``: kind, number, month in Roman, year, as Indonesian offices write it."""
    return f"{jenis}/{nomor:03d}/{ROMAWI[bulan - 1]}/{tahun}"
