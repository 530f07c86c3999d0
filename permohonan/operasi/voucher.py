"""Vouchers: made by one, approved by another, good for one bill."""

from datetime import date, datetime

from django.db import transaction

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from permohonan.galat import AlasanWajib, SudahDiputus
from permohonan.galat_uang import KeringananSendiri, TagihanTidakTerbuka, VoucherTidakBerlaku
from permohonan.models import Permohonan, Tagihan, Voucher
from standar.models import Layanan

from .bagian import kini
from .bayar import kunci_tagihan, lunasi


@transaction.atomic(durable=True)
def buat_voucher(
    *,
    unit: Unit,
    persen: int,
    alasan: str,
    berlaku_sampai: date,
    oleh: Pengguna,
    layanan: Layanan | None = None,
    pada: datetime | None = None,
) -> Voucher:
    """A new coupon; worth nothing until somebody else approves it. Raises AlasanWajib."""
    pada = kini(pada)
    if not alasan.strip():
        raise AlasanWajib
    v = Voucher.objects.create(
        unit=unit,
        layanan=layanan,
        persen=persen,
        alasan=alasan.strip()[:300],
        berlaku_sampai=berlaku_sampai,
        dibuat_oleh=oleh,
        dibuat_pada=pada,
    )
    catat("permohonan.voucher.dibuat", v, oleh=oleh, pada=pada, data={"persen": persen, "alasan": v.alasan})
    return v


@transaction.atomic(durable=True)
def setujui_voucher(*, voucher: Voucher, oleh: Pengguna, pada: datetime | None = None) -> Voucher:
    """The second signature. Raises SudahDiputus, KeringananSendiri."""
    pada = kini(pada)
    v = Voucher.objects.select_for_update(of=("self",)).get(pk=voucher.pk)
    if v.disetujui_oleh_id:
        raise SudahDiputus
    if v.dibuat_oleh_id == oleh.pk:
        raise KeringananSendiri
    v.disetujui_oleh, v.disetujui_pada = oleh, pada
    v.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    catat("permohonan.voucher.disetujui", v, oleh=oleh, pada=pada)
    return v


@transaction.atomic(durable=True)
def pakai_voucher(
    *, tagihan: Tagihan, kode: str, oleh: Pengguna | None, pada: datetime | None = None
) -> Permohonan:
    """Take the coupon off a bill: what is left is to be paid, nothing left means waived.

    Raises TagihanTidakTerbuka, VoucherTidakBerlaku (unknown, of another unit or service, not approved, used,
    over, or the bill has one already): one refusal for all, so that nobody learns which codes exist.
    """
    pada = kini(pada)
    p, t = kunci_tagihan(tagihan)
    if not t.terbuka:
        raise TagihanTidakTerbuka
    rapi = "".join(c for c in kode.upper() if c.isalnum())[:10]
    v = Voucher.objects.select_for_update(of=("self",)).filter(kode=rapi, unit=t.unit_id).first()
    hari = pada.astimezone(p.unit.tz).date()
    if (
        v is None
        or v.disetujui_oleh_id is None
        or v.tagihan_id is not None
        or v.berlaku_sampai < hari
        or v.layanan_id not in (None, p.layanan_id)
        or p.diajukan_oleh_id == v.disetujui_oleh_id
        or Voucher.objects.filter(tagihan=t).exists()
    ):
        raise VoucherTidakBerlaku
    v.tagihan, v.dipakai_pada = t, pada
    v.save(update_fields=["tagihan", "dipakai_pada"])
    potongan = t.jumlah * v.persen // 100
    t.rincian = [*t.rincian, {"untuk": f"Voucher {v}", "rupiah": -potongan}]
    if potongan == t.jumlah:
        t.alasan_keringanan = f"Voucher {v}: {v.alasan}"[:300]
        t.keringanan_oleh_id, t.disetujui_oleh_id = v.dibuat_oleh_id, v.disetujui_oleh_id
        lunasi(p, t, Tagihan.Status.DIBEBASKAN, pada)
    else:
        t.jumlah -= potongan
        t.save(update_fields=["jumlah", "rincian"])
    catat(
        "permohonan.voucher.dipakai", p, oleh=oleh, pada=pada, data={"potongan": potongan, "persen": v.persen}
    )
    return p
