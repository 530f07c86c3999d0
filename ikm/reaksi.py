"""What the survey does when others act."""

from django.db import IntegrityError

from antrian.models import Tiket
from ikm import kotak, operasi, rekap
from ikm.models import Undangan
from pelayanan.models import Peristiwa
from standar.models import Layanan


def undang_survei(p: Peristiwa) -> None:
    """A service ended: its visit may answer the survey, once, however many services it had."""
    if p.kunjungan is None or Undangan.objects.filter(kunjungan=p.kunjungan).exists():
        return
    layanan = Layanan.objects.select_related("unit").filter(pk=p.data.get("layanan")).first()
    if layanan is None:
        return
    try:
        operasi.buat_undangan(
            unit=layanan.unit,
            layanan=layanan,
            kunjungan=p.kunjungan,
            asal=p.objek_jenis.rpartition(".")[2],
            asal_id=p.objek_id,
            tempat=_tempat(p),
            pada=p.pada,
        )
    except IntegrityError:
        if not Undangan.objects.filter(kunjungan=p.kunjungan).exists():
            raise  # not the other event of the same visit


def _tempat(p: Peristiwa) -> str:
    """Where the ticket was finished: the station, or the counter where the unit has no stations."""
    if p.objek_jenis != "antrian.tiket":
        return ""
    tiket = Tiket.objects.select_related("loket__titik").filter(pk=p.objek_id).first()
    if tiket is None or tiket.loket is None:
        return ""
    return tiket.loket.titik.sebutan if tiket.loket.titik else tiket.loket.nama


def olah_jawaban(p: Peristiwa) -> None:
    """An answer came: let batches go, add up their days. Only hurries; the sweep guarantees."""
    kotak.pindahkan(unit_id=p.unit_id)
    rekap.lipat()
