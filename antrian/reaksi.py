"""What the queue does when something happened elsewhere."""

from antrian.models import Tiket
from antrian.operasi import tutup_karena_berkas as tutup
from pelayanan import kode
from pelayanan.models import Peristiwa


def tutup_karena_berkas(p: Peristiwa) -> None:
    """A permohonan was filed at the counter with this ticket's code: the ticket is done.

    Idempotent: a ticket that is closed stays as it is.
    """
    rapi = kode.rapikan(str(p.data.get("tiket") or ""))
    tiket = Tiket.objects.filter(kode=rapi, unit=p.unit_id).first() if rapi else None
    if tiket is not None:
        tutup(tiket=tiket, permohonan=str(p.data.get("kode") or "")[:13], oleh=p.oleh, pada=p.pada)
