"""What a published catalogue says about its unit beyond the unit's own row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit


class KeteranganUnit(models.Model):
    """Header of a unit's catalogue as it was published; kept so that an export says the same again."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="keterangan_standar")
    jenis_sumber = models.CharField(_("jenis menurut sumber"), max_length=40, blank=True)
    situs = models.CharField(_("situs"), max_length=200, blank=True)
    dasar = models.CharField(_("dasar penetapan"), max_length=300, blank=True)
    # the spirit of the unit, written at its desk
    visi = models.CharField(_("visi"), max_length=500, blank=True)
    misi = models.TextField(_("misi"), max_length=3000, blank=True)  # one line a mission
    catatan = models.CharField(_("catatan"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("keterangan unit")
        verbose_name_plural = _("keterangan unit")

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def butir_misi(self) -> list[str]:
        return [b.strip() for b in self.misi.splitlines() if b.strip()]
