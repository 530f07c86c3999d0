"""Tables of the published promises, one file per subject."""

from .biro import BiroJasa
from .capaian import Capaian
from .cari import Kata
from .dokumen import Dokumen, VersiDokumen
from .keterangan import KeteranganUnit
from .komponen import Komponen, Langkah, Persyaratan, RincianBiaya, RincianWaktu
from .konsultasi import Masukan
from .layanan import Layanan
from .maklumat import Kompensasi, Maklumat
from .peninjauan import Peninjauan
from .spm import IndikatorSPM, NilaiSPM
from .standar import Standar
from .unggahan import Unggahan

__all__ = [
    "BiroJasa",
    "Capaian",
    "Dokumen",
    "IndikatorSPM",
    "Kata",
    "KeteranganUnit",
    "Kompensasi",
    "Komponen",
    "Langkah",
    "Layanan",
    "Maklumat",
    "Masukan",
    "NilaiSPM",
    "Peninjauan",
    "Persyaratan",
    "RincianBiaya",
    "RincianWaktu",
    "Standar",
    "Unggahan",
    "VersiDokumen",
]
