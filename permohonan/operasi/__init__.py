"""What people do to a request; one file per part of the way."""

from .arsip import cari_arsip, lihat_arsip
from .atur import atur_rancangan, salin_rancangan
from .bagi import alihkan, atur_unit, bagikan
from .bayar import bayar_di_kasir, bebaskan, kembalikan_uang, terima_panggilan, usulkan_keringanan
from .biaya import tetapkan_biaya
from .bicara import catat_internal, jawab, tanya
from .blangko import buat_blangko, catat_mutasi
from .draf import kedaluwarsakan, mulai_draf, sesuaikan_versi, simpan_berkas, simpan_isian, simpan_pemohon
from .gangguan import ikuti_gangguan
from .habis import ingatkan_habis
from .hasil import cabut, kembalikan_ke_proses, perbaiki, setujui, terbitkan
from .janji import ingatkan_janji
from .keberatan import ajukan_keberatan, putus_keberatan
from .klaim import ajukan_klaim, bayar_klaim, putus_klaim
from .langkah import selesaikan_langkah
from .masuk import ajukan, ajukan_langsung, terima_berkas, terima_daring
from .naskah import simpan_naskah
from .penyerahan import pilih_penyerahan, tugaskan_antar
from .periksa import kembalikan_atau_lengkap, lengkapi, periksa, periksa_berikut
from .petik import uji_petik
from .proses import proses, selesai_proses, serahkan, tarik, tolak
from .sesudah import buka_kompensasi_produk, putus_kompensasi, selesaikan_kabar
from .unggah import hapus_unggahan, unggah
from .voucher import buat_voucher, pakai_voucher, setujui_voucher

__all__ = [
    "ajukan",
    "ajukan_keberatan",
    "ajukan_klaim",
    "ajukan_langsung",
    "alihkan",
    "atur_rancangan",
    "atur_unit",
    "bagikan",
    "bayar_di_kasir",
    "bayar_klaim",
    "bebaskan",
    "buat_blangko",
    "buat_voucher",
    "buka_kompensasi_produk",
    "cabut",
    "cari_arsip",
    "catat_internal",
    "catat_mutasi",
    "hapus_unggahan",
    "ikuti_gangguan",
    "ingatkan_habis",
    "ingatkan_janji",
    "jawab",
    "kedaluwarsakan",
    "kembalikan_atau_lengkap",
    "kembalikan_ke_proses",
    "kembalikan_uang",
    "lengkapi",
    "lihat_arsip",
    "mulai_draf",
    "pakai_voucher",
    "perbaiki",
    "periksa",
    "periksa_berikut",
    "pilih_penyerahan",
    "proses",
    "putus_keberatan",
    "putus_klaim",
    "putus_kompensasi",
    "salin_rancangan",
    "selesai_proses",
    "selesaikan_kabar",
    "selesaikan_langkah",
    "serahkan",
    "sesuaikan_versi",
    "setujui",
    "setujui_voucher",
    "simpan_berkas",
    "simpan_isian",
    "simpan_naskah",
    "simpan_pemohon",
    "tanya",
    "tarik",
    "terbitkan",
    "terima_berkas",
    "terima_daring",
    "terima_panggilan",
    "tetapkan_biaya",
    "tolak",
    "tugaskan_antar",
    "uji_petik",
    "unggah",
    "usulkan_keringanan",
]
