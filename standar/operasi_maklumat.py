"""The unit gives its word."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar import gambar_tanda
from standar.models import Kompensasi, Maklumat
from standar.operasi import TanggalSalah


@transaction.atomic(durable=True)
def umumkan_maklumat(
    *,
    unit: Unit,
    isi: str,
    nomor_sk: str,
    tanggal_sk: date,
    penanda_tangan: str,
    jabatan: str,
    hak_pengguna: str = "",
    kewajiban_pengguna: str = "",
    hak_unit: str = "",
    kewajiban_unit: str = "",
    akibat: str = "",
    gambar: bytes = b"",
    kompensasi: Sequence[Mapping[str, Any]] = (),
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Maklumat:
    """In force from today; the one before ends yesterday. `kompensasi`: fields of Kompensasi.

    `gambar`: a picture of the signature, kept as a PNG of ours. Raises TanggalSalah, BerkasDitolak.
    """
    bersih = gambar_tanda.bersihkan(gambar) if gambar else None
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    hari = timezone.localdate(pada, unit.tz)
    if tanggal_sk > hari:
        raise TanggalSalah(_("Tanggal SK tidak dapat di masa depan."), bidang="tanggal_sk")
    for lama in Maklumat.objects.filter(unit=unit, berlaku__upper_inf=True):
        lama.berlaku = DateRange(lama.berlaku.lower, max(lama.berlaku.lower, hari))
        lama.save(update_fields=["berlaku"])
    maklumat = Maklumat(
        unit=unit,
        isi=isi,
        nomor_sk=nomor_sk,
        tanggal_sk=tanggal_sk,
        penanda_tangan=penanda_tangan,
        jabatan=jabatan,
        hak_pengguna=hak_pengguna,
        kewajiban_pengguna=kewajiban_pengguna,
        hak_unit=hak_unit,
        kewajiban_unit=kewajiban_unit,
        akibat=akibat,
        berlaku=DateRange(hari, None),
    )
    if bersih is not None:
        maklumat.tanda_tangan.save(f"{secrets.token_hex(16)}.png", ContentFile(bersih), save=False)
    maklumat.save()
    Kompensasi.objects.bulk_create(Kompensasi(maklumat=maklumat, **k) for k in kompensasi)
    catat(
        "standar.maklumat.diumumkan", maklumat, oleh=oleh, pada=pada, unit=unit, data={"nomor_sk": nomor_sk}
    )
    return maklumat
