"""Send what is due. A worker claims a row with SKIP LOCKED and a lease, as `antar.py` does for reactions.

Retries wait longer each time; after TERBANYAK tries, or when refused for good, the message becomes a task of a
person (`tugas.py`). Logs name the message by number only.
"""

from datetime import timedelta

import structlog
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from pelayanan.models import Kabar

from .saluran import Ditolak, pengirim, siap
from .templat import kamus

log = structlog.get_logger("prima.kabar")

SEWA = timedelta(seconds=60)
TERBANYAK = 8  # 30 s, 1, 2, 4 … minutes: about two hours in all
SEKALI_SAPU = 200


def kirim_jatuh_tempo() -> int:
    """Send what is due; return how many were taken by the other side."""
    berhasil = 0
    for _ in range(SEKALI_SAPU):
        k = _sewa()
        if k is None:
            break
        berhasil += _kirim(k)
    return berhasil


def _sewa() -> Kabar | None:
    kini = timezone.now()
    with transaction.atomic():
        k = (
            Kabar.objects.filter(status=Kabar.Status.MENUNGGU, siap_pada__lte=kini)
            .filter(Q(sewa_sampai__isnull=True) | Q(sewa_sampai__lt=kini))
            .order_by("siap_pada", "pk")
            .select_for_update(skip_locked=True, of=("self",))
            .first()
        )
        if k is not None:
            k.sewa_sampai, k.coba = kini + SEWA, k.coba + 1
            k.save(update_fields=["sewa_sampai", "coba"])
    return k


def _kirim(k: Kabar) -> bool:
    try:
        if not siap(k.saluran):
            raise Ditolak("saluran belum disiapkan")
        pengirim(k.saluran)(k)
    except Exception as galat:  # whatever a channel dies of, the row must say so
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        tamat = isinstance(galat, Ditolak) or k.coba >= TERBANYAK
        # the text of a foreign error may hold an address; the words of our own do not
        sebab = str(galat) if isinstance(galat, Ditolak) else type(galat).__name__
        _tulis(
            k,
            status=Kabar.Status.GAGAL if tamat else Kabar.Status.MENUNGGU,
            galat=sebab[:60],
            siap_pada=timezone.now() + timedelta(seconds=30 * 2 ** (k.coba - 1)),
        )
        log.error("kabar gagal", kabar=k.pk, saluran=k.saluran, coba=k.coba, sebab=sebab, tamat=tamat)
        return False
    _tulis(k, status=Kabar.Status.TERKIRIM, galat="", selesai_pada=timezone.now())
    return True


def _tulis(k: Kabar, **isi: object) -> None:
    if k.templat in kamus() and kamus()[k.templat].sekilas and isi["status"] != Kabar.Status.MENUNGGU:
        isi |= {"tujuan": "", "judul": "", "isi": ""}
        if k.saluran != Kabar.Saluran.DORONG:
            # equal digests would tell which letters went to the same person
            isi["cerna_tujuan"] = k.kunci
    # only while it is still ours: whoever took over an expired lease decides
    Kabar.objects.filter(pk=k.pk, coba=k.coba, status=Kabar.Status.MENUNGGU).update(sewa_sampai=None, **isi)
