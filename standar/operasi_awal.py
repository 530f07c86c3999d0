"""The first services of a unit: drafts from the shipped samples or another unit's export, and decrees from before.

What comes from somebody else's sheet is a draft until the head of this unit puts the number of a decree under it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import AlurDitolak, GalatOperasi
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar import contoh, lembar_kerja
from standar.alur import SK_LAMA
from standar.bentuk import Cacat
from standar.cari import indeks
from standar.impor import DataStandarSalah, rancang_satu
from standar.katalog import periksa_katalog
from standar.models import Standar
from standar.operasi.bagian import S, TanggalSalah, kunci
from standar.operasi_unggahan import BerkasBukanStandar, baca_berkas

MAKS_LAYANAN = 100


class TidakAdaYangDipilih(GalatOperasi):
    kode = "tidak_ada_yang_dipilih"
    bidang = "layanan"
    status = 400
    pesan = _("Pilih paling sedikit satu layanan.")


def templat(kode_contoh: str) -> list[Mapping[str, Any]]:
    """The services of one shipped sample (a key of contoh.KODE). KeyError for another."""
    if kode_contoh not in contoh.KODE:
        raise KeyError(kode_contoh)
    return list(contoh.baca(kode_contoh).layanan)


@transaction.atomic(durable=True)
def rancang_dari_templat(
    *, unit: Unit, templat_dari: str, kode: Sequence[str], oleh: Pengguna, pada: datetime | None = None
) -> int:
    """Drafts from the chosen services of a sample; how many. One that the unit has stays as it is.

    Raises TidakAdaYangDipilih, KeyError.
    """
    dipilih = [d for d in templat(templat_dari) if d["kode"] in set(kode)]
    return _rancang(unit, dipilih, oleh, pada)


@transaction.atomic(durable=True)
def rancang_dari_berkas(*, unit: Unit, isi: bytes, oleh: Pengguna, pada: datetime | None = None) -> int:
    """Drafts from another unit's export (XLSX or YAML), all of it or nothing; how many.

    Raises BerkasBukanStandar, DataStandarSalah with every fault and its place.
    """
    if not isi or len(isi) > lembar_kerja.MAKS_BITA:
        raise BerkasBukanStandar
    data, tempatkan = baca_berkas(isi)
    if cacat := periksa_katalog(data):
        raise DataStandarSalah([tempatkan(c) for c in cacat])
    semua = [x for butir in data["daftar"] for x in butir["layanan"]]
    if len(semua) > MAKS_LAYANAN:
        raise DataStandarSalah([Cacat("berkas", f"lebih dari {MAKS_LAYANAN} layanan; bagi berkasnya.")])
    return _rancang(unit, semua, oleh, pada)


def _rancang(unit: Unit, semua: Sequence[Mapping[str, Any]], oleh: Pengguna, pada: datetime | None) -> int:
    if not semua:
        raise TidakAdaYangDipilih
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    punya = set(unit.layanan.values_list("kode", flat=True))
    baru = [d for d in semua if d["kode"] not in punya]
    for data in baru:
        try:
            with transaction.atomic():
                rancang_satu(unit, _tanpa_tanggal(data), oleh=oleh, pada=pada)
        except (DataError, IntegrityError) as galat:
            raise DataStandarSalah(
                [Cacat(str(data["kode"]), "tidak dapat disimpan; periksa isinya.")]
            ) from galat
    catat("standar.unit.dirancang_awal", unit, oleh=oleh, pada=pada, unit=unit, data={"jumlah": len(baru)})
    return len(baru)


def _tanpa_tanggal(data: Mapping[str, Any]) -> dict[str, Any]:
    """Another unit's day of coming into force is not ours."""
    portal = {k: v for k, v in (data.get("portal") or {}).items() if k != "berlaku_dari"}
    return {**data, "portal": portal} if "portal" in data else dict(data)


@transaction.atomic(durable=True)
def berlakukan_sk_lama(
    *,
    standar: Standar,
    nomor_sk: str,
    tanggal_sk: date,
    penanda_tangan: str,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Standar:
    """A first version that was decreed before the portal came is in force from the day of its decree.

    Its public part lies before the portal: only for the first version of a service. Raises AlurDitolak, TanggalSalah.
    """
    standar = kunci(standar)
    if standar.status != SK_LAMA.dari or standar.versi != 1:
        raise AlurDitolak
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if tanggal_sk > hari:
        raise TanggalSalah(_("Tanggal SK tidak dapat di masa depan."), bidang="tanggal_sk")
    standar.nomor_sk, standar.tanggal_sk, standar.penanda_tangan = nomor_sk, tanggal_sk, penanda_tangan
    standar.mulai_berlaku = tanggal_sk
    standar.status, standar.berlaku = S.BERLAKU, DateRange(tanggal_sk, None)
    standar.save(
        update_fields=[
            "nomor_sk", "tanggal_sk", "penanda_tangan", "mulai_berlaku", "status", "berlaku", "diubah_pada",
        ]
    )  # fmt: skip
    indeks.perbarui(standar.layanan)
    catat(
        "standar.standar.ber_sk_lama",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "nomor_sk": nomor_sk},
    )
    return standar
