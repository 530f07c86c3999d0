"""Talk in the case: the applicant and the officers; notes stay among the officers."""

from datetime import datetime

from django.db import transaction

from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import PesanKosong, TungguJawaban
from permohonan.models import Permohonan, Pesan

from .bagian import kini, kunci

PANJANG = 2000
TANPA_JAWABAN = 5  # messages in a row, so that one visitor does not bury the others


def _tulis(p: Permohonan, jenis: str, isi: str, oleh: Pengguna | None, pada: datetime) -> None:
    if not isi.strip():
        raise PesanKosong
    Pesan.objects.create(permohonan=p, jenis=jenis, isi=isi.strip()[:PANJANG], oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def tanya(
    *, permohonan: Permohonan, isi: str, oleh: Pengguna | None, pada: datetime | None = None
) -> Permohonan:
    """The applicant writes to the officer. Raises PesanKosong, TungguJawaban, AlurDitolak when there is no case."""
    p, pada = kunci(permohonan), kini(pada)
    if p.status in (Status.DRAF, Status.DITARIK, Status.KEDALUWARSA):
        raise AlurDitolak
    akhir = Pesan.objects.filter(permohonan=p).percakapan().order_by("-pada", "-pk")
    jenis = list(akhir.values_list("jenis", flat=True)[:TANPA_JAWABAN])
    if jenis.count(Pesan.Jenis.PEMOHON) == TANPA_JAWABAN:
        raise TungguJawaban
    _tulis(p, Pesan.Jenis.PEMOHON, isi, oleh, pada)
    p.pesan_pada = p.pesan_pada or pada
    p.save(update_fields=["pesan_pada"])
    catat("permohonan.pesan.ditanyakan", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def jawab(*, permohonan: Permohonan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Permohonan:
    """An officer writes to the applicant, who is told of it. Raises PesanKosong, AlurDitolak."""
    p, pada = kunci(permohonan), kini(pada)
    if p.draf:
        raise AlurDitolak
    _tulis(p, Pesan.Jenis.PETUGAS, isi, oleh, pada)
    p.pesan_pada = None
    p.save(update_fields=["pesan_pada"])
    catat("permohonan.pesan.dijawab", p, oleh=oleh, pada=pada)
    return p


@transaction.atomic(durable=True)
def catat_internal(
    *, permohonan: Permohonan, isi: str, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """A note among officers: on no page, message or live topic of the applicant's. Raises PesanKosong."""
    p, pada = kunci(permohonan), kini(pada)
    _tulis(p, Pesan.Jenis.CATATAN, isi, oleh, pada)
    catat("permohonan.catatan.ditulis", p, oleh=oleh, pada=pada)
    return p
