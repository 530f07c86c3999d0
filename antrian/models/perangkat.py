"""Devices of a unit: wall boards and ticket printers. Each has a key of its own: one lost or sold can be cut off."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def kunci_baru() -> str:
    """128 bits. Kept as it is: it opens only what everybody in the room sees, and the admin must show the address."""
    return secrets.token_urlsafe(16)


class PerangkatPapan(models.Model):
    """A board at a wall: of the whole unit, or of the lokets of one zone."""

    class Tata(models.TextChoices):
        LENGKAP = "lengkap", _("Lengkap: panggilan, berikutnya, perkiraan")
        PANGGILAN = "panggilan", _("Panggilan saja, lebih besar")

    unit = models.ForeignKey("pelayanan.Unit", models.CASCADE, related_name="papan", verbose_name=_("unit"))
    nama = models.CharField(_("nama"), max_length=60, help_text=_("Misalnya: Ruang tunggu lantai 2."))
    kunci = models.CharField(max_length=32, unique=True, default=kunci_baru, editable=False)
    loket = models.ManyToManyField(
        "antrian.Loket",
        blank=True,
        related_name="+",
        verbose_name=_("loket di zona ini"),
        help_text=_("Kosong: semua loket unit."),
    )
    tata = models.CharField(_("tata letak"), max_length=10, choices=Tata, default=Tata.LENGKAP)
    aktif = models.BooleanField(
        _("aktif"), default=True, help_text=_("Matikan untuk mencabut kunci perangkat ini.")
    )
    terlihat_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("papan")
        verbose_name_plural = _("papan")
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="papan_nama_per_unit")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("layar", args=[self.kunci])


class Pencetak(models.Model):
    """A ticket printer, and what its own page or an officer last said of it and of its paper."""

    class Keadaan(models.TextChoices):
        SIAP = "siap", _("Siap")
        KERTAS_MENIPIS = "kertas_menipis", _("Kertas hampir habis")
        KERTAS_HABIS = "kertas_habis", _("Kertas habis")
        RUSAK = "rusak", _("Tidak dapat mencetak")

    unit = models.ForeignKey(
        "pelayanan.Unit", models.CASCADE, related_name="pencetak", verbose_name=_("unit")
    )
    nama = models.CharField(_("nama"), max_length=60, help_text=_("Misalnya: Anjungan pintu utama."))
    kunci = models.CharField(max_length=32, unique=True, default=kunci_baru, editable=False)
    keadaan = models.CharField(_("keadaan"), max_length=16, choices=Keadaan, default=Keadaan.SIAP)
    dilaporkan_pada = models.DateTimeField(null=True, editable=False)
    aktif = models.BooleanField(
        _("aktif"), default=True, help_text=_("Matikan untuk mencabut kunci perangkat ini.")
    )

    class Meta:
        verbose_name = _("pencetak tiket")
        verbose_name_plural = _("pencetak tiket")
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="pencetak_nama_per_unit")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("pencetak", args=[self.kunci])

    @property
    def siap(self) -> bool:
        return self.keadaan == self.Keadaan.SIAP
