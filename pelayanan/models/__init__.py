"""Tables of the ground floor, one file per subject."""

from .dorong import LanggananDorong
from .kabar import Kabar, TemplatKabar, UpayaKabar
from .kunjungan import Kunjungan
from .orang import AkunMesin, Pengguna, Penugasan, Peran
from .peristiwa import Antaran, Peristiwa, PeristiwaPribadi
from .rencana_aksi import RencanaAksi
from .tenggat import Tenggat
from .unit import HariLibur, JamLayanan, Unit, Zona

__all__ = [
    "AkunMesin",
    "Antaran",
    "HariLibur",
    "JamLayanan",
    "Kabar",
    "Kunjungan",
    "LanggananDorong",
    "Pengguna",
    "Penugasan",
    "Peran",
    "Peristiwa",
    "PeristiwaPribadi",
    "RencanaAksi",
    "TemplatKabar",
    "Tenggat",
    "Unit",
    "UpayaKabar",
    "Zona",
]
