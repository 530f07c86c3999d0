"""The version's own steps, one after the other."""

from datetime import datetime

from django.db import transaction

from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import langkah as rute
from permohonan.alur import Status
from permohonan.galat import BukanGilirannya, LangkahBelumSelesai, PilihLangkahBerikut
from permohonan.models import LangkahKerja, Permohonan

from .bagian import kini, kunci


def mulai_langkah(p: Permohonan, pada: datetime) -> None:
    """The first step begins with the work. Work taken up again (sent back) does not repeat what was done."""
    if LangkahKerja.objects.filter(permohonan=p).exists():
        return
    for x in rute.kerja(p.standar)[:1]:
        LangkahKerja.objects.create(permohonan=p, unit_id=p.unit_id, langkah=x, ke=1, mulai_pada=pada)


def pastikan_langkah_selesai(p: Permohonan) -> None:
    """Raises LangkahBelumSelesai while a step of the version is open or was never begun."""
    semua = list(LangkahKerja.objects.filter(permohonan=p).select_related("langkah"))
    terbuka = [x for x in semua if x.selesai_pada is None]
    if terbuka:
        raise LangkahBelumSelesai(terbuka[0].langkah.uraian)
    if not semua and (perlu := rute.kerja(p.standar)):
        raise LangkahBelumSelesai(perlu[0].uraian)


@transaction.atomic(durable=True)
def selesaikan_langkah(
    *,
    permohonan: Permohonan,
    nomor: int,
    oleh: Pengguna,
    lanjut_ke: int | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """Step `nomor` of the version is done; the next begins. `lanjut_ke` where the version branches (0: the end).

    Raises AlurDitolak (not in process), BukanGilirannya (another step is open), PilihLangkahBerikut.
    """
    p, pada = kunci(permohonan), kini(pada)
    if p.status != Status.DIPROSES:
        raise AlurDitolak
    buka = (
        LangkahKerja.objects.select_for_update(of=("self",))
        .select_related("langkah")
        .filter(permohonan=p, selesai_pada__isnull=True)
        .first()
    )
    if buka is None or buka.langkah.urutan != nomor:
        raise BukanGilirannya(buka.langkah.uraian if buka else "")
    mungkin, tamat = rute.sesudah(p.standar, nomor)
    if lanjut_ke is None and len(mungkin) + (tamat and bool(mungkin)) > 1:
        raise PilihLangkahBerikut
    pilihan = {x.urutan: x for x in mungkin}
    if (lanjut_ke and lanjut_ke not in pilihan) or (lanjut_ke == 0 and not tamat):
        raise PilihLangkahBerikut
    buka.selesai_pada, buka.oleh = max(pada, buka.mulai_pada), oleh  # the clock may have been set back
    buka.save(update_fields=["selesai_pada", "oleh"])
    berikut = pilihan[lanjut_ke] if lanjut_ke else (mungkin[0] if mungkin and lanjut_ke is None else None)
    if berikut is not None:
        LangkahKerja.objects.create(
            permohonan=p, unit_id=p.unit_id, langkah=berikut, ke=buka.ke + 1, mulai_pada=pada
        )
    p.disentuh_pada = pada
    p.save(update_fields=["disentuh_pada"])
    catat(
        "permohonan.langkah.selesai",
        p,
        oleh=oleh,
        pada=pada,
        data={"nomor": nomor, "uraian": buka.langkah.uraian, "berikut": berikut.urutan if berikut else 0},
    )
    return p
