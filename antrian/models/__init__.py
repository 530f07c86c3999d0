"""Tables of the queue, one file per subject."""

from .loket import LayananLoket, Loket, SesiLoket, TitikLayanan
from .rute import LangkahRute, Singgah
from .setelan import SetelanAntrian, Tolakan
from .tiket import ButirTiket, Hasil, Kanal, Kebutuhan, Panggilan, Penghitung, Tiket

__all__ = [
    "ButirTiket",
    "Hasil",
    "Kanal",
    "Kebutuhan",
    "LangkahRute",
    "LayananLoket",
    "Loket",
    "Panggilan",
    "Penghitung",
    "SesiLoket",
    "SetelanAntrian",
    "Singgah",
    "Tiket",
    "TitikLayanan",
    "Tolakan",
]
