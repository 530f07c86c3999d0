"""What a missed deadline leaves behind, and thanks that reach somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from standar.models.kompensasi import KasusKompensasi

from .aduan import Aduan


class Kompensasi(KasusKompensasi):
    """For an aduan whose deadline was missed, or about a fee found illegal, when the maklumat promises it and there
    is somebody to give it to: one case for each.
    """

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="kompensasi")
    # in whose hands it was: does not decide
    lalai = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")

    class Meta(KasusKompensasi.Meta):
        abstract = False
        constraints = [
            *KasusKompensasi.Meta.constraints,
            models.UniqueConstraint(fields=["aduan", "sebab"], name="pengaduan_kompensasi_sekali"),
        ]

    def __str__(self) -> str:
        return str(self.aduan)


class Apresiasi(models.Model):
    """Thanks, brought to the officer they are for. Who thanked stays apart, as in every aduan."""

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="apresiasi")
    untuk = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("apresiasi")
        verbose_name_plural = _("apresiasi")
        ordering = ["-pada"]
        constraints = [models.UniqueConstraint(fields=["aduan", "untuk"], name="apresiasi_sekali")]

    def __str__(self) -> str:
        return f"apresiasi {self.aduan_id}"
