"""A draft: filled in step by step, kept 30 days, opened with code and PIN."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from pelayanan.galat import AlurDitolak
from pelayanan.models import Kunjungan, Pengguna
from pelayanan.peristiwa import catat
from permohonan import rancang, syarat
from permohonan.alur import Status
from permohonan.models import Berkas, Permohonan, Unggahan
from standar.models import Layanan

from . import janji
from .arsip import KOLOM, pasang
from .bagian import Pemohon, batalkan_tagihan, isi_pemohon, kini, kunci, pindah, rancangan, versi_untuk
from .unggah import buang


@transaction.atomic(durable=True)
def mulai_draf(
    *,
    layanan: Layanan,
    pemohon: Pemohon,
    oleh: Pengguna | None,
    kunjungan: Kunjungan | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """A new draft for `layanan`, with its checklist. Raises LayananTidakDibuka, and as `isi_pemohon`."""
    pada = kini(pada)
    versi = versi_untuk(layanan)
    p = Permohonan(
        unit=layanan.unit,
        layanan=layanan,
        standar=versi,
        kunjungan=kunjungan if kunjungan and kunjungan.unit_id == layanan.unit_id else None,
        kanal=Permohonan.Kanal.DARING,
        diajukan_oleh=oleh,
        dibuat_pada=pada,
        disentuh_pada=pada,
    )
    isi_pemohon(p, pemohon, oleh, pada)
    p.save(force_insert=True)
    syarat.salin(p, versi)
    catat("permohonan.permohonan.didrafkan", p, oleh=oleh, pada=pada, data={"layanan": layanan.pk})
    return p


def _draf(permohonan: Permohonan) -> Permohonan:
    p = kunci(permohonan)
    if not p.draf:
        raise AlurDitolak
    return p


@transaction.atomic(durable=True)
def simpan_pemohon(
    *, permohonan: Permohonan, pemohon: Pemohon, oleh: Pengguna | None, pada: datetime | None = None
) -> Permohonan:
    """Change who asks, while it is a draft. Raises AlurDitolak afterwards."""
    p, pada = _draf(permohonan), kini(pada)
    nik = p.nik_buta
    isi_pemohon(p, pemohon, oleh, pada)
    syarat.sesuaikan_kuasa(p)
    if p.nik_buta != nik:  # another person's papers do not go along
        p.berkas.filter(dari__isnull=False).update(cara="", dari=None, disetujui_pada=None)
    p.disentuh_pada = pada
    p.save()
    catat("permohonan.permohonan.draf_disimpan", p, oleh=oleh, pada=pada, data={"bagian": "pemohon"})
    return p


@transaction.atomic(durable=True)
def simpan_berkas(
    *,
    permohonan: Permohonan,
    cara: Mapping[int, str],
    oleh: Pengguna | None,
    terbuka: Collection[str] = (),
    setuju: bool = False,
    pada: datetime | None = None,
) -> Permohonan:
    """How each document comes, by its `urutan`; while it is a draft.

    `terbuka`, `setuju`: see arsip.cari, and the consent that an earlier paper is used again. Raises ArsipTidakAda.
    """
    p, pada = _draf(permohonan), kini(pada)
    baris = list(p.berkas.select_related("dari"))
    pasang(p, baris, cara, terbuka=terbuka, setuju=setuju, oleh=oleh, pada=pada)
    Berkas.objects.bulk_update(baris, KOLOM)
    p.disentuh_pada = pada
    p.save(update_fields=["disentuh_pada"])
    catat("permohonan.permohonan.draf_disimpan", p, oleh=oleh, pada=pada, data={"bagian": "berkas"})
    return p


@transaction.atomic(durable=True)
def simpan_isian(
    *,
    permohonan: Permohonan,
    isian: Mapping[str, Any],
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Permohonan:
    """Answers of one screen; those of other screens stay, questions no longer asked fall away."""
    p, pada = _draf(permohonan), kini(pada)
    p.isian = rancang.saring(rancangan(p).pertanyaan, {**p.isian, **isian})
    p.disentuh_pada = pada
    p.save(update_fields=["isian", "disentuh_pada"])
    catat("permohonan.permohonan.draf_disimpan", p, oleh=oleh, pada=pada, data={"bagian": "isian"})
    return p


@transaction.atomic(durable=True)
def sesuaikan_versi(
    *, permohonan: Permohonan, oleh: Pengguna | None, pada: datetime | None = None
) -> Permohonan:
    """The standard changed under a draft: take the version in force and its checklist, keep what was typed.

    Documents of the same name keep their answer. Raises LayananTidakDibuka when none is in force any more.
    """
    p, pada = _draf(permohonan), kini(pada)
    versi = versi_untuk(p.layanan, di_loket=True)  # sending it online refuses a trial by itself
    lama = {b.nama: b for b in p.berkas.all()}
    # the old lines make room first, then hand over what they hold
    p.berkas.update(urutan=F("urutan") + 10_000)
    syarat.salin(p, versi)
    for b in p.berkas.filter(nama__in=lama, urutan__lt=10_000):
        for kolom in KOLOM:
            setattr(b, kolom, getattr(lama[b.nama], kolom))
        b.save(update_fields=KOLOM)
        Unggahan.objects.filter(berkas=lama[b.nama]).update(berkas=b)
    for u in Unggahan.objects.filter(berkas__permohonan=p, berkas__urutan__gte=10_000):
        buang(u)
    p.berkas.filter(urutan__gte=10_000).delete()
    p.standar, p.disentuh_pada = versi, pada
    p.save(update_fields=["standar", "disentuh_pada"])
    catat("permohonan.permohonan.versi_disesuaikan", p, oleh=oleh, pada=pada, data={"versi": versi.versi})
    return p


_DIHAPUS = "–"


@transaction.atomic(durable=True)
def kedaluwarsakan(*, permohonan_id: int, pada: datetime | None = None) -> Permohonan | None:
    """A draft nobody touched for 30 days, or a return nobody answered for 60: over, and the draft's personal
    data is gone. None when it is not (or no longer) due, or somebody has it in hand."""
    pada = kini(pada)
    p = (
        Permohonan.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("unit")
        .filter(pk=permohonan_id)
        .usang(pada)
        .first()
    )
    if p is None:
        return None
    draf = p.draf
    pindah(p, Status.KEDALUWARSA, pada, "sistem")
    janji.akhiri(p, pada)
    batalkan_tagihan(p, pada)
    if draf:
        isi_pemohon(p, Pemohon(nama=_DIHAPUS), None, pada)
        p.isian = {}
        for u in Unggahan.objects.filter(berkas__permohonan=p):
            buang(u)
    p.save()
    catat("permohonan.permohonan.kedaluwarsa", p, oleh=None, pada=pada)
    return p
