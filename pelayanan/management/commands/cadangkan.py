import getpass
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from pelayanan.cadangan import buat, jadwal
from pelayanan.lokal import Gagal
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = (
        "Mencadangkan seluruh portal (basis data, unggahan, kunci) ke satu berkas tersandi. Sandinya dari "
        "SANDI_CADANGAN, dari CADANGAN_SANDI_BERKAS, atau diketik."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="BERKAS", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        berkas: Path = options["berkas"].absolute()
        mulai = timezone.now()
        try:
            byte = buat.cadangkan(jadwal.sumber(), berkas, self._sandi(), self.kabar)
        except Gagal as galat:
            self.salah(str(galat))
        jadwal.catat_hasil(nama=berkas.name, mulai_pada=mulai, ukuran=byte)
        self.kabar(f"Selesai: {buat.ukuran(byte)}. Simpan juga di luar komputer ini, terpisah dari sandinya.")
        self.stdout.write(str(berkas))

    def _sandi(self) -> str:
        tersimpan = os.environ.get("SANDI_CADANGAN") or jadwal.sandi_tersimpan()
        if tersimpan:
            return tersimpan
        if not sys.stdin.isatty():
            self.salah("Sandi cadangan belum ada: isi SANDI_CADANGAN, atau jalankan di terminal.")
        sandi = getpass.getpass("Sandi cadangan: ")
        if sandi != getpass.getpass("Sekali lagi: "):
            self.salah("Kedua sandi tidak sama: ulangi.")
        return sandi
