"""The answer, and what the pelapor says to it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan, jatuh_tempo
from pengaduan import aturan
from pengaduan.alur import PELAPOR, SISTEM, TANGANI, AlurDitolak, Status
from pengaduan.models import Aduan, Tanggapan
from pengaduan.operasi.dasar import hitung_ulang, kunci, kunci_atau_pergi, langkah, tulis
from pengaduan.operasi.galat import LewatWaktuBuka
from pengaduan.operasi.sesudah import mulai_pemantauan

PENUTUP = "pengaduan.penutup"


@transaction.atomic(durable=True)
def jawab_aduan(
    *, aduan: Aduan, isi: str, terbukti: bool | None = None, oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """The answer reaches the pelapor: the clocks stop, and whether the promise was kept is written down; with it what
    was found (`terbukti`, None: as found before). An illegal fee found true opens its kompensasi (a reaction).

    Unopposed for `SELESAI_SENDIRI` it closes by itself. Raises AlurDitolak, AlasanKosong.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DISAMPAIKAN, pada, TANGANI)
    jawaban = tulis(aduan, Tanggapan.Jenis.JAWABAN, isi, oleh, pada)
    aduan.disampaikan_pada = pada
    aduan.terbukti = aduan.terbukti if terbukti is None else terbukti
    if aduan.dijawab_pada is None:
        aduan.dijawab_pada = pada
        aduan.tepat_waktu = None if aduan.tenggat_pada is None else pada <= aduan.tenggat_pada
    aduan.pemegang = aduan.pemegang or oleh
    aduan.save()
    tenggat.mulai(
        jawaban,
        jenis=PENUTUP,
        unit=aduan.unit,
        lama=aturan.SELESAI_SENDIRI,
        pada=pada,
        tangga=(AnakTangga(1, "sistem", setelah=Lama(0, Satuan.HARI_KERJA)),),
    )
    mulai_pemantauan(aduan, jawaban, pada)
    catat(
        "pengaduan.aduan.dijawab",
        aduan,
        oleh=oleh,
        pada=pada,
        data={"kelas": aduan.kelas, "tepat_waktu": aduan.tepat_waktu},
    )
    return aduan


@transaction.atomic(durable=True)
def nyatakan_beres(
    *, aduan: Aduan, oleh: Pengguna | None, puas: int | None = None, pada: datetime | None = None
) -> Aduan:
    """The pelapor says it is settled, with a satisfaction of 1..4 if they like. Raises AlurDitolak."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.SELESAI, pada, PELAPOR)
    aduan.puas = puas
    aduan.save()
    _hentikan_penutup(aduan, pada)
    catat("pengaduan.aduan.selesai", aduan, oleh=oleh, pada=pada, data=_akhir(aduan, "pelapor"))
    return aduan


@transaction.atomic(durable=True)
def tutup_sendiri(*, tenggat_id: int, pada: datetime) -> Aduan | None:
    """An answer nobody objected to closes the case. None: somebody is at it, or not due."""
    jawaban = Tanggapan.objects.filter(
        pk__in=Tenggat.objects.filter(pk=tenggat_id).values("objek_id")
    ).first()
    if jawaban is None:
        return None
    aduan = kunci_atau_pergi([jawaban.aduan_id])
    if aduan is None or tenggat.klaim(tenggat_id, pada) is None:
        return None
    tenggat.penuhi(jawaban, jenis=PENUTUP, pada=pada)
    if aduan.status != Status.DISAMPAIKAN:
        return aduan
    langkah(aduan, Status.SELESAI, pada, SISTEM)
    aduan.save()
    catat("pengaduan.aduan.selesai", aduan, oleh=None, pada=pada, data=_akhir(aduan, "sistem"))
    return aduan


@transaction.atomic(durable=True)
def buka_kembali(*, aduan: Aduan, alasan: str, oleh: Pengguna | None, pada: datetime | None = None) -> Aduan:
    """ "Belum beres": the case is open again and gets the time of its class from today.

    The first answer's truth stays in the figures. Raises LewatWaktuBuka, AlurDitolak, AlasanKosong.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if aduan.terbuka:
        raise AlurDitolak
    sejak = aduan.disampaikan_pada or aduan.ditutup_pada
    if sejak is not None:
        batas = jatuh_tempo(kalender_unit(aduan.unit, pada), sejak, aturan.BUKA_KEMBALI)
        if pada > batas:
            raise LewatWaktuBuka
    langkah(aduan, Status.DIBUKA_KEMBALI, pada, PELAPOR)
    tulis(aduan, Tanggapan.Jenis.PESAN, alasan, oleh, pada)
    aduan.jumlah_buka_kembali += 1
    hitung_ulang(aduan, pada, pada)
    aduan.save()
    _hentikan_penutup(aduan, pada)
    catat(
        "pengaduan.aduan.dibuka_kembali",
        aduan,
        oleh=oleh,
        pada=pada,
        data={"ke": aduan.jumlah_buka_kembali},
    )
    return aduan


def _hentikan_penutup(aduan: Aduan, pada: datetime) -> None:
    jawaban = aduan.tanggapan.filter(jenis=Tanggapan.Jenis.JAWABAN).last()
    if jawaban is not None:
        tenggat.penuhi(jawaban, jenis=PENUTUP, pada=pada)


def _akhir(aduan: Aduan, oleh: str) -> dict[str, object]:
    return {
        "kelas": aduan.kelas,
        "tepat_waktu": aduan.tepat_waktu,
        "penutup": oleh,
        "layanan": aduan.layanan_id,
    }
