"""Published standards as data → services and versions. Nothing is invented, nothing is half-imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar.alur import DIKERJAKAN
from standar.bentuk import JENIS_LAYANAN, KATA_ALAMAT, Cacat, periksa
from standar.cari import indeks
from standar.ekspor import sebagai_data, sebutan_lampiran
from standar.galat import DataStandarSalah
from standar.isi_versi import buat_versi, ganti_isi
from standar.lampiran import temukan
from standar.models import (
    Layanan,
    Standar,
)

__all__ = [
    "DataStandarSalah",
    "Hasil",
    "impor_layanan",
    "impor_satu",
    "kode_berulang",
    "rancang_satu",
    "yang_ada",
]


@dataclass(frozen=True)
class Hasil:
    """What became of one record: "baru", "versi_baru" or "tetap"."""

    layanan: Layanan
    keadaan: str


@transaction.atomic(durable=True)
def impor_layanan(
    *,
    unit: Unit,
    data: Mapping[str, Any],
    oleh: Pengguna | None,
    berlaku_dari: date | None = None,
    pada: datetime | None = None,
) -> Layanan:
    """One published service into `unit`, in force from `berlaku_dari` (default: the data's own, else today).

    The same data again changes nothing; other data for a known code becomes the next version and replaces
    the one in force, from a day that has come and is not before that one's first. Raises DataStandarSalah.
    """
    return impor_satu(unit, data, oleh=oleh, berlaku_dari=berlaku_dari, pada=pada).layanan


def rancang_satu(
    unit: Unit, data: Mapping[str, Any], *, oleh: Pengguna | None, pada: datetime | None
) -> Hasil:
    """One record as a draft, inside the caller's transaction: what whoever may write but not decree may import.

    A service in force with the same data stays as it is; with other data it gets a next version in draft; a
    draft that is there takes the new contents. Name and kind of a known service are not changed by a draft.
    """
    if cacat := periksa(data):
        raise DataStandarSalah(cacat)
    kode, portal = data["kode"], data.get("portal") or {}
    layanan = Layanan.objects.select_for_update().filter(unit=unit, kode=kode).first()
    if layanan is None:
        layanan = Layanan(unit=unit, kode=kode, slug=slug_bebas(data, unit))
        _isi_layanan(layanan, data, portal)
        layanan.save()
        standar, keadaan = buat_versi(layanan, data, versi=1), "baru"
        indeks.perbarui(layanan)
        catat("standar.layanan.dibuat", layanan, oleh=oleh, pada=pada, unit=unit, data={"nama": layanan.nama})
    else:
        for bidang in ("nama", "kelompok"):
            if data[bidang] != getattr(layanan, bidang):
                raise DataStandarSalah(
                    [
                        Cacat(
                            f"{kode} › {bidang}",
                            f"layanan ini sudah ada dengan “{getattr(layanan, bidang)}”.",
                        )
                    ]
                )
        versi = list(Standar.objects.lengkap().filter(layanan=layanan).order_by("-versi"))
        draf = next((s for s in versi if s.status in DIKERJAKAN), None)
        if draf is not None and draf.status != Standar.Status.RANCANGAN:
            raise DataStandarSalah(
                [
                    Cacat(
                        kode,
                        f"versi {draf.versi} sedang {draf.get_status_display().lower()}; selesaikan dulu.",
                    )
                ]
            )
        kini = draf or next((s for s in versi if s.status == Standar.Status.BERLAKU), None)
        if kini is not None and _sama(kini, data):
            return Hasil(layanan, "tetap")
        if draf is not None:
            standar, keadaan = draf, "versi_baru"
            ganti_isi(standar, data)
        else:
            standar, keadaan = (
                buat_versi(layanan, data, versi=versi[0].versi + 1 if versi else 1),
                "versi_baru",
            )
    catat(
        "standar.standar.dirancang_dari_berkas",
        standar,
        oleh=oleh,
        pada=pada,
        unit=unit,
        data={"versi": standar.versi},
    )
    return Hasil(layanan, keadaan)


def _sama(standar: Standar, data: Mapping[str, Any]) -> bool:
    """Does the record say what this version says already? Raises DataStandarSalah with what the library lacks."""
    return _tanpa_portal(sebagai_data(standar)) == _tanpa_portal(_lampiran_penuh(standar.layanan, data))


def _lampiran_penuh(layanan: Layanan, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same record with every attachment named as an export names it, so that a title alone is no change.

    Raises DataStandarSalah with what the library does not have.
    """
    if not data.get("lampiran"):
        return data
    return {**data, "lampiran": [sebutan_lampiran(v) for v in temukan(layanan, data["lampiran"])]}


def kode_berulang(isi: Sequence[tuple[str, Any]]) -> list[Cacat]:
    """Two records of one unit with the same code contradict each other: which one holds?"""
    sudah: set[tuple[str, str]] = set()
    cacat = []
    for unit, data in isi:
        kode = str(data.get("kode", "")) if isinstance(data, Mapping) else ""
        if kode and (unit, kode) in sudah:
            cacat.append(
                Cacat(f"{kode} › kode", f"muncul dua kali di unit {unit}; dua versi saling bertentangan.")
            )
        sudah.add((unit, kode))
    return cacat


Punya = Mapping[str, tuple[Layanan, Sequence[Standar]]]


def yang_ada(unit: Unit, kode: Sequence[str]) -> Punya:
    """{code: (service, its versions in force and being worked on)} of those there are: seven queries for any number.

    The services are locked, in order of their id.
    """
    kunci = Layanan.objects.select_for_update(of=("self",)).filter(unit=unit, kode__in=kode).order_by("pk")
    versi: dict[int, list[Standar]] = {x.pk: [] for x in kunci}
    if versi:
        hidup = [Standar.Status.BERLAKU, *DIKERJAKAN]
        for s in Standar.objects.lengkap().filter(layanan__in=list(versi), status__in=hidup):
            versi[s.layanan_id].append(s)
    for x in kunci:
        x.unit = unit
    return {x.kode: (x, versi[x.pk]) for x in kunci}


def impor_satu(
    unit: Unit,
    data: Mapping[str, Any],
    *,
    oleh: Pengguna | None,
    berlaku_dari: date | None,
    pada: datetime | None,
    punya: Punya | None = None,
) -> Hasil:
    """One checked record inside the caller's transaction; for operations of this app only.

    `punya`: what the unit has (`yang_ada`), when the caller imports many.
    """
    if cacat := periksa(data):
        raise DataStandarSalah(cacat)
    portal = data.get("portal") or {}
    pada = pada or timezone.now()
    hari = timezone.localdate(pada, unit.tz)
    mulai = berlaku_dari or portal.get("berlaku_dari") or hari
    if mulai > hari:
        raise _tanggal_salah(
            data, f"{mulai} belum tiba; muat berkas ini pada hari itu, atau tulis rancangannya."
        )
    punya = punya if punya is not None else yang_ada(unit, [data["kode"]])
    layanan, versi = punya.get(data["kode"], (None, ()))
    lama = None
    if any(s.status in DIKERJAKAN for s in versi):
        raise DataStandarSalah(
            [
                Cacat(
                    data["kode"],
                    "ada versi yang sedang dikerjakan di portal ini; selesaikan atau cabut dulu.",
                )
            ]
        )
    if layanan is None:
        layanan = Layanan(unit=unit, kode=data["kode"], slug=slug_bebas(data, unit))
        keadaan = "baru"
    else:
        lama = next((s for s in versi if s.status == Standar.Status.BERLAKU), None)
        if lama is not None and _sama(lama, data):
            if _isi_layanan(layanan, data, portal):
                layanan.save()
                indeks.perbarui(layanan)
            return Hasil(layanan, "tetap")
        keadaan = "versi_baru"
    _isi_layanan(layanan, data, portal)
    layanan.save()
    if lama is not None:
        dari = lama.berlaku.lower
        if dari and mulai < dari:
            raise _tanggal_salah(data, f"{mulai} lebih awal dari versi yang berlaku sejak {dari}.")
        lama.berlaku = DateRange(dari, mulai)
        lama.status = Standar.Status.DIGANTIKAN
        lama.save(update_fields=["berlaku", "status", "diubah_pada"])
    terakhir = 0
    if keadaan != "baru":
        ada = Standar.objects.filter(layanan=layanan).aggregate(
            n=Max("versi"), habis=Max("berlaku__endswith")
        )
        terakhir = ada["n"] or 0
        if ada["habis"] and mulai < ada["habis"]:
            raise _tanggal_salah(data, f"{mulai} masih dalam masa versi sebelumnya, sampai {ada['habis']}.")
    standar = buat_versi(layanan, data, versi=terakhir + 1)
    # put in force when its rows are there: nothing can be added to a version in force
    standar.status, standar.berlaku = Standar.Status.BERLAKU, DateRange(mulai, None)
    standar.save(update_fields=["status", "berlaku", "diubah_pada"])
    indeks.perbarui(layanan)
    catat("standar.layanan.diimpor", layanan, oleh=oleh, pada=pada, unit=unit, data={"versi": standar.versi})
    return Hasil(layanan, keadaan)


def _tanggal_salah(data: Mapping[str, Any], pesan: str) -> DataStandarSalah:
    return DataStandarSalah([Cacat(f"{data['kode']} › portal › berlaku_dari", pesan)])


def _tanpa_portal(data: Mapping[str, Any]) -> dict[str, Any]:
    """Only what was published, without the empty keys: null and a missing key both mean "not known"."""
    return {k: v for k, v in data.items() if k not in ("portal", "nama", "kelompok") and v is not None} | {
        k: data[k] for k in ("nama", "kelompok")
    }


def _isi_layanan(layanan: Layanan, data: Mapping[str, Any], portal: Mapping[str, Any]) -> bool:
    """What the file says about the service itself; true when that changes anything."""
    isi = {"nama": data["nama"], "kelompok": data["kelompok"]} | {
        k: portal[k]
        for k in ("awalan", "urutan", "kata_kunci", "peristiwa_hidup", *JENIS_LAYANAN)
        if portal.get(k) is not None
    }
    berubah = {k: v for k, v in isi.items() if getattr(layanan, k) != v}
    for bidang, nilai in berubah.items():
        setattr(layanan, bidang, nilai)
    return bool(berubah)


def slug_bebas(data: Mapping[str, Any], unit: Unit) -> str:
    """`kartu-keluarga`; taken already, or a word of our own addresses: with the unit's code, then with a number."""
    dasar = slugify((data.get("portal") or {}).get("slug") or data["nama"])[:80].strip("-") or slugify(
        data["kode"]
    )
    calon = [dasar, f"{dasar}-{slugify(unit.kode)}"[:110]]
    terpakai = {*KATA_ALAMAT, *Layanan.objects.filter(slug__startswith=dasar).values_list("slug", flat=True)}
    for slug in calon:
        if slug not in terpakai:
            return slug
    nomor = 2
    while f"{calon[1]}-{nomor}" in terpakai:
        nomor += 1
    return f"{calon[1]}-{nomor}"
