"""Makers of the queue. States are reached by calling operations, never by writing `status=`."""

import datetime

from django.utils import timezone

from antrian import operasi
from antrian.models import Hasil, JanjiTemu, LayananLoket, Loket, PolaJanji, Tiket, TitikLayanan
from pelayanan.models import Unit
from standar.models import Layanan
from tests.standar import pabrik as standar


def layanan(unit: Unit, awalan: str = "A", nama: str = "", **isi) -> Layanan:
    """A service in force, numbered with `awalan`."""
    return standar.layanan_berlaku(unit, **({"nama": nama} if nama else {}), awalan=awalan, **isi)


def loket(
    unit: Unit, *melayani: Layanan, nomor: int = 0, petugas=None, titik: TitikLayanan | None = None
) -> Loket:
    """Loket `nomor` serving these services (first = its own, later ones as help); open when `petugas` sits there."""
    nomor = nomor or Loket.objects.filter(unit=unit).count() + 1
    k = Loket.objects.create(unit=unit, nama=f"Loket {nomor}", nomor=nomor, titik=titik)
    for satu in melayani:
        LayananLoket.objects.create(loket=k, layanan=satu, urutan=1)
    return operasi.buka_loket(loket=k, oleh=petugas) if petugas else k


def baru_saja(unit: Unit, menit: float) -> datetime.datetime:
    """`menit` minutes ago, but today at the unit: at its midnight numbers begin anew."""
    kini = timezone.now()
    tengah_malam = timezone.localtime(kini, unit.tz).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(kini - datetime.timedelta(minutes=menit), tengah_malam)


def tiket(satu: Layanan, **isi) -> Tiket:
    """A number, waiting."""
    return operasi.ambil_tiket(layanan=satu, **isi)


def tiket_dipanggil(satu: Layanan, k: Loket, petugas, **isi) -> Tiket:
    """A number, called to the loket (which must be free, and nobody ahead)."""
    tiket(satu, **isi)
    return operasi.panggil_berikutnya(loket=k, oleh=petugas)


def tiket_dilayani(satu: Layanan, k: Loket, petugas, **isi) -> Tiket:
    tiket_dipanggil(satu, k, petugas, **isi)
    return operasi.mulai_layani(loket=k, oleh=petugas)


def tiket_selesai(
    satu: Layanan, k: Loket, petugas, hasil: str = Hasil.SELESAI, menit: float = 5, pada=None, **isi
) -> Tiket:
    """A finished number: waited a minute, served `menit` minutes, from `pada` (default: just now)."""
    pada = pada or baru_saja(satu.unit, menit + 1)
    satu_menit = datetime.timedelta(minutes=1)
    operasi.ambil_tiket(layanan=satu, pada=pada, **isi)
    operasi.panggil_berikutnya(loket=k, oleh=petugas, pada=pada + satu_menit)
    operasi.mulai_layani(loket=k, oleh=petugas, pada=pada + satu_menit)
    return operasi.selesaikan(
        loket=k, hasil=hasil, oleh=petugas, pada=pada + satu_menit + datetime.timedelta(minutes=menit)
    )


def pola_janji(satu: Layanan, kapasitas: int = 1, menit: int = 30) -> None:
    """Appointments all day, every day."""
    for hari in range(7):
        PolaJanji.objects.create(
            layanan=satu,
            hari=hari,
            dari=datetime.time(0, 0),
            sampai=datetime.time(23, 30),
            menit=menit,
            kapasitas=kapasitas,
        )


def janji(satu: Layanan, ke: int = 0, **isi) -> JanjiTemu:
    """An appointment in the `ke`-th free slot of tomorrow."""
    from django.utils import timezone

    from antrian.janji import tersedia

    if not PolaJanji.objects.filter(layanan=satu).exists():
        pola_janji(satu)
    semua = tersedia(satu, timezone.now())
    slot = [s for s in list(semua.values())[1] if s.sisa][ke]
    return operasi.buat_janji(layanan=satu, mulai=slot.mulai, **isi)
