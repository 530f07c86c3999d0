"""The end of a unit's day: who could not be served, and what is forgotten."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian import alur
from antrian.alur import Status
from antrian.models import JanjiTemu, Tiket
from antrian.querysets import tanggal_setempat
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat

HARI_BERAKHIR = _("hari layanan berakhir")


@transaction.atomic(durable=True)
def tidak_terlayani(
    *, tiket: Tiket, sebab: str = "", oleh: Pengguna | None = None, pada: datetime | None = None
) -> Tiket | None:
    """The day ended before this ticket's turn. Its holder is first tomorrow (`ambil_tiket(asal=…)`).

    Returns None when somebody is at it right now or it is over: the sweep comes again.
    """
    pada = pada or timezone.now()
    terkunci = (
        Tiket.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("unit")
        .filter(pk=tiket.pk)
        .first()
    )
    if terkunci is None or not alur.boleh(terkunci.status, Status.TIDAK_TERLAYANI):
        return None
    terkunci.status, terkunci.loket = Status.TIDAK_TERLAYANI, None
    terkunci.catatan = (str(sebab) or str(HARI_BERAKHIR))[:200]
    terkunci.save(update_fields=["status", "loket", "catatan"])
    catat(
        "antrian.tiket.tidak_terlayani",
        terkunci,
        oleh=oleh,
        pada=pada,
        data={"nomor": terkunci.nomor, "layanan": terkunci.layanan_id, "sebab": terkunci.catatan},
    )
    return terkunci


@transaction.atomic(durable=True)
def lupakan_kebutuhan(*, unit: Unit, pada: datetime | None = None) -> int:
    """Erase what people said about themselves, and the digests of their phones, of all days before today.

    Returns how many tickets had something to forget; writes an event only then (UU 27/2022: kept no longer
    than needed).
    """
    pada = pada or timezone.now()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    jumlah = (
        Tiket.objects.filter(unit=unit, tanggal__lt=tanggal_setempat(unit, pada))
        .filter(~Q(kebutuhan=[]) | ~Q(ponsel=""))
        .update(kebutuhan=[], ponsel="")
    )
    JanjiTemu.objects.filter(unit=unit, slot__mulai__lt=pada - timedelta(days=1)).exclude(
        kebutuhan=[], ponsel="", surel=""
    ).update(kebutuhan=[], ponsel="", surel="")
    if jumlah:
        catat("antrian.kebutuhan.dihapus", unit, oleh=None, pada=pada, unit=unit, data={"jumlah": jumlah})
    return jumlah
