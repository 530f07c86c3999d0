"""A version in force looked at again, and the reminder to do so."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Peristiwa
from pelayanan.peristiwa import catat, jenis_objek
from standar.models import Peninjauan, Standar

from .bagian import S, TanggalSalah, kunci


@transaction.atomic(durable=True)
def tinjau(
    *,
    standar: Standar,
    hasil: str,
    tindak_lanjut: str = "",
    berikutnya: date | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Peninjauan:
    """A dated look back at a version in force. Raises AlurDitolak, TanggalSalah."""
    standar = kunci(standar)
    if standar.status != S.BERLAKU:
        raise GalatOperasi(_("Yang ditinjau hanya versi yang sedang berlaku."))
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if berikutnya is not None and berikutnya <= hari:
        raise TanggalSalah(_("Peninjauan berikutnya harus sesudah hari ini."), bidang="berikutnya")
    peninjauan = Peninjauan.objects.create(
        standar=standar,
        tanggal=hari,
        hasil=hasil,
        tindak_lanjut=tindak_lanjut,
        berikutnya=berikutnya,
        oleh=oleh,
    )
    catat(
        "standar.standar.ditinjau",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "hasil": hasil[:200]},
    )
    return peninjauan


@transaction.atomic(durable=True)
def ingatkan_tinjau(*, standar: Standar, jatuh_tempo: date, pada: datetime | None = None) -> bool:
    """The review due on `jatuh_tempo` is near; told once. False when it was told before or nothing is in force."""
    standar = kunci(standar)
    sudah = Peristiwa.objects.filter(
        kode="standar.standar.peninjauan_diingatkan",
        objek_jenis=jenis_objek(Standar),
        objek_id=standar.pk,
        data__jatuh_tempo=jatuh_tempo.isoformat(),
    )
    if standar.status != S.BERLAKU or sudah.exists():
        return False
    catat(
        "standar.standar.peninjauan_diingatkan",
        standar,
        oleh=None,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "jatuh_tempo": jatuh_tempo.isoformat()},
    )
    return True
