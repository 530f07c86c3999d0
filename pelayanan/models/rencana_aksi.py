"""One place for every corrective action, whatever showed the need for it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .unit import Unit


class RencanaAksi(models.Model):
    """What will be done, by whom, by when; closed only with evidence.

    `asal_jenis`, `asal_id`, `asal_bagian` say what it answers to ("ikm.periode", 7, "kecepatan"), so that the
    rooms above need not know each other.
    """

    class Status(models.TextChoices):
        DIRENCANAKAN = "direncanakan", _("Direncanakan")
        DIKERJAKAN = "dikerjakan", _("Dikerjakan")
        SELESAI = "selesai", _("Selesai")
        DIBATALKAN = "dibatalkan", _("Dibatalkan")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rencana_aksi", verbose_name=_("unit"))
    asal_jenis = models.CharField(max_length=40, blank=True)
    asal_id = models.BigIntegerField(null=True, blank=True)
    asal_bagian = models.CharField(max_length=40, blank=True)
    masalah = models.CharField(_("masalah"), max_length=160)
    kegiatan = models.CharField(_("kegiatan"), max_length=300)
    prioritas = models.PositiveSmallIntegerField(_("prioritas"), default=1)
    penanggung_jawab = models.CharField(_("penanggung jawab"), max_length=120)
    tenggat = models.DateField(_("selesai paling lambat"))
    status = models.CharField(max_length=14, choices=Status, default=Status.DIRENCANAKAN)
    kemajuan = models.PositiveSmallIntegerField(_("kemajuan (%)"), default=0)
    bukti = models.CharField(_("bukti"), max_length=500, blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rencana aksi")
        verbose_name_plural = _("rencana aksi")
        ordering = ["unit_id", "status", "prioritas", "tenggat"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(status="selesai", selesai_pada__isnull=False, kemajuan=100) & ~Q(bukti=""))
                | (~Q(status="selesai") & Q(selesai_pada__isnull=True)),
                name="rencana_aksi_selesai_dengan_bukti",
            ),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="rencana_aksi_kemajuan_persen"),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=F("dibuat_pada")),
                name="rencana_aksi_selesai_sesudah_dibuat",
            ),
        ]
        indexes = [models.Index(fields=["asal_jenis", "asal_id"], name="rencana_aksi_asal")]

    def __str__(self) -> str:
        return self.kegiatan
