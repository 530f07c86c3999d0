"""Tables of the published promises, one file per subject."""

from .capaian import Capaian
from .cari import Kata
from .keterangan import KeteranganUnit
from .komponen import Komponen, Langkah, Persyaratan, RincianBiaya, RincianWaktu
from .konsultasi import Masukan
from .layanan import Layanan
from .maklumat import Kompensasi, Maklumat
from .peninjauan import Peninjauan
from .standar import Standar

__all__ = [
    "Capaian",
    "Kata",
    "KeteranganUnit",
    "Kompensasi",
    "Komponen",
    "Langkah",
    "Layanan",
    "Maklumat",
    "Masukan",
    "Peninjauan",
    "Persyaratan",
    "RincianBiaya",
    "RincianWaktu",
    "Standar",
]
