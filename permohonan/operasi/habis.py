"""Renewals that fall due are told ahead."""

from datetime import datetime, timedelta

from django.db import transaction

from pelayanan.peristiwa import catat
from permohonan.models import Permohonan, Produk

from .bagian import kini, kunci

HARI_SEBELUM = 30


@transaction.atomic(durable=True)
def ingatkan_habis(*, produk_id: int, pada: datetime | None = None) -> Permohonan | None:
    """A product runs out within 30 days: its holder is told, once. None when it is not, or no longer, due."""
    pada = kini(pada)
    permohonan_id = Produk.objects.filter(pk=produk_id).values_list("permohonan_id", flat=True).first()
    p = kunci(Permohonan(pk=permohonan_id))
    hari = pada.astimezone(p.unit.tz).date()
    produk = (
        Produk.objects.select_for_update(of=("self",))
        .filter(
            pk=produk_id,
            status=Produk.Status.BERLAKU,
            diingatkan_pada=None,
            berlaku_sampai__gte=hari,
            berlaku_sampai__lte=hari + timedelta(days=HARI_SEBELUM),
        )
        .first()
    )
    if produk is None:
        return None
    produk.diingatkan_pada = pada
    produk.save(update_fields=["diingatkan_pada"])
    data = {"sampai": produk.berlaku_sampai}
    catat("permohonan.produk.hampir_habis", p, oleh=None, pada=pada, data=data)
    return p
