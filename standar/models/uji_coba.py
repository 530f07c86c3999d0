"""How a trial went: judged before anything is decreed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class PenilaianUjiCoba(models.Model):
    """One judgement of a trial in the three respects; the newest of the running trial counts. Never changed."""

    class Nilai(models.TextChoices):
        BAIK = "baik", _("Baik")
        KURANG = "kurang", _("Belum baik")

    standar = models.ForeignKey(Standar, models.PROTECT, related_name="penilaian_uji_coba")
    dinilai_pada = models.DateTimeField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sarpras = models.CharField(_("sarana dan prasarana"), max_length=6, choices=Nilai)
    kemudahan = models.CharField(_("kemudahan"), max_length=6, choices=Nilai)
    keteraturan = models.CharField(_("keteraturan alur"), max_length=6, choices=Nilai)
    catatan = models.CharField(_("catatan"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("penilaian uji coba")
        verbose_name_plural = _("penilaian uji coba")
        ordering = ["-dinilai_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sarpras="baik", kemudahan="baik", keteraturan="baik") | ~Q(catatan=""),
                name="uji_coba_kurang_bercatatan",
            )
        ]

    def __str__(self) -> str:
        return f"{self.standar} {self.dinilai_pada:%Y-%m-%d}"

    @property
    def baik(self) -> bool:
        return {self.sarpras, self.kemudahan, self.keteraturan} == {self.Nilai.BAIK}
