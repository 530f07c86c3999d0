"""Photos and documents of an aduan. Never public: read by the pelapor with the PIN and by who may see the case."""

import secrets
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .aduan import Aduan


class Lampiran(models.Model):
    """One cleaned file (`saring_berkas`). Until the aduan is sent it belongs to a filing in progress."""

    kunci = models.CharField(
        max_length=32, unique=True, default=partial(secrets.token_hex, 16), editable=False
    )
    aduan = models.ForeignKey(Aduan, models.PROTECT, null=True, related_name="lampiran")
    draf = models.CharField(max_length=32, blank=True, db_index=True)
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=20)
    ukuran = models.PositiveIntegerField()
    cerna = models.CharField(max_length=64)
    berkas = models.FileField(upload_to="aduan/")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("lampiran")
        verbose_name_plural = _("lampiran")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aduan__isnull=False, draf="") | (Q(aduan__isnull=True) & ~Q(draf="")),
                name="lampiran_milik_satu",
            )
        ]

    def __str__(self) -> str:
        return self.nama
