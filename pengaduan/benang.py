"""What this room has on a visit."""

from typing import Any

from django.utils.translation import gettext as _

from pelayanan import akses
from pelayanan.benang import Simpul
from pelayanan.models import Kunjungan
from pelayanan.siap import Tanya
from pengaduan.alur import TERTUTUP
from pengaduan.models import Aduan
from standar.models import Layanan

_TERBUKA = Tanya(
    lambda kunjungan: (
        Aduan.objects.filter(
            kunjungan_id=kunjungan,
            identitas=Aduan.Identitas.TERBUKA,
            sifat=Aduan.Sifat.PUBLIK,
            terlapor__isnull=True,
        )
        .only("kode", "status")
        .order_by("pk")
    ),
    kunjungan=int,
)


def milik_kunjungan(kunjungan_id: int, pengguna: Any) -> list[Simpul]:
    """Officers with the right see the case; whoever else holds a code of the visit sees only that an open
    aduan was filed, and reads it with its PIN. Anonim and confidential ones stay unseen: the terlapor may
    hold the ticket."""
    if akses.unit_berhak(pengguna, "pengaduan.lihat"):
        qs = Aduan.objects.filter(kunjungan_id=kunjungan_id)
        daftar = [(a, f"/pengaduan/kasus/{a.kode_tampil}/") for a in qs.terlihat_oleh(pengguna)]
    else:
        daftar = [(a, f"/a/{a.kode_tampil}/") for a in _TERBUKA.semua(kunjungan=kunjungan_id)]
    return [
        Simpul(jenis="aduan", judul=_("Aduan"), keadaan=a.get_status_display(), tautan=tautan, ikon="pesan")
        for a, tautan in daftar
    ]


def untuk_tiket(kode: str) -> tuple[Layanan, Kunjungan | None] | None:
    """The service an open aduan is about. Its visit only when anybody may know who complained: the ticket's other
    holders would see it."""
    a = Aduan.objects.select_related("layanan", "kunjungan").filter(kode=kode).first()
    if a is None or a.layanan is None or a.status in TERTUTUP:
        return None
    terbuka = (
        a.identitas == Aduan.Identitas.TERBUKA and a.sifat == Aduan.Sifat.PUBLIK and a.terlapor_id is None
    )
    return a.layanan, a.kunjungan if terbuka else None
