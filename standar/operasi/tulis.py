"""Writing: a new service, a new draft, what stands in it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar import impor, isi_versi
from standar.alur import DIKERJAKAN
from standar.banding import perubahan
from standar.bentuk import periksa
from standar.cari import indeks
from standar.ekspor import sebagai_data
from standar.impor import DataStandarSalah
from standar.models import Layanan, Standar

from .bagian import KodeLayananTerpakai, MasihAdaRancangan, RancanganBerubah, RancanganTerkunci, S, kunci


@transaction.atomic(durable=True)
def buat_layanan(
    *,
    unit: Unit,
    kode: str,
    nama: str,
    kelompok: str,
    awalan: str = "A",
    kata_kunci: Sequence[str] = (),
    peristiwa_hidup: Sequence[str] = (),
    oleh: Pengguna,
) -> Standar:
    """A new service with an empty draft, version 1. Raises KodeLayananTerpakai."""
    if Layanan.objects.filter(unit=unit, kode=kode).exists():
        raise KodeLayananTerpakai
    layanan = Layanan.objects.create(
        unit=unit,
        kode=kode,
        nama=nama,
        kelompok=kelompok,
        awalan=awalan,
        kata_kunci=list(kata_kunci),
        peristiwa_hidup=list(peristiwa_hidup),
        slug=impor.slug_bebas({"nama": nama, "kode": kode}, unit),
    )
    standar = Standar.objects.create(layanan=layanan, versi=1)
    indeks.perbarui(layanan)
    catat("standar.layanan.dibuat", layanan, oleh=oleh, unit=unit, data={"nama": nama})
    return standar


@transaction.atomic(durable=True)
def ubah_layanan(
    *,
    layanan: Layanan,
    nama: str,
    kelompok: str,
    kata_kunci: Sequence[str],
    peristiwa_hidup: Sequence[str],
    tahap: str | None = None,
    bobot: str | None = None,
    penyedia: str | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Layanan:
    """What the service is called and how people find it; its promise stays as it is. The same again is no event."""
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=layanan.pk)
    baru = {
        "nama": nama,
        "kelompok": kelompok,
        "kata_kunci": list(kata_kunci),
        "peristiwa_hidup": list(peristiwa_hidup),
    }
    baru |= {
        k: v for k, v in (("tahap", tahap), ("bobot", bobot), ("penyedia", penyedia)) if v is not None
    }  # "" is not known; None leaves it
    lama = {bidang: getattr(layanan, bidang) for bidang in baru}
    berubah = [bidang for bidang in baru if baru[bidang] != lama[bidang]]
    if not berubah:
        return layanan
    for bidang in berubah:
        setattr(layanan, bidang, baru[bidang])
    layanan.save(update_fields=[*berubah, "diubah_pada"])
    indeks.perbarui(layanan)
    catat(
        "standar.layanan.diubah",
        layanan,
        oleh=oleh,
        pada=pada,
        unit=layanan.unit,
        data={
            "nama": lama["nama"],
            "bidang": ", ".join(str(Layanan._meta.get_field(b).verbose_name) for b in berubah),  # type: ignore[union-attr]
            "lama": {b: lama[b] for b in berubah},
            "baru": {b: baru[b] for b in berubah},
        },
    )
    return layanan


@transaction.atomic(durable=True)
def buat_rancangan(*, layanan: Layanan, oleh: Pengguna) -> Standar:
    """The next version as a draft: everything of the newest one. Raises MasihAdaRancangan."""
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=layanan.pk)
    versi = Standar.objects.lengkap().filter(layanan=layanan)
    if versi.filter(status__in=DIKERJAKAN).exists():
        raise MasihAdaRancangan
    terakhir = versi.order_by("-versi").first()
    nomor = terakhir.versi + 1 if terakhir else 1
    isi = sebagai_data(terakhir, portal=True) if terakhir else {"nama": layanan.nama, "kode": layanan.kode}
    standar = isi_versi.buat_versi(layanan, isi, versi=nomor)
    catat("standar.standar.dirancang", standar, oleh=oleh, unit=layanan.unit, data={"versi": nomor})
    return standar


@transaction.atomic(durable=True)
def sunting_rancangan(
    *, standar: Standar, data: Mapping[str, Any], oleh: Pengguna, sejak: datetime | None = None
) -> Standar:
    """Put the whole contents of a draft as `data` says (the shape of import; kode stays).

    `sejak`: `diubah_pada` of the draft as the editor saw it; somebody else's save since then is not overwritten
    unseen. What changed, field by field, goes into the event. Raises RancanganTerkunci, RancanganBerubah,
    DataStandarSalah.
    """
    standar = kunci(standar)
    if standar.status != S.RANCANGAN:
        raise RancanganTerkunci
    if sejak is not None and standar.diubah_pada != sejak:
        raise RancanganBerubah
    isi = {**data, "kode": standar.layanan.kode}
    if cacat := periksa(isi):
        raise DataStandarSalah(cacat)
    lama = Standar.objects.lengkap().get(pk=standar.pk)
    lama_data = sebagai_data(lama)
    isi_versi.ganti_isi(standar, isi)
    baru = Standar.objects.lengkap().get(pk=standar.pk)
    if sebagai_data(baru) == lama_data and baru.menit_loket == lama.menit_loket:
        return standar  # pressed "save" twice: nothing happened
    rinci = perubahan(lama, baru)
    catat(
        "standar.standar.disunting",
        standar,
        oleh=oleh,
        unit=standar.layanan.unit,
        data={
            "versi": standar.versi,
            "bidang": ", ".join(r["bidang"] for r in rinci) or "-",
            "rinci": rinci,
        },
    )
    return standar
