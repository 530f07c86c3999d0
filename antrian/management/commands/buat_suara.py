"""Make the voice clips of the boards: once, where espeak-ng and sox are installed; the clips are kept in git."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from antrian import suara
from pelayanan.perintah import Perintah

SUARA = ["-v", "id", "-s", "135", "-p", "48", "-a", "160"]
# cut the silence on both ends, leave a breath, even out the loudness
RAPIKAN = (
    "rate 22050 silence 1 0.01 0.6% fade t 0.004 reverse silence 1 0.01 0.6% fade t 0.01 reverse "
    "norm -3 pad 0 {jeda}"
)


class Command(Perintah):
    help = "Membuat klip suara papan antrean di static/suara dengan espeak-ng dan sox."

    def handle(self, *args: Any, **options: Any) -> None:
        for alat in ("espeak-ng", "sox"):
            if not shutil.which(alat):
                self.salah(f"{alat} tidak ada. Pasang dengan: apt-get install {alat}")
        tujuan = Path(settings.STATICFILES_DIRS[0]) / "suara"
        tujuan.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as ruang:
            mentah = Path(ruang) / "mentah.wav"
            for nama, kata in suara.KATA.items():
                self._jalan("espeak-ng", *SUARA, "-w", str(mentah), kata)
                jeda = "0.14" if nama in ("nomor-antrean", "silakan-menuju") else "0.05"
                self._jalan(
                    "sox",
                    str(mentah),
                    "-C",
                    "3",
                    str(tujuan / f"{nama}.ogg"),
                    *RAPIKAN.format(jeda=jeda).split(),
                )
            ding, dong = Path(ruang) / "ding.wav", Path(ruang) / "dong.wav"
            for berkas, nada, lama in ((ding, 784, 0.6), (dong, 622, 1.1)):
                self._jalan(
                    "sox", "-n", "-r", "22050", "-c", "1", str(berkas),
                    *f"synth {lama} sine {nada} fade l 0.005 {lama} {lama - 0.05} norm -8".split(),
                )  # fmt: skip
            self._jalan("sox", str(ding), str(dong), "-C", "3", str(tujuan / f"{suara.GONG}.ogg"))
        self.stdout.write(f"{len(suara.KATA) + 1} klip")

    def _jalan(self, *perintah: str) -> None:
        selesai = subprocess.run(perintah, capture_output=True, text=True)  # noqa: S603  fixed programs, fixed words
        if selesai.returncode:
            self.cacat(f"{perintah[0]}: {selesai.stderr.strip()[:300]}")
