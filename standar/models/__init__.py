"""Tables of the published promises, one file per subject."""

from .bawaan import DaftarTerkirim
from .biro import BiroJasa
from .capaian import Capaian
from .cari import Kata
from .dokumen import Dokumen, Lampiran, VersiDokumen
from .keterangan import KeteranganUnit
from .komponen import Komponen, Langkah, Persyaratan, RincianBiaya, RincianWaktu
from .konsultasi import BerkasKonsultasi, Hadir, KodeSurel, Konsultasi, Masukan
from .layanan import Layanan
from .maklumat import Kompensasi, Maklumat
from .peninjauan import Peninjauan
from .spm import IndikatorSPM, NilaiSPM
from .standar import Standar
from .uji_coba import PenilaianUjiCoba
from .unggahan import Unggahan

__all__ = [
    "BerkasKonsultasi",
    "BiroJasa",
    "Capaian",
    "DaftarTerkirim",
    "Dokumen",
    "Hadir",
    "IndikatorSPM",
    "Kata",
    "KeteranganUnit",
    "KodeSurel",
    "Kompensasi",
    "Komponen",
    "Konsultasi",
    "Lampiran",
    "Langkah",
    "Layanan",
    "Maklumat",
    "Masukan",
    "NilaiSPM",
    "PenilaianUjiCoba",
    "Peninjauan",
    "Persyaratan",
    "RincianBiaya",
    "RincianWaktu",
    "Standar",
    "Unggahan",
    "VersiDokumen",
]
