"""The applicant objects to a refusal; another official decides."""

from datetime import datetime

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import AlasanWajib, KeberatanLewat, PenolakTidakMemutus, SudahKeberatan
from permohonan.models import Keberatan, Permohonan

from . import janji
from .bagi import paling_ringan
from .bagian import kini, kunci, pindah


@transaction.atomic(durable=True)
def ajukan_keberatan(
    *, permohonan: Permohonan, alasan: str, oleh: Pengguna | None, pada: datetime | None = None
) -> Permohonan:
    """Once, with a reason, until the day the refusal named. Raises AlurDitolak, AlasanWajib, SudahKeberatan,
    KeberatanLewat."""
    p, pada = kunci(permohonan), kini(pada)
    if not alasan.strip():
        raise AlasanWajib
    if Keberatan.objects.filter(permohonan=p).exists():
        raise SudahKeberatan
    pindah(p, Status.KEBERATAN, pada, "pemohon")
    if p.penolak_id is None or p.keberatan_sampai is None or pada > p.keberatan_sampai:
        raise KeberatanLewat
    Keberatan.objects.create(
        permohonan=p,
        unit_id=p.unit_id,
        alasan=alasan.strip()[:2000],
        diajukan_pada=pada,
        penolak_id=p.penolak_id,
    )
    janji.mulai_keberatan(p, pada)
    p.save()
    catat("permohonan.keberatan.diajukan", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def putus_keberatan(
    *,
    permohonan: Permohonan,
    dikabulkan: bool,
    pertimbangan: str,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Permohonan:
    """Another official than who refused decides, with the reasons the applicant reads.

    Granted: the papers are checked again, by somebody else where the unit has one. Dismissed: the refusal stands.
    Raises AlurDitolak, AlasanWajib, PenolakTidakMemutus.
    """
    p, pada = kunci(permohonan), kini(pada)
    if not pertimbangan.strip():
        raise AlasanWajib(bidang="pertimbangan")
    pindah(p, Status.DIPERIKSA if dikabulkan else Status.DITOLAK, pada, "pejabat keberatan")
    k = Keberatan.objects.select_for_update(of=("self",)).get(permohonan=p)
    if oleh.pk in {k.penolak_id, p.diajukan_oleh_id}:
        raise PenolakTidakMemutus
    k.status = Keberatan.Status.DIKABULKAN if dikabulkan else Keberatan.Status.DITOLAK
    k.pertimbangan, k.diputus_oleh, k.diputus_pada = pertimbangan.strip()[:1000], oleh, pada
    k.save()
    janji.akhiri(p, pada)
    if dikabulkan:
        p.verifikator = paling_ringan(p.unit_id, {k.penolak_id, p.diajukan_oleh_id}) or p.verifikator or oleh
        p.penolak = p.keberatan_sampai = None
        janji.mulai_periksa(p, pada)
    p.save()
    data = {"putusan": str(k.get_status_display())}
    catat("permohonan.keberatan.diputus", p, oleh=oleh, pada=pada, data=data)
    return p
