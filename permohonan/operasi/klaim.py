"""Paid first, claimed from a payer: asked, decided by another official, paid out once by the cashier."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import unggah
from permohonan.galat import AlasanWajib, BerkasDitolak, SudahDiputus
from permohonan.galat_uang import (
    BuktiWajib,
    JumlahKlaimKeliru,
    KlaimSendiri,
    KlaimSudahAda,
    PenerimaKlaimWajib,
    TidakDapatDiklaim,
)
from permohonan.models import Klaim, Pembayaran, Permohonan, Tagihan

from .bagian import kini
from .bayar import kunci_tagihan

S = Klaim.Status


@transaction.atomic(durable=True)
def ajukan_klaim(
    *,
    tagihan: Tagihan,
    penanggung: str,
    alasan: str,
    jumlah: int | None = None,
    nama_penanggung: str = "",
    nomor_bukti: str = "",
    bukti: bytes | None = None,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Klaim:
    """The payment that settled this bill is claimed back: `jumlah` rupiah of it, default all that is left.

    `bukti`: a photo or PDF, through the house's filter.
    Raises TidakDapatDiklaim, KlaimSudahAda, JumlahKlaimKeliru, AlasanWajib, BuktiWajib, BerkasDitolak.
    """
    p, t = kunci_tagihan(tagihan)
    pada = kini(pada)
    bayar = Pembayaran.objects.filter(tagihan=t, status=Pembayaran.Status.MELUNASI).first()
    if bayar is None:
        raise TidakDapatDiklaim
    if Klaim.objects.filter(pembayaran=bayar, status__in=[S.DIAJUKAN, S.DISETUJUI]).exists():
        raise KlaimSudahAda
    jumlah = bayar.sisa if jumlah is None else jumlah
    if not 0 < jumlah <= bayar.sisa:
        raise JumlahKlaimKeliru(bayar.sisa)
    if not alasan.strip() or (penanggung == Klaim.Penanggung.PENJAMIN and not nama_penanggung.strip()):
        raise AlasanWajib
    if not nomor_bukti.strip() and bukti is None:
        raise BuktiWajib
    k = Klaim(
        pembayaran=bayar,
        unit_id=t.unit_id,
        jumlah=jumlah,
        penanggung=penanggung,
        nama_penanggung=nama_penanggung.strip() if penanggung == Klaim.Penanggung.PENJAMIN else "",
        alasan=alasan.strip(),
        nomor_bukti=nomor_bukti.strip(),
        diajukan_pada=pada,
        diajukan_oleh=oleh,
    )
    if bukti is not None:
        try:
            hasil = unggah.periksa(bukti)
        except unggah.BerkasBuruk as galat:
            raise BerkasDitolak(str(galat), bidang="bukti") from galat
        k.jenis_bukti = hasil.jenis
        k.bukti.save("", ContentFile(hasil.isi), save=False)
    k.save(force_insert=True)
    catat("permohonan.klaim.diajukan", p, oleh=oleh, pada=pada, data={"jumlah": jumlah})
    return k


def _kunci(klaim: Klaim) -> tuple[Permohonan, Klaim]:
    """The request, its bill, then the claim: the order of every lock."""
    p, _t = kunci_tagihan(klaim.pembayaran.tagihan)
    return p, Klaim.objects.select_for_update(of=("self",)).select_related("pembayaran").get(pk=klaim.pk)


@transaction.atomic(durable=True)
def putus_klaim(
    *,
    klaim: Klaim,
    setuju: bool,
    oleh: Pengguna,
    alasan: str = "",
    jumlah: int | None = None,
    pada: datetime | None = None,
) -> Klaim:
    """Approved, or refused with the reason: neither by who claims, nor by who filed the request or took the money.

    `jumlah`: rupiah granted, default as asked; less wants its reason too.
    Raises SudahDiputus, KlaimSendiri, AlasanWajib, JumlahKlaimKeliru.
    """
    pada = kini(pada)
    p, k = _kunci(klaim)
    if not k.menunggu_putusan:
        raise SudahDiputus
    if oleh.pk in {k.diajukan_oleh_id, p.diajukan_oleh_id, k.pembayaran.oleh_id}:
        raise KlaimSendiri
    jumlah = k.jumlah if jumlah is None else jumlah
    if setuju and not 0 < jumlah <= k.jumlah:
        raise JumlahKlaimKeliru(k.jumlah)
    penuh = setuju and jumlah == k.jumlah
    if not penuh and not alasan.strip():
        raise AlasanWajib
    k.status = S.DISETUJUI if setuju else S.DITOLAK
    k.jumlah_disetujui = jumlah if setuju else None
    k.alasan_tolak = "" if penuh else alasan.strip()[:300]
    k.diputus_oleh, k.diputus_pada = oleh, pada
    k.save()
    catat(
        "permohonan.klaim.disetujui" if setuju else "permohonan.klaim.ditolak",
        p,
        oleh=oleh,
        pada=pada,
        data={"jumlah": k.nilai, "alasan": k.alasan_tolak},
    )
    return k


@transaction.atomic(durable=True)
def bayar_klaim(*, klaim: Klaim, penerima: str, oleh: Pengguna, pada: datetime | None = None) -> Klaim:
    """The cashier pays an approved claim out, once; that part of the payment is neither claimed nor refunded again.

    Raises SudahDiputus, KlaimSendiri, PenerimaKlaimWajib.
    """
    pada = kini(pada)
    p, k = _kunci(klaim)
    bayar = k.pembayaran
    if not k.menunggu_bayar or bayar.status != Pembayaran.Status.MELUNASI:
        raise SudahDiputus
    if oleh.pk == k.diputus_oleh_id:
        raise KlaimSendiri
    if not penerima.strip():
        raise PenerimaKlaimWajib
    k.status, k.penerima = S.DIBAYAR, penerima.strip()[:120]
    k.dibayar_oleh, k.dibayar_pada = oleh, pada
    k.save()
    bayar.diklaim += k.nilai
    if not bayar.sisa:
        bayar.status = Pembayaran.Status.DIKLAIM
    bayar.save(update_fields=["status", "diklaim"])
    catat(
        "permohonan.klaim.dibayar",
        p,
        oleh=oleh,
        pada=pada,
        data={"jumlah": k.nilai, "penerima": k.penerima},
    )
    return k
