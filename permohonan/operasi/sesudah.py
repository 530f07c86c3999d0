"""After a missed promise, and news that a person must bring."""

from datetime import datetime

from django.db import transaction

from pelayanan.kabar import tugas
from pelayanan.models import Kabar, Pengguna
from pelayanan.peristiwa import catat
from permohonan.models import Kompensasi, Permohonan
from standar.kompensasi import dijanjikan, putuskan

from .bagian import kini, kunci
from .janji import hari_janji


@transaction.atomic(durable=True)
def buka_kompensasi_produk(*, permohonan: Permohonan, pada: datetime | None = None) -> Permohonan:
    """The product of `permohonan` was wrong by the unit's own error: what the maklumat promised for that, once.

    Nothing where it promised nothing, or where the version was on trial.
    """
    p, pada = kunci(permohonan), kini(pada)
    sebab = Kompensasi.Sebab.SALAH_PRODUK
    isi = "" if p.standar.diuji else dijanjikan(p.unit_id, p.layanan_id, hari_janji(p), sebab)
    if isi:
        _kasus, baru = Kompensasi.objects.get_or_create(
            permohonan=p,
            sebab=sebab,
            defaults={"unit_id": p.unit_id, "janji": isi, "dibuka_pada": pada},
        )
        if baru:
            data = {"sebab": str(sebab.label).lower()}
            catat("permohonan.kompensasi.dibuka", p, oleh=None, pada=pada, data=data)
    return p


@transaction.atomic(durable=True)
def putus_kompensasi(
    *,
    kompensasi: Kompensasi,
    diberikan: bool,
    keterangan: str,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Permohonan:
    """A named official releases what the maklumat promises, or says why not; never who missed the promise.

    Raises what standar.kompensasi.putuskan raises.
    """
    p, pada = kunci(kompensasi.permohonan), kini(pada)
    k = putuskan(
        kompensasi,
        diberikan=diberikan,
        keterangan=keterangan,
        oleh=oleh,
        pada=pada,
        lalai={p.verifikator_id, p.pemroses_id, p.diajukan_oleh_id},
    )
    catat(
        "permohonan.kompensasi.diputus",
        p,
        oleh=oleh,
        pada=pada,
        data={"putusan": str(k.get_status_display()).lower(), "keterangan": k.keterangan},
    )
    return p


@transaction.atomic(durable=True)
def selesaikan_kabar(
    *, kabar: Kabar, hasil: str, oleh: Pengguna, tersampaikan: bool = True, pada: datetime | None = None
) -> Permohonan:
    """One attempt to tell the applicant; it ends the task when the applicant was told.

    Raises tugas.HasilKosong, tugas.SudahDisampaikan.
    """
    p, pada = kunci(Permohonan(pk=kabar.objek_id)), kini(pada)
    tugas.upayakan(kabar, tersampaikan=tersampaikan, hasil=hasil, oleh=oleh, pada=pada)
    kejadian = "permohonan.tugas_kabar.selesai" if tersampaikan else "permohonan.tugas_kabar.dicoba"
    catat(kejadian, p, oleh=oleh, pada=pada, data={"hasil": hasil.strip()[:500]})
    return p
