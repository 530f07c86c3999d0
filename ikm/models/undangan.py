"""The invitation: proof of a visit, for one answer. It knows that it was used, never for what."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Kunjungan, Unit


def kode_baru() -> str:
    return secrets.token_urlsafe(9)


class Undangan(models.Model):
    """One per visit. The link is `kode` signed (see `tautan.py`): the database alone cannot forge one."""

    kode = models.CharField(max_length=12, unique=True, default=kode_baru, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="undangan_ikm")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    kunjungan = models.OneToOneField(Kunjungan, models.PROTECT, related_name="undangan_ikm")
    # where the visit was served last ("Loket 2", "Laboratorium"): asked for by the scores per titik layanan
    tempat = models.CharField(max_length=80, blank=True)
    dibuat_pada = models.DateTimeField()
    kedaluwarsa_pada = models.DateTimeField()
    # no time of use and no pointer: the event says when, the answer lies sealed in Kotak
    dipakai = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("undangan survei")
        verbose_name_plural = _("undangan survei")
        indexes = [models.Index(fields=["unit", "dibuat_pada"], name="undangan_unit_waktu")]

    def __str__(self) -> str:
        return f"undangan {self.pk}"
