"""manage.py ekspor_standar [--unit KODE] [--portal] [--xlsx BERKAS] > berkas.yaml"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml

from pelayanan.models import Unit
from pelayanan.perintah import Perintah
from standar import lembar_kerja
from standar.katalog import daftar_sk, ekspor_katalog, sk_komentar


class Command(Perintah):
    help = "Menulis standar yang berlaku sebagai YAML yang dapat dimuat kembali tanpa perubahan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", metavar="KODE")
        parser.add_argument(
            "--portal", action="store_true", help="Juga awalan, kata kunci, dan menit di loket."
        )

        parser.add_argument("--xlsx", type=Path, metavar="BERKAS", help="Tulis lembar kerja ke berkas ini.")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = None
        if options["unit"]:
            unit = list(Unit.objects.filter(kode=options["unit"]))
            if not unit:
                self.salah(f"Unit «{options['unit']}» tidak ada.")
        isi, sk = ekspor_katalog(unit, portal=options["portal"]), daftar_sk(unit)
        if options["xlsx"]:
            options["xlsx"].write_bytes(lembar_kerja.tulis(isi, sk))
            return
        self.stdout.write(sk_komentar(sk), ending="")
        self.stdout.write(yaml.safe_dump(isi, allow_unicode=True, sort_keys=False, width=100), ending="")
