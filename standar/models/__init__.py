"""Tables of the published promises, one file per subject."""

from .capaian import Capaian
from .cari import Kata
from .keterangan import KeteranganUnit
from .komponen import Komponen, Langkah, Persyaratan, RincianBiaya, RincianWaktu
from .konsultasi import BerkasKonsultasi, Hadir, KodeSurel, Konsultasi, Masukan
from .layanan import Layanan
from .maklumat import Kompensasi, Maklumat
from .peninjauan import Peninjauan
from .standar import Standar
from .uji_coba import PenilaianUjiCoba

__all__ = [
    "BerkasKonsultasi",
    "Capaian",
    "Hadir",
    "Kata",
    "KeteranganUnit",
    "KodeSurel",
    "Kompensasi",
    "Komponen",
    "Konsultasi",
    "Langkah",
    "Layanan",
    "Maklumat",
    "Masukan",
    "PenilaianUjiCoba",
    "Peninjauan",
    "Persyaratan",
    "RincianBiaya",
    "RincianWaktu",
    "Standar",
]
