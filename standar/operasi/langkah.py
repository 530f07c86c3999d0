"""From a draft to in force, step by step."""

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.alur import pastikan
from standar.cari import indeks
from standar.kelengkapan import periksa as periksa_kelengkapan
from standar.models import Konsultasi, Layanan, Standar
from standar.operasi_konsultasi import belum_ditanggapi

from .bagian import BelumSaatnya, KomponenKurang, S, TanggalSalah, kunci, pindah
from .uji_coba import pastikan_baik, pastikan_konsultasi_ditutup


@transaction.atomic(durable=True)
def buka_konsultasi(
    *, standar: Standar, sampai: date, oleh: Pengguna, pada: datetime | None = None
) -> Standar:
    """Show a draft to the public until and with `sampai`. Raises KomponenKurang, TanggalSalah, AlurDitolak."""
    standar = kunci(standar)
    pastikan(standar.status, S.KONSULTASI)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if sampai < hari:
        raise TanggalSalah(_("Konsultasi tidak dapat berakhir sebelum hari ini."), bidang="sampai")
    kurang = periksa_kelengkapan(Standar.objects.lengkap().get(pk=standar.pk)).wajib_kurang
    if kurang:
        raise KomponenKurang(_("Isi dulu komponen yang wajib ada: %s.") % ", ".join(kurang))
    # a second round opens the same consultation again; who spoke on this version has spoken
    Konsultasi.objects.update_or_create(
        standar=standar, defaults={"ditutup_pada": None, "ditutup_oleh": None}
    )
    return pindah(
        standar,
        S.KONSULTASI,
        "standar.standar.dikonsultasikan",
        oleh,
        pada,
        isi={"konsultasi_mulai": hari, "konsultasi_sampai": sampai},
        data={"sampai": sampai.isoformat()},
    )


@transaction.atomic(durable=True)
def kembalikan_ke_rancangan(
    *, standar: Standar, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Standar:
    """Back to the desk, with the reason. Raises AlurDitolak."""
    standar = kunci(standar)
    pastikan(standar.status, S.RANCANGAN)
    return pindah(standar, S.RANCANGAN, "standar.standar.dikembalikan", oleh, pada, data={"alasan": alasan})


@transaction.atomic(durable=True)
def tetapkan(
    *,
    standar: Standar,
    nomor_sk: str,
    tanggal_sk: date,
    penanda_tangan: str,
    mulai_berlaku: date,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Standar:
    """Set by decree; the contents are frozen from now on. Raises AlurDitolak, BelumSaatnya, TanggalSalah."""
    standar = kunci(standar)
    pastikan(standar.status, S.DITETAPKAN)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if standar.status == S.KONSULTASI and standar.konsultasi_sampai and hari <= standar.konsultasi_sampai:
        raise BelumSaatnya(_("Masa konsultasi publik belum lewat. Tunggu, atau kembalikan ke rancangan."))
    if belum_ditanggapi(standar):
        raise BelumSaatnya(_("Masih ada masukan masyarakat yang belum ditanggapi."))
    pastikan_konsultasi_ditutup(standar)
    if standar.status == S.UJI_COBA:
        pastikan_baik(standar)
    if tanggal_sk > hari:
        raise TanggalSalah(_("Tanggal SK tidak dapat di masa depan."), bidang="tanggal_sk")
    if mulai_berlaku < tanggal_sk:
        raise TanggalSalah(_("Standar tidak dapat berlaku sebelum SK-nya."), bidang="mulai_berlaku")
    return pindah(
        standar,
        S.DITETAPKAN,
        "standar.standar.ditetapkan",
        oleh,
        pada,
        isi={
            "nomor_sk": nomor_sk,
            "tanggal_sk": tanggal_sk,
            "penanda_tangan": penanda_tangan,
            "mulai_berlaku": mulai_berlaku,
        },
        data={"nomor_sk": nomor_sk},
    )


@transaction.atomic(durable=True)
def berlakukan(*, standar: Standar, oleh: Pengguna | None, pada: datetime | None = None) -> Standar:
    """Put in force from its day on; the version before it ends the day before. Raises BelumSaatnya, AlurDitolak."""
    layanan = Layanan.objects.select_for_update(of=("self",)).get(pk=standar.layanan_id)
    standar = kunci(standar)
    pastikan(standar.status, S.BERLAKU)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if standar.mulai_berlaku and hari < standar.mulai_berlaku:
        raise BelumSaatnya(_("Standar ini baru berlaku pada tanggal yang ditetapkan dalam SK."))
    lama = Standar.objects.filter(layanan=layanan, status=S.BERLAKU).first()
    if lama is not None:
        pastikan(lama.status, S.DIGANTIKAN)
        dari = lama.berlaku.lower
        lama.status, lama.berlaku = S.DIGANTIKAN, DateRange(dari, max(dari, hari) if dari else hari)
        lama.save(update_fields=["status", "berlaku", "diubah_pada"])
    standar.status, standar.berlaku = S.BERLAKU, DateRange(hari, None)
    standar.save(update_fields=["status", "berlaku", "diubah_pada"])
    indeks.perbarui(standar.layanan)
    catat(
        "standar.standar.diberlakukan",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "menggantikan": lama.versi if lama else None},
    )
    return standar


@transaction.atomic(durable=True)
def cabut(*, standar: Standar, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Standar:
    """End a version without a next one. Raises AlurDitolak."""
    standar = kunci(standar)
    pastikan(standar.status, S.DICABUT)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    dari = standar.berlaku.lower if standar.berlaku else hari
    return pindah(
        standar,
        S.DICABUT,
        "standar.standar.dicabut",
        oleh,
        pada,
        isi={"berlaku": DateRange(dari, max(dari, hari))},
        data={"alasan": alasan},
    )
