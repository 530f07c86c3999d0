"""Score a CSV file, row by row: for the command and for the page. No Django, no database, nothing kept."""

from typing import BinaryIO

from ikm.baca_csv import Catatan, KesalahanBerkas, baca_jawaban, baca_rata_rata
from ikm.instrumen_resmi import INSTRUMEN
from ikm.nilai import Aturan, Hasil, dari_rata_rata, hitung, jumlahkan


def hitung_berkas(aliran: BinaryIO, aturan: Aturan, *, rata_rata: bool = False) -> tuple[Hasil, Catatan]:
    """The score of an official instrument's file and what was tolerated in it.

    `rata_rata`: one row of averages instead of a row per respondent. Raises KesalahanBerkas, KesalahanNilai.
    """
    instrumen, catatan = INSTRUMEN[aturan.instrumen], Catatan()
    if rata_rata:
        return dari_rata_rata(baca_rata_rata(aliran, instrumen, catatan), aturan), catatan
    rekapan = jumlahkan(baca_jawaban(aliran, instrumen, catatan), aturan)
    if rekapan.n == 0:
        raise KesalahanBerkas("Berkas tidak berisi jawaban satu pun.")
    for unsur in instrumen.unsur:
        if rekapan.banyak[unsur.kode] == 0:
            raise KesalahanBerkas(
                f"Kolom {unsur.u} ({unsur.nama}) tidak pernah diisi; indeks tidak dapat dihitung.",
                kolom=unsur.u,
            )
    return hitung(rekapan.jumlah, rekapan.banyak, aturan, n=rekapan.n), catatan
