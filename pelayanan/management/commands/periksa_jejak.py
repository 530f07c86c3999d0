from typing import Any

from pelayanan import jejak, segel
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Memeriksa rantai seluruh peristiwa dan segel hariannya; menyebut baris rusak pertama tiap rantai."

    def handle(self, *args: Any, **options: Any) -> None:
        rusak, banyak = [], 0
        for temuan in jejak.periksa():
            if isinstance(temuan, jejak.Rusak):
                rusak.append(temuan)
            else:
                banyak = temuan
        for r in rusak:
            self.stdout.write(f"peristiwa {r.peristiwa_id} ({r.objek}): {r.sebab}")
        segel_rusak, segel_banyak = [], 0
        for s in segel.periksa():
            if isinstance(s, segel.SegelRusak):
                segel_rusak.append(s)
            else:
                segel_banyak = s
        for s in segel_rusak:
            self.stdout.write(f"segel {s.tanggal}: {s.sebab}")
        if rusak or segel_rusak:
            self.cacat(
                f"{len(rusak)} rantai rusak dari {banyak} peristiwa, "
                f"{len(segel_rusak)} segel rusak dari {segel_banyak}."
            )
        self.stdout.write(f"utuh: {banyak} peristiwa, {segel_banyak} segel")
