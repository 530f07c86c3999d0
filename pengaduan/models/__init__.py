"""Tables of complaint handling, one file per subject."""

from .aduan import Aduan, Dukungan, Pelapor
from .atur import AturanUnit, Pengganti
from .lampiran import Lampiran
from .penanganan import Eskalasi, Jeda, Peringatan, Tanggapan, Usulan
from .sesudah import Apresiasi, Kompensasi

__all__ = [
    "Aduan",
    "Apresiasi",
    "AturanUnit",
    "Dukungan",
    "Eskalasi",
    "Jeda",
    "Kompensasi",
    "Lampiran",
    "Pelapor",
    "Pengganti",
    "Peringatan",
    "Tanggapan",
    "Usulan",
]
