"""Which files of the unit's library the attachments of a version are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from standar.bentuk import Cacat
from standar.galat import DataStandarSalah
from standar.models import Layanan, Standar, VersiDokumen


def temukan(layanan: Layanan, butir: Sequence[Mapping[str, Any]]) -> list[VersiDokumen]:
    """The files named by `butir` ({dokumen: title, kunci, versi}; without a number the newest), in their order.

    A document is known by its kunci, else by its title where only one has it. Nothing named: no query.
    Raises DataStandarSalah with every attachment that the library does not have.
    """
    if not butir:
        return []
    punya: dict[str, dict[int, VersiDokumen]] = {}
    judul: dict[str, set[str]] = {}
    for v in VersiDokumen.objects.filter(dokumen__unit=layanan.unit_id).select_related("dokumen"):
        punya.setdefault(v.dokumen.kunci, {})[v.nomor] = v
        judul.setdefault(v.dokumen.judul, set()).add(v.dokumen.kunci)
    hasil: list[VersiDokumen] = []
    cacat = []
    for i, b in enumerate(butir, 1):
        nama = b.get("dokumen") or ""
        senama = judul.get(nama, set())
        kunci = (
            b.get("kunci") if b.get("kunci") in punya else next(iter(senama)) if len(senama) == 1 else None
        )
        versi = punya.get(str(kunci), {})
        satu = versi.get(b.get("versi") or max(versi, default=0))
        if satu is None or satu in hasil:
            pesan = (
                "lampiran ini tertulis dua kali."
                if satu
                else "ada lebih dari satu dokumen berjudul ini; sebut kuncinya."
                if len(senama) > 1
                else f"versi {b.get('versi')} dokumen “{nama}” tidak ada di perpustakaan unit."
                if versi
                else f"dokumen “{nama or b.get('kunci')}” tidak ada di perpustakaan unit; unggah dahulu."
            )
            cacat.append(Cacat(f"{layanan.kode} › lampiran {i} › dokumen", pesan))
        else:
            hasil.append(satu)
    if cacat:
        raise DataStandarSalah(cacat)
    return hasil


def pilihan(standar: Standar) -> list[tuple[str, str]]:
    """[(kunci:number, title)] for the draft's form: the newest file of each document, and those attached already."""
    terpasang = {x.berkas_id for x in standar.lampiran.all()}
    hasil, sudah = [], set()
    semua = VersiDokumen.objects.filter(dokumen__unit=standar.layanan.unit_id).select_related("dokumen")
    for v in semua.order_by("dokumen__judul", "dokumen_id", "-nomor"):
        if v.dokumen_id not in sudah or v.pk in terpasang:
            nama = f"{v.dokumen.judul} ({v.dokumen.get_jenis_display().lower()}, {_('versi %d') % v.nomor})"
            hasil.append((f"{v.dokumen.kunci}:{v.nomor}", nama))
        sudah.add(v.dokumen_id)
    return hasil
