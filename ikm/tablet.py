"""The tablet at a counter: whose survey it opens, and for how long. The one place of its times.

A survey stands open for SURVEI; a ticket's survey is opened within SURVEI of its end. So whoever walked away left a
survey that closes when it can be opened no more, and the next visitor never finds it again.
"""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from antrian.alur import Status
from antrian.models import Loket, Tiket
from ikm.models import Undangan

GARAM = "ikm.tablet"
SURVEI = timedelta(seconds=120)  # twice what the fourteen unsur take
TERIMA_KASIH = timedelta(seconds=10)


def tanda(loket: Loket) -> str:
    """What the address of a counter's tablet is made of: whoever holds it is the tablet, until it is cut off."""
    return signing.dumps([loket.pk, loket.tablet_ke], salt=GARAM)


def kembali(tanda: str) -> str:
    """The address a tablet goes back to; empty when `tanda` is not a tablet's."""
    try:
        signing.loads(tanda, salt=GARAM)
    except signing.BadSignature:
        return ""
    return f"/ikm/tablet/{tanda}/"


def loket_dari(tanda: str) -> Loket | None:
    """The counter whose tablet this is; None when it is none, or one that was cut off."""
    try:
        pk, ke = signing.loads(tanda, salt=GARAM)
    except (signing.BadSignature, TypeError):
        return None
    return Loket.objects.select_related("unit").filter(pk=pk, tablet_ke=ke).first()


def baru_selesai(loket: Loket) -> Undangan | None:
    """The unused invitation of the ticket this counter finished last, if that was less than SURVEI ago."""
    tiket = (
        Tiket.objects.filter(loket=loket.pk, status=Status.SELESAI, selesai_pada__gt=timezone.now() - SURVEI)
        .order_by("-selesai_pada")
        .first()
    )
    if tiket is None:
        return None
    return Undangan.objects.filter(kunjungan=tiket.kunjungan_id, dipakai=False).first()
