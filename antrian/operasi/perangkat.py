"""Devices paired by the code they show: boards, anjungan, tablets; and cut off again."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from antrian import pasang
from antrian.galat import KodePasangSalah, KodePasangTerkunci, LoketUnitLain, NamaPerangkatTerpakai
from antrian.models import Loket, Pencetak, PerangkatPapan
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def pasang_papan(
    *,
    unit: Unit,
    kode: str,
    nama: str,
    loket: Sequence[Loket] = (),
    oleh: Pengguna,
    pada: datetime | None = None,
) -> PerangkatPapan:
    """The device that shows `kode` becomes a board: of these lokets (a zone), none = of the whole unit.

    Raises KodePasangSalah, KodePasangTerkunci, NamaPerangkatTerpakai, LoketUnitLain.
    """
    perangkat = _kenali(kode, oleh)
    if any(x.unit_id != unit.pk for x in loket):
        raise LoketUnitLain
    try:
        with transaction.atomic():
            papan = PerangkatPapan.objects.create(unit=unit, nama=nama)
    except IntegrityError as galat:
        raise NamaPerangkatTerpakai from galat
    papan.loket.set(loket)
    data = {"jenis": str(_("Papan")), "nama": nama}
    catat("antrian.perangkat.dipasang", papan, oleh=oleh, pada=pada, data=data)
    transaction.on_commit(partial(pasang.serahkan, perangkat, papan.get_absolute_url()))
    return papan


@transaction.atomic(durable=True)
def pasang_anjungan(
    *, unit: Unit, kode: str, nama: str, oleh: Pengguna, pada: datetime | None = None
) -> Pencetak:
    """The device becomes an anjungan with a ticket printer of its own. Raises as pasang_papan."""
    perangkat = _kenali(kode, oleh)
    try:
        with transaction.atomic():
            pencetak = Pencetak.objects.create(unit=unit, nama=nama)
    except IntegrityError as galat:
        raise NamaPerangkatTerpakai from galat
    data = {"jenis": str(_("Anjungan")), "nama": nama}
    catat("antrian.perangkat.dipasang", pencetak, oleh=oleh, pada=pada, data=data)
    transaction.on_commit(partial(pasang.serahkan, perangkat, reverse("kios", args=[unit.kode])))
    return pencetak


@transaction.atomic(durable=True)
def pasang_tablet(
    *, loket: Loket, kode: str, alamat: str, oleh: Pengguna, pada: datetime | None = None
) -> Loket:
    """The device becomes the tablet at this loket; `alamat` is what it opens. Raises as pasang_papan."""
    perangkat = _kenali(kode, oleh)
    loket = Loket.objects.select_for_update(of=("self",)).select_related("unit").get(pk=loket.pk)
    data = {"jenis": str(_("Tablet")), "nama": loket.nama}
    catat("antrian.perangkat.dipasang", loket, oleh=oleh, pada=pada, data=data)
    transaction.on_commit(partial(pasang.serahkan, perangkat, alamat))
    return loket


@transaction.atomic(durable=True)
def cabut_perangkat(
    *, perangkat: PerangkatPapan | Pencetak, oleh: Pengguna, pada: datetime | None = None
) -> PerangkatPapan | Pencetak:
    """Its address opens nothing any more. Cut off already: nothing happens."""
    satu: PerangkatPapan | Pencetak = (
        type(perangkat).objects.select_for_update(of=("self",)).select_related("unit").get(pk=perangkat.pk)
    )
    if not satu.aktif:
        return satu
    satu.aktif = False
    satu.save(update_fields=["aktif"])
    data = {"jenis": str(satu._meta.verbose_name), "nama": satu.nama}
    catat("antrian.perangkat.dicabut", satu, oleh=oleh, pada=pada, data=data)
    return satu


@transaction.atomic(durable=True)
def cabut_tablet(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """Every tablet of this loket is cut off: one was lost, or is to be used elsewhere. A new one is paired anew."""
    satu = Loket.objects.select_for_update(of=("self",)).select_related("unit").get(pk=loket.pk)
    satu.tablet_ke += 1
    satu.save(update_fields=["tablet_ke"])
    data = {"jenis": str(_("Tablet")), "nama": satu.nama}
    catat("antrian.perangkat.dicabut", satu, oleh=oleh, pada=pada, data=data)
    return satu


def _kenali(kode: str, oleh: Pengguna) -> str:
    if pasang.terkunci(oleh.pk):
        raise KodePasangTerkunci
    perangkat = pasang.kenali(kode)
    if perangkat is None:
        pasang.salah(oleh.pk)
        raise KodePasangSalah
    return perangkat
