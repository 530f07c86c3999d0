"""Small acts of the pelapor and the public: a message, a support."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from pelayanan.kabar import tugas
from pelayanan.models import Kabar, Pengguna
from pelayanan.peristiwa import catat
from pengaduan.alur import AlurDitolak
from pengaduan.models import Aduan, Dukungan, Tanggapan
from pengaduan.operasi.dasar import kunci, tulis


@transaction.atomic(durable=True)
def kirim_pesan(*, aduan: Aduan, isi: str, oleh: Pengguna | None, pada: datetime | None = None) -> Aduan:
    """A word of the pelapor to an open case. Raises AlurDitolak, AlasanKosong."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if not aduan.terbuka:
        raise AlurDitolak
    tulis(aduan, Tanggapan.Jenis.PESAN, isi, oleh, pada)
    catat("pengaduan.aduan.pesan_masuk", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def dukung(*, aduan: Aduan, cerna: str, oleh: Pengguna | None, pada: datetime | None = None) -> Aduan:
    """ "I met the same", once per browser (`cerna`). Raises AlurDitolak when it is not shown or over."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if not aduan.terbuka or not aduan.tayang:
        raise AlurDitolak
    try:
        with transaction.atomic():
            Dukungan.objects.create(aduan=aduan, cerna=cerna, pada=pada)
    except IntegrityError:
        return aduan
    catat("pengaduan.aduan.didukung", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def sampaikan_kabar(
    *, kabar: Kabar, tersampaikan: bool, hasil: str, oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """One attempt of an officer to tell the pelapor; it ends the task when they were told.

    Raises tugas.HasilKosong, tugas.SudahDisampaikan.
    """
    pada = pada or timezone.now()
    aduan = kunci(Aduan.objects.get(pk=kabar.objek_id))
    tugas.upayakan(kabar, tersampaikan=tersampaikan, hasil=hasil, oleh=oleh, pada=pada)
    kejadian = "pengaduan.kabar.disampaikan" if tersampaikan else "pengaduan.kabar.dicoba"
    catat(kejadian, aduan, oleh=oleh, pada=pada, data={"saluran": kabar.get_saluran_display().lower()})
    return aduan
