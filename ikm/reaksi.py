"""What the survey does when others act."""

from django.db import IntegrityError

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
            pada=p.pada,
        )
    except IntegrityError:
        if not Undangan.objects.filter(kunjungan=p.kunjungan).exists():
            raise  # not the other event of the same visit


def olah_jawaban(p: Peristiwa) -> None:
    """An answer came: let batches go, add up their days. Only hurries; the sweep guarantees."""
    kotak.pindahkan(unit_id=p.unit_id)
    rekap.lipat()
