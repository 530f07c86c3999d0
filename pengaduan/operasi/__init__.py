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
)
from .identitas import lihat_identitas
from .jawab import buka_kembali, jawab_aduan, nyatakan_beres, tutup_sendiri
from .tangga import eskalasi, naikkan
from .terima import terima_aduan

__all__ = [
    "AlasanKosong",
    "BelumBerhakNaik",
    "IndukTidakTepat",
    "IsiSudahDiterima",
    "JedaKeduaPerluAtasan",
    "LewatWaktuBuka",
    "PejabatTidakTepat",
    "PerpanjanganTidakBerlaku",
    "SudahDiPuncak",
    "TanpaIdentitas",
    "TerlaluBanyak",
    "buka_kembali",
    "eskalasi",
    "jawab_aduan",
    "lihat_identitas",
    "naikkan",
    "nyatakan_beres",
    "terima_aduan",
    "tutup_sendiri",
]
