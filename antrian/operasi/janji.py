"""Appointments: book, move, give up, remind, release. Coming is `ambil_tiket(janji=…)`.

A slot's places are counted in its row by one statement that cannot pass the capacity; freeing needs no lock.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from antrian import alur_janji
from antrian.alur_janji import StatusJanji
from antrian.galat import BatasPonsel, LayananTidakDibuka, SlotPenuh, SlotTidakAda
from antrian.models import JanjiTemu, Kebutuhan, SetelanAntrian, SlotJanji
from antrian.operasi.ambil import cerna_ponsel
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.models import Layanan

_TEMPAT = """
INSERT INTO antrian_slotjanji AS s (layanan_id, mulai, selesai, kapasitas, terpakai) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (layanan_id, mulai) DO UPDATE SET terpakai = s.terpakai + 1 WHERE s.terpakai < s.kapasitas
RETURNING id
"""


@transaction.atomic(durable=True)
def buat_janji(
    *,
    layanan: Layanan,
    mulai: datetime,
    oleh: Pengguna | None = None,
    surel: str = "",
    ponsel: str = "",
    kebutuhan: Iterable[str] = (),
    pada: datetime | None = None,
) -> JanjiTemu:
    """A place in the slot that begins at `mulai`. Raises SlotTidakAda, SlotPenuh, BatasPonsel, LayananTidakDibuka."""
    pada = pada or timezone.now()
    if not (layanan.aktif and layanan.unit.aktif):
        raise LayananTidakDibuka
    cerna = cerna_ponsel(ponsel)
    if cerna:
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 9))", [cerna])
        batas = SetelanAntrian.untuk(layanan.unit).tiket_per_ponsel
        if JanjiTemu.objects.filter(ponsel=cerna, status=StatusJanji.DIPESAN).count() >= batas:
            raise BatasPonsel
    perlu = set(kebutuhan)
    janji = JanjiTemu.objects.create(
        unit=layanan.unit,
        layanan=layanan,
        slot_id=_ambil_tempat(layanan, mulai, pada),
        kebutuhan=[k for k in Kebutuhan.values if k in perlu],
        surel=surel.strip(),
        ponsel=cerna,
        dipesan_pada=pada,
    )
    catat("antrian.janji.dipesan", janji, oleh=oleh, pada=pada, data=_data(janji))
    return janji


@transaction.atomic(durable=True)
def ubah_janji(
    *, janji: JanjiTemu, mulai: datetime, oleh: Pengguna | None = None, pada: datetime | None = None
) -> JanjiTemu:
    """Another time; the old place is free again. Raises AlurDitolak, SlotTidakAda, SlotPenuh."""
    pada = pada or timezone.now()
    janji = _kunci(janji)
    alur_janji.pastikan(janji.status, StatusJanji.DIPESAN)
    if janji.slot.mulai == mulai:
        return janji
    baru = _ambil_tempat(janji.layanan, mulai, pada)
    _lepas_tempat(janji)
    janji.slot = SlotJanji.objects.get(pk=baru)
    janji.diingatkan_pada = None
    janji.save(update_fields=["slot", "diingatkan_pada"])
    catat("antrian.janji.diubah", janji, oleh=oleh, pada=pada, data=_data(janji))
    return janji


@transaction.atomic(durable=True)
def batalkan_janji(
    *, janji: JanjiTemu, oleh: Pengguna | None = None, pada: datetime | None = None
) -> JanjiTemu:
    """Its holder gives it up; the place is free at once. Raises AlurDitolak."""
    janji = _kunci(janji)
    _akhiri(janji, StatusJanji.DIBATALKAN)
    catat("antrian.janji.dibatalkan", janji, oleh=oleh, pada=pada, data=_data(janji))
    return janji


@transaction.atomic(durable=True)
def lepas_janji(
    *, janji: JanjiTemu, oleh: Pengguna | None = None, pada: datetime | None = None
) -> JanjiTemu | None:
    """Nobody came within the window: the place is free. None when it is over or somebody is at it right now."""
    terkunci = JanjiTemu.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=janji.pk)
    ada = terkunci.select_related("slot", "layanan", "unit").first()
    if ada is None or ada.status != StatusJanji.DIPESAN:
        return None
    _akhiri(ada, StatusJanji.TIDAK_HADIR)
    catat("antrian.janji.tidak_hadir", ada, oleh=oleh, pada=pada, data=_data(ada))
    return ada


@transaction.atomic(durable=True)
def ingatkan_janji(
    *, janji: JanjiTemu, oleh: Pengguna | None = None, pada: datetime | None = None
) -> JanjiTemu | None:
    """Owe its holder one reminder (the outbox sends it); None when that was done already."""
    pada = pada or timezone.now()
    terkunci = JanjiTemu.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=janji.pk)
    ada = terkunci.select_related("slot", "layanan", "unit").first()
    if ada is None or ada.status != StatusJanji.DIPESAN or ada.diingatkan_pada is not None or not ada.surel:
        return None
    ada.diingatkan_pada = pada
    ada.save(update_fields=["diingatkan_pada"])
    catat("antrian.janji.diingatkan", ada, oleh=oleh, pada=pada, data=_data(ada))
    return ada


def _kunci(janji: JanjiTemu) -> JanjiTemu:
    return (
        JanjiTemu.objects.select_for_update(of=("self",))
        .select_related("slot", "layanan__unit", "unit")
        .get(pk=janji.pk)
    )


def _ambil_tempat(layanan: Layanan, mulai: datetime, pada: datetime) -> int:
    """One place in the slot, counted in the database; its id."""
    from antrian.janji import HARI_KE_DEPAN, tersedia

    tanggal = timezone.localdate(mulai, layanan.unit.tz)
    if not -1 <= (tanggal - timezone.localdate(pada, layanan.unit.tz)).days <= HARI_KE_DEPAN:
        raise SlotTidakAda
    slot = next((s for s in tersedia(layanan, pada).get(tanggal, ()) if s.mulai == mulai), None)
    if slot is None:
        raise SlotTidakAda
    try:
        with transaction.atomic(), connection.cursor() as kursor:
            # one after the other in a service: beside the exclusion constraint two at once wait for each other
            kursor.execute("SELECT pg_advisory_xact_lock(9, %s)", [layanan.pk])
            kursor.execute(_TEMPAT, [layanan.pk, slot.mulai, slot.selesai, slot.kapasitas])
            baris = kursor.fetchone()
    except IntegrityError as galat:  # overlaps a booked slot of an older pattern
        raise SlotPenuh from galat
    if baris is None:
        raise SlotPenuh
    return int(baris[0])


def _lepas_tempat(janji: JanjiTemu) -> None:
    SlotJanji.objects.filter(pk=janji.slot_id, terpakai__gt=0).update(terpakai=F("terpakai") - 1)


def _akhiri(janji: JanjiTemu, ke: StatusJanji) -> None:
    """Over without a ticket: its place is free, what was said about the person is forgotten."""
    alur_janji.pastikan(janji.status, ke)
    _lepas_tempat(janji)
    janji.status, janji.surel, janji.ponsel, janji.kebutuhan = ke, "", "", []
    janji.save(update_fields=["status", "surel", "ponsel", "kebutuhan"])


def _data(janji: JanjiTemu) -> dict[str, object]:
    return {"layanan": janji.layanan_id, "mulai": janji.slot.mulai.isoformat()}
