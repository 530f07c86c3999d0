"""A file of standards sent in through the browser: kept, then loaded by a worker, all of it or nothing."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import xlsx
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from pelayanan.saring_berkas import nama_aman
from standar import baca_yaml, lembar_kerja
from standar.bentuk import Cacat
from standar.impor import DataStandarSalah, Hasil, rancang_satu
from standar.katalog import periksa_katalog
from standar.models import Unggahan

MAKS_CACAT = 500  # more would help nobody
U = Unggahan.Status


class BerkasBukanStandar(GalatOperasi):
    kode = "berkas_bukan_standar"
    status = 400
    bidang = "berkas"
    pesan = _("Pilih berkas XLSX, paling besar 5 MB, atau YAML, paling besar 2 MB.")


class SudahDiunggah(GalatOperasi):
    kode = "sudah_diunggah"
    bidang = "berkas"
    pesan = _("Berkas lain dari unit ini masih menunggu dimuat. Tunggu sampai selesai.")


@transaction.atomic(durable=True)
def unggah_standar(
    *, unit: Unit, nama: str, isi: bytes, oleh: Pengguna, pada: datetime | None = None
) -> Unggahan:
    """Keep a file for the worker. Raises BerkasBukanStandar, SudahDiunggah."""
    buku = isi[:2] == b"PK"
    if not isi or len(isi) > (lembar_kerja.MAKS_BITA if buku else baca_yaml.MAKS_BITA):
        raise BerkasBukanStandar
    Unit.objects.select_for_update().get(pk=unit.pk)  # one file of a unit at a time
    if Unggahan.objects.filter(unit=unit, status=U.MENUNGGU).exists():
        raise SudahDiunggah
    unggahan = Unggahan.objects.create(
        unit=unit,
        oleh=oleh,
        nama=nama_aman(nama, ".xlsx" if buku else ".yaml"),
        isi=isi,
        dibuat_pada=pada or timezone.now(),
    )
    data = {"nama": unggahan.nama, "sidik": hashlib.sha256(isi).hexdigest()}
    catat("standar.unggahan.diunggah", unggahan, oleh=oleh, pada=pada, unit=unit, data=data)
    return unggahan


def baca_berkas(isi: bytes) -> tuple[Any, Callable[[Cacat], Cacat]]:
    """(data, how a fault is told with its place) of an XLSX or YAML file. Raises DataStandarSalah."""
    if isi[:2] == b"PK":
        try:
            buku = lembar_kerja.baca(isi)
        except xlsx.BerkasTidakTerbaca as galat:
            raise DataStandarSalah([Cacat("berkas", str(galat.pesan))]) from galat
        if buku.cacat:
            # the sheets themselves are wrong: what the data says about the rest is told too
            lain = [buku.tempatkan(c) for c in periksa_katalog(buku.isi)]
            raise DataStandarSalah([*buku.cacat, *lain])
        return buku.isi, buku.tempatkan
    try:
        return baca_yaml.baca(isi), lambda c: c
    except baca_yaml.BerkasSalah as galat:
        raise DataStandarSalah(galat.cacat) from galat


@transaction.atomic(durable=True)
def muat_unggahan(*, unggahan: Unggahan, pada: datetime | None = None) -> Unggahan:
    """Load a waiting file as drafts of its unit, or tell every fault of it. Done already: nothing happens.

    For the worker. Rows of the file are one savepoint: a fault in the last takes the first back.
    """
    unggahan = (
        Unggahan.objects.select_for_update(of=("self",)).select_related("unit", "oleh").get(pk=unggahan.pk)
    )
    if unggahan.status != U.MENUNGGU:
        return unggahan
    pada = pada or timezone.now()
    try:
        with transaction.atomic():
            hasil = _muat(unggahan, pada)
    except DataStandarSalah as galat:
        unggahan.status = U.GAGAL
        unggahan.cacat = [{"tempat": c.jalur, "pesan": c.pesan} for c in galat.cacat[:MAKS_CACAT]]
        kode, data = "standar.unggahan.gagal", {"cacat": len(galat.cacat)}
    else:
        unggahan.status = U.SELESAI
        unggahan.hasil = {k: sum(h.keadaan == k for h in hasil) for k in ("baru", "versi_baru", "tetap")}
        kode, data = "standar.unggahan.selesai", {"jumlah": len(hasil)}
    unggahan.isi, unggahan.selesai_pada = None, pada
    unggahan.save(update_fields=["status", "cacat", "hasil", "isi", "selesai_pada"])
    catat(
        kode,
        unggahan,
        oleh=unggahan.oleh,
        pada=pada,
        unit=unggahan.unit,
        data={"nama": unggahan.nama, **data},
    )
    return unggahan


def _muat(unggahan: Unggahan, pada: datetime) -> Sequence[Hasil]:
    isi, tempatkan = baca_berkas(bytes(unggahan.isi or b""))
    if cacat := periksa_katalog(isi):
        raise DataStandarSalah([tempatkan(c) for c in cacat])
    cacat = [
        Cacat(
            f"daftar {i} › unit › kode",
            f"berkas ini untuk unit {unggahan.unit.kode}, bukan {b['unit']['kode']}.",
        )
        for i, b in enumerate(isi["daftar"], 1)
        if b["unit"]["kode"] != unggahan.unit.kode
    ]
    if cacat:
        raise DataStandarSalah([tempatkan(c) for c in cacat])
    semua = [data for butir in isi["daftar"] for data in butir["layanan"]]
    if not semua:
        raise DataStandarSalah([Cacat("berkas", "tidak memuat satu layanan pun.")])
    hasil = []
    for ke, data in enumerate(semua, 1):
        try:
            with transaction.atomic():
                hasil.append(rancang_satu(unggahan.unit, data, oleh=unggahan.oleh, pada=pada))
        except DataStandarSalah as galat:
            cacat += [tempatkan(c) for c in galat.cacat]
        except (DataError, IntegrityError):
            # what the checks let through and the database does not: said, not tried again for hours
            cacat.append(tempatkan(Cacat(data["kode"], "tidak dapat disimpan; periksa isinya.")))
        tandai(unggahan, ke, len(semua))
    if cacat:
        raise DataStandarSalah(cacat)
    return hasil


def tandai(unggahan: Unggahan, ke: int, dari: int) -> None:
    """How far the worker is: outside of the transaction nobody sees yet, and only a help (may be lost)."""
    cache.set(f"standar:unggahan:{unggahan.kunci}", (ke, dari), 300)


def kemajuan(unggahan: Unggahan) -> tuple[int, int] | None:
    """(services read, of how many) while it runs; None when it has not begun."""
    isi = cache.get(f"standar:unggahan:{unggahan.kunci}")
    return (int(isi[0]), int(isi[1])) if isi else None
