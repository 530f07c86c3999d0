"""The deadline clock of anything that was promised by a time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .gangguan import Gangguan
from .unit import Unit


class Tenggat(models.Model):
    """A running promise. Computed once when started, paused or resumed; swept by `berikutnya_pada`.

    `anak_tangga` is the ladder as data: rungs in order, each ``{"tingkat", "pada", "penerima"}``, with
    `pada` an ISO time. `tingkat` is the number of rungs climbed. `berikutnya_pada` is when the next one is
    due (null when none is left), so a beat that was off for a week catches up in order.
    """

    jenis = models.CharField(max_length=40)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    # the promise as it was made: {"jumlah": 14, "satuan": "hari_kerja", "dasar": "..."}
    aturan = models.JSONField()
    mulai_pada = models.DateTimeField()
    jatuh_tempo_pada = models.DateTimeField()
    berikutnya_pada = models.DateTimeField(null=True)
    tingkat = models.PositiveSmallIntegerField(default=0)
    anak_tangga = models.JSONField(default=list)
    dijeda_pada = models.DateTimeField(null=True)
    jumlah_jeda = models.PositiveSmallIntegerField(default=0)
    # a disturbance of the unit stops it besides a pause of its own (gangguan.py); henti: [[from, to], …] of those over
    gangguan = models.ForeignKey(Gangguan, models.PROTECT, null=True, related_name="tenggat")
    terhenti_pada = models.DateTimeField(null=True)
    henti = models.JSONField(default=list)
    dipenuhi_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tenggat")
        verbose_name_plural = _("tenggat")
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "objek_jenis", "objek_id"], name="tenggat_satu_per_jenis"
            ),
            models.CheckConstraint(
                condition=Q(jatuh_tempo_pada__gte=models.F("mulai_pada")), name="tenggat_sesudah_mulai"
            ),
            models.CheckConstraint(
                condition=Q(gangguan__isnull=True, terhenti_pada__isnull=True)
                | Q(gangguan__isnull=False, terhenti_pada__isnull=False, dipenuhi_pada__isnull=True),
                name="tenggat_terhenti_oleh_gangguan",
            ),
        ]
        indexes = [
            models.Index(
                fields=["gangguan"], condition=Q(terhenti_pada__isnull=False), name="tenggat_terhenti"
            ),
            models.Index(
                fields=["berikutnya_pada"],
                condition=Q(
                    dipenuhi_pada__isnull=True, dijeda_pada__isnull=True, berikutnya_pada__isnull=False
                ),
                name="tenggat_ditunggu",
            ),
            models.Index(
                fields=["unit", "jatuh_tempo_pada"],
                condition=Q(dipenuhi_pada__isnull=True),
                name="tenggat_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.objek_jenis}:{self.objek_id}"
