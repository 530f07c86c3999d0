"""Action plans: what is done about what the figures show."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dasbor.alur import pastikan
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, RencanaAksi, Unit
from pelayanan.peristiwa import catat

S = RencanaAksi.Status


class TanpaBukti(GalatOperasi):
    kode = "tanpa_bukti"
    status = 400
    bidang = "bukti"
    pesan = _(
        "Tulis buktinya, misalnya nomor surat atau alamat foto. Tanpa bukti rencana tidak dapat ditutup."
    )


@transaction.atomic(durable=True)
def buat_rencana(
    *,
    unit: Unit,
    masalah: str,
    kegiatan: str,
    penanggung_jawab: str,
    tenggat: date,
    prioritas: int = 1,
    asal_jenis: str = "",
    asal_id: int | None = None,
    asal_bagian: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> RencanaAksi:
    """Plan one action. `asal_*`: what it answers to, e.g. ("ikm.periode", 7, "kecepatan")."""
    pada = pada or timezone.now()
    rencana = RencanaAksi.objects.create(
        unit=unit,
        masalah=masalah,
        kegiatan=kegiatan,
        penanggung_jawab=penanggung_jawab,
        tenggat=tenggat,
        prioritas=prioritas,
        asal_jenis=asal_jenis,
        asal_id=asal_id,
        asal_bagian=asal_bagian,
        dibuat_pada=pada,
    )
    catat("dasbor.rencana_aksi.dibuat", rencana, oleh=oleh, pada=pada, data={"kegiatan": kegiatan})
    return rencana


@transaction.atomic(durable=True)
def laporkan_kemajuan(
    *, rencana: RencanaAksi, kemajuan: int, bukti: str = "", oleh: Pengguna, pada: datetime | None = None
) -> RencanaAksi:
    """Report progress in per cent; 100 closes it, and wants evidence. Raises TanpaBukti, AlurDitolak."""
    pada = pada or timezone.now()
    rencana = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=rencana.pk)
    selesai = kemajuan >= 100
    pastikan(rencana.status, S.SELESAI if selesai else S.DIKERJAKAN)
    rencana.bukti = bukti.strip() or rencana.bukti
    if selesai and not rencana.bukti:
        raise TanpaBukti
    rencana.status = S.SELESAI if selesai else S.DIKERJAKAN
    rencana.kemajuan = min(kemajuan, 100)
    rencana.selesai_pada = max(pada, rencana.dibuat_pada) if selesai else None
    rencana.save(update_fields=["status", "kemajuan", "bukti", "selesai_pada"])
    catat(
        "dasbor.rencana_aksi.diselesaikan" if selesai else "dasbor.rencana_aksi.dikerjakan",
        rencana,
        oleh=oleh,
        pada=pada,
        data={"kemajuan": rencana.kemajuan, "bukti": rencana.bukti},
    )
    return rencana


@transaction.atomic(durable=True)
def batalkan_rencana(
    *, rencana: RencanaAksi, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> RencanaAksi:
    """Give it up, for a reason. Raises TanpaBukti, AlurDitolak."""
    rencana = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=rencana.pk)
    pastikan(rencana.status, S.DIBATALKAN)
    if not alasan.strip():
        raise TanpaBukti(_("Tulis alasan pembatalannya."))
    rencana.status, rencana.bukti = S.DIBATALKAN, alasan.strip()
    rencana.save(update_fields=["status", "bukti"])
    catat("dasbor.rencana_aksi.dibatalkan", rencana, oleh=oleh, pada=pada, data={"bukti": rencana.bukti})
    return rencana
