"""Tables of complaint handling, one file per subject."""

from .aduan import Aduan, Dukungan, Pelapor
from .penanganan import Eskalasi, Jeda, Peringatan, Tanggapan, Usulan

__all__ = [
    "Aduan",
    "Dukungan",
    "Eskalasi",
    "Jeda",
    "Pelapor",
    "Peringatan",
    "Tanggapan",
    "Usulan",
]
