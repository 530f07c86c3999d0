"""Biro jasa: who may arrange things for others, told to everybody (KepMenPAN 63/2003: their status must be clear)."""

import secrets
from datetime import date
from functools import partial

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .layanan import Layanan


class BiroJasa(models.Model):
    """A registered agent of one unit. A permohonan may point here; whether it still may act says `boleh`."""

    class Status(models.TextChoices):
        AKTIF = "aktif", _("Aktif")
        DIBEKUKAN = "dibekukan", _("Dibekukan")
        DICABUT = "dicabut", _("Dicabut")

    kunci = models.CharField(
        max_length=16, unique=True, default=partial(secrets.token_hex, 8), editable=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="biro_jasa", verbose_name=_("unit"))
    nama = models.CharField(_("nama biro"), max_length=150)
    alamat = models.CharField(_("alamat"), max_length=250, blank=True)
    telepon = models.CharField(_("telepon"), max_length=30, blank=True)
    nomor_keputusan = models.CharField(_("nomor keputusan"), max_length=120)
    tanggal_keputusan = models.DateField(_("tanggal keputusan"))
    berlaku = DateRangeField(_("masa berlaku"))  # [first day, day after the last)
    layanan = models.ManyToManyField(Layanan, related_name="biro_jasa", verbose_name=_("boleh mengurus"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.AKTIF)
    alasan = models.CharField(_("alasan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("biro jasa")
        verbose_name_plural = _("biro jasa")
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "nomor_keputusan"], name="biro_jasa_keputusan"),
            models.CheckConstraint(
                condition=Q(status="aktif", alasan="") | (~Q(status="aktif") & ~Q(alasan="")),
                name="biro_jasa_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(berlaku__isempty=False, berlaku__lower_inf=False, berlaku__upper_inf=False),
                name="biro_jasa_bermasa",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def boleh(self, hari: date) -> bool:
        """May act on that day: not frozen, not withdrawn, within the period."""
        return self.status == self.Status.AKTIF and hari in self.berlaku
