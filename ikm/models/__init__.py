"""Tables of the survey, one file per subject."""

from .instrumen import Instrumen, Jenis, Unsur
from .jawaban import Jawaban, Kanal, Kotak, Rentang, Ulasan
from .periode import Periode
from .rekap import Kotor, Rekap, RekapProfil, RekapUndangan
from .terbitan import Terbitan
from .undangan import Undangan

__all__ = [
    "Instrumen",
    "Jawaban",
    "Jenis",
    "Kanal",
    "Kotak",
    "Kotor",
    "Periode",
    "Rekap",
    "RekapProfil",
    "RekapUndangan",
    "Rentang",
    "Terbitan",
    "Ulasan",
    "Undangan",
    "Unsur",
]
