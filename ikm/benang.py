"""The survey on the thread of a visit: the citizen gets the link, officers only read that there is one."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ikm import tautan
from ikm.models import Undangan
from pelayanan.benang import Simpul
from pelayanan.models import Pengguna, Penugasan
from pelayanan.siap import Tanya

_DI_KUNJUNGAN = Tanya(
    lambda kunjungan: (
        Undangan.objects.filter(kunjungan_id=kunjungan).select_related("layanan").order_by("pk")[:1]
    ),
    kunjungan=int,
)


def _petugas(pengguna: Any) -> bool:
    return isinstance(pengguna, Pengguna) and Penugasan.objects.filter(pengguna=pengguna).exists()


def milik_kunjungan(kunjungan_id: int, pengguna: Any) -> list[Simpul]:
    undangan = _DI_KUNJUNGAN.satu(kunjungan=kunjungan_id)
    if undangan is None:
        return []
    jenis, judul = _("Survei kepuasan"), _("Bagaimana pelayanan kami?")
    if _petugas(pengguna):
        # whether this visitor answered is nobody's business at the counter
        return [Simpul(jenis, judul, _("Undangan tersedia bagi pengguna layanan"), None, "survei")]
    if undangan.dipakai:
        return [Simpul(jenis, judul, _("Sudah diisi. Terima kasih."), None, "survei")]
    if undangan.kedaluwarsa_pada < timezone.now():
        return [Simpul(jenis, judul, _("Masa pengisian sudah lewat"), None, "survei")]
    return [Simpul(jenis, judul, _("Kurang dari satu menit, tanpa nama"), tautan.alamat(undangan), "survei")]
