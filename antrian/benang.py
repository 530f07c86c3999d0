"""The visit's tickets, for the thread."""

from typing import Any

from antrian.models import Tiket
from pelayanan.benang import Simpul


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
        for t in Tiket.objects.filter(kunjungan=kunjungan_id).select_related("layanan").order_by("pk")
    ]
