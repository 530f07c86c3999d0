"""Counters as the admin sets them up: which there are, and which services each one serves."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from antrian.galat import LayananUnitLain, NomorLoketTerpakai
from antrian.models import LayananLoket, Loket
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar.models import Layanan


@transaction.atomic(durable=True)
def buat_loket(
    *,
    unit: Unit,
    nama: str,
    nomor: int,
    layanan: Sequence[Layanan],
    aksesibel: bool = True,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Loket:
    """A counter that serves these services, each as its own. Raises NomorLoketTerpakai, LayananUnitLain."""
    _pastikan_layanan(unit, layanan)
    try:
        with transaction.atomic():
            loket = Loket.objects.create(unit=unit, nama=nama, nomor=nomor, aksesibel=aksesibel)
    except IntegrityError as galat:
        raise NomorLoketTerpakai from galat
    LayananLoket.objects.bulk_create(LayananLoket(loket=loket, layanan=x) for x in layanan)
    catat("antrian.loket.dibuat", loket, oleh=oleh, pada=pada, data={"nama_loket": nama})
    return loket


@transaction.atomic(durable=True)
def ubah_loket(
    *,
    loket: Loket,
    nama: str,
    nomor: int,
    layanan: Sequence[Layanan],
    aksesibel: bool,
    aktif: bool,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Loket:
    """What it is called and serves; services it keeps keep their order of help. Raises as buat_loket."""
    loket = Loket.objects.select_for_update(of=("self",)).select_related("unit").get(pk=loket.pk)
    _pastikan_layanan(loket.unit, layanan)
    loket.nama, loket.nomor, loket.aksesibel, loket.aktif = nama, nomor, aksesibel, aktif
    try:
        with transaction.atomic():
            loket.save(update_fields=["nama", "nomor", "aksesibel", "aktif"])
    except IntegrityError as galat:
        raise NomorLoketTerpakai from galat
    LayananLoket.objects.filter(loket=loket).exclude(layanan__in=layanan).delete()
    LayananLoket.objects.bulk_create(
        (LayananLoket(loket=loket, layanan=x) for x in layanan), ignore_conflicts=True
    )
    catat("antrian.loket.diatur", loket, oleh=oleh, pada=pada, data={"nama_loket": nama})
    return loket


def _pastikan_layanan(unit: Unit, layanan: Sequence[Layanan]) -> None:
    if any(x.unit_id != unit.pk for x in layanan):
        raise LayananUnitLain
