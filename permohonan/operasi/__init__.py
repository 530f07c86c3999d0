"""What people do to a request; one file per part of the way."""

from .draf import kedaluwarsakan, mulai_draf, sesuaikan_versi, simpan_berkas, simpan_pemohon
from .janji import ingatkan_janji
from .masuk import ajukan, ajukan_langsung, terima_berkas, terima_daring
from .periksa import alihkan, kembalikan_atau_lengkap, lengkapi, periksa, periksa_berikut
from .proses import proses, serahkan, tarik, tolak

__all__ = [
    "ajukan",
    "ajukan_langsung",
    "alihkan",
    "ingatkan_janji",
    "kedaluwarsakan",
    "kembalikan_atau_lengkap",
    "lengkapi",
    "mulai_draf",
    "periksa",
    "periksa_berikut",
    "proses",
    "serahkan",
    "sesuaikan_versi",
    "simpan_berkas",
    "simpan_pemohon",
    "tarik",
    "terima_berkas",
    "terima_daring",
    "tolak",
]
