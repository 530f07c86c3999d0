"""Who the unit is and when it works: what the admin says before the doors open, and may say again later."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import HariLibur, JamLayanan, Pengguna, Unit
from pelayanan.peristiwa import catat

IDENTITAS = ("nama", "jenis", "alamat", "telepon", "zona")
Jam = tuple[time, time, time | None, time | None]


class LiburSudahAda(GalatOperasi):
    kode = "libur_sudah_ada"
    bidang = "tanggal"
    pesan = _("Tanggal itu sudah ada di daftar: hapus dahulu yang lama.")


class LiburTidakAda(GalatOperasi):
    kode = "libur_tidak_ada"
    status = 404
    pesan = _("Hari libur itu sudah tidak ada di daftar.")


class JamSalah(GalatOperasi):
    kode = "jam_salah"
    status = 400
    pesan = _("Jam tutup harus sesudah jam buka, dan istirahat di antaranya.")


@transaction.atomic(durable=True)
def ubah_identitas(*, unit: Unit, oleh: Pengguna, pada: datetime | None = None, **isi: str) -> Unit:
    """Fields of IDENTITAS. The same again is no event."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    berubah = [b for b in IDENTITAS if b in isi and getattr(unit, b) != isi[b]]
    if not berubah:
        return unit
    for bidang in berubah:
        setattr(unit, bidang, isi[bidang])
    unit.save(update_fields=berubah)
    kata = ", ".join(str(Unit._meta.get_field(b).verbose_name) for b in berubah)  # type: ignore[union-attr]
    catat("pelayanan.unit.diubah", unit, oleh=oleh, pada=pada, unit=unit, data={"bidang": kata})
    return unit


@transaction.atomic(durable=True)
def atur_jam(
    *,
    unit: Unit,
    hari: Mapping[int, Jam],
    buka_setiap_saat: bool = False,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Unit:
    """The usual week: {weekday: (opens, closes, break from, break to)}; a day not named is closed. Dated sets
    (Ramadan) stay. Raises JamSalah."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.buka_setiap_saat != buka_setiap_saat:
        unit.buka_setiap_saat = buka_setiap_saat
        unit.save(update_fields=["buka_setiap_saat"])
    JamLayanan.objects.filter(unit=unit, berlaku_dari__isnull=True).delete()
    try:
        with transaction.atomic():
            JamLayanan.objects.bulk_create(
                JamLayanan(
                    unit=unit, hari=h, buka=buka, tutup=tutup, istirahat_mulai=dari, istirahat_selesai=sampai
                )
                for h, (buka, tutup, dari, sampai) in sorted(hari.items())
            )
    except IntegrityError as galat:
        raise JamSalah from galat
    catat("pelayanan.unit.jam_diatur", unit, oleh=oleh, pada=pada, unit=unit, data={"hari": len(hari)})
    return unit


@transaction.atomic(durable=True)
def tambah_libur(
    *,
    unit: Unit,
    tanggal: date,
    nama: str,
    jenis: str = HariLibur.Jenis.LIBUR,
    tutup_pukul: time | None = None,
    nomor_sk: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> HariLibur:
    """A day of this unit that differs from the national list. Raises LiburSudahAda."""
    try:
        with transaction.atomic():
            libur = HariLibur.objects.create(
                unit=unit,
                tanggal=tanggal,
                nama=nama,
                jenis=jenis,
                tutup_pukul=tutup_pukul if jenis == HariLibur.Jenis.SETENGAH_HARI else None,
                nomor_sk=nomor_sk,
            )
    except IntegrityError as galat:
        raise LiburSudahAda from galat
    data: dict[str, Any] = {
        "jenis": str(HariLibur.Jenis(jenis).label),
        "tanggal": tanggal.isoformat(),
        "nama": nama,
    }
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    catat("pelayanan.unit.libur_ditambah", unit, oleh=oleh, pada=pada, unit=unit, data=data)
    return libur


@transaction.atomic(durable=True)
def hapus_libur(*, unit: Unit, pk: int, oleh: Pengguna, pada: datetime | None = None) -> None:
    """Take one of the unit's own days back. Raises LiburTidakAda."""
    libur = HariLibur.objects.select_for_update().filter(unit=unit, pk=pk).first()
    if libur is None:
        raise LiburTidakAda
    data = {"tanggal": libur.tanggal.isoformat(), "nama": libur.nama}
    libur.delete()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    catat("pelayanan.unit.libur_dihapus", unit, oleh=oleh, pada=pada, unit=unit, data=data)
