"""Open and close a counter, take a break, call for help."""

from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from antrian.galat import LoketDipakai, LoketTanpaLayanan, LoketTutup, MasihMelayani, SudahDiLoketLain
from antrian.models import Loket, SesiLoket
from antrian.operasi.bagian import kunci_loket, siapa, tiket_aktif
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def buka_loket(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """`oleh` sits down at the loket. Opening one's own open loket again changes nothing.

    Raises LoketDipakai, SudahDiLoketLain, LoketTanpaLayanan.
    """
    pada = pada or timezone.now()
    loket = kunci_loket(loket, oleh, melayani=False)
    orang = siapa(oleh)
    if loket.terbuka and loket.petugas_id == (orang.pk if orang else None):
        return loket
    if loket.petugas_id is not None:
        raise LoketDipakai
    if not loket.melayani.exists() and loket.titik_id is None:
        raise LoketTanpaLayanan
    if orang and Loket.objects.filter(petugas=orang).exclude(pk=loket.pk).exists():
        raise SudahDiLoketLain
    loket.terbuka, loket.petugas, loket.istirahat_pada = True, orang, None
    loket.panggilan_ke, loket.urung = 0, None
    loket.save(update_fields=["terbuka", "petugas", "istirahat_pada", "panggilan_ke", "urung"])
    if orang:
        SesiLoket.objects.create(loket=loket, petugas=orang, masa=DateTimeTZRange(pada, None))
    catat("antrian.loket.dibuka", loket, oleh=oleh, pada=pada, data={"nama_loket": loket.nama})
    return loket


@transaction.atomic(durable=True)
def tutup_loket(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """`oleh` leaves the loket. Raises MasihMelayani while a ticket is there, LoketDipakai when it is another's."""
    pada = pada or timezone.now()
    loket = kunci_loket(loket, oleh, melayani=False)
    if not loket.terbuka:
        return loket
    if loket.petugas_id is not None and loket.petugas_id != oleh.pk and not oleh.mesin:
        raise LoketDipakai
    if tiket_aktif(loket) is not None:
        raise MasihMelayani
    if loket.petugas_id is not None:
        sesi = SesiLoket.objects.filter(loket=loket, masa__upper_inf=True).first()
        if sesi is not None:
            sesi.masa = DateTimeTZRange(sesi.masa.lower, max(pada, sesi.masa.lower))
            sesi.save(update_fields=["masa"])
    loket.terbuka, loket.petugas, loket.istirahat_pada, loket.urung = False, None, None, None
    loket.save(update_fields=["terbuka", "petugas", "istirahat_pada", "urung"])
    catat("antrian.loket.ditutup", loket, oleh=oleh, pada=pada, data={"nama_loket": loket.nama})
    return loket


@transaction.atomic(durable=True)
def istirahat(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """A break: nobody is called here, the estimate does not count this loket. Raises MasihMelayani."""
    pada = pada or timezone.now()
    loket = kunci_loket(loket, oleh)
    if tiket_aktif(loket) is not None:
        raise MasihMelayani
    loket.istirahat_pada = pada
    loket.save(update_fields=["istirahat_pada"])
    catat("antrian.loket.istirahat", loket, oleh=oleh, pada=pada, data={"nama_loket": loket.nama})
    return loket


@transaction.atomic(durable=True)
def lanjut_melayani(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """Back from the break. Raises LoketTutup, LoketDipakai."""
    loket = kunci_loket(loket, oleh, melayani=False)
    if not loket.terbuka:
        raise LoketTutup
    if loket.petugas_id is not None and loket.petugas_id != oleh.pk and not oleh.mesin:
        raise LoketDipakai
    if loket.istirahat_pada is None:
        return loket
    loket.istirahat_pada = None
    loket.save(update_fields=["istirahat_pada"])
    catat("antrian.loket.dilanjutkan", loket, oleh=oleh, pada=pada, data={"nama_loket": loket.nama})
    return loket


@transaction.atomic(durable=True)
def darurat(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Loket:
    """Silent alarm to the head: nothing changes on any screen in the room."""
    loket = kunci_loket(loket, oleh, melayani=False)
    catat("antrian.loket.darurat", loket, oleh=oleh, pada=pada, data={"nama_loket": loket.nama})
    return loket
