"""Files the applicant sent."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from .berkas import Berkas


def kunci_baru() -> str:
    return secrets.token_urlsafe(24)


def tempat(unggahan: "Unggahan", nama: str) -> str:
    """Where it lies: nothing of the person in the name."""
    return f"permohonan/{unggahan.kunci[:2]}/{unggahan.kunci}"


class Unggahan(models.Model):
    """One file of one document, checked by its content and stripped of where and when it was photographed."""

    class Jenis(models.TextChoices):
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"
        PDF = "application/pdf", "PDF"

    kunci = models.CharField(max_length=40, unique=True, default=kunci_baru, editable=False)
    berkas = models.ForeignKey(Berkas, models.CASCADE, related_name="unggahan")
    isi = models.FileField(_("berkas"), upload_to=tempat)
    jenis = models.CharField(max_length=20, choices=Jenis)
    ukuran = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        ordering = ["diunggah_pada"]
        constraints = [
            models.UniqueConstraint(fields=["berkas", "sidik"], name="unggahan_tidak_dua_kali"),
        ]

    def __str__(self) -> str:
        return f"{self.berkas}: {self.get_jenis_display()}"
