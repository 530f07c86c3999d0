"""After a missed promise, and news that a person must bring."""

from datetime import datetime

from django.db import transaction

from pelayanan.kabar import tugas
from pelayanan.models import Kabar, Pengguna
from pelayanan.peristiwa import catat
from permohonan.galat import AlasanWajib, PermohonanSendiri, SudahDiputus
from permohonan.models import Kompensasi, Permohonan

from .bagian import kini, kunci


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

    Raises AlasanWajib, SudahDiputus, PermohonanSendiri.
    """
    p, pada = kunci(kompensasi.permohonan), kini(pada)
    k = Kompensasi.objects.select_for_update(of=("self",)).get(pk=kompensasi.pk)
    if not keterangan.strip():
        raise AlasanWajib(bidang="keterangan")
    if k.status != Kompensasi.Status.DIBUKA:
        raise SudahDiputus
    if oleh.pk in {p.verifikator_id, p.pemroses_id, p.diajukan_oleh_id}:
        raise PermohonanSendiri
    k.status = Kompensasi.Status.DIBERIKAN if diberikan else Kompensasi.Status.TIDAK_DIBERIKAN
    k.keterangan, k.diputus_oleh, k.diputus_pada = keterangan.strip()[:500], oleh, pada
    k.save()
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
