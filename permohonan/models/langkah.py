"""The standard's own steps, as one request walked them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .permohonan import Permohonan


class LangkahKerja(models.Model):
    """One step of the version, begun when the one before it was finished: who did it, from when to when.

    The next row is written by finishing this one, and at most one is open: there is nothing to skip to.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="langkah_kerja")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    langkah = models.ForeignKey("standar.Langkah", models.PROTECT, related_name="+")
    ke = models.PositiveSmallIntegerField()
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("langkah kerja")
        verbose_name_plural = _("langkah kerja")
        ordering = ["permohonan_id", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "ke"], name="langkah_kerja_ke"),
            models.UniqueConstraint(
                fields=["permohonan"],
                condition=Q(selesai_pada__isnull=True),
                name="langkah_kerja_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True, oleh__isnull=True)
                | Q(selesai_pada__gte=F("mulai_pada"), oleh__isnull=False),
                name="langkah_kerja_selesai_oleh_seseorang",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "selesai_pada"],
                condition=Q(selesai_pada__isnull=False),
                name="langkah_kerja_selesai",
            )
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.langkah}"
