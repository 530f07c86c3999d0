"""Where mobile counters stand and when: what the rooms below may ask (by name)."""

from django.utils import timezone

from antrian.models import JadwalKeliling


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
