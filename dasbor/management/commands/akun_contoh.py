import json
from argparse import ArgumentParser
from typing import Any

from dasbor.contoh.akun import AKUN
from pelayanan import mode
from pelayanan.models import Unit
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Mencetak akun demo beserta kata sandinya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if mode.sungguhan():
            self.salah("Ini basis data unit sungguhan: data dan akun contoh tidak ada di dalamnya.")
        if not Unit.objects.filter(contoh=True).exists():
            self.cacat("Belum ada unit contoh. Jalankan `manage.py isi_contoh` dahulu.")
        if options["json"]:
            isi = [
                {"akun": a.username, "sandi": a.sandi, "nama": a.nama, "peran": [str(p) for p in a.peran]}
                for a in AKUN
            ]
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=2))
            return
        for a in AKUN:
            self.stdout.write(f"{a.username:<16} {a.sandi}   {a.jabatan}")
