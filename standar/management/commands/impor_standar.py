"""manage.py impor_standar BERKAS.yaml|BERKAS.xlsx [--unit KODE] [--periksa]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from pelayanan.models import Unit
from pelayanan.perintah import Perintah
from standar.impor import DataStandarSalah
from standar.katalog import impor_katalog, periksa_katalog
from standar.lembar_kerja import MAKS_BITA
from standar.operasi_unggahan import baca_berkas


class Command(Perintah):
    help = "Memuat standar pelayanan dari berkas YAML atau XLSX: semuanya, atau tidak sama sekali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="BERKAS")
        parser.add_argument("--unit", metavar="KODE", help="Masukkan semua layanan ke unit ini.")
        parser.add_argument("--periksa", action="store_true", help="Periksa saja, jangan simpan.")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = None
        if options["unit"]:
            unit = Unit.objects.filter(kode=options["unit"]).first()
            if unit is None:
                self.salah(f"Unit «{options['unit']}» tidak ada.")
        try:
            with options["berkas"].open("rb") as berkas:
                isi, tempatkan = baca_berkas(berkas.read(MAKS_BITA + 1))
            if daftar := periksa_katalog(isi):
                raise DataStandarSalah([tempatkan(c) for c in daftar])
            if options["periksa"]:
                self.stdout.write("baik")
                return
            hasil = impor_katalog(isi=isi, unit=unit, oleh=None)
        except OSError as galat:
            self.salah(f"Berkas tidak dapat dibaca: {galat.strerror}.")
        except DataStandarSalah as galat:
            for cacat in galat.cacat:
                self.kabar(str(cacat))
            self.salah(f"Tidak ada yang dimuat: {len(galat.cacat)} hal perlu diperbaiki.")
        self.stdout.write(
            f"{hasil.jumlah} layanan: {hasil.baru} baru, {hasil.versi_baru} versi baru, {hasil.tetap} tetap"
        )
