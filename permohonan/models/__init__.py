"""Tables of requests, one file per subject."""

from .bayar import Pembayaran, Tagihan
from .berkas import Berkas
from .bicara import Penyerahan, Pesan
from .blangko import Blangko, Mutasi
from .keberatan import Keberatan
from .klaim import Klaim
from .langkah import LangkahKerja
from .pengaturan import Pengaturan, UjiPetik
from .permohonan import Permohonan
from .produk import Persetujuan, Produk, Register
from .rancangan import Rancangan
from .sesudah import Kompensasi
from .unggahan import Unggahan
from .voucher import Voucher

__all__ = [
    "Berkas",
    "Blangko",
    "Keberatan",
    "Klaim",
    "Kompensasi",
    "LangkahKerja",
    "Mutasi",
    "Pembayaran",
    "Pengaturan",
    "Penyerahan",
    "Permohonan",
    "Persetujuan",
    "Pesan",
    "Produk",
    "Rancangan",
    "Register",
    "Tagihan",
    "UjiPetik",
    "Unggahan",
    "Voucher",
]
