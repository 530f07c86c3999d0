"""Which browsers an officer has signed in from. The open sessions themselves are allauth's (usersessions)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .orang import Pengguna


class PerangkatMasuk(models.Model):
    """One browser of one person, known by a random cookie of its own; only that cookie's digest is kept."""

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="perangkat_masuk")
    cerna = models.CharField(max_length=64)
    # "Chrome di Windows": words of ours, not what the browser sent
    nama = models.CharField(max_length=60)
    pertama_pada = models.DateTimeField()
    terakhir_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("perangkat masuk")
        verbose_name_plural = _("perangkat masuk")
        ordering = ["-terakhir_pada"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "cerna"], name="perangkat_masuk_sekali"),
            models.CheckConstraint(
                condition=Q(terakhir_pada__gte=F("pertama_pada")), name="perangkat_masuk_urut"
            ),
        ]

    def __str__(self) -> str:
        return self.nama
