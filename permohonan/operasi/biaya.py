"""Somebody who knows the case says which lines of the version's table of fees it owes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import biaya
from permohonan.biaya import Pilihan
from permohonan.galat import PermohonanSendiri
from permohonan.galat_uang import BiayaBaruDitetapkan, BiayaTidakDapatDiubah
from permohonan.models import Permohonan, Tagihan, Voucher

from . import janji
from .bagian import kini, kunci
from .bayar import lunasi


@transaction.atomic(durable=True)
def tetapkan_biaya(
    *,
    permohonan: Permohonan,
    pilihan: Mapping[int, Pilihan],
    oleh: Pengguna,
    terlihat: str | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """The bill out of the table: {line: how often}. Said again while nothing was paid, the bill changes.

    Lines that cost nothing are an answer too: then there is no bill, and a clock that counts from payment runs.
    `terlihat`: `biaya.keadaan` of the page this was decided on; None where nobody looked at one.
    Raises BiayaTidakDapatDiubah (no table, not at this time, settled, a voucher used), BiayaBaruDitetapkan (somebody
    else was faster), PermohonanSendiri and what `biaya.hitung` raises.
    """
    p, pada = kunci(permohonan), kini(pada)
    if p.diajukan_oleh_id == oleh.pk and p.kanal != Permohonan.Kanal.LOKET:
        raise PermohonanSendiri
    t = Tagihan.objects.select_for_update(of=("self",)).filter(permohonan=p).first()
    if not biaya.pilihan_kini(p, t) or Voucher.objects.filter(tagihan__permohonan=p).exists():
        raise BiayaTidakDapatDiubah
    if terlihat is not None and terlihat != biaya.keadaan(p):
        raise BiayaBaruDitetapkan
    rincian = biaya.hitung(p.standar, pilihan)
    jumlah = biaya.jumlah(rincian)
    p.biaya_ditetapkan_pada = p.disentuh_pada = pada
    _tagihan(p, t, jumlah, rincian, pada)
    p.save()
    catat(
        "permohonan.permohonan.biaya_ditetapkan",
        p,
        oleh=oleh,
        pada=pada,
        data={"jumlah": jumlah, "rincian": rincian},
    )
    return p


def _tagihan(
    p: Permohonan, t: Tagihan | None, jumlah: int, rincian: list[dict[str, Any]], pada: datetime
) -> None:
    if not jumlah:
        if t is None:
            janji.mulai_sejak_lunas(p, pada)
            return
        # lines of no sum: this bill does not come back when a refusal is undone (`bagian.tagih`)
        t.rincian = rincian
        if t.terbuka:
            lunasi(p, t, Tagihan.Status.BATAL, pada)
        else:
            t.save(update_fields=["rincian"])
        return
    if t is None:
        t = Tagihan(permohonan=p, unit_id=p.unit_id, dibuat_pada=pada)
    t.jumlah, t.rincian = jumlah, rincian
    t.status, t.selesai_pada = Tagihan.Status.TERBUKA, None  # said to be free before, by mistake
    t.alasan_keringanan, t.keringanan_oleh = "", None  # was asked for another sum
    t.save()
