"""Tables of complaint handling, one file per subject."""

from .aduan import Aduan, Dukungan, Pelapor
from .lampiran import Lampiran
from .penanganan import Eskalasi, Jeda, Peringatan, Tanggapan, Usulan

__all__ = [
    "Aduan",
    "Dukungan",
    "Eskalasi",
    "Jeda",
    "Lampiran",
    "Pelapor",
    "Peringatan",
    "Tanggapan",
    "Usulan",
]
