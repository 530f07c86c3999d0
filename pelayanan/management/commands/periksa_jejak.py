from typing import Any

from pelayanan import jejak
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Memeriksa rantai seluruh peristiwa; menyebut baris rusak yang pertama pada tiap rantai."

    def handle(self, *args: Any, **options: Any) -> None:
        rusak, banyak = [], 0
        for temuan in jejak.periksa():
            if isinstance(temuan, jejak.Rusak):
                rusak.append(temuan)
            else:
                banyak = temuan
        for r in rusak:
            self.stdout.write(f"peristiwa {r.peristiwa_id} ({r.objek}): {r.sebab}")
        if rusak:
            self.cacat(f"{len(rusak)} rantai rusak dari {banyak} peristiwa.")
        self.stdout.write(f"utuh: {banyak} peristiwa")
