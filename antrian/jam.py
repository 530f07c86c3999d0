"""May a number be taken now? Hours and holidays of the unit, with the reason and the next opening."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pelayanan import jam_buka
from pelayanan.kalender import kalender_unit
from pelayanan.models import Unit


@dataclass(frozen=True)
class Buka:
    """`buka`; else `sebab` in words and `berikut`, when numbers can be taken again. `tutup`: today's closing."""

    buka: bool
    sebab: str | Promise = ""
    berikut: datetime | None = None
    tutup: datetime | None = None


def keadaan(unit: Unit, pada: datetime) -> Buka:
    """Numbers are given from the day's first opening to its last closing, also during the break."""
    if unit.buka_setiap_saat:
        return Buka(True)
    kalender = kalender_unit(unit, pada)
    kini = jam_buka.setempat(kalender, pada)
    hari_ini = jam_buka.jendela(kalender, kini.date())
    if hari_ini and hari_ini[0][0] <= kini < hari_ini[-1][1]:
        return Buka(True, tutup=jam_buka.berzona(kalender, hari_ini[-1][1]))
    if jam_buka.libur_pada(kalender, kini.date()):
        sebab: str | Promise = _("Hari ini hari libur.")
    elif not hari_ini:
        sebab = _("Hari ini unit tidak buka.")
    elif kini < hari_ini[0][0]:
        sebab = _("Unit belum buka.")
    else:
        sebab = _("Pengambilan nomor hari ini sudah ditutup.")
    berikut = jam_buka.buka_berikutnya(kalender, pada + timedelta(minutes=1))
    return Buka(False, sebab, berikut)
