"""Every act of the queue: one act, one transaction, one event."""

from .alihkan import alihkan, kembalikan, tunda, urungkan
from .ambil import ambil_tiket, batalkan_tiket, catat_tolakan
from .layani import mulai_layani, selesaikan, tidak_hadir, tutup_karena_berkas
from .loket import buka_loket, darurat, istirahat, lanjut_melayani, tutup_loket
from .panggil import panggil_berikutnya, panggil_kembali, panggil_ulang

__all__ = [
    "alihkan",
    "ambil_tiket",
    "batalkan_tiket",
    "buka_loket",
    "catat_tolakan",
    "darurat",
    "istirahat",
    "kembalikan",
    "lanjut_melayani",
    "mulai_layani",
    "panggil_berikutnya",
    "panggil_kembali",
    "panggil_ulang",
    "selesaikan",
    "tidak_hadir",
    "tunda",
    "tutup_karena_berkas",
    "tutup_loket",
    "urungkan",
]
