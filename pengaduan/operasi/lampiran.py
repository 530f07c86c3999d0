"""Files of a filing in progress. They become the aduan's in the transaction that makes it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.saring_berkas import BerkasDitolak, nama_aman, saring
from pengaduan.models import Lampiran

TERBANYAK = 5
UMUR_DRAF = timedelta(days=2)


class LampiranPenuh(BerkasDitolak):
    kode = "lampiran_penuh"
    pesan = _("Paling banyak 5 berkas. Buang salah satu dahulu, atau bawa selebihnya ke loket.")


@transaction.atomic(durable=True)
def unggah(*, draf: str, nama: str, isi: bytes, pada: datetime | None = None) -> Lampiran:
    """Clean one file and keep it with the filing `draf`; the same file twice is one.

    No event: nothing has been told to anybody yet. Raises BerkasDitolak and its kinds.
    """
    bersih = saring(isi)
    cerna = hashlib.sha256(bersih.isi).hexdigest()
    milik = Lampiran.objects.filter(draf=draf)
    if ada := milik.filter(cerna=cerna).first():
        return ada
    if milik.count() >= TERBANYAK:
        raise LampiranPenuh
    lampiran = Lampiran(
        draf=draf,
        nama=nama_aman(nama, bersih.akhiran),
        jenis=bersih.jenis,
        ukuran=len(bersih.isi),
        cerna=cerna,
        dibuat_pada=pada or timezone.now(),
    )
    # The file is on disk before its row says so: a crash between leaves a file nobody names, never the reverse.
    lampiran.berkas.save(lampiran.kunci + bersih.akhiran, ContentFile(bersih.isi), save=False)
    lampiran.save(force_insert=True)
    return lampiran


@transaction.atomic(durable=True)
def buang(*, draf: str, kunci: str) -> None:
    """Take a file out of a filing in progress."""
    lampiran = Lampiran.objects.select_for_update().filter(draf=draf, kunci=kunci).exclude(draf="").first()
    if lampiran is not None:
        _hapus(lampiran)


def buang_draf_lama(pada: datetime | None = None) -> int:
    """Files of filings that were never sent; return how many. Idempotent, for the beat."""
    batas = (pada or timezone.now()) - UMUR_DRAF
    n = 0
    for pk in Lampiran.objects.filter(aduan__isnull=True, dibuat_pada__lt=batas).values_list("pk", flat=True)[
        :500
    ]:
        with transaction.atomic():
            lampiran = (
                Lampiran.objects.select_for_update(skip_locked=True).filter(pk=pk, aduan__isnull=True).first()
            )
            if lampiran is not None:
                _hapus(lampiran)
                n += 1
    return n


def _hapus(lampiran: Lampiran) -> None:
    berkas, nama = lampiran.berkas, lampiran.berkas.name or ""
    lampiran.delete()
    transaction.on_commit(lambda: berkas.storage.delete(nama), robust=True)
