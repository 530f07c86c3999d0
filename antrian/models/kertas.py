"""Numbers set aside for paper while the screens are dark, and what became of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from antrian import nomor as tulisan


class NomorKertas(models.Model):
    """One number of a day's gapless series, printed on a slip: entered afterwards as a ticket, or not used."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    gangguan = models.ForeignKey("pelayanan.Gangguan", models.PROTECT, related_name="nomor_kertas")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    tanggal = models.DateField()
    awalan = models.CharField(max_length=3)
    urut = models.PositiveIntegerField()
    tiket = models.OneToOneField("antrian.Tiket", models.PROTECT, null=True, related_name="kertas")
    tidak_dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("nomor kertas")
        verbose_name_plural = _("nomor kertas")
        ordering = ["tanggal", "awalan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "awalan", "tanggal", "urut"], name="kertas_nomor_unik"),
            models.CheckConstraint(
                condition=Q(tiket__isnull=True) | Q(tidak_dipakai_pada__isnull=True), name="kertas_satu_nasib"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def nomor(self) -> str:
        """``A-017``."""
        return tulisan.tulis(self.awalan, self.urut)
