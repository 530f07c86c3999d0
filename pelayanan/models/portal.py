"""What this database is for, and the code that opens its first page."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ModePortal(models.Model):
    """One row, written by the first migration and never changed (trigger): samples and a real unit never mix."""

    class Mode(models.TextChoices):
        CONTOH = "contoh", _("Contoh")
        UNIT = "unit", _("Unit sungguhan")

    mode = models.CharField(max_length=10, choices=Mode)
    ditulis_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("mode portal")
        verbose_name_plural = _("mode portal")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="mode_satu_baris"),
            models.CheckConstraint(condition=Q(mode__in=["contoh", "unit"]), name="mode_dikenal"),
        ]

    def __str__(self) -> str:
        return self.get_mode_display()


class KodeAdmin(models.Model):
    """A one-time code for the page of the first admin; only the newest counts, and only its digest is kept."""

    cerna = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField()
    sampai = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("kode admin pertama")
        verbose_name_plural = _("kode admin pertama")
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gt=F("dibuat_pada")), name="kode_admin_masa_utuh")
        ]

    def __str__(self) -> str:
        return f"{self.dibuat_pada:%Y-%m-%d %H:%M}"
