"""Make the voice clips of the boards: once, where espeak-ng and sox are installed; the clips are kept in git."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from antrian import suara, suara_nama
from pelayanan.perintah import Perintah

JEDA = {
    "nomor-antrean": 0.14,
    "silakan-menuju": 0.14,
    "kios-mulai": 0.4,
    "kios-kebutuhan": 0.4,
    "kios-nomor": 0.14,
    "kios-pilih": 0.4,
}


class Command(Perintah):
    help = "Membuat klip suara papan antrean di static/suara dengan espeak-ng dan sox."

    def handle(self, *args: Any, **options: Any) -> None:
        if not suara_nama.dapat():
            self.salah("espeak-ng atau sox tidak ada. Pasang dengan: apt-get install espeak-ng sox")
        tujuan = Path(settings.STATICFILES_DIRS[0]) / "suara"
        tujuan.mkdir(exist_ok=True)
        try:
            for nama, kata in suara.KATA.items():
                (tujuan / f"{nama}.ogg").write_bytes(suara_nama.ucapkan(kata, JEDA.get(nama, 0.05)))
            self._gong(tujuan / f"{suara.GONG}.ogg")
        except suara_nama.Bisu as galat:
            self.cacat(str(galat))
        self.stdout.write(f"{len(suara.KATA) + 1} klip")

    def _gong(self, tujuan: Path) -> None:
        """Two sine tones."""
        with tempfile.TemporaryDirectory() as ruang:
            ding, dong = Path(ruang) / "ding.wav", Path(ruang) / "dong.wav"
            for berkas, nada, lama in ((ding, 784, 0.6), (dong, 622, 1.1)):
                suara_nama._jalan(
                    "sox", "-n", "-r", "22050", "-c", "1", str(berkas),
                    *f"synth {lama} sine {nada} fade l 0.005 {lama} {lama - 0.05} norm -8".split(),
                )  # fmt: skip
            suara_nama._jalan("sox", str(ding), str(dong), "-C", "3", str(tujuan))
