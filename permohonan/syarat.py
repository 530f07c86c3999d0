"""The checklist of a version, as this app needs it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from pelayanan.bahasa import asli
from pelayanan.models import Pengguna
from permohonan.models import Berkas, Permohonan
from standar.models import Standar


@dataclass(frozen=True)
class Syarat:
    nama: str
    keterangan: str = ""
    wajib: bool = True


def daftar(standar: Standar) -> list[Syarat]:
    """What must be brought, in the order of the version, as written down; empty when the version names nothing."""
    baris = getattr(standar, "persyaratan", None)
    if baris is None:
        return []
    return [
        Syarat(
            nama=b.teks,
            keterangan=" · ".join(
                t
                for t in (
                    asli(_("hanya bila %(bila)s")) % {"bila": b.bila} if b.bila else "",
                    asli(_("diperoleh di %(tempat)s")) % {"tempat": b.diperoleh_di} if b.diperoleh_di else "",
                )
                if t
            )[:500],
            wajib=not b.bila,
        )
        for b in baris.all()
    ]


def surat_kuasa() -> Syarat:
    """What a registered biro jasa brings on top of the version's checklist."""
    return Syarat(
        asli(_("Surat kuasa dari pemohon kepada biro jasa")),
        asli(_("asli, bermeterai, dengan fotokopi KTP")),
    )


def sesuaikan_kuasa(permohonan: Permohonan) -> None:
    """The row for the surat kuasa comes and goes with who asks, always as the last line."""
    ada = permohonan.berkas.filter(kuasa=True).first()
    perlu = permohonan.atas == Permohonan.Atas.BIRO_JASA
    if perlu and ada is None:
        akhir = permohonan.berkas.order_by("-urutan").values_list("urutan", flat=True).first() or 0
        k = surat_kuasa()
        Berkas.objects.create(
            permohonan=permohonan, urutan=akhir + 1, nama=k.nama, keterangan=k.keterangan, kuasa=True
        )
    elif ada is not None and not perlu:
        ada.delete()  # its files are swept as orphans


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
    semua = [(s, False) for s in daftar(standar)]
    if permohonan.atas == Permohonan.Atas.BIRO_JASA:
        semua.append((surat_kuasa(), True))
    for i, (s, kuasa) in enumerate(semua, start=1):
        b = Berkas(
            permohonan=permohonan,
            urutan=i,
            nama=s.nama,
            keterangan=s.keterangan,
            wajib=s.wajib,
            cara=cara,
            kuasa=kuasa,
        )
        if ada is not None:
            b.putusan = Berkas.Putusan.SESUAI if i in ada else Berkas.Putusan.TIDAK_PERLU
            b.cara = cara if i in ada else ""
            b.diputus_oleh, b.diputus_pada = oleh, pada
            if i in ada:
                b.asli_oleh, b.asli_pada = oleh, pada
        baris.append(b)
    Berkas.objects.bulk_create(baris)
