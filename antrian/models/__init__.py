"""Tables of the queue, one file per subject."""

from .janji import JanjiTemu, PolaJanji, SlotJanji
from .loket import LayananLoket, Loket, SesiLoket, TitikLayanan
from .perangkat import PerangkatPapan
from .rute import LangkahRute, Singgah
from .setelan import Kuota, SetelanAntrian, Tolakan
from .tiket import PILIHAN_JALUR, ButirTiket, Hasil, Kanal, Kebutuhan, Panggilan, Penghitung, Tiket

__all__ = [
    "PILIHAN_JALUR",
    "ButirTiket",
    "Hasil",
    "JanjiTemu",
    "Kanal",
    "Kebutuhan",
    "Kuota",
    "LangkahRute",
    "LayananLoket",
    "Loket",
    "Panggilan",
    "Penghitung",
    "PerangkatPapan",
    "PolaJanji",
    "SesiLoket",
    "SetelanAntrian",
    "Singgah",
    "SlotJanji",
    "Tiket",
    "TitikLayanan",
    "Tolakan",
]
