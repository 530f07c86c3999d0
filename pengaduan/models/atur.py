"""What a unit sets: shorter promises, and who stands in for whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pengaduan.aturan import HARI_TERLAMA

from .aduan import Aduan


class AturanUnit(models.Model):
    """A unit's own time for a class, in working days: stricter than the common one, never laxer."""

    unit = models.ForeignKey("pelayanan.Unit", models.CASCADE, related_name="+", verbose_name=_("unit"))
    kelas = models.CharField(_("jenis"), max_length=30, choices=Aduan.Kelas)
    hari_kerja = models.PositiveSmallIntegerField(_("hari kerja"))

    class Meta:
        verbose_name = _("janji pengaduan unit")
        verbose_name_plural = _("janji pengaduan unit")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kelas"], name="aturan_unit_tunggal"),
            models.CheckConstraint(
                condition=Q(
                    *(Q(kelas=k, hari_kerja__range=(1, n)) for k, n in HARI_TERLAMA.items()), _connector=Q.OR
                ),
                name="aturan_unit_tidak_lebih_longgar",
                violation_error_message=_(
                    "Janji unit boleh lebih cepat dari aturan umum, tidak boleh lebih lama."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_kelas_display()} {self.hari_kerja} hari kerja"


class Pengganti(models.Model):
    """An official is away; somebody stands in, from the first to the last day. Both days count."""

    pejabat = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, related_name="+", verbose_name=_("pejabat yang berhalangan")
    )
    pengganti = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, related_name="+", verbose_name=_("pengganti")
    )
    mulai = models.DateField(_("mulai"))
    selesai = models.DateField(_("selesai"))

    class Meta:
        verbose_name = _("pengganti pejabat")
        verbose_name_plural = _("pengganti pejabat")
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="pengganti_masa_utuh"),
            models.CheckConstraint(condition=~Q(pejabat=F("pengganti")), name="pengganti_orang_lain"),
        ]

    def __str__(self) -> str:
        return f"{self.pejabat} → {self.pengganti}"
