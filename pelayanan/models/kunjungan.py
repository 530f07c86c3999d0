"""The one thread of a visit."""

from functools import partial

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import kode

from .unit import Unit


class Kunjungan(models.Model):
    """Joins a visit's tickets, requests, aduan and survey invitation, never the survey's answer.

    Every row of those points here; nothing here points at them, so the rooms above stay apart.
    """

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "K"), editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="kunjungan")
    dibuka_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kunjungan")
        verbose_name_plural = _("kunjungan")

    def __str__(self) -> str:
        return kode.tampil(self.kode)
