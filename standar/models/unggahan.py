"""A file of standards somebody sent in, and what became of it."""

import secrets
from functools import partial

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit


class Unggahan(models.Model):
    """One upload = one job. The bytes stay until the worker has read them, then only the result does."""

    class Status(models.TextChoices):
        MENUNGGU = "menunggu", _("Menunggu giliran")
        SELESAI = "selesai", _("Selesai dimuat")
        GAGAL = "gagal", _("Tidak ada yang dimuat")

    kunci = models.CharField(
        max_length=32, unique=True, default=partial(secrets.token_hex, 16), editable=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama = models.CharField(_("nama berkas"), max_length=80)
    isi = models.BinaryField(null=True, editable=False)
    status = models.CharField(_("keadaan"), max_length=10, choices=Status, default=Status.MENUNGGU)
    hasil = models.JSONField(_("hasil"), default=dict)  # {"baru": n, "versi_baru": n, "tetap": n}
    cacat = models.JSONField(_("yang perlu diperbaiki"), default=list)  # [{"tempat": …, "pesan": …}]
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="menunggu", isi__isnull=False, selesai_pada__isnull=True)
                | (~Q(status="menunggu") & Q(isi__isnull=True, selesai_pada__isnull=False)),
                name="unggahan_status_sesuai_isi",
            )
        ]

    def __str__(self) -> str:
        return self.nama
