"""Writing a message down. Part of a reaction or an operation; nothing is sent here."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pelayanan.models import Kabar, Pengguna, Peristiwa, TemplatKabar, Unit
from pelayanan.sandi import indeks_buta

from .saluran import OLEH_ORANG, siap
from .templat import isi_tempat, kamus

S = Kabar.Saluran


def tulis(
    p: Peristiwa,
    *,
    unit: Unit,
    templat: str,
    saluran: str,
    tujuan: str,
    nilai: Mapping[str, object],
    untuk: Pengguna | None = None,
    objek_id: int | None = None,
) -> None:
    """One message about the event `p`, in the unit's own words if it has any. The same twice is one.

    tujuan  address or number; kept encrypted
    untuk   who takes it over when no machine can send it, and who is asked when it must be said by a person
    objek_id  whom it concerns when that is not the object of `p` but one of the same kind: its record forgets it too
    An unreachable channel makes a task at once when the template is `mendesak`, else nothing.
    """
    if unit.latihan:
        return  # nobody outside hears of practice
    t = kamus()[templat]
    orang = saluran in OLEH_ORANG or not siap(saluran)
    if orang and (t.petugas or not t.mendesak):
        return
    baris = TemplatKabar.objects.filter(unit=unit, kunci=templat).values_list("judul", "isi").first()
    judul, isi = baris or (str(t.judul), str(t.isi))
    semua = {"unit": unit.nama, "portal": settings.NAMA_PORTAL, **{k: str(v) for k, v in nilai.items()}}
    kini = timezone.now()
    jadi = Kabar.objects.bulk_create(
        [
            Kabar(
                unit=unit,
                peristiwa=p,
                objek_jenis=p.objek_jenis,
                objek_id=p.objek_id if objek_id is None else objek_id,
                templat=templat,
                saluran=saluran,
                # a browser that cannot be reached is nobody's task: the page says the same
                luar=not (t.petugas or t.sekilas or saluran == S.DORONG),
                tujuan=tujuan,
                cerna_tujuan=indeks_buta(tujuan, "kabar"),
                judul=" ".join(isi_tempat(judul, semua).split())[:150],
                isi=isi_tempat(isi, semua).strip(),
                untuk=untuk,
                status=Kabar.Status.TUGAS if orang else Kabar.Status.MENUNGGU,
                siap_pada=kini,
                dibuat_pada=p.pada,
            )
        ],
        ignore_conflicts=True,
    )
    if jadi and not orang:
        transaction.on_commit(buru, robust=True)


def buru() -> None:
    """Ask a worker to send now; lost, the next sweep does."""
    from pelayanan.tasks import kirim_kabar

    kirim_kabar.apply_async(retry=False, expires=15)
