"""How an officer without an e-mail address begins: a code on a slip of paper, good once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .orang import Pengguna


class KodeMulai(models.Model):
    """The code is kept as its digest and gone when it was used; printed anew, the one before is void."""

    pengguna = models.OneToOneField(Pengguna, models.CASCADE, related_name="kode_mulai")
    cerna = models.CharField(max_length=64)
    sampai = models.DateTimeField()

    class Meta:
        verbose_name = _("kode mulai")
        verbose_name_plural = _("kode mulai")

    def __str__(self) -> str:
        return str(self.pengguna)
