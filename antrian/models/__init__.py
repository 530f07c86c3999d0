"""Tables of the queue, one file per subject."""

from .janji import JanjiTemu, PolaJanji, SlotJanji
from .kertas import NomorKertas
from .loket import JadwalKeliling, LayananLoket, Loket, SesiLoket, TitikLayanan
from .perangkat import Pencetak, PerangkatPapan
from .rute import LangkahRute, Singgah
from .setelan import Kuota, SetelanAntrian, Tolakan
from .suara import KlipNama
from .tiket import PILIHAN_JALUR, ButirTiket, Hasil, Kanal, Kebutuhan, Panggilan, Penghitung, Tiket

__all__ = [
    "PILIHAN_JALUR",
    "ButirTiket",
    "Hasil",
    "JadwalKeliling",
    "JanjiTemu",
    "Kanal",
    "Kebutuhan",
    "KlipNama",
    "Kuota",
    "LangkahRute",
    "LayananLoket",
    "Loket",
    "NomorKertas",
    "Panggilan",
    "Pencetak",
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
