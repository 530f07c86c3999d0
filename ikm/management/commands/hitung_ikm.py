"""``manage.py hitung_ikm BERKAS.csv --instrumen …``: score a file and print JSON. Needs no database.

For offices that keep their answers in a spreadsheet, and for checking a published report by its averages.
Exit code 0 with the result alone on stdout; 2 with a message on stderr and nothing on stdout.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from ikm.baca_csv import Catatan, KesalahanBerkas
from ikm.hitung_berkas import hitung_berkas
from ikm.instrumen_resmi import INSTRUMEN, Instrumen
from ikm.nilai import BOBOT, PEMBULATAN, Aturan, Hasil, KesalahanNilai, aturan_baku
from pelayanan.perintah import Galat, Perintah


class Command(Perintah):
    help = (
        "Menghitung IKM dari berkas CSV dan mencetak JSON, tanpa basis data. "
        "Satu kolom per unsur (u1, u2, …) menurut urutan lampiran, satu baris per responden."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        # No `choices`: argparse would refuse in English.
        parser.add_argument("berkas", metavar="BERKAS.csv")
        parser.add_argument("--instrumen", required=True, metavar="|".join(INSTRUMEN))
        parser.add_argument(
            "--bobot", metavar="|".join(BOBOT), help="bawaan: 0.071 untuk 14 unsur, tepat untuk 9 unsur"
        )
        parser.add_argument(
            "--pembulatan",
            metavar="|".join(PEMBULATAN),
            help="tempat pembulatan 3 angka: produk (NRR × bobot), indeks, atau akhir (bawaan)",
        )
        parser.add_argument(
            "--rata-rata",
            action="store_true",
            dest="rata_rata",
            help="berkas berisi satu baris rata-rata unsur, bukan jawaban responden",
        )

    def handle(self, *args: Any, **opsi: Any) -> None:
        jalur = Path(opsi["berkas"])
        bobot = opsi["bobot"].replace(",", ".") if opsi["bobot"] else None
        try:
            aturan = aturan_baku(opsi["instrumen"], bobot=bobot, pembulatan=opsi["pembulatan"])
            hasil = _nilai_berkas(jalur, INSTRUMEN[aturan.instrumen], aturan, rata_rata=opsi["rata_rata"])
        except FileNotFoundError:
            raise Galat(f"Berkas tidak ditemukan: {jalur}") from None
        except IsADirectoryError:
            raise Galat(f"Ini folder, bukan berkas: {jalur}") from None
        except OSError:
            raise Galat(f"Berkas tidak dapat dibaca: {jalur}. Periksa izinnya.") from None
        except (KesalahanBerkas, KesalahanNilai) as galat:
            raise Galat(str(galat)) from None
        self.stdout.write(hasil)


def _nilai_berkas(jalur: Path, instrumen: Instrumen, aturan: Aturan, *, rata_rata: bool) -> str:
    with jalur.open("rb") as aliran:
        hasil, catatan = hitung_berkas(aliran, aturan, rata_rata=rata_rata)
    # ASCII escapes: the same bytes are valid JSON whatever the terminal's encoding.
    return json.dumps(_json(hasil, instrumen, catatan), indent=2)


def _json(hasil: Hasil, instrumen: Instrumen, catatan: Catatan) -> dict[str, Any]:
    """``n`` is null for averages: how many people they come from is not in the file."""

    def per_unsur(nilai: dict[str, Decimal]) -> dict[str, float]:
        return {unsur.u: float(nilai[unsur.kode]) for unsur in instrumen.unsur}

    return {
        "n": hasil.n,
        "nrr": per_unsur(hasil.nrr),
        "nrr_tertimbang": per_unsur(hasil.nrr_tertimbang),
        "indeks": float(hasil.indeks),
        "konversi": float(hasil.konversi),
        "mutu": hasil.mutu,
        "kinerja": hasil.kinerja,
        "peringatan": [*hasil.peringatan, *catatan.peringatan()],
    }
