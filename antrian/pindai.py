"""What a code scanned at the anjungan or the desk means for the queue.

A sibling is never imported: an app that wants its codes to make a ticket has, in ``<app>/benang.py``,
``def untuk_tiket(kode: str) -> tuple[Layanan, Kunjungan | None] | None``.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from antrian import operasi
from antrian.alur import BERJALAN, Status
from antrian.forms import layanan_terbuka
from antrian.galat import LayananTidakDibuka
from antrian.models import Hasil, JanjiTemu, Tiket
from antrian.querysets import tanggal_setempat
from pelayanan import idempotensi
from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan, Pengguna, Unit
from standar.models import Layanan

_RUANG = {"P": "permohonan.benang", "A": "pengaduan.benang"}  # a draft has its request's code


@dataclass(frozen=True)
class Pindaian:
    """`tiket`: a number that is still good. Else `layanan` (with `asal` or `kunjungan`) to take one for."""

    tiket: Tiket | None = None
    layanan: Layanan | None = None
    asal: Tiket | None = None
    kunjungan: Kunjungan | None = None
    permohonan: str = ""
    janji: JanjiTemu | None = None


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
    if kode[0] == "J":
        j = (
            JanjiTemu.objects.select_related("tiket", "layanan__unit__setelan_antrian")
            .filter(kode=kode, unit=unit)
            .first()
        )
        if j is None:
            return None
        return Pindaian(tiket=j.tiket) if j.tiket else Pindaian(layanan=j.layanan, janji=j)
    ruang = _RUANG.get(kode[0])
    if ruang and find_spec(ruang):
        cari = getattr(import_module(ruang), "untuk_tiket", None)
        hasil = cari(kode) if cari else None
        if hasil and hasil[0].unit_id == unit.pk:
            # a ticket keeps a request's code; an aduan's never: it would say who complained
            pakai = kode if kode[0] == "P" else ""
            layanan = layanan_terbuka().filter(pk=hasil[0].pk).first()
            ada = _berjalan(unit, pakai)
            if layanan is not None or ada is not None:
                return Pindaian(tiket=ada, layanan=layanan, kunjungan=hasil[1], permohonan=pakai)
    return None


def _berjalan(unit: Unit, permohonan: str) -> Tiket | None:
    """The number somebody already holds today for this request."""
    if not permohonan:
        return None
    hari_ini = Tiket.objects.filter(unit=unit, permohonan=permohonan, tanggal=tanggal_setempat(unit))
    return hari_ini.filter(status__in=BERJALAN).select_related("unit__setelan_antrian", "layanan").first()


def jadikan(p: Pindaian, *, kanal: str, oleh: Pengguna | None = None) -> Tiket:
    """The number that a scanned code means: the one its holder has, else the right new one.

    Two scans at once are one act. Raises what `ambil_tiket` raises.
    """
    if p.tiket is not None:
        return p.tiket
    layanan = p.layanan
    if layanan is None:
        raise LayananTidakDibuka
    kunci = None
    if p.permohonan:
        ke = Tiket.objects.filter(unit=layanan.unit_id, permohonan=p.permohonan).count()
        kunci = idempotensi.kunci_dari("antrian:pindai", f"{p.permohonan}:{ke}", str(layanan.pk))
    return idempotensi.sekali(
        kunci,
        Tiket,
        lambda: operasi.ambil_tiket(
            layanan=layanan,
            asal=p.asal,
            kunjungan=p.kunjungan,
            permohonan=p.permohonan,
            janji=p.janji,
            oleh=oleh,
            kanal=kanal,
        ),
    )
