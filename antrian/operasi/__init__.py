"""Every act of the queue: one act, one transaction, one event."""

from .alihkan import alihkan, kembalikan, lanjut_menunggu, tunda, tunggu_dulu, urungkan
from .ambil import ambil_tiket, batalkan_tiket, catat_tolakan
from .atur import buat_loket, ubah_loket
from .hari import lupakan_kebutuhan, tidak_terlayani
from .janji import batalkan_janji, buat_janji, ingatkan_janji, lepas_janji, ubah_janji
from .layani import mulai_layani, selesaikan, tidak_hadir, tutup_karena_berkas
from .loket import buka_loket, darurat, istirahat, lanjut_melayani, tutup_loket
from .meja import (
    atur_info,
    catat_cetak,
    kabari_giliran,
    laporkan_pencetak,
    papan_terlihat,
    siarkan_pesan,
    simpan_klip,
    ubah_tiket,
)
from .panggil import panggil_berikutnya, panggil_kembali, panggil_ulang
from .perangkat import cabut_perangkat, cabut_tablet, pasang_anjungan, pasang_papan, pasang_tablet
from .susulan import cadangkan_nomor, catat_susulan, tutup_kertas

__all__ = [
    "alihkan",
    "ambil_tiket",
    "atur_info",
    "batalkan_janji",
    "batalkan_tiket",
    "buat_janji",
    "buat_loket",
    "buka_loket",
    "cabut_perangkat",
    "cabut_tablet",
    "cadangkan_nomor",
    "catat_cetak",
    "catat_susulan",
    "catat_tolakan",
    "darurat",
    "ingatkan_janji",
    "istirahat",
    "kabari_giliran",
    "kembalikan",
    "lanjut_melayani",
    "lanjut_menunggu",
    "laporkan_pencetak",
    "lepas_janji",
    "lupakan_kebutuhan",
    "mulai_layani",
    "panggil_berikutnya",
    "panggil_kembali",
    "panggil_ulang",
    "papan_terlihat",
    "pasang_anjungan",
    "pasang_papan",
    "pasang_tablet",
    "selesaikan",
    "siarkan_pesan",
    "simpan_klip",
    "tidak_hadir",
    "tidak_terlayani",
    "tunda",
    "tunggu_dulu",
    "tutup_karena_berkas",
    "tutup_kertas",
    "tutup_loket",
    "ubah_janji",
    "ubah_loket",
    "ubah_tiket",
    "urungkan",
]
