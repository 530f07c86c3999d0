"""Tables of complaint handling, one file per subject."""

from .aduan import Aduan, Dukungan, Pelapor
from .atur import AturanUnit, Pengganti
from .lampiran import Lampiran
from .penanganan import Eskalasi, Jeda, Peringatan, Tanggapan, Usulan

__all__ = [
    "Aduan",
    "AturanUnit",
    "Dukungan",
    "Eskalasi",
    "Jeda",
    "Lampiran",
    "Pelapor",
    "Pengganti",
    "Peringatan",
    "Tanggapan",
    "Usulan",
]
