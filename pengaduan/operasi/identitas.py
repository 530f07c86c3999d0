"""Looking at who told us. Each look is an event."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from pengaduan.models import Aduan, Pelapor
from pengaduan.operasi.dasar import kunci
from pengaduan.operasi.galat import AlasanKosong, TanpaIdentitas


@transaction.atomic(durable=True)
def lihat_identitas(*, aduan: Aduan, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Pelapor:
    """The pelapor's identity, opened with a reason that stays in the log.

    Raises TanpaIdentitas, AlasanKosong. Who may: `akses_identitas` in `identitas_boleh`.
    """
    if not alasan.strip():
        raise AlasanKosong(bidang="alasan")
    aduan = kunci(aduan)
    pelapor = Pelapor.objects.filter(aduan=aduan).first()
    if pelapor is None:
        raise TanpaIdentitas
    catat(
        "pengaduan.identitas.dilihat",
        aduan,
        oleh=oleh,
        pada=pada or timezone.now(),
        data={"alasan": alasan.strip()[:200]},
    )
    return pelapor
