"""From complete papers to the product in hand, or to an end without it."""

from datetime import datetime

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status, pastikan
from permohonan.galat import AlasanWajib, BelumBolehDiserahkan, LangsungDiserahkan
from permohonan.models import Permohonan

from . import janji
from .bagian import batalkan_tagihan, kini, kunci, pindah, rancangan, tagihan_terbuka
from .langkah import mulai_langkah, pastikan_langkah_selesai


@transaction.atomic(durable=True)
def proses(*, permohonan: Permohonan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """Somebody starts the work itself. Raises AlurDitolak."""
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.DIPROSES, pada)
    p.pemroses = oleh
    mulai_langkah(p, pada)
    p.save()
    catat("permohonan.permohonan.diproses", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def selesai_proses(*, permohonan: Permohonan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """The work is done: on to the bill while one is open (the clock stops), else to whoever approves.

    Raises AlurDitolak, LangkahBelumSelesai, LangsungDiserahkan when this service needs no approval.
    """
    p, pada = kunci(permohonan), kini(pada)
    pastikan(p.status, Status.MENUNGGU_PERSETUJUAN)
    pastikan_langkah_selesai(p)
    if tagihan_terbuka(p):
        pindah(p, Status.MENUNGGU_PEMBAYARAN, pada)
        janji.jeda(p, janji.JANJI, pada)
        kode = "permohonan.permohonan.ditagih"
    else:
        if rancangan(p).langsung:
            raise LangsungDiserahkan
        pindah(p, Status.MENUNGGU_PERSETUJUAN, pada)
        kode = "permohonan.permohonan.dimintakan_persetujuan"
    p.pemroses = p.pemroses or oleh
    p.save()
    catat(kode, p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def serahkan(
    *, permohonan: Permohonan, oleh: Pengguna, penerima: str = "", pada: datetime | None = None
) -> Permohonan:
    """The product goes to the applicant, or to `penerima` on their behalf: the request is closed.

    Raises AlurDitolak, BelumBolehDiserahkan, LangkahBelumSelesai.
    """
    p, pada = kunci(permohonan), kini(pada)
    pastikan(p.status, Status.DISERAHKAN)
    if p.status != Status.TERBIT:
        pastikan_langkah_selesai(p)
    if p.status != Status.TERBIT and (not rancangan(p).langsung or tagihan_terbuka(p)):
        raise BelumBolehDiserahkan
    pindah(p, Status.DISERAHKAN, pada)
    janji.akhiri(p, pada)
    p.save()
    catat(
        "permohonan.permohonan.diserahkan",
        p,
        oleh=oleh,
        pada=pada,
        data={"layanan": p.layanan_id, "penerima": penerima, **janji.ukur(p, pada)},
    )
    return p


@transaction.atomic(durable=True)
def tolak(*, permohonan: Permohonan, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """Refused, with a reason the applicant reads and may object to. Raises AlasanWajib, AlurDitolak."""
    p, pada = kunci(permohonan), kini(pada)
    if not alasan.strip():
        raise AlasanWajib
    pindah(p, Status.DITOLAK, pada)
    janji.akhiri(p, pada)
    kembali = batalkan_tagihan(p, pada)
    p.catatan = alasan.strip()
    p.save()
    catat(
        "permohonan.permohonan.ditolak",
        p,
        oleh=oleh,
        pada=pada,
        data={"layanan": p.layanan_id, "alasan": p.catatan, "kembali": kembali},
    )
    return p


@transaction.atomic(durable=True)
def tarik(
    *, permohonan: Permohonan, oleh: Pengguna | None, alasan: str = "", pada: datetime | None = None
) -> Permohonan:
    """The applicant no longer wants it. Raises AlurDitolak once the product is out."""
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.DITARIK, pada)
    janji.akhiri(p, pada)
    kembali = batalkan_tagihan(p, pada)
    p.save()
    catat(
        "permohonan.permohonan.ditarik", p, oleh=oleh, pada=pada, data={"alasan": alasan, "kembali": kembali}
    )
    return p
