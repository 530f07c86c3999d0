"""One digest for everything that happened on a day, chained to the day before."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Segel(models.Model):
    """All events with an id above the seal before and up to `sampai_id`; written once (trigger). See segel.py.

    The chain of an object shows that an event in it was changed; only this shows that a whole chain is gone.
    """

    tanggal = models.DateField(_("tanggal"), unique=True)
    dibuat_pada = models.DateTimeField(_("dibuat"))
    dari_id = models.BigIntegerField()
    sampai_id = models.BigIntegerField()
    banyak = models.PositiveIntegerField(_("banyaknya peristiwa"))
    cerna_isi = models.CharField(max_length=64)
    sebelum = models.CharField(max_length=64, blank=True)
    cerna = models.CharField(_("segel"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("segel")
        verbose_name_plural = _("segel")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai_id__gte=F("dari_id")), name="segel_rentang_utuh"),
            # one row follows another; two beats at once make one seal
            models.UniqueConstraint(fields=["sebelum"], name="segel_satu_penerus"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.cerna[:16]}"
