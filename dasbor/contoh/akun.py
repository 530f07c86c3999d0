"""Demo accounts. Passwords are derived from the installation's secret, so none is stored or shared."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings

from pelayanan.models import Peran


@dataclass(frozen=True)
class AkunContoh:
    """One demo person; `peran` is held in all three sample units."""

    username: str
    nama: str
    jabatan: str
    peran: tuple[Peran, ...]
    admin: bool = False

    @property
    def sandi(self) -> str:
        """The password: 60 bits of HMAC-SHA256(RAHASIA, username), in groups of four."""
        cerna = hmac.new(settings.SECRET_KEY.encode(), f"contoh:{self.username}".encode(), hashlib.sha256)
        huruf = base64.b32encode(cerna.digest())[:12].decode().lower()
        return "-".join((huruf[:4], huruf[4:8], huruf[8:]))


AKUN = (
    AkunContoh("petugas", "Rina Wulandari", "Petugas loket", (Peran.LOKET, Peran.INFORMASI)),
    AkunContoh("verifikator", "Bagus Prakoso", "Verifikator berkas", (Peran.VERIFIKATOR,)),
    AkunContoh("penanggungjawab", "Sri Handayani", "Kepala Seksi Pelayanan", (Peran.PENANGGUNG_JAWAB,)),
    AkunContoh("pengelola", "Dewi Lestari", "Pengelola pengaduan", (Peran.PENGELOLA,)),
    AkunContoh("kasir", "Agus Salim", "Kasir", (Peran.KASIR,)),
    AkunContoh("pimpinan", "Ahmad Fauzi", "Kepala", (Peran.PIMPINAN,)),
    AkunContoh("pengawas", "Maria Goreti", "Pengawas", (Peran.PENGAWAS,)),
    AkunContoh("admin", "Yusuf Maulana", "Admin portal", (Peran.ADMIN,), admin=True),
)
# who sat at the counters in the made-up history; nobody signs in as them
PETUGAS_RIWAYAT = (
    "Tono",
    "Lina",
    "Wayan",
    "Ucok",
    "Ani",
    "Bayu",
    "Citra",
    "Dodi",
    "Eka",
    "Fitri",
    "Gita",
    "Hadi",
)
