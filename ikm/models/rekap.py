"""What pages read: sums and counts per day, and the list of days whose sums are stale."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .instrumen import Unsur
from .jawaban import Kanal
from .periode import Periode


class Rekap(models.Model):
    """Sum and filled count of one unsur on one day; the row without an unsur counts respondents."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rekap")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    kanal = models.CharField(max_length=10, choices=Kanal)
    tanggal = models.DateField()
    unsur = models.ForeignKey(Unsur, models.PROTECT, null=True, related_name="+")
    jumlah = models.BigIntegerField()
    banyak = models.BigIntegerField()

    class Meta:
        verbose_name = _("rekap")
        verbose_name_plural = _("rekap")
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "layanan", "tanggal", "kanal", "unsur"],
                nulls_distinct=False,
                name="rekap_satu_baris",
            ),
            models.CheckConstraint(
                condition=Q(banyak__gte=0, jumlah__gte=0) & Q(jumlah__lte=models.F("banyak") * 4),
                name="rekap_mungkin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.unsur_id}: {self.jumlah}/{self.banyak}"


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


class RekapBagian(models.Model):
    """Sums of one day by one attribute (tempat, or a profile field), only of what is still on the answers.

    So nothing here says more than the answers do: exact sums by profile would give the blanked fields away
    (fourteen sums are enough to find out which of eighty answers they were made of).
    """

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="rekap_bagian")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    atribut = models.CharField(max_length=14)
    nilai = models.CharField(max_length=80)
    n = models.BigIntegerField()
    # one place per unsur in annex order
    jumlah = ArrayField(models.BigIntegerField())
    banyak = ArrayField(models.BigIntegerField())

    class Meta:
        verbose_name = _("rekap bagian")
        verbose_name_plural = _("rekap bagian")
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "atribut", "nilai", "layanan", "tanggal"],
                nulls_distinct=False,
                name="rekap_bagian_satu_baris",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.atribut} {self.nilai}: {self.n}"


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
