"""What a code scanned at the anjungan or the desk means for the queue.

A sibling is never imported: an app that wants its codes to make a ticket has, in ``<app>/benang.py``,
``def untuk_tiket(kode: str) -> tuple[Layanan, Kunjungan] | None``.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from antrian.alur import BERJALAN, Status
from antrian.models import Hasil, Tiket
from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan, Unit
from standar.models import Layanan

_RUANG = {"P": "permohonan.benang", "D": "permohonan.benang", "A": "pengaduan.benang"}


@dataclass(frozen=True)
class Pindaian:
    """`tiket`: a number that is still good. Else `layanan` (with `asal` or `kunjungan`) to take one for."""

    tiket: Tiket | None = None
    layanan: Layanan | None = None
    asal: Tiket | None = None
    kunjungan: Kunjungan | None = None
    permohonan: str = ""


def boleh_lanjut(t: Tiket) -> bool:
    """Papers were missing, or the day ended too early: its holder comes back on the short lane."""
    return t.status == Status.TIDAK_TERLAYANI or t.hasil == Hasil.BERKAS_KURANG


def baca(teks: str, unit: Unit) -> Pindaian | None:
    """What `teks` means here; None when it is no code of this unit, or nothing to queue for."""
    kode = kode_publik.rapikan(teks)
    if not kode:
        return None
    if kode[0] == "T":
        t = (
            Tiket.objects.select_related("unit__setelan_antrian", "layanan__unit__setelan_antrian")
            .filter(kode=kode, unit=unit)
            .first()
        )
        if t is None:
            return None
        if t.status in BERJALAN or t.status == Status.TIDAK_HADIR:
            return Pindaian(tiket=t)
        return Pindaian(layanan=t.layanan, asal=t) if boleh_lanjut(t) else None
    ruang = _RUANG.get(kode[0])
    if ruang and find_spec(ruang):
        cari = getattr(import_module(ruang), "untuk_tiket", None)
        hasil = cari(kode) if cari else None
        if hasil and hasil[0].unit_id == unit.pk:
            return Pindaian(layanan=hasil[0], kunjungan=hasil[1], permohonan=kode)
    return None
