"""Writing a standard: from an empty page to in force, each act one operation."""

from standar.impor import DataStandarSalah

from .bagian import (
    BelumSaatnya,
    KodeLayananTerpakai,
    KomponenKurang,
    MasihAdaRancangan,
    RancanganBerubah,
    RancanganTerkunci,
    TanggalSalah,
)
from .langkah import (
    berlakukan,
    buka_konsultasi,
    cabut,
    kembalikan_ke_rancangan,
    tetapkan,
)
from .tinjau import (
    ingatkan_tinjau,
    tinjau,
)
from .tulis import (
    buat_layanan,
    buat_rancangan,
    sunting_rancangan,
    ubah_layanan,
)
from .uji_coba import (
    mulai_uji_coba,
    nilai_uji_coba,
)

__all__ = [
    "BelumSaatnya",
    "DataStandarSalah",
    "KodeLayananTerpakai",
    "KomponenKurang",
    "MasihAdaRancangan",
    "RancanganBerubah",
    "RancanganTerkunci",
    "TanggalSalah",
    "berlakukan",
    "buat_layanan",
    "buat_rancangan",
    "buka_konsultasi",
    "cabut",
    "ingatkan_tinjau",
    "kembalikan_ke_rancangan",
    "mulai_uji_coba",
    "nilai_uji_coba",
    "sunting_rancangan",
    "tetapkan",
    "tinjau",
    "ubah_layanan",
]
