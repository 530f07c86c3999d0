"""A penanggung jawab builds what a version asks and what comes out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import rancang, surat
from permohonan.galat import RancanganKeliru, RancanganTerpakai
from permohonan.models import Blangko, Permohonan, Rancangan
from standar.models import Standar

from .bagian import kini

BIDANG = (
    "pertanyaan",
    "produk",
    "tingkat_persetujuan",
    "register",
    "judul",
    "templat",
    "bulan_berlaku",
    "blangko_id",
)


@transaction.atomic(durable=True)
def salin_rancangan(
    *, standar: Standar, oleh: Pengguna | None, pada: datetime | None = None
) -> Rancangan | None:
    """A new version starts with the questions and the letter of the version before it, if there are any."""
    Standar.objects.select_for_update(of=("self",)).get(pk=standar.pk)
    if Rancangan.objects.filter(standar=standar).exists():
        return None
    lama = (
        Rancangan.objects.filter(standar__layanan=standar.layanan_id, standar__versi__lt=standar.versi)
        .order_by("-standar__versi")
        .first()
    )
    if lama is None:
        return None
    r = Rancangan.objects.create(standar=standar, **{b: getattr(lama, b) for b in BIDANG})
    catat(
        "permohonan.rancangan.diatur",
        r,
        oleh=oleh,
        pada=kini(pada),
        unit=standar.layanan.unit_id,
        data={"versi": standar.versi, "pertanyaan": len(r.pertanyaan), "produk": r.produk},
    )
    return r


@transaction.atomic(durable=True)
def atur_rancangan(
    *,
    standar: Standar,
    pertanyaan: list[dict[str, Any]],
    produk: str,
    oleh: Pengguna,
    tingkat_persetujuan: int = 0,
    register: str = "",
    judul: str = "",
    templat: str = "",
    bulan_berlaku: int | None = None,
    blangko: Blangko | None = None,
    pada: datetime | None = None,
) -> Rancangan:
    """Set the design of one version, while nobody has asked under it. Raises RancanganKeliru, RancanganTerpakai."""
    pada = kini(pada)
    Standar.objects.select_for_update(of=("self",)).get(pk=standar.pk)
    # the first one too: who asked for an act without paper is not suddenly asked for answers and a letter
    if Permohonan.objects.bukan_draf().filter(standar=standar).exists():
        raise RancanganTerpakai
    pertanyaan = rancang.ratakan(pertanyaan)
    salah = rancang.periksa(pertanyaan)
    if produk == Rancangan.Produk.SURAT:
        salah += surat.periksa(templat, pertanyaan)
        if not (templat.strip() and judul.strip() and register.strip()):
            salah.append(_("Surat memerlukan judul, isi, dan jenis register."))
        if tingkat_persetujuan < 1:
            salah.append(_("Surat memerlukan sedikitnya satu tingkat persetujuan."))
    if blangko is not None and (
        produk != Rancangan.Produk.BARANG or blangko.unit_id != standar.layanan.unit_id
    ):
        salah.append(_("Blangko hanya untuk barang dengan persediaan, dari unit ini."))
    if salah:
        raise RancanganKeliru(salah)
    r, _dibuat = Rancangan.objects.update_or_create(
        standar=standar,
        defaults={
            "pertanyaan": pertanyaan,
            "produk": produk,
            "tingkat_persetujuan": tingkat_persetujuan,
            "register": register.strip(),
            "judul": judul.strip(),
            "templat": templat.replace("\r\n", "\n"),
            "bulan_berlaku": bulan_berlaku,
            "blangko": blangko,
        },
    )
    catat(
        "permohonan.rancangan.diatur",
        r,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit_id,
        data={"versi": standar.versi, "pertanyaan": len(pertanyaan), "produk": produk},
    )
    return r
