"""What this room has on a visit."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pelayanan.benang import Simpul
from permohonan.models import Permohonan


def milik_kunjungan(kunjungan_id: int, pengguna: Any) -> list[Simpul]:
    """The requests of a visit. Their page shows no more than a masked name, so the thread may link it."""
    return [
        Simpul(_("Permohonan"), p.layanan.nama, p.get_status_display(), p.get_absolute_url(), "dokumen")
        for p in Permohonan.objects.bukan_draf()
        .filter(kunjungan_id=kunjungan_id)
        .untuk_daftar()
        .order_by("id")
    ]
