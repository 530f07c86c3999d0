"""What a missed promise leaves behind."""

from django.db import models

from standar.models.kompensasi import KasusKompensasi

from .permohonan import Permohonan


class Kompensasi(KasusKompensasi):
    """For a request whose promise was missed, or whose product was wrong: one case for each."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="kompensasi")

    class Meta(KasusKompensasi.Meta):
        abstract = False
        constraints = [
            *KasusKompensasi.Meta.constraints,
            models.UniqueConstraint(fields=["permohonan", "sebab"], name="permohonan_kompensasi_sekali"),
        ]

    def __str__(self) -> str:
        return str(self.permohonan)
