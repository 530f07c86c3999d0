from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from dasbor.contoh import aduan, riwayat, sesudah
from dasbor.contoh.bangun import bangun
from dasbor.contoh.unit import UNIT
from pelayanan import antar, mode, siaran
from pelayanan.models import Unit
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Membangun tiga unit contoh beserta riwayatnya. Boleh diulang: yang sudah ada dibiarkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        pilihan = parser.add_mutually_exclusive_group()
        pilihan.add_argument("--cepat", action="store_true", help="Hanya unit, orang, layanan, dan loket.")
        pilihan.add_argument("--riwayat", action="store_true", help="Hanya riwayat hari-hari yang lalu.")
        parser.add_argument("--hari", type=int, metavar="N", help="Paling banyak N hari riwayat per unit.")

    def handle(self, *args: Any, **options: Any) -> None:
        if mode.sungguhan():
            self.salah("Ini basis data unit sungguhan: data dan akun contoh tidak ada di dalamnya.")
        if Unit.objects.filter(contoh=False).exists():
            self.salah("Basis data ini sudah berisi unit sungguhan; data contoh tidak dicampur ke dalamnya.")
        if not options["riwayat"]:
            unit = bangun()
            self.kabar(f"{len(unit)} unit contoh siap.")
        if not options["cepat"]:
            self._riwayat(options["hari"])

    def _riwayat(self, paling_banyak: int | None) -> None:
        hari_ini = timezone.localdate()
        tiket = 0
        rencana = []
        for isi in UNIT:
            unit = Unit.objects.filter(kode=isi.kode).first()
            if unit is None:
                self.salah("Unit contoh belum ada. Jalankan `manage.py isi_contoh` dahulu.")
            banyak = min(isi.hari_riwayat, paling_banyak) if paling_banyak is not None else isi.hari_riwayat
            rencana += [
                (ke, unit, isi, hari) for ke, hari in enumerate(riwayat.hari_riwayat(unit, banyak, hari_ini))
            ]
        # newest days of every unit first
        for _ke, unit, isi, hari in sorted(rencana, key=lambda r: (r[0], r[1].pk)):
            if riwayat.sudah_ada(unit, hari):
                continue
            with siaran.senyap():
                tiket += riwayat.jalani(unit, isi, hari)
                antar.antar_jatuh_tempo()
                sesudah.jalani(unit, hari)
                aduan.jalani(unit, hari, isi.tiba)
            self.kabar(f"{unit.kode} {hari}: {tiket} tiket")
        self.kabar(f"Riwayat lengkap: {tiket} tiket baru.")
