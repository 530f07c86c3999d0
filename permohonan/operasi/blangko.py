"""Stock of blanks: received, spoiled, counted again, used for a product. Never below nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from permohonan.galat import BlangkoHabis, BlangkoSudahAda, JumlahKeliru
from permohonan.models import Blangko, Mutasi, Permohonan

from .bagian import kini

TERBANYAK = 1_000_000


@transaction.atomic(durable=True)
def buat_blangko(
    *, unit: Unit, nama: str, batas: int, oleh: Pengguna, pada: datetime | None = None
) -> Blangko:
    """A kind of blank at `unit`, none in stock yet. Raises BlangkoSudahAda."""
    b, baru = Blangko.objects.get_or_create(unit=unit, nama=nama.strip(), defaults={"batas": batas})
    if not baru:
        raise BlangkoSudahAda
    catat("permohonan.blangko.dibuat", b, oleh=oleh, pada=kini(pada), unit=unit, data={"nama": b.nama})
    return b


@transaction.atomic(durable=True)
def catat_mutasi(
    *,
    blangko: Blangko,
    jenis: str,
    jumlah: int,
    keterangan: str,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Mutasi:
    """Received or spoiled: `jumlah` pieces; counted again: `jumlah` is what is really there.

    Raises JumlahKeliru (nothing, too many, more spoiled than there are, a count without a reason).
    """
    pada = kini(pada)
    b = Blangko.objects.select_for_update(of=("self",)).select_related("unit").get(pk=blangko.pk)
    if not 0 <= jumlah <= TERBANYAK or (jumlah == 0 and jenis != Mutasi.Jenis.HITUNG):
        raise JumlahKeliru(_("Isi jumlah antara 1 dan 1.000.000."))
    if jenis != Mutasi.Jenis.MASUK and not keterangan.strip():
        raise JumlahKeliru(_("Tulis sebabnya di keterangan."))
    beda = {
        Mutasi.Jenis.MASUK: jumlah,
        Mutasi.Jenis.RUSAK: -jumlah,
        Mutasi.Jenis.HITUNG: jumlah - b.stok,
    }[Mutasi.Jenis(jenis)]
    if b.stok + beda < 0:
        raise JumlahKeliru(_("Sisa tinggal %(n)s.") % {"n": b.stok})
    return _ubah(b, jenis, beda, keterangan.strip()[:200], None, oleh, pada)


def pakai(blangko: Blangko, p: Permohonan, oleh: Pengguna | None, pada: datetime) -> Mutasi:
    """One piece for the product of `p`, inside the caller's transaction. Raises BlangkoHabis."""
    b = Blangko.objects.select_for_update(of=("self",)).select_related("unit").get(pk=blangko.pk)
    if b.stok < 1:
        raise BlangkoHabis(b.nama)
    return _ubah(b, Mutasi.Jenis.TERPAKAI, -1, "", p, oleh, pada)


def _ubah(
    b: Blangko,
    jenis: str,
    beda: int,
    keterangan: str,
    p: Permohonan | None,
    oleh: Pengguna | None,
    pada: datetime,
) -> Mutasi:
    semula = b.menipis
    b.stok += beda
    b.save(update_fields=["stok"])
    m = Mutasi.objects.create(
        blangko=b,
        jenis=jenis,
        jumlah=beda,
        sisa=b.stok,
        permohonan=p,
        keterangan=keterangan,
        oleh=oleh,
        pada=pada,
    )
    kode = "permohonan.blangko.menipis" if b.menipis and not semula else "permohonan.blangko.berubah"
    catat(
        kode,
        b,
        oleh=oleh,
        pada=pada,
        unit=b.unit,
        data={"nama": b.nama, "jenis": jenis, "beda": beda, "sisa": b.stok},
    )
    return m
