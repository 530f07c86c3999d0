"""Which backups were made, and which failed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CadanganQuerySet(models.QuerySet["Cadangan"]):
    def berhasil(self) -> "CadanganQuerySet":
        return self.filter(galat="")


class Cadangan(models.Model):
    """One try at a backup. `galat` says why there is no file; `nama` is the file's name, not its folder."""

    mulai_pada = models.DateTimeField(_("mulai"))
    selesai_pada = models.DateTimeField(_("selesai"))
    terjadwal = models.BooleanField(_("terjadwal"), default=False)
    nama = models.CharField(_("berkas"), max_length=255, blank=True)
    ukuran = models.BigIntegerField(_("ukuran"), default=0)
    galat = models.CharField(_("sebab gagal"), max_length=500, blank=True)

    objects = CadanganQuerySet.as_manager()

    class Meta:
        verbose_name = _("cadangan")
        verbose_name_plural = _("cadangan")
        ordering = ["-selesai_pada", "-pk"]
        indexes = [models.Index(fields=["-selesai_pada"], name="cadangan_terakhir")]
        constraints = [
            models.CheckConstraint(
                condition=Q(galat="", ukuran__gt=0) | (~Q(galat="") & Q(ukuran=0)),
                name="cadangan_berhasil_atau_tidak",
            )
        ]

    def __str__(self) -> str:
        return self.nama or self.galat
