"""Deliver the outbox: every reaction owed to an event is run until it succeeds, once.

`buru` only hurries (a lost nudge costs seconds); the beat sweep `antar_jatuh_tempo` is what guarantees.
A worker claims a row with SKIP LOCKED and a lease, so a killed worker's row is free again when it ends.
"""

from collections.abc import Iterable
from datetime import timedelta

import structlog
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from pelayanan import siaran
from pelayanan.models import Antaran
from pelayanan.titipan import Titipan

log = structlog.get_logger("prima.antar")

SEWA = timedelta(seconds=60)
COBA_TERBANYAK = 20
SEKALI_SAPU = 200


def buru(ids: Iterable[int]) -> None:
    """Ask a worker to deliver these now. Without a broker nothing is lost: the next sweep takes them."""
    if not siaran.dibungkam():
        _buru.titip(ids)


def _panggil(ids: list[int]) -> None:
    from pelayanan.tasks import antar_ini

    try:
        # what waits longer than a few sweeps would only stand in the way of the sweeps themselves
        for i in range(0, len(ids), SEKALI_SAPU):
            antar_ini.apply_async(args=[ids[i : i + SEKALI_SAPU]], retry=False, expires=60)
    except Exception as galat:  # whatever the broker dies of, the sweep delivers
        log.warning("pengantar tidak terpanggil", sebab=type(galat).__name__)


_buru: Titipan[int] = Titipan("buru", _panggil, kumpul=0.05)


def antar_jatuh_tempo(ids: Iterable[int] | None = None) -> int:
    """Deliver what is due (of `ids`, or of all); return how many were delivered."""
    berhasil = 0
    sisa = list(ids) if ids is not None else None
    for _ in range(SEKALI_SAPU):
        antaran = _sewa(sisa)
        if antaran is None:
            break
        if sisa is not None:
            sisa.remove(antaran.pk)
        berhasil += _kerjakan(antaran)
    return berhasil


def _sewa(ids: list[int] | None) -> Antaran | None:
    sekarang = timezone.now()
    with transaction.atomic():
        qs = Antaran.objects.filter(selesai_pada__isnull=True, siap_pada__lte=sekarang).filter(
            Q(sewa_sampai__isnull=True) | Q(sewa_sampai__lt=sekarang)
        )
        if ids is not None:
            qs = qs.filter(pk__in=ids)
        antaran = qs.order_by("siap_pada", "pk").select_for_update(skip_locked=True, of=("self",)).first()
        if antaran is not None:
            antaran.sewa_sampai = sekarang + SEWA
            antaran.coba += 1
            antaran.save(update_fields=["sewa_sampai", "coba"])
    return antaran


def _kerjakan(antaran: Antaran) -> bool:
    try:
        import_string(antaran.reaksi)(antaran.peristiwa)
    except Exception as galat:  # whatever a reaction dies of, the row must say so and be retried
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        tunggu = timedelta(seconds=min(5 * 2**antaran.coba, 3600))
        Antaran.objects.filter(pk=antaran.pk).update(
            galat=f"{type(galat).__name__}: {galat}"[:500],
            sewa_sampai=None,
            siap_pada=timezone.now() + tunggu
            if antaran.coba < COBA_TERBANYAK
            else timezone.now() + timedelta(days=1),
        )
        log.error(
            "reaksi gagal",
            reaksi=antaran.reaksi,
            antaran=antaran.pk,
            coba=antaran.coba,
            sebab=type(galat).__name__,
        )
        return False
    Antaran.objects.filter(pk=antaran.pk).update(selesai_pada=timezone.now(), galat="", sewa_sampai=None)
    return True
