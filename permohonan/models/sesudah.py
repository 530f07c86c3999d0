"""What a missed promise leaves behind."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .permohonan import Permohonan


class Kompensasi(models.Model):
    """Opened by itself when the promise is missed; released, or refused with a reason, by a named official.

    What is given is what the maklumat promises (not ganti rugi, UU 25/2009 pasal 42, 50).
    """

    class Status(models.TextChoices):
        DIBUKA = "dibuka", _("Dibuka")
        DIBERIKAN = "diberikan", _("Diberikan")
        TIDAK_DIBERIKAN = "tidak_diberikan", _("Tidak diberikan")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="kompensasi")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    janji = models.CharField(_("yang dijanjikan maklumat"), max_length=500, blank=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.DIBUKA)
    dibuka_pada = models.DateTimeField()
    keterangan = models.CharField(max_length=500, blank=True)
    diputus_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kompensasi")
        verbose_name_plural = _("kompensasi")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="dibuka", diputus_oleh__isnull=True)
                | (~Q(status="dibuka") & Q(diputus_oleh__isnull=False) & ~Q(keterangan="")),
                name="kompensasi_diputus_beralasan",
            )
        ]
        indexes = [
            models.Index(
                fields=["unit", "dibuka_pada"], condition=Q(status="dibuka"), name="kompensasi_terbuka"
            )
        ]

    def __str__(self) -> str:
        return str(self.permohonan)
