"""Spoken names: what no clip in the repository can say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KlipNama(models.Model):
    """The name of a loket, station or service, spoken once where a voice engine is installed (`suara_nama.py`).

    Kept here and not in a file: every web process has it, and it goes with the backup. A few kilobytes each.
    """

    sidik = models.CharField(max_length=16, unique=True)
    kata = models.CharField(max_length=200)
    isi = models.BinaryField()

    class Meta:
        verbose_name = _("nama yang diucapkan")
        verbose_name_plural = _("nama yang diucapkan")

    def __str__(self) -> str:
        return self.kata
