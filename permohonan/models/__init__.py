"""Tables of requests, one file per subject."""

from .bayar import Pembayaran, Tagihan
from .berkas import Berkas
from .blangko import Blangko, Mutasi
from .langkah import LangkahKerja
from .permohonan import Permohonan
from .produk import Persetujuan, Produk, Register
from .rancangan import Rancangan
from .sesudah import Kompensasi
from .unggahan import Unggahan

__all__ = [
    "Berkas",
    "Blangko",
    "Kompensasi",
    "LangkahKerja",
    "Mutasi",
    "Pembayaran",
    "Permohonan",
    "Persetujuan",
    "Produk",
    "Rancangan",
    "Register",
    "Tagihan",
    "Unggahan",
]
