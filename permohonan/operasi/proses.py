"""From complete papers to the product in hand, or to an end without it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status, pastikan
from permohonan.biaya import belum_ditetapkan
from permohonan.galat import AlasanWajib, BelumBolehDiserahkan, LangsungDiserahkan, PenerimaWajib
from permohonan.galat_uang import BiayaBelumDitetapkan
from permohonan.models import Penyerahan, Permohonan

from . import janji
from .bagian import batalkan_tagihan, kini, kunci, pindah, rancangan, tagihan_terbuka
from .hasil import tolak_persetujuan
from .langkah import mulai_langkah, pastikan_langkah_selesai
from .petik import KEJADIAN_SESUDAH, menuju_persetujuan


@transaction.atomic(durable=True)
def proses(*, permohonan: Permohonan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """Somebody starts the work itself. Raises AlurDitolak."""
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.DIPROSES, pada, "petugas")
    p.pemroses = oleh
    mulai_langkah(p, pada)
    p.save()
    catat("permohonan.permohonan.diproses", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def selesai_proses(*, permohonan: Permohonan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """The work is done: on to the bill while one is open (the clock stops), else to whoever approves.

    Raises AlurDitolak, LangkahBelumSelesai, BiayaBelumDitetapkan, LangsungDiserahkan when this service needs no
    approval.
    """
    p, pada = kunci(permohonan), kini(pada)
    data: dict[str, Any] = {}
    pastikan(p.status, Status.MENUNGGU_PERSETUJUAN, "petugas")
    pastikan_langkah_selesai(p)
    if belum_ditetapkan(p):
        raise BiayaBelumDitetapkan
    if tagihan_terbuka(p):
        pindah(p, Status.MENUNGGU_PEMBAYARAN, pada, "petugas")
        janji.jeda(p, janji.JANJI, pada)
        kode = "permohonan.permohonan.ditagih"
    else:
        if rancangan(p).langsung:
            raise LangsungDiserahkan
        ke, data = menuju_persetujuan(p, pada)
        pindah(p, ke, pada, "petugas")
        kode = KEJADIAN_SESUDAH[ke]
    p.pemroses = p.pemroses or oleh
    p.save()
    catat(kode, p, oleh=oleh, pada=pada, data=data)
    return p


@transaction.atomic(durable=True)
def serahkan(
    *,
    permohonan: Permohonan,
    oleh: Pengguna,
    penerima: str = "",
    tanggal: date | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """The product goes to the applicant, or to `penerima` on their behalf: the request is closed.

    What was brought to a door is written down with the name of who took it and the day (default today).
    Raises AlurDitolak, BelumBolehDiserahkan, BiayaBelumDitetapkan, LangkahBelumSelesai, PenerimaWajib.
    """
    p, pada = kunci(permohonan), kini(pada)
    pastikan(p.status, Status.DISERAHKAN)
    if p.status != Status.TERBIT:
        pastikan_langkah_selesai(p)
        if belum_ditetapkan(p):
            raise BiayaBelumDitetapkan
    if p.status != Status.TERBIT and (not rancangan(p).langsung or tagihan_terbuka(p)):
        raise BelumBolehDiserahkan
    pindah(p, Status.DISERAHKAN, pada, "petugas")
    _catat_penerima(p, penerima, tanggal, pada)
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


def _catat_penerima(p: Permohonan, penerima: str, tanggal: date | None, pada: datetime) -> None:
    s = Penyerahan.objects.select_for_update(of=("self",)).filter(permohonan=p).first()
    if s is None:
        return
    hari_ini = pada.astimezone(p.unit.tz).date()
    if s.diantar and (not penerima.strip() or (tanggal and tanggal > hari_ini)):
        raise PenerimaWajib
    s.diterima_oleh = penerima.strip() or p.nama
    s.diterima_tanggal = tanggal or hari_ini
    s.save(update_fields=["diterima_oleh", "diterima_tanggal"])


@transaction.atomic(durable=True)
def tolak(*, permohonan: Permohonan, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """Refused, with a reason the applicant reads and may object to, until a day that is written down now.

    Raises AlasanWajib, AlurDitolak; before an approval as `setujui`.
    """
    p, pada = kunci(permohonan), kini(pada)
    if not alasan.strip():
        raise AlasanWajib
    disetujui = p.status == Status.MENUNGGU_PERSETUJUAN
    pindah(p, Status.DITOLAK, pada, "penyetuju" if disetujui else "verifikator")
    if disetujui:
        tolak_persetujuan(p, alasan=alasan, oleh=oleh, pada=pada)
    janji.akhiri(p, pada)
    kembali = batalkan_tagihan(p, pada)
    p.catatan = alasan.strip()
    p.penolak, p.keberatan_sampai = oleh, janji.batas_keberatan(p, pada)
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
    pindah(p, Status.DITARIK, pada, "pemohon")
    janji.akhiri(p, pada)
    kembali = batalkan_tagihan(p, pada)
    p.save()
    catat(
        "permohonan.permohonan.ditarik", p, oleh=oleh, pada=pada, data={"alasan": alasan, "kembali": kembali}
    )
    return p
