"""A look back at a version in force: when, what was found, when the next one is due."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class Peninjauan(models.Model):
    """Dated, never changed; the version itself stays as it was promised."""

    standar = models.ForeignKey(Standar, models.PROTECT, related_name="peninjauan")
    tanggal = models.DateField(_("tanggal"))
    hasil = models.TextField(_("hasil"))
    tindak_lanjut = models.TextField(_("tindak lanjut"), blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    berikutnya = models.DateField(_("peninjauan berikutnya"), null=True, blank=True)

    class Meta:
        verbose_name = _("peninjauan")
        verbose_name_plural = _("peninjauan")
        ordering = ["-tanggal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(berikutnya__isnull=True) | Q(berikutnya__gt=F("tanggal")),
                name="peninjauan_berikutnya_sesudah",
            )
        ]

    def __str__(self) -> str:
        return f"{self.standar} {self.tanggal}"
