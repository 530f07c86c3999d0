"""Tables of the survey, one file per subject."""

from .instrumen import Instrumen, Unsur
from .jawaban import Jawaban, Kanal, Kotak, Rentang, Ulasan
from .periode import Periode
from .rekap import Kotor, Rekap, RekapProfil
from .terbitan import Terbitan
from .undangan import Undangan

__all__ = [
    "Instrumen",
    "Jawaban",
    "Kanal",
    "Kotak",
    "Kotor",
    "Periode",
    "Rekap",
    "RekapProfil",
    "Rentang",
    "Terbitan",
    "Ulasan",
    "Undangan",
    "Unsur",
]
