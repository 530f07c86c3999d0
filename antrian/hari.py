"""The sweep after a unit's midnight. Idempotent; may run twice at once and after any pause."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from antrian import operasi
from antrian.alur import Status
from antrian.models import SetelanAntrian, Tiket
from antrian.querysets import tanggal_setempat
from pelayanan.models import Pengguna, Unit


def akhiri(pada: datetime | None = None) -> int:
    """End every day that is over: the waiting are *tidak terlayani*, needs are forgotten; how many tickets.

    A unit that keeps its queue overnight keeps the waiting ones for one more day.
    """
    pada = pada or timezone.now()
    jumlah = 0
    for unit in Unit.objects.filter(aktif=True).select_related("setelan_antrian"):
        hari_ini = tanggal_setempat(unit, pada)
        lama = Tiket.objects.filter(unit=unit, tanggal__lt=hari_ini)
        if not SetelanAntrian.untuk(unit).simpan_semalam:
            for tiket in lama.filter(status__in=[Status.MENUNGGU, Status.DITUNDA]):
                jumlah += operasi.tidak_terlayani(tiket=tiket, pada=pada) is not None
        if lama.filter(~Q(kebutuhan=[]) | ~Q(ponsel="")).exists():
            operasi.lupakan_kebutuhan(unit=unit, pada=pada)
    return jumlah


def tutup(unit: Unit, sebab: str, *, oleh: Pengguna, pada: datetime | None = None) -> int:
    """The desk ends the day early (power cut, officers gone): how many could not be served, each with its event."""
    pada = pada or timezone.now()
    belum = Tiket.objects.filter(unit=unit, status__in=[Status.MENUNGGU, Status.DITUNDA]).order_by("pk")
    return sum(operasi.tidak_terlayani(tiket=t, sebab=sebab, oleh=oleh, pada=pada) is not None for t in belum)
