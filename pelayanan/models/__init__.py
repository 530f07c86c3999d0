"""Tables of the ground floor, one file per subject."""

from .cadangan import Cadangan
from .data_pribadi import KegagalanData, PermintaanData, Retensi
from .dorong import LanggananDorong
from .gangguan import Gangguan
from .kabar import Kabar, TemplatKabar, UpayaKabar
from .kunjungan import Kunjungan
from .masuk import PerangkatMasuk
from .mulai import KodeMulai
from .orang import AkunMesin, Pengguna, Penugasan, Peran
from .peristiwa import Antaran, Peristiwa, PeristiwaPribadi
from .portal import KodeAdmin, ModePortal
from .rencana_aksi import RencanaAksi
from .segel import Segel
from .tenggat import Tenggat
from .unit import HariLibur, JamLayanan, Unit, Zona, hari_setempat

__all__ = [
    "AkunMesin",
    "Antaran",
    "Cadangan",
    "Gangguan",
    "HariLibur",
    "JamLayanan",
    "Kabar",
    "KegagalanData",
    "KodeAdmin",
    "KodeMulai",
    "Kunjungan",
    "LanggananDorong",
    "ModePortal",
    "Pengguna",
    "Penugasan",
    "Peran",
    "PerangkatMasuk",
    "Peristiwa",
    "PeristiwaPribadi",
    "PermintaanData",
    "RencanaAksi",
    "Retensi",
    "Segel",
    "TemplatKabar",
    "Tenggat",
    "Unit",
    "UpayaKabar",
    "Zona",
    "hari_setempat",
]
