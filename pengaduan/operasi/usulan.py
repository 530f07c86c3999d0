"""Usulan penyelesaian: proposed by the official, accepted or refused by the pelapor with one press."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.models import Pengguna, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan
from pengaduan import aturan
from pengaduan.alur import PELAPOR, SISTEM, TANGANI, AlurDitolak, Status
from pengaduan.models import Aduan, Eskalasi, Usulan
from pengaduan.operasi.dasar import kunci, kunci_atau_pergi, langkah
from pengaduan.operasi.galat import AlasanKosong
from pengaduan.operasi.tangga import naik_ke

USULAN = "pengaduan.usulan"


@transaction.atomic(durable=True)
def usulkan(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """A settlement before the pelapor; silence for ten working days lets the case go on.

    Not for berkadar pengawasan. Raises AlurDitolak, AlasanKosong.
    """
    pada = pada or timezone.now()
    if not isi.strip():
        raise AlasanKosong
    aduan = kunci(aduan)
    langkah(aduan, Status.DIUSULKAN, pada, TANGANI)
    aduan.save()
    baris = Usulan.objects.create(
        aduan=aduan, ke=aduan.usulan.count() + 1, isi=isi.strip(), oleh=oleh, pada=pada
    )
    tenggat.mulai(
        baris,
        jenis=USULAN,
        unit=aduan.unit,
        lama=aturan.JAWABAN_USULAN,
        pada=pada,
        tangga=(AnakTangga(1, "sistem", setelah=Lama(0, Satuan.HARI_KERJA)),),
    )
    catat("pengaduan.aduan.diusulkan", aduan, oleh=oleh, pada=pada, data={"ke": baris.ke})
    return aduan


@transaction.atomic(durable=True)
def jawab_usulan(
    *, aduan: Aduan, terima: bool, oleh: Pengguna | None, isi: str = "", pada: datetime | None = None
) -> Aduan:
    """Yes: it is carried out. No: a new proposal; the second no: one level up. Raises AlurDitolak."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    baris = aduan.usulan.filter(jawaban="").first()
    if baris is None or aduan.status != Status.DIUSULKAN:
        raise AlurDitolak
    langkah(aduan, Status.DITINDAKLANJUTI if terima else Status.DIREKOMENDASIKAN, pada, PELAPOR)
    _jawab(baris, Usulan.Jawaban.DITERIMA if terima else Usulan.Jawaban.DITOLAK, isi, pada)
    aduan.save()
    if terima:
        catat("pengaduan.usulan.diterima", aduan, oleh=oleh, pada=pada, data={"ke": baris.ke})
        return aduan
    kedua = aduan.usulan.filter(jawaban=Usulan.Jawaban.DITOLAK).count() >= 2
    # the climb is this refusal's one event; at the top, or on the first no, the refusal itself is
    if not (kedua and aduan.tingkat < max(aturan.TANGGA)) or (
        naik_ke(aduan, aduan.tingkat + 1, Eskalasi.Sebab.DITOLAK, oleh=oleh, pada=pada) is None
    ):
        catat("pengaduan.usulan.ditolak", aduan, oleh=oleh, pada=pada, data={"ke": baris.ke})
    return aduan


@transaction.atomic(durable=True)
def usulan_tak_dijawab(*, tenggat_id: int, pada: datetime) -> Aduan | None:
    """Ten working days of silence: the case goes on, and the pelapor is told. None: not due, or locked."""
    baris = Usulan.objects.filter(pk__in=Tenggat.objects.filter(pk=tenggat_id).values("objek_id")).first()
    aduan = baris and kunci_atau_pergi([baris.aduan_id])
    if not aduan or not baris or tenggat.klaim(tenggat_id, pada) is None:
        return None
    if aduan.status != Status.DIUSULKAN or baris.jawaban:
        return aduan
    langkah(aduan, Status.DITINDAKLANJUTI, pada, SISTEM)
    _jawab(baris, Usulan.Jawaban.DIAM, "", pada)
    aduan.save()
    catat("pengaduan.usulan.tak_dijawab", aduan, oleh=None, pada=pada, data={"ke": baris.ke})
    return aduan


def _jawab(baris: Usulan, jawaban: Usulan.Jawaban, alasan: str, pada: datetime) -> None:
    baris.jawaban, baris.alasan, baris.dijawab_pada = jawaban, alasan.strip(), pada
    baris.save(update_fields=["jawaban", "alasan", "dijawab_pada"])
    tenggat.penuhi(baris, jenis=USULAN, pada=pada)
