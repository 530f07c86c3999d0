"""Where mobile counters stand and when: what the rooms below may ask (by name); and who is left in the building."""

from django.utils import timezone

from antrian.models import JadwalKeliling, LayananLoket
from standar.models import Layanan


def loket_di_gedung(layanan: Layanan, **saring: object) -> int:
    """Active lokets that serve it where people come for it: a counter on wheels takes nobody off this queue."""
    return LayananLoket.objects.filter(
        layanan=layanan, loket__aktif=True, loket__jadwal_keliling=None, **saring
    ).count()


def jadwal(*, layanan: int | None = None, unit: int | None = None) -> list[dict[str, str]]:
    """[{loket, tempat, kapan, keterangan}] of active mobile counters, those of one date first; past dates are left out.

    Of one service or of one unit; one query.
    """
    semua = JadwalKeliling.objects.filter(loket__aktif=True).select_related("loket__unit").distinct()
    if layanan is not None:
        semua = semua.filter(loket__layanan=layanan)
    if unit is not None:
        semua = semua.filter(loket__unit=unit)
    return [
        {"loket": j.loket.nama, "tempat": j.tempat, "kapan": j.kapan, "keterangan": j.keterangan}
        for j in semua
        if j.tanggal is None or j.tanggal >= timezone.localdate(timezone=j.loket.unit.tz)
    ]
