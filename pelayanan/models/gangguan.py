"""When the unit cannot keep its promises for a reason outside of them: declared by its head, public, ended by hand."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .orang import Pengguna
from .unit import Unit


class Gangguan(models.Model):
    """A disturbance of a unit, one at a time. `layanan` are the ids of the services concerned, none = all of them;
    their names are kept as they were read (this floor knows no services)."""

    class Sebab(models.TextChoices):
        LISTRIK = "listrik", _("Listrik padam")
        JARINGAN = "jaringan", _("Internet atau jaringan putus")
        PERANGKAT = "perangkat", _("Perangkat atau sistem rusak")
        PASOKAN = "pasokan", _("Blangko atau bahan habis")
        PETUGAS = "petugas", _("Petugas berhalangan")
        BENCANA = "bencana", _("Bencana atau keadaan kahar")
        KEAMANAN = "keamanan", _("Pencurian atau gangguan keamanan")
        LAIN = "lain", _("Sebab lain")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="gangguan", verbose_name=_("unit"))
    layanan = ArrayField(models.BigIntegerField(), default=list, blank=True)
    nama_layanan = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    sebab = models.CharField(_("sebab"), max_length=20, choices=Sebab)
    uraian = models.CharField(_("pengumuman"), max_length=300)
    keputusan = models.CharField(_("dasar keputusan"), max_length=150)
    mulai_pada = models.DateTimeField(_("mulai"))
    dinyatakan_pada = models.DateTimeField()
    dinyatakan_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    selesai_pada = models.DateTimeField(_("selesai"), null=True, blank=True)
    diakhiri_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("gangguan")
        verbose_name_plural = _("gangguan")
        ordering = ["-mulai_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(selesai_pada__isnull=True), name="gangguan_satu_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True, diakhiri_oleh__isnull=True)
                | Q(selesai_pada__gte=F("mulai_pada"), diakhiri_oleh__isnull=False),
                name="gangguan_masa_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sebab_display()}, {self.unit}"
