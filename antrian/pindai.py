"""What a code scanned at the anjungan or the desk means for the queue.

A sibling is never imported: an app that wants its codes to make a ticket has, in ``<app>/benang.py``,
``def untuk_tiket(kode: str) -> tuple[Layanan, Kunjungan | None] | None``. Where its holder may come back with completed
papers there is also ``def jalur_pendek(kode: str) -> bool``: then the ticket goes on the short lane.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db.models import Q

from antrian import operasi
from antrian.alur import BERJALAN, Status
from antrian.forms import layanan_terbuka
from antrian.galat import LayananTidakDibuka
from antrian.models import Hasil, JanjiTemu, Tiket
from antrian.querysets import tanggal_setempat
from pelayanan import idempotensi
from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan, Pengguna, Peristiwa, Unit
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
    lengkap: bool = False
    kunci: idempotensi.Kunci | None = None

    @property
    def biasa(self) -> bool:
        """A new number in an ordinary lane: its holder may say what they need."""
        return self.tiket is None and self.asal is None and self.janji is None and not self.lengkap


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
    if not ruang or not find_spec(ruang):
        return None
    benang = import_module(ruang)
    hasil = benang.untuk_tiket(kode)
    if hasil is None or hasil[0].unit_id != unit.pk:
        return None
    layanan = layanan_terbuka().filter(pk=hasil[0].pk).first()
    ada, kunci = _pegangan(unit, kode)
    if layanan is None and ada is None:
        return None
    pendek = getattr(benang, "jalur_pendek", None)
    return Pindaian(
        tiket=ada,
        layanan=layanan,
        kunjungan=hasil[1],
        # a ticket keeps a request's code; an aduan's never: it would say who complained
        permohonan=kode if kode[0] == "P" else "",
        lengkap=bool(pendek and pendek(kode)),
        kunci=kunci,
    )


def _pegangan(unit: Unit, kode: str) -> tuple[Tiket | None, idempotensi.Kunci]:
    """The number somebody already holds today for this code, and the key under which a new one is one act.

    The key of the event that gave the number is all that ties it to the code, and only whoever has the portal's
    secret can make it again: the tables alone do not say which ticket an aduan's holder took.
    """
    rahasia = hmac.new(f"antrian.pindai:{settings.SECRET_KEY}".encode(), kode.encode(), hashlib.sha256)
    hari_ini = tanggal_setempat(unit)
    masih = Q(status__in=BERJALAN) | Q(status=Status.TIDAK_HADIR, tanggal=hari_ini)
    ke = 0
    while True:  # as often as a number was taken with this code
        kunci = idempotensi.kunci_dari("antrian:pindai", f"{rahasia.hexdigest()}:{ke}", "")
        pk = Peristiwa.objects.filter(kunci=kunci.kunci).values_list("objek_id", flat=True).first()
        if pk is None:
            return None, kunci
        semua = Tiket.objects.select_related("unit__setelan_antrian", "layanan")
        tiket = semua.filter(masih, pk=pk, unit=unit).first()
        if tiket is not None:
            return tiket, kunci
        ke += 1


def jadikan(p: Pindaian, *, kanal: str, oleh: Pengguna | None = None, kebutuhan: Sequence[str] = ()) -> Tiket:
    """The number that a scanned code means: the one its holder has, else the right new one.

    Two scans at once are one act. Raises what `ambil_tiket` raises.
    """
    if p.tiket is not None:
        return p.tiket
    layanan = p.layanan
    if layanan is None:
        raise LayananTidakDibuka
    return idempotensi.sekali(
        p.kunci,
        Tiket,
        lambda: operasi.ambil_tiket(
            layanan=layanan,
            asal=p.asal,
            kunjungan=p.kunjungan,
            permohonan=p.permohonan,
            janji=p.janji,
            lengkap=p.lengkap,
            kebutuhan=kebutuhan,
            oleh=oleh,
            kanal=kanal,
        ),
    )
