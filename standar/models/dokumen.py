"""The library of a unit: laws, procedures, forms. A document keeps all its versions."""

import secrets
from functools import partial

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .komponen import Baris
from .standar import Standar


class DokumenQuerySet(models.QuerySet):
    def berisi(self, teks: str) -> "DokumenQuerySet":
        """Every word of `teks` (eight at most) stands in title, number or summary."""
        qs = self
        for kata in teks.replace("\x00", "").split()[:8]:
            qs = qs.filter(Q(judul__icontains=kata) | Q(nomor__icontains=kata) | Q(ringkasan__icontains=kata))
        return qs


class Dokumen(models.Model):
    """A title; what one reads is its newest version."""

    class Jenis(models.TextChoices):
        PERATURAN = "peraturan", _("Peraturan")
        SOP = "sop", _("SOP")
        FORMULIR = "formulir", _("Formulir")
        LAIN = "lain", _("Lainnya")

    kunci = models.CharField(
        max_length=16, unique=True, default=partial(secrets.token_hex, 8), editable=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dokumen", verbose_name=_("unit"))
    jenis = models.CharField(_("jenis"), max_length=10, choices=Jenis)
    judul = models.CharField(_("judul"), max_length=200)
    nomor = models.CharField(
        _("nomor"), max_length=120, blank=True, help_text=_("Misalnya: Perda Nomor 3 Tahun 2024.")
    )
    ringkasan = models.CharField(_("isinya tentang apa"), max_length=500, blank=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = _("dokumen")
        verbose_name_plural = _("dokumen")
        ordering = ["judul", "pk"]

    def __str__(self) -> str:
        return self.judul


class VersiDokumen(models.Model):
    """One file as it was put up. Never changed, never removed: whoever downloaded it can find it again."""

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="versi")
    nomor = models.PositiveSmallIntegerField(_("versi"))
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=80)
    ukuran = models.PositiveIntegerField()
    cerna = models.CharField(max_length=64)
    berkas = models.FileField(upload_to="dokumen/")
    catatan = models.CharField(_("yang berubah"), max_length=300, blank=True)
    diunggah_pada = models.DateTimeField()
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("versi dokumen")
        verbose_name_plural = _("versi dokumen")
        ordering = ["dokumen_id", "-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "nomor"], name="versi_dokumen_nomor"),
            models.UniqueConstraint(fields=["dokumen", "cerna"], name="versi_dokumen_isi_baru"),
        ]

    def __str__(self) -> str:
        return f"{self.dokumen_id} v{self.nomor}"


class Lampiran(Baris):
    """A document that belongs to one version of a standard (denah, formulir): its file as it was then."""

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(VersiDokumen, models.PROTECT, related_name="lampiran")

    class Meta(Baris.Meta):
        verbose_name = _("lampiran")
        verbose_name_plural = _("lampiran")
        constraints = [
            models.UniqueConstraint(fields=["standar", "urutan"], name="lampiran_urutan"),
            models.UniqueConstraint(fields=["standar", "berkas"], name="lampiran_sekali"),
        ]

    def __str__(self) -> str:
        d = self.berkas.dokumen
        return f"{d.judul} ({d.get_jenis_display().lower()}, {_('versi %d') % self.berkas.nomor})"
