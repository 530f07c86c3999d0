"""The letter's PDF, signed and kept: what its hash on the verification page vouches for."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.models import Produk

from .bagian import kini


@transaction.atomic(durable=True)
def simpan_naskah(
    *, produk: Produk, isi: bytes, oleh: Pengguna | None, pada: datetime | None = None
) -> Produk:
    """Keep the signed PDF `isi` of a letter, once: a letter that has its PDF keeps that one."""
    pada = kini(pada)
    p = Produk.objects.select_for_update(of=("self",)).select_related("unit").get(pk=produk.pk)
    if p.sidik_naskah:
        return p
    p.sidik_naskah, p.ditandatangani_pada = hashlib.sha256(isi).hexdigest(), pada
    p.naskah.save("", ContentFile(isi), save=False)
    p.save(update_fields=["naskah", "sidik_naskah", "ditandatangani_pada"])
    catat(
        "permohonan.produk.ditandatangani",
        p,
        oleh=oleh,
        pada=pada,
        unit=p.unit,
        data={"sidik": p.sidik_naskah},
    )
    return p
