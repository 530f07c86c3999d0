"""What pages read: sums and counts per day, and the list of days whose sums are stale."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .periode import Periode


class JumlahMungkin(models.Func):
    """Of each unsur at most all respondents filled it, and what they gave lies between 1 and 4 each.

    Arrays are checked by a function of the database (migration 0007): a CHECK knows no subquery.
    """

    template = "ikm_rekap_mungkin(n, jumlah, banyak)"
    output_field = models.BooleanField()


class Rekap(models.Model):
    """Respondents, sums and filled counts of one day by one attribute of its answers.

    `kanal`, how they came in, stands on every answer: its rows are the totals. The other attributes (tempat, the
    profile) count only what is still on the answers, so nothing here says more than they do: exact sums by profile
    would give the blanked fields away (fourteen sums are enough to find out which of eighty answers they were made of).
    """

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rekap")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    atribut = models.CharField(max_length=14)
    nilai = models.CharField(max_length=80)
    n = models.BigIntegerField()
    # one place per unsur in annex order
    jumlah = ArrayField(models.BigIntegerField())
    banyak = ArrayField(models.BigIntegerField())

    class Meta:
        verbose_name = _("rekap")
        verbose_name_plural = _("rekap")
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "atribut", "nilai", "layanan", "tanggal"],
                nulls_distinct=False,
                name="rekap_satu_baris",
            ),
            models.CheckConstraint(condition=JumlahMungkin(), name="rekap_mungkin"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.atribut} {self.nilai}: {self.n}"


class RekapProfil(models.Model):
    """Respondents per profile value and period: margins only, so that they join to no answer."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rekap_profil")
    atribut = models.CharField(max_length=14)
    nilai = models.CharField(max_length=12, blank=True)
    banyak = models.BigIntegerField()

    class Meta:
        verbose_name = _("rekap profil")
        verbose_name_plural = _("rekap profil")
        constraints = [
            models.UniqueConstraint(fields=["periode", "atribut", "nilai"], name="rekap_profil_satu_baris")
        ]

    def __str__(self) -> str:
        return f"{self.atribut} {self.nilai}: {self.banyak}"


class RekapUndangan(models.Model):
    """Invitations per service and day: the population of the sample, without counting them on every page."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    tanggal = models.DateField()
    banyak = models.BigIntegerField()

    class Meta:
        verbose_name = _("rekap undangan")
        verbose_name_plural = _("rekap undangan")
        constraints = [
            models.UniqueConstraint(fields=["unit", "tanggal", "layanan"], name="rekap_undangan_satu_baris")
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.layanan_id}: {self.banyak}"


class Kotor(models.Model):
    """A day whose answers changed. Rows are only added and taken, never shared: see `rekap.lipat`."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()

    class Meta:
        verbose_name = _("hari yang perlu dihitung ulang")
        verbose_name_plural = _("hari yang perlu dihitung ulang")

    def __str__(self) -> str:
        return f"{self.periode_id}/{self.layanan_id}/{self.tanggal}"
