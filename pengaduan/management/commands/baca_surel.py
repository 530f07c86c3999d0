from argparse import ArgumentParser
from typing import Any

from pelayanan.perintah import Perintah
from pengaduan import kotak_surat


class Command(Perintah):
    help = "Membaca surel pengaduan baru dari maildir atau IMAP menjadi aduan. Beat melakukannya sendiri tiap menit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dari", default="", metavar="URL", help="maildir:///jalur atau imaps://nama:sandi@server/INBOX"
        )
        parser.add_argument("--unit", default="", metavar="KODE", help="Unit penerima.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            hasil = kotak_surat.baca(options["dari"], options["unit"])
        except kotak_surat.UnitSurelTidakAda as galat:
            self.salah(f"Unit «{galat}» tidak ada atau tidak aktif: isi --unit atau SUREL_MASUK_UNIT.")
        except OSError as galat:
            self.salah(f"Kotak surat tidak dapat dibaca ({type(galat).__name__}): periksa alamat dan haknya.")
        self.stdout.write(", ".join(f"{k} {n}" for k, n in sorted(hasil.items())) or "tidak ada yang baru")
