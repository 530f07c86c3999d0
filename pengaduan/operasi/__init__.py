"""Everything that can be done to an aduan."""

from .galat import (
    AlasanKosong,
    BelumBerhakNaik,
    IndukTidakTepat,
    IsiSudahDiterima,
    JedaKeduaPerluAtasan,
    LewatWaktuBuka,
    PejabatTidakTepat,
    PerpanjanganTidakBerlaku,
    SudahDiPuncak,
    TanpaIdentitas,
    TerlaluBanyak,
    TerlaporBelumDidengar,
    UnitTidakTepat,
)
from .identitas import lihat_identitas
from .jawab import buka_kembali, jawab_aduan, nyatakan_beres, tutup_sendiri
from .lampiran import LampiranPenuh, buang, unggah
from .lengkapi import kelengkapan_ditunggu, lengkapi, minta_kelengkapan, tarik
from .pemeriksaan import (
    catat_dalam,
    catat_temuan,
    disposisikan,
    mulai_periksa,
    perpanjang,
    rekomendasikan,
    tindak_lanjuti,
)
from .pesan import dukung, kirim_pesan, sampaikan_kabar
from .sesudah import pantau, putus_kompensasi, rencanakan, sampaikan_apresiasi
from .tangga import eskalasi, naikkan
from .telaah import (
    arsipkan,
    atur_tayang,
    gabungkan,
    klasifikasi_ulang,
    teruskan,
    tetapkan_terlapor,
    verifikasi,
)
from .terima import terima_aduan
from .usulan import jawab_usulan, usulan_tak_dijawab, usulkan

__all__ = [
    "AlasanKosong",
    "BelumBerhakNaik",
    "IndukTidakTepat",
    "IsiSudahDiterima",
    "JedaKeduaPerluAtasan",
    "LampiranPenuh",
    "LewatWaktuBuka",
    "PejabatTidakTepat",
    "PerpanjanganTidakBerlaku",
    "SudahDiPuncak",
    "TanpaIdentitas",
    "TerlaluBanyak",
    "TerlaporBelumDidengar",
    "UnitTidakTepat",
    "arsipkan",
    "atur_tayang",
    "buang",
    "buka_kembali",
    "catat_dalam",
    "catat_temuan",
    "disposisikan",
    "dukung",
    "eskalasi",
    "gabungkan",
    "jawab_aduan",
    "jawab_usulan",
    "kelengkapan_ditunggu",
    "kirim_pesan",
    "klasifikasi_ulang",
    "lengkapi",
    "lihat_identitas",
    "minta_kelengkapan",
    "mulai_periksa",
    "naikkan",
    "nyatakan_beres",
    "pantau",
    "perpanjang",
    "putus_kompensasi",
    "rekomendasikan",
    "rencanakan",
    "sampaikan_apresiasi",
    "sampaikan_kabar",
    "tarik",
    "terima_aduan",
    "teruskan",
    "tetapkan_terlapor",
    "tindak_lanjuti",
    "tutup_sendiri",
    "unggah",
    "usulan_tak_dijawab",
    "usulkan",
    "verifikasi",
]
