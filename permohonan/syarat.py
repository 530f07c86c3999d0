"""The checklist of a version, as this app needs it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pelayanan.models import Pengguna
from permohonan.models import Berkas, Permohonan
from standar.models import Standar


@dataclass(frozen=True)
class Syarat:
    nama: str
    keterangan: str = ""
    wajib: bool = True


def daftar(standar: Standar) -> list[Syarat]:
    """What must be brought, in the order of the version; empty when the version names nothing."""
    baris = getattr(standar, "persyaratan", None)
    if baris is None:
        return []
    return [
        Syarat(
            nama=b.teks,
            keterangan=" · ".join(
                t
                for t in (
                    _("hanya bila %(bila)s") % {"bila": b.bila} if b.bila else "",
                    _("diperoleh di %(tempat)s") % {"tempat": b.diperoleh_di} if b.diperoleh_di else "",
                )
                if t
            )[:500],
            wajib=not b.bila,
        )
        for b in baris.all()
    ]


def salin(
    permohonan: Permohonan,
    standar: Standar,
    *,
    ada: Collection[int] | None = None,
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
    cara: str = "",
) -> None:
    """Give the request its own copy of the checklist.

    With `ada` (numbers of the papers seen on the desk) each is judged at once by `oleh`: seen or not needed.
    """
    baris = []
    for i, s in enumerate(daftar(standar), start=1):
        b = Berkas(
            permohonan=permohonan, urutan=i, nama=s.nama, keterangan=s.keterangan, wajib=s.wajib, cara=cara
        )
        if ada is not None:
            b.putusan = Berkas.Putusan.SESUAI if i in ada else Berkas.Putusan.TIDAK_PERLU
            b.cara = cara if i in ada else ""
            b.diputus_oleh, b.diputus_pada = oleh, pada
        baris.append(b)
    Berkas.objects.bulk_create(baris)
