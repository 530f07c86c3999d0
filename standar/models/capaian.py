"""The measured truth, folded from events of the rooms above (they are never asked)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Peristiwa

from .layanan import Layanan


class Capaian(models.Model):
    """One case done. One row per event, so a retried delivery changes nothing."""

    class Jenis(models.TextChoices):
        TIKET = "tiket", _("di loket")
        PERMOHONAN = "permohonan", _("permohonan")

    peristiwa = models.OneToOneField(Peristiwa, models.PROTECT, related_name="+")
    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="capaian")
    jenis = models.CharField(_("jenis"), max_length=12, choices=Jenis)
    tanggal = models.DateField(_("tanggal"))  # local to the unit
    selesai_pada = models.DateTimeField(_("selesai pada"))
    menit = models.PositiveIntegerField(_("lama (menit)"))
    tunggu_menit = models.PositiveIntegerField(_("menunggu (menit)"), null=True)
    # null: nothing was promised in a number
    tepat = models.BooleanField(_("dalam janji"), null=True)

    class Meta:
        verbose_name = _("capaian")
        verbose_name_plural = _("capaian")
        indexes = [
            models.Index(
                fields=["layanan", "tanggal"], include=["jenis", "menit", "tepat"], name="capaian_layanan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.layanan_id} {self.tanggal} {self.menit}'"
