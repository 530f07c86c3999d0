"""After the answer: kompensasi, causes and what is done about them, thanks, monitoring."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.models import Pengguna, RencanaAksi, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan
from pengaduan import aturan
from pengaduan.alur import AlurDitolak
from pengaduan.models import Aduan, Apresiasi, Kompensasi, Peringatan, Tanggapan
from pengaduan.operasi.dasar import PENGADUAN, kunci, kunci_atau_pergi
from standar.kompensasi import dijanjikan, putuskan

PEMANTAUAN = "pengaduan.pemantauan"


def buka_kompensasi(aduan: Aduan, pada: datetime) -> None:
    """Part of an operation: the deadline was missed; what the maklumat promises opens by itself, once.

    Not without an identity: there would be nobody to give it to.
    """
    if aduan.kelas not in PENGADUAN or aduan.identitas == Aduan.Identitas.TANPA:
        return
    _buka(aduan, Kompensasi.Sebab.LEWAT_WAKTU, pada, pada, aduan.pemegang)


def _buka(
    aduan: Aduan, sebab: Kompensasi.Sebab, saat: datetime, pada: datetime, lalai: Pengguna | None
) -> bool:
    """What the maklumat of the day of `saat` gives for `sebab`, once; true when a case was opened now."""
    janji = dijanjikan(aduan.unit_id, aduan.layanan_id, saat.astimezone(aduan.unit.tz).date(), sebab)
    if not janji:
        return False
    _kasus, baru = Kompensasi.objects.get_or_create(
        aduan=aduan,
        sebab=sebab,
        defaults={"unit_id": aduan.unit_id, "janji": janji, "dibuka_pada": pada, "lalai": lalai},
    )
    return baru


@transaction.atomic(durable=True)
def buka_kompensasi_pungutan(*, aduan: Aduan, pada: datetime | None = None) -> Aduan:
    """A fee outside the tariff was asked, and the answer found that true: what the maklumat gave for it when we were
    told, once. Not without an identity. Whom it is about does not decide on it.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    benar = aduan.terbukti and aduan.maladministrasi == Aduan.Maladministrasi.IMBALAN
    if not benar or aduan.kelas not in PENGADUAN or aduan.identitas == Aduan.Identitas.TANPA:
        return aduan
    sebab = Kompensasi.Sebab.DIPUNGUT
    if _buka(aduan, sebab, aduan.diterima_pada, pada, aduan.terlapor):
        catat(
            "pengaduan.kompensasi.dibuka",
            aduan,
            oleh=None,
            pada=pada,
            data={"sebab": str(sebab.label).lower()},
        )
    return aduan


@transaction.atomic(durable=True)
def putus_kompensasi(
    *,
    aduan: Aduan,
    diberikan: bool,
    keterangan: str,
    oleh: Pengguna,
    bentuk: str = "",
    dasar: str = "",
    pada: datetime | None = None,
) -> Aduan:
    """A named official releases it, or says why not (kahar); never in whose hands the deadline passed.

    Raises AlurDitolak when none is open, and the refusals of standar.kompensasi.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    semua = Kompensasi.objects.filter(aduan=aduan).order_by("pk")
    k = semua.filter(status=Kompensasi.Status.DIBUKA).first() or semua.first()
    if k is None:
        raise AlurDitolak
    putuskan(
        k,
        diberikan=diberikan,
        keterangan=keterangan,
        oleh=oleh,
        pada=pada,
        lalai={k.lalai_id} if k.lalai_id else (),
        bentuk=bentuk,
        dasar=dasar,
    )
    k.refresh_from_db()
    catat(
        "pengaduan.kompensasi.diputus",
        aduan,
        oleh=oleh,
        pada=pada,
        data={"putusan": str(k.get_status_display()).lower(), "bentuk": str(k.get_bentuk_display()).lower()},
    )
    return aduan


@transaction.atomic(durable=True)
def rencanakan(
    *,
    aduan: Aduan,
    masalah: str,
    kegiatan: str,
    penanggung_jawab: str,
    tenggat: date,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Aduan:
    """The cause behind the case, and what will be done so that it does not come again (RencanaAksi)."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    RencanaAksi.objects.create(
        unit=aduan.unit,
        masalah=masalah,
        kegiatan=kegiatan,
        penanggung_jawab=penanggung_jawab,
        tenggat=tenggat,
        asal_jenis="pengaduan.aduan",
        asal_id=aduan.pk,
        asal_bagian=aduan.maladministrasi,
        dibuat_pada=pada,
    )
    catat("pengaduan.aduan.direncanakan", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def sampaikan_apresiasi(
    *, aduan: Aduan, untuk: Pengguna, oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """Thanks reach the officer: on a page of theirs and by e-mail. Raises AlurDitolak for anything but thanks."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if aduan.kelas != Aduan.Kelas.APRESIASI:
        raise AlurDitolak
    _baris, baru = Apresiasi.objects.get_or_create(
        aduan=aduan, untuk=untuk, defaults={"oleh": oleh, "pada": pada}
    )
    if baru:
        catat("pengaduan.apresiasi.disampaikan", aduan, oleh=oleh, pada=pada, data={"untuk": untuk.pk})
    return aduan


def mulai_pemantauan(aduan: Aduan, jawaban: Tanggapan, pada: datetime) -> None:
    """Part of an operation: N days after the answer somebody looks whether it holds."""
    if aduan.kelas in PENGADUAN:
        tenggat.mulai(
            jawaban,
            jenis=PEMANTAUAN,
            unit=aduan.unit,
            lama=aturan.PEMANTAUAN,
            pada=pada,
            tangga=(AnakTangga(1, "pengelola", setelah=Lama(0, Satuan.HARI)),),
        )


@transaction.atomic(durable=True)
def pantau(*, tenggat_id: int, pada: datetime) -> Aduan | None:
    """The day has come: the pengelola is asked to look, once per answer. None: not due, or locked."""
    jawaban = Tanggapan.objects.filter(
        pk__in=Tenggat.objects.filter(pk=tenggat_id).values("objek_id")
    ).first()
    aduan = jawaban and kunci_atau_pergi([jawaban.aduan_id])
    if not aduan or not jawaban or tenggat.klaim(tenggat_id, pada) is None:
        return None
    tenggat.penuhi(jawaban, jenis=PEMANTAUAN, pada=pada)
    if aduan.terbuka:
        return aduan  # opened again: the next answer has a monitoring of its own
    Peringatan.objects.get_or_create(
        aduan=aduan,
        jenis=PEMANTAUAN,
        penanda="pemantauan",
        putaran=aduan.jumlah_buka_kembali,
        defaults={"kepada": aduan.pemegang, "pada": pada},
    )
    catat("pengaduan.aduan.perlu_dipantau", aduan, oleh=None, pada=pada)
    return aduan
