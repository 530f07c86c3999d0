"""How many numbers a service on trial may give a day: its per cent of what the unit could do.

The base of the per cent, first that is known:
1. the unit's daily quota (`SetelanAntrian.kuota_harian`),
2. the service's own daily quota (a `Kuota` row for it, all channels, a day),
3. what its lokets could serve today: active lokets of the service (at least one) × opening minutes of the day ÷
   minutes per case: the promise under trial (`menit_loket`), else the estimate's default of the queue.
At least one number: a trial nobody may come to is none.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from antrian import keliling
from antrian.models import ButirTiket, Kuota, SetelanAntrian, Tiket
from antrian.perkiraan import DETIK_BAKU
from antrian.querysets import tanggal_setempat
from pelayanan import jam_buka
from pelayanan.kalender import kalender_unit
from pelayanan.models import Unit
from standar.models import Layanan


def batas(
    setelan: SetelanAntrian,
    kuota: Iterable[Kuota],
    layanan: Layanan,
    persen: int,
    menit: int | None,
    pada: datetime,
) -> int:
    """Numbers `layanan` may give on the local day of `pada`; `kuota`: the rows of the unit's settings."""
    return max(1, dasar(setelan, kuota, layanan, menit, pada) * persen // 100)


def dasar(
    setelan: SetelanAntrian, kuota: Iterable[Kuota], layanan: Layanan, menit: int | None, pada: datetime
) -> int:
    """What a whole day would be."""
    if setelan.kuota_harian is not None:
        return setelan.kuota_harian
    for k in kuota:
        if k.layanan_id == layanan.pk and not k.kanal and k.masa == k.Masa.HARI:
            return k.banyak
    loket = keliling.loket_di_gedung(layanan, loket__titik=None)
    return max(1, loket) * menit_buka(layanan.unit, pada) * 60 // (menit * 60 if menit else round(DETIK_BAKU))


def menit_buka(unit: Unit, pada: datetime) -> int:
    """Opening minutes of the unit's local day."""
    if unit.buka_setiap_saat:
        return jam_buka.MENIT_SEHARI
    buka = jam_buka.jendela(kalender_unit(unit, pada), tanggal_setempat(unit, pada))
    return sum(int((b - a).total_seconds()) for a, b in buka) // 60


def terpakai(layanan: Layanan, pada: datetime) -> int:
    """Numbers of the day that brought somebody to this service, alone or beside another one."""
    sebagai_butir = Exists(ButirTiket.objects.filter(tiket=OuterRef("pk"), layanan=layanan))
    hari_ini = Tiket.objects.filter(unit=layanan.unit_id, tanggal=tanggal_setempat(layanan.unit, pada))
    return hari_ini.filter(Q(layanan=layanan) | Q(sebagai_butir)).count()
