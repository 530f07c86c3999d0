"""Parts of these operations: their refusals, the lock, the last lines of every step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.alur import TETAP
from standar.cari import indeks
from standar.models import Standar

S = Standar.Status


class KodeLayananTerpakai(GalatOperasi):
    kode = "kode_terpakai"
    pesan = _("Kode layanan ini sudah dipakai di unit Anda. Pilih kode lain.")
    bidang = "kode"


class MasihAdaRancangan(GalatOperasi):
    kode = "masih_ada_rancangan"
    pesan = _("Layanan ini sudah punya versi yang sedang dikerjakan. Selesaikan itu dulu.")


class RancanganTerkunci(GalatOperasi):
    kode = "rancangan_terkunci"
    pesan = _("Hanya rancangan yang dapat disunting. Kembalikan dulu ke rancangan, atau buat versi baru.")


class KomponenKurang(GalatOperasi):
    kode = "komponen_kurang"


class TanggalSalah(GalatOperasi):
    kode = "tanggal_salah"
    status = 400


class BelumSaatnya(GalatOperasi):
    kode = "belum_saatnya"


class RancanganBerubah(GalatOperasi):
    kode = "rancangan_berubah"
    pesan = _(
        "Rancangan ini sudah disunting orang lain sesudah Anda membukanya. Yang Anda ketik masih ada di sini: simpan "
        "sekali lagi untuk memakai isian Anda, atau buka lagi halaman ini untuk melihat isian mereka."
    )


def kunci(standar: Standar) -> Standar:
    return Standar.objects.select_for_update(of=("self",)).select_related("layanan__unit").get(pk=standar.pk)


def pindah(
    standar: Standar,
    ke: Standar.Status,
    kode: str,
    oleh: Pengguna,
    pada: datetime | None,
    *,
    isi: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
) -> Standar:
    """Last lines of every step: fields, state, event."""
    assert ke not in TETAP or ke in (S.DITETAPKAN, S.DICABUT)  # noqa: S101 - berlaku has its own operation
    for nama, nilai in (isi or {}).items():
        setattr(standar, nama, nilai)
    standar.status = ke
    standar.save(update_fields=[*(isi or {}), "status", "diubah_pada"])
    if ke == S.DICABUT:
        indeks.perbarui(standar.layanan)
    catat(
        kode,
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, **(data or {})},
    )
    return standar
