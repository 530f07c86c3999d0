"""What people do to a request; one file per part of the way."""

from .atur import atur_rancangan, salin_rancangan
from .bayar import bayar_di_kasir, bebaskan, kembalikan_uang, terima_panggilan, usulkan_keringanan
from .blangko import buat_blangko, catat_mutasi
from .draf import kedaluwarsakan, mulai_draf, sesuaikan_versi, simpan_berkas, simpan_isian, simpan_pemohon
from .gangguan import ikuti_gangguan
from .hasil import cabut, kembalikan_ke_proses, perbaiki, setujui, terbitkan
from .janji import ingatkan_janji
from .masuk import ajukan, ajukan_langsung, terima_berkas, terima_daring
from .naskah import simpan_naskah
from .periksa import alihkan, kembalikan_atau_lengkap, lengkapi, periksa, periksa_berikut
from .proses import proses, selesai_proses, serahkan, tarik, tolak
from .sesudah import putus_kompensasi, selesaikan_kabar
from .unggah import hapus_unggahan, unggah

__all__ = [
    "ajukan",
    "ajukan_langsung",
    "alihkan",
    "atur_rancangan",
    "bayar_di_kasir",
    "bebaskan",
    "buat_blangko",
    "cabut",
    "catat_mutasi",
    "hapus_unggahan",
    "ikuti_gangguan",
    "ingatkan_janji",
    "kedaluwarsakan",
    "kembalikan_atau_lengkap",
    "kembalikan_ke_proses",
    "kembalikan_uang",
    "lengkapi",
    "mulai_draf",
    "perbaiki",
    "periksa",
    "periksa_berikut",
    "proses",
    "putus_kompensasi",
    "salin_rancangan",
    "selesai_proses",
    "selesaikan_kabar",
    "serahkan",
    "sesuaikan_versi",
    "setujui",
    "simpan_berkas",
    "simpan_isian",
    "simpan_naskah",
    "simpan_pemohon",
    "tarik",
    "terbitkan",
    "terima_berkas",
    "terima_daring",
    "terima_panggilan",
    "tolak",
    "unggah",
    "usulkan_keringanan",
]
