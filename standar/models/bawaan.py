"""A personal list that went out by e-mail: what is counted so that nobody's mailbox is flooded through it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class DaftarTerkirim(models.Model):
    """One sending. Neither address nor list is here; the digests are emptied after a day."""

    standar = models.ForeignKey(Standar, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField()
    sidik_sesi = models.CharField(max_length=64, blank=True)
    # of service and address together: tells nothing about either alone
    sidik_isi = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("daftar bawaan terkirim")
        verbose_name_plural = _("daftar bawaan terkirim")
        indexes = [models.Index(fields=["diminta_pada"], name="daftar_terkirim_pada")]

    def __str__(self) -> str:
        return f"{self.standar_id} {self.diminta_pada}"
