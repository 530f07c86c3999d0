"""Which version holds in law, which one people are served by, and how much of it is a trial."""

from collections.abc import Collection
from datetime import datetime, tzinfo

from django.db.models import Q
from django.utils import timezone

from pelayanan.siap import Siap, Tanya
from standar.models import Layanan, Standar

# asked at every number that is taken: prepared once a connection
_UJI_COBA = Siap(
    "SELECT uji_coba_persen, menit_loket FROM standar_standar"
    " WHERE layanan_id = %(layanan)s::bigint AND status IN ('uji_coba', 'ditetapkan')"
    " AND uji_coba_mulai_pada <= %(pada)s::timestamptz LIMIT 1"
)

_DILAYANI = Tanya(
    lambda layanan: Standar.objects.dilayani().filter(layanan_id=layanan).order_by("-versi")[:1], layanan=int
)


def versi_berlaku(layanan: Layanan, pada: datetime | None = None) -> Standar | None:
    """The version in force now, or the one that was in force on the unit's local day of `pada`; else None."""
    versi = Standar.objects.filter(layanan=layanan)
    if pada is None:
        versi = versi.berlaku()
    else:
        versi = versi.filter(berlaku__contains=timezone.localdate(pada, layanan.unit.tz))
    return _milik(layanan, versi.first())


def versi_dilayani(layanan: Layanan) -> Standar | None:
    """The version people who come now are served by: in force, else on trial (`standar.diuji`); else None."""
    return _milik(layanan, _DILAYANI.satu(layanan=layanan.pk))


def semua_gratis(layanan: Collection[int], pada: datetime, zona: tzinfo) -> bool:
    """Were all these services (their ids) free for everybody, by the versions people were served by at `pada`?

    In force on the local day, else the one then on trial. One query.
    """
    hari = timezone.localdate(pada, zona)
    saat_itu = Q(berlaku__contains=hari) | Q(uji_coba_mulai_pada__lte=pada)
    versi = list(Standar.objects.filter(saat_itu, layanan__in=layanan))
    versi.sort(key=lambda v: (v.berlaku is not None and hari in v.berlaku, v.versi))  # law last, so it wins
    hukum = {v.layanan_id: v for v in versi}
    return sum(v.gratis for v in hukum.values()) == len(set(layanan)) > 0


def uji_coba(layanan: Layanan, pada: datetime | None = None) -> tuple[int, int | None] | None:
    """(per cent of the capacity, promised minutes at the counter or None) of the running trial; None: no trial.

    No query for a service that was read `dengan_uji_coba` and has none.
    """
    if getattr(layanan, "ada_uji_coba", True) is False:
        return None
    baris = _UJI_COBA.jalankan({"layanan": layanan.pk, "pada": pada or timezone.now()})
    return baris[0] if baris else None


def _milik(layanan: Layanan, standar: Standar | None) -> Standar | None:
    if standar is not None:
        standar.layanan = layanan  # the caller has it: no second query
    return standar
