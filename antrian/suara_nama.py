"""Names of lokets, stations and services as clips: spoken once, where espeak-ng and sox are installed.

Where they are not, nothing is missing: a call says the loket's number, the anjungan a service's letter.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from antrian import operasi
from antrian.models import KlipNama, Loket, TitikLayanan
from standar.models import Layanan

PROGRAM = ("espeak-ng", "sox")
SUARA = ["-v", "id", "-s", "135", "-p", "48", "-a", "160"]
# cut the silence on both ends, leave a breath, even out the loudness
RAPIKAN = (
    "rate 22050 silence 1 0.01 0.6% fade t 0.004 reverse silence 1 0.01 0.6% fade t 0.01 reverse "
    "norm -3 pad 0 {jeda}"
)
AWALAN = "nama-"


class Bisu(Exception):
    """The voice engine refused; its own words."""


def ucapan(nama: str) -> str:
    """As it is spoken: ``baru/hilang`` → ``baru, hilang``; abbreviations stay letters, brackets are left out."""
    polos = re.sub(r"\s*/\s*", ", ", re.sub(r"[()\[\]\"<>]", " ", nama))
    return re.sub(r"\s+", " ", polos).strip()[:200]


def sidik(nama: str) -> str:
    """What a name's clip is called: 16 hex of its text, so a renamed loket gets another."""
    return hashlib.sha256(ucapan(nama).encode()).hexdigest()[:16]


def klip(nama: Iterable[str]) -> dict[str, str]:
    """{name: clip name} of those that have been spoken. One query."""
    menurut = {sidik(n): n for n in nama if n}
    ada = KlipNama.objects.filter(sidik__in=menurut).values_list("sidik", flat=True)
    return {menurut[s]: f"{AWALAN}{s}" for s in ada}


def dapat() -> bool:
    """A voice engine is here."""
    return all(shutil.which(p) for p in PROGRAM)


def ucapkan(kata: str, jeda: float = 0.05) -> bytes:
    """`kata` as Ogg Vorbis, with `jeda` seconds of breath after it. Raises Bisu."""
    with tempfile.TemporaryDirectory() as ruang:
        mentah, jadi = Path(ruang) / "mentah.wav", Path(ruang) / "jadi.ogg"
        # "--": a name that begins with a dash is a name
        _jalan("espeak-ng", *SUARA, "-w", str(mentah), "--", kata)
        _jalan("sox", str(mentah), "-C", "3", str(jadi), *RAPIKAN.format(jeda=jeda).split())
        return jadi.read_bytes()


def _jalan(*perintah: str) -> None:
    selesai = subprocess.run(perintah, capture_output=True, text=True, timeout=30)  # noqa: S603  fixed programs, no shell
    if selesai.returncode:
        raise Bisu(f"{perintah[0]}: {selesai.stderr.strip()[:300]}")


def nama_dipakai() -> set[str]:
    """Every name a board or an anjungan may say."""
    # "Loket 3" is said by the clips of the repository already
    loket = {k.nama for k in Loket.objects.aktif() if not biasa(k.nama, k.nomor)}
    titik = {t.sebutan for t in TitikLayanan.objects.all()}
    return loket | titik | set(Layanan.objects.dilayani().values_list("nama", flat=True))


def biasa(nama: str, nomor: int) -> bool:
    """«Loket 3» for loket 3."""
    return nama.strip().lower() == f"loket {nomor}"


def lengkapi() -> int:
    """Speak the names that have no clip yet; how many. Nothing where no voice engine is. May run twice at once."""
    if not dapat():
        return 0
    semua = {sidik(n): ucapan(n) for n in nama_dipakai() if ucapan(n)}
    ada = set(KlipNama.objects.filter(sidik__in=semua).values_list("sidik", flat=True))
    for s in semua.keys() - ada:
        operasi.simpan_klip(sidik=s, kata=semua[s], isi=ucapkan(semua[s]))
    return len(semua.keys() - ada)
