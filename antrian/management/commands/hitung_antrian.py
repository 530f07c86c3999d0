"""hitung_antrian: what M/M/s says of these rates, as JSON."""

import json
from argparse import ArgumentParser
from typing import Any

from antrian import erlang
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Menghitung antrean M/M/s (Erlang C). Laju per jam; mu adalah laju satu loket."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lambda", dest="datang", type=float, required=True, metavar="N", help="kedatangan per jam"
        )
        parser.add_argument(
            "--mu", type=float, required=True, metavar="N", help="dilayani per jam oleh satu loket"
        )
        parser.add_argument("--s", type=int, required=True, metavar="N", help="jumlah loket")
        parser.add_argument(
            "--janji",
            type=float,
            metavar="MENIT",
            help="sebutkan juga loket yang perlu agar P90 tunggu di bawah ini",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        datang, mu, s, janji = pilihan["datang"], pilihan["mu"], pilihan["s"], pilihan["janji"]
        try:
            h = erlang.hitung(datang, mu, s)
        except erlang.TidakStabil as galat:
            self.salah(
                f"Antrean tumbuh tanpa akhir: rho {galat.rho:.3f} tidak kurang dari 1. "
                f"Dengan kedatangan {datang:g} per jam dan {mu:g} dilayani per jam per loket, "
                f"paling sedikit {galat.cukup} loket."
            )
        except ValueError as galat:
            self.salah(f"Masukan salah: {galat}.")
        isi: dict[str, float | int] = {
            "rho": round(h.rho, 6),
            "P0": round(h.P0, 6),
            "Lq": round(h.Lq, 6),
            "Ls": round(h.Ls, 6),
            "Wq_menit": round(h.Wq * 60, 6),
            "Ws_menit": round(h.Ws * 60, 6),
        }
        if janji is not None:
            try:
                isi["loket_untuk_janji"] = erlang.loket_untuk(datang, mu, janji)
            except ValueError as galat:
                self.salah(f"Masukan salah: {galat}.")
        self.stdout.write(json.dumps(isi))
