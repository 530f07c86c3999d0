"""An objection to a refusal."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import TeksSandi

from .permohonan import Permohonan


class Keberatan(models.Model):
    """One per request. Who decides is never who refused: the database says so too."""

    class Status(models.TextChoices):
        MENUNGGU = "menunggu", _("menunggu putusan")
        DIKABULKAN = "dikabulkan", _("dikabulkan")
        DITOLAK = "ditolak", _("ditolak")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="keberatan")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    alasan = TeksSandi(_("alasan keberatan"))
    diajukan_pada = models.DateTimeField()
    penolak = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.MENUNGGU)
    pertimbangan = models.CharField(_("pertimbangan"), max_length=1000, blank=True)
    diputus_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("keberatan")
        verbose_name_plural = _("keberatan")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="menunggu", diputus_oleh__isnull=True, diputus_pada__isnull=True)
                | (
                    ~Q(status="menunggu")
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                    & ~Q(pertimbangan="")
                    & ~Q(diputus_oleh=F("penolak"))
                ),
                name="keberatan_diputus_pejabat_lain",
            ),
        ]

    def __str__(self) -> str:
        return str(self.permohonan)
