"""What this room has on a visit."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pelayanan.benang import Simpul
from pelayanan.models import Kunjungan
from pelayanan.siap import Tanya
from permohonan.alur import Status
from permohonan.models import Permohonan
from standar.models import Layanan

_DI_KUNJUNGAN = Tanya(
    lambda kunjungan: (
        Permohonan.objects.bukan_draf()
        .filter(kunjungan_id=kunjungan)
        .select_related("layanan")
        .only("kode", "status", "layanan__nama")
        .order_by("id")
    ),
    kunjungan=int,
)


def milik_kunjungan(kunjungan_id: int, pengguna: Any) -> list[Simpul]:
    """The requests of a visit. Their page shows no more than a masked name, so the thread may link it."""
    return [
        Simpul(_("Permohonan"), p.layanan.nama, p.get_status_display(), p.get_absolute_url(), "dokumen")
        for p in _DI_KUNJUNGAN.semua(kunjungan=kunjungan_id)
    ]


def untuk_tiket(kode: str) -> tuple[Layanan, Kunjungan | None] | None:
    """Its service and visit, when there is still something to do at a counter: bring papers, ask, collect."""
    p = Permohonan.objects.select_related("layanan", "kunjungan").filter(kode=kode).first()
    usai = (Status.DISERAHKAN, Status.DITOLAK, Status.DITARIK, Status.KEDALUWARSA)
    return None if p is None or p.status in usai else (p.layanan, p.kunjungan)


def jalur_pendek(kode: str) -> bool:
    """Its holder was told what is missing and comes with it: the short lane of the queue."""
    return Permohonan.objects.filter(kode=kode, status=Status.DILENGKAPI).exists()
