"""Public consultation (FKP): what people say about a draft, one voice each, and the answer to each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class Masukan(models.Model):
    """A signed-in citizen's word on a version in consultation. Shown without the name."""

    class Sikap(models.TextChoices):
        SETUJU = "setuju", _("Setuju")
        SETUJU_BILA = "setuju_bila", _("Setuju bila diperbaiki")
        TIDAK = "tidak", _("Tidak setuju")

    class Kelompok(models.TextChoices):
        """The five groups of a forum konsultasi publik (PermenPANRB 16/2017)."""

        PENGGUNA = "pengguna", _("Pengguna layanan")
        AHLI = "ahli", _("Ahli, praktisi, akademisi")
        INSTANSI = "instansi", _("Instansi terkait")
        MASYARAKAT = "masyarakat", _("Organisasi masyarakat sipil")
        MEDIA = "media", _("Media massa")

    standar = models.ForeignKey(Standar, models.PROTECT, related_name="masukan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kelompok = models.CharField(_("saya dari"), max_length=12, choices=Kelompok, default=Kelompok.PENGGUNA)
    sikap = models.CharField(_("sikap"), max_length=12, choices=Sikap)
    isi = models.TextField(_("masukan"), max_length=3000, blank=True)
    disampaikan_pada = models.DateTimeField()
    tanggapan = models.TextField(_("tanggapan"), blank=True)
    ditanggapi_pada = models.DateTimeField(null=True, blank=True)
    ditanggapi_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("masukan")
        verbose_name_plural = _("masukan")
        ordering = ["disampaikan_pada", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "oleh"], name="masukan_satu_per_orang"),
            models.CheckConstraint(
                condition=Q(tanggapan="", ditanggapi_pada__isnull=True)
                | (~Q(tanggapan="") & Q(ditanggapi_pada__isnull=False)),
                name="masukan_tanggapan_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sikap_display()}: {self.isi[:60]}"
