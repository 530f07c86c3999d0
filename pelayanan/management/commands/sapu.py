from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.utils import timezone

from pelayanan import mode, tenggat
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Menyapu tenggat seolah-olah sekarang WAKTU. Hanya untuk demo dan pengujian."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pada", metavar="WAKTU", help="Misalnya 2026-12-01T08:00 (waktu portal).")

    def handle(self, *args: Any, **options: Any) -> None:
        pada = None
        if options["pada"] and mode.sungguhan():
            self.salah(
                "Ini basis data unit sungguhan: waktunya tidak dapat digeser. Pakai `sapu` tanpa --pada."
            )
        if options["pada"]:
            try:
                pada = datetime.fromisoformat(options["pada"])
            except ValueError:
                self.salah(f"Waktu «{options['pada']}» tidak terbaca. Tulis seperti 2026-12-01T08:00.")
            if timezone.is_naive(pada):
                pada = timezone.make_aware(pada)
        self.stdout.write(str(tenggat.sapu_jatuh_tempo(pada)))
