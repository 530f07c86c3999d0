"""What the search knows besides the services themselves: their vocabulary, for typing errors."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kata(models.Model):
    """A word of the catalogue and in how many services it stands. Rebuilt by standar/cari/indeks.py."""

    kata = models.CharField(max_length=60, primary_key=True)
    akar = models.CharField(max_length=60, db_index=True)
    jumlah = models.PositiveIntegerField()
    di_nama = models.PositiveIntegerField(default=0)  # of these, in how many names or keywords

    class Meta:
        verbose_name = _("kata")
        verbose_name_plural = _("kata")
        indexes = [GinIndex(fields=["kata"], name="kata_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.kata
