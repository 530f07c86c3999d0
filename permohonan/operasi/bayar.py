"""Money: at the cashier or through a gateway, waived with four eyes, paid back. One payment settles a bill."""

from datetime import datetime

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import AlasanWajib, SudahDiputus
from permohonan.galat_uang import (
    JumlahTidakCocok,
    KeringananSendiri,
    RujukanBertentangan,
    TagihanTidakTerbuka,
)
from permohonan.models import Pembayaran, Permohonan, Tagihan

from . import janji
from .bagian import kini, kunci, pindah, rancangan
from .petik import menuju_persetujuan


def kunci_tagihan(tagihan: Tagihan) -> tuple[Permohonan, Tagihan]:
    """The request first, its bill after: the order of every lock."""
    p = kunci(tagihan.permohonan)
    return p, Tagihan.objects.select_for_update(of=("self",)).get(pk=tagihan.pk)


def lunasi(p: Permohonan, t: Tagihan, status: str, pada: datetime) -> None:
    """The bill is settled; work that waited for it goes on and its clock runs again."""
    t.status, t.selesai_pada = status, pada
    t.save()
    if p.status == Status.MENUNGGU_PEMBAYARAN:
        ke = Status.DIPROSES if rancangan(p).langsung else menuju_persetujuan(p, pada)[0]
        pindah(p, ke, pada, "sistem")
        janji.lanjut(p, janji.JANJI, pada)
    janji.mulai_sejak_lunas(p, pada)
    p.disentuh_pada = pada
    p.save()


@transaction.atomic(durable=True)
def bayar_di_kasir(
    *, tagihan: Tagihan, jumlah: int, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """Cash at the counter. Raises TagihanTidakTerbuka, JumlahTidakCocok."""
    pada = kini(pada)
    p, t = kunci_tagihan(tagihan)
    if not t.terbuka:
        raise TagihanTidakTerbuka
    if jumlah != t.jumlah:
        raise JumlahTidakCocok
    Pembayaran.objects.create(
        tagihan=t,
        unit_id=t.unit_id,
        cara=Pembayaran.Cara.KASIR,
        status=Pembayaran.Status.MELUNASI,
        jumlah=jumlah,
        oleh=oleh,
        pada=pada,
    )
    lunasi(p, t, Tagihan.Status.LUNAS, pada)
    catat("permohonan.permohonan.dibayar", p, oleh=oleh, pada=pada, data={"jumlah": jumlah, "cara": "kasir"})
    return p


@transaction.atomic(durable=True)
def terima_panggilan(
    *,
    gerbang: str,
    rujukan: str,
    tagihan: Tagihan,
    jumlah: int,
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Pembayaran:
    """A gateway says that money came in. The same reference again, or at the same time, is one payment.

    Money for a bill that is already settled, or of another sum, is never lost: it is kept as LEBIH, to be paid back.
    Raises RujukanBertentangan: the reference belongs to another bill, so the gateway is not told "written down".
    """
    pada = kini(pada)
    p, t = kunci_tagihan(tagihan)
    # under the lock of the request, so a parallel call of the same reference waits and finds it here
    lama = Pembayaran.objects.filter(gerbang=gerbang, rujukan=rujukan).first()
    if lama is not None:
        if lama.tagihan_id != t.pk:
            raise RujukanBertentangan
        return lama
    melunasi = t.terbuka and jumlah == t.jumlah
    bayar = Pembayaran.objects.create(
        tagihan=t,
        unit_id=t.unit_id,
        cara=Pembayaran.Cara.GERBANG,
        status=Pembayaran.Status.MELUNASI if melunasi else Pembayaran.Status.LEBIH,
        jumlah=jumlah,
        gerbang=gerbang,
        rujukan=rujukan,
        pada=pada,
    )
    if melunasi:
        lunasi(p, t, Tagihan.Status.LUNAS, pada)
    catat(
        "permohonan.permohonan.dibayar" if melunasi else "permohonan.permohonan.lebih_bayar",
        p,
        oleh=oleh,
        pada=pada,
        data={"jumlah": jumlah, "cara": gerbang},
    )
    return bayar


@transaction.atomic(durable=True)
def usulkan_keringanan(
    *, tagihan: Tagihan, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """An officer asks to waive the fee, with the reason. Raises AlasanWajib, TagihanTidakTerbuka."""
    pada = kini(pada)
    p, t = kunci_tagihan(tagihan)
    if not alasan.strip():
        raise AlasanWajib
    if not t.terbuka:
        raise TagihanTidakTerbuka
    t.alasan_keringanan, t.keringanan_oleh = alasan.strip()[:300], oleh
    t.save()
    catat("permohonan.permohonan.keringanan_diusulkan", p, oleh=oleh, pada=pada, data={"alasan": alasan})
    return p


@transaction.atomic(durable=True)
def bebaskan(*, tagihan: Tagihan, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """Neither who asked for the waiver nor who filed the request approves it.

    Raises AlasanWajib, KeringananSendiri, TagihanTidakTerbuka.
    """
    pada = kini(pada)
    p, t = kunci_tagihan(tagihan)
    if not t.terbuka:
        raise TagihanTidakTerbuka
    if not t.alasan_keringanan:
        raise AlasanWajib
    if oleh.pk in {t.keringanan_oleh_id, p.diajukan_oleh_id}:
        raise KeringananSendiri
    t.disetujui_oleh = oleh
    lunasi(p, t, Tagihan.Status.DIBEBASKAN, pada)
    catat("permohonan.permohonan.dibebaskan", p, oleh=oleh, pada=pada, data={"alasan": t.alasan_keringanan})
    return p


@transaction.atomic(durable=True)
def kembalikan_uang(
    *, pembayaran: Pembayaran, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """Money that came on top goes back. Raises AlasanWajib, SudahDiputus."""
    pada = kini(pada)
    p, _t = kunci_tagihan(pembayaran.tagihan)
    b = Pembayaran.objects.select_for_update(of=("self",)).get(pk=pembayaran.pk)
    if not alasan.strip():
        raise AlasanWajib
    if b.status != Pembayaran.Status.LEBIH:
        raise SudahDiputus
    b.status, b.alasan_kembali = Pembayaran.Status.DIKEMBALIKAN, alasan.strip()[:300]
    b.dikembalikan_pada, b.dikembalikan_oleh = pada, oleh
    b.save()
    catat("permohonan.permohonan.dikembalikan_uang", p, oleh=oleh, pada=pada, data={"jumlah": b.sisa})
    return p
