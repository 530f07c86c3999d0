from argparse import ArgumentParser
from typing import Any

from pelayanan.models import Unit
from pelayanan.operasi import AkunMesinSudahAda, buat_akun_mesin
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Membuat akun mesin untuk klien REST dan mencetak kuncinya sekali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nama", metavar="NAMA")
        parser.add_argument("--unit", required=True, metavar="KODE")
        parser.add_argument(
            "--lingkup", required=True, help="Dipisah koma: tiket,loket,aduan,jawaban,permohonan"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        unit = Unit.objects.filter(kode=options["unit"]).first()
        if unit is None:
            self.salah(f"Unit «{options['unit']}» tidak ada.")
        lingkup = [isi.strip() for isi in options["lingkup"].split(",") if isi.strip()]
        try:
            _akun, kunci = buat_akun_mesin(nama=options["nama"], unit=unit, lingkup=lingkup, oleh=None)
        except AkunMesinSudahAda as galat:
            self.salah(str(galat.pesan))
        except ValueError as galat:
            self.salah(f"Lingkup salah: {galat}.")
        self.kabar("Simpan kunci ini sekarang; tidak akan ditampilkan lagi.")
        self.stdout.write(kunci)
