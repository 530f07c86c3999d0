"""The visit's tickets, for the thread."""

from typing import Any

from antrian.models import Tiket
from pelayanan.benang import Simpul
from pelayanan.siap import Tanya

_DI_KUNJUNGAN = Tanya(
    lambda kunjungan: Tiket.objects.filter(kunjungan_id=kunjungan).select_related("layanan").order_by("pk"),
    kunjungan=int,
)


def milik_kunjungan(kunjungan_id: int, pengguna: Any) -> list[Simpul]:
    """Whoever holds one code of the visit may see its tickets: nothing personal is on them."""
    return [
        Simpul(
            jenis="tiket",
            judul=f"{t.nomor} · {t.layanan}",
            keadaan=t.get_status_display(),
            tautan=t.get_absolute_url(),
            ikon="tiket",
        )
        for t in _DI_KUNJUNGAN.semua(kunjungan=kunjungan_id)
    ]
