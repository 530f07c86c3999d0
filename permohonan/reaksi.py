"""What this app does when something happened."""

from pelayanan.models import Peristiwa
from permohonan import operasi
from permohonan.alur import Status
from permohonan.models import Permohonan, Rancangan


def terbitkan_surat(p: Peristiwa) -> None:
    """An approved letter needs nobody to press a second time: number and QR come at once. Idempotent."""
    permohonan = Permohonan.objects.filter(pk=p.objek_id, status=Status.DISETUJUI).first()
    if permohonan is None:
        return
    if Rancangan.objects.filter(standar_id=permohonan.standar_id, produk=Rancangan.Produk.SURAT).exists():
        operasi.terbitkan(permohonan=permohonan, oleh=p.oleh)
