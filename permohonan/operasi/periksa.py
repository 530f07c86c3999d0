"""The papers are checked: claimed, judged one by one, returned once with everything that is missing."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import AlasanWajib, BelumSemuaDiputus, PermohonanSendiri, SudahDipegang
from permohonan.models import Berkas, Permohonan

from . import janji
from .arsip import KOLOM, pasang
from .bagian import kini, kunci, pastikan_pemegang, pindah, tagih

_DIPUTUS = [
    *("putusan", "alasan", "diputus_oleh", "diputus_pada", "kali_kurang"),
    *("asli_oleh", "asli_pada", "berlaku_sampai"),
]


def bukan_sendiri(p: Permohonan, oleh: Pengguna) -> None:
    """Nobody checks what they filed themselves. Raises PermohonanSendiri."""
    if p.diajukan_oleh_id == oleh.pk:
        raise PermohonanSendiri


@transaction.atomic(durable=True)
def periksa(*, permohonan: Permohonan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """A verifikator takes the request; it stays with this person. Raises SudahDipegang, PermohonanSendiri."""
    p, pada = kunci(permohonan), kini(pada)
    if p.status in (Status.DIAJUKAN, Status.DIPERIKSA) and p.verifikator_id not in (None, oleh.pk):
        raise SudahDipegang(str(p.verifikator))
    pindah(p, Status.DIPERIKSA, pada, "verifikator")
    bukan_sendiri(p, oleh)
    p.verifikator = oleh
    p.save()
    catat("permohonan.permohonan.diperiksa", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def periksa_berikut(
    *, unit_ids: Collection[int], oleh: Pengguna, pada: datetime | None = None
) -> Permohonan | None:
    """Take the request that is due first among those nobody holds or that were given to me; None when there is none.

    Two officers pressing at once get two requests (SKIP LOCKED); never one's own.
    """
    pada = kini(pada)
    p = (
        Permohonan.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("unit", "layanan", "standar")
        .di_unit(set(unit_ids))
        .dapat_diambil(oleh)
        .exclude(diajukan_oleh=oleh)
        .urut_sisa_waktu()
        .first()
    )
    if p is None:
        return None
    pindah(p, Status.DIPERIKSA, pada, "verifikator")
    p.verifikator = oleh
    p.save()
    catat("permohonan.permohonan.diperiksa", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def kembalikan_atau_lengkap(
    *,
    permohonan: Permohonan,
    putusan: Mapping[int, tuple[str, str]],
    oleh: Pengguna,
    catatan: str = "",
    asli: Mapping[int, date | None] | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """The verdict on all papers at once: `putusan` is {urutan: (sesuai|kurang, reason)}.

    `asli`: {urutan: good until} of the papers in order whose original this verifikator held; these may serve
    another request of the same person (arsip.py). One shortcoming or more: back to the applicant with all of
    them, the clock stops. None: the papers are complete and the promise starts. Raises BelumSemuaDiputus,
    AlasanWajib, BukanPemegang, AlurDitolak.
    """
    p, pada = kunci(permohonan), kini(pada)
    pastikan_pemegang(p, oleh)
    berkas = list(p.berkas.all())
    for b in berkas:
        hasil, alasan = putusan.get(b.urutan, (b.putusan, b.alasan))
        if hasil == Berkas.Putusan.BELUM or hasil not in Berkas.Putusan.values:
            raise BelumSemuaDiputus
        kurang = hasil == Berkas.Putusan.KURANG
        if kurang and not alasan.strip():
            raise AlasanWajib(bidang=f"alasan_{b.urutan}")
        b.putusan, b.alasan = hasil, alasan.strip()[:300] if kurang else ""
        b.diputus_oleh, b.diputus_pada = oleh, pada
        b.kali_kurang += kurang
        if asli and b.urutan in asli and b.sesuai and not b.dari_id:
            b.asli_oleh, b.asli_pada, b.berlaku_sampai = oleh, pada, asli[b.urutan]
    Berkas.objects.bulk_update(berkas, _DIPUTUS)
    kurang_semua = [b.urutan for b in berkas if b.kurang]
    p.catatan = catatan
    if kurang_semua:
        pindah(p, Status.DILENGKAPI, pada, "verifikator")
        janji.jeda_periksa(p, pada)
        kode, data = (
            "permohonan.permohonan.dikembalikan",
            {"banyak": len(kurang_semua), "berkas": kurang_semua},
        )
    else:
        pindah(p, Status.LENGKAP, pada, "verifikator")
        p.lengkap_pada = max(pada, p.diajukan_pada or pada)  # the clock may have been set back
        tagih(p, pada)
        janji.mulai_janji(p, pada)
        kode, data = "permohonan.permohonan.lengkap", {"layanan": p.layanan_id}
    p.save()
    catat(kode, p, oleh=oleh, pada=pada, data=data)
    return p


@transaction.atomic(durable=True)
def lengkapi(
    *,
    permohonan: Permohonan,
    cara: Mapping[int, str],
    oleh: Pengguna | None,
    terbuka: Collection[str] = (),
    setuju: bool = False,
    pada: datetime | None = None,
) -> Permohonan:
    """The applicant answers the shortcomings; the same verifikator gets it back and the clock runs on.

    `terbuka`, `setuju` as in simpan_berkas. Raises AlurDitolak, ArsipTidakAda.
    """
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.DIPERIKSA, pada, "pemohon")
    kurang = list(p.berkas.filter(putusan=Berkas.Putusan.KURANG).select_related("dari"))
    jadi = {b.urutan: cara.get(b.urutan) or b.cara for b in kurang}
    pasang(p, kurang, jadi, terbuka=terbuka, setuju=setuju, oleh=oleh, pada=pada)
    for b in kurang:
        b.putusan, b.diputus_oleh, b.diputus_pada = Berkas.Putusan.BELUM, None, None
    Berkas.objects.bulk_update(kurang, [*KOLOM, "putusan", "diputus_oleh", "diputus_pada"])
    janji.lanjut_periksa(p, pada)
    p.save()
    catat("permohonan.permohonan.dilengkapi", p, oleh=oleh, pada=pada, data={"banyak": len(kurang)})
    return p
