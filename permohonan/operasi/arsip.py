"""A paper already on file is looked for, and looked at: each time an event."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import arsip
from permohonan.alur import Status
from permohonan.galat import ArsipTidakAda
from permohonan.models import Berkas, Permohonan

from .bagian import kini, kunci


@transaction.atomic(durable=True)
def cari_arsip(
    *,
    permohonan: Permohonan,
    terbuka: Collection[str],
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> list[Permohonan]:
    """The applicant asks what is on file for this request; the earlier requests it would come from.

    Raises AlurDitolak unless papers may still be given.
    """
    p, pada = kunci(permohonan), kini(pada)
    if not p.draf and p.status != Status.DILENGKAPI:
        raise AlurDitolak
    ada = arsip.cari(p, terbuka=terbuka, oleh=oleh, pada=pada)
    asal = {b.permohonan_id: b.permohonan for b in ada.values()}
    catat("permohonan.arsip.dicari", p, oleh=oleh, pada=pada, data={"banyak": len(ada)})
    return [asal[pk] for pk in sorted(asal)]


@transaction.atomic(durable=True)
def lihat_arsip(
    *,
    asal: Permohonan,
    untuk: Permohonan,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Permohonan:
    """Somebody looks at the papers of `asal` for another request: written where its owner reads it."""
    p, pada = kunci(asal), kini(pada)
    catat("permohonan.arsip.dilihat", p, oleh=oleh, pada=pada, data={"untuk": untuk.kode_tampil})
    return p


def pasang(
    p: Permohonan,
    daftar: list[Berkas],
    cara: Mapping[int, str],
    *,
    terbuka: Collection[str],
    setuju: bool,
    oleh: Pengguna | None,
    pada: datetime,
) -> None:
    """Set how each paper of `daftar` comes (not saved). Raises ArsipTidakAda for one that is not there to take.

    What was taken before stays while it holds, also in a browser that has not shown the earlier PIN.
    """
    minta = [b for b in daftar if cara.get(b.urutan) == Berkas.Cara.TERSIMPAN]
    ada = arsip.cari(p, terbuka=terbuka, oleh=oleh, pada=pada) if minta else {}
    batal = {b.pk for b in arsip.tidak_lagi(p, pada)} if minta else set()
    for b in daftar:
        b.cara = cara.get(b.urutan, "")
        if b not in minta:
            b.dari = b.disetujui_pada = None
            continue
        asal = ada.get(b.urutan) or (b.dari if b.dari_id and b.pk not in batal else None)
        if asal is None or not setuju:
            raise ArsipTidakAda(b.nama, bidang=f"berkas_{b.urutan}")
        if b.dari_id != asal.pk or b.disetujui_pada is None:
            b.dari, b.disetujui_pada = asal, pada


KOLOM = ("cara", "dari", "disetujui_pada")
