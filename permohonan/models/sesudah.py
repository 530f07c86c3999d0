"""What a missed promise leaves behind."""

from django.db import models

from standar.models.kompensasi import KasusKompensasi

from .permohonan import Permohonan


class Kompensasi(KasusKompensasi):
    """For a request whose promise was missed."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="kompensasi")

    def __str__(self) -> str:
        return str(self.permohonan)
