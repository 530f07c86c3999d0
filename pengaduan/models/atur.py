"""What a unit sets: shorter promises, and who stands in for whom."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from pelayanan.waktu_kerja import Lama
from pelayanan.waktu_kerja import Satuan as SatuanWaktu
from pengaduan.aturan import HARI_TERLAMA

from .aduan import Aduan


class AturanUnit(models.Model):
    """A unit's own time for a class: stricter than the common one, never laxer.

    Counted from receipt it takes the place of the common time; counted from the disposition or from the decision it
    runs beside it and reminds. An hour of the clock is the 24th part of a day, so n × 24 hours are never laxer than
    n working days; nor are n calendar days.
    """

    class Satuan(models.TextChoices):
        HARI_KERJA = "hari_kerja", _("hari kerja")
        HARI = "hari", _("hari")
        JAM = "jam", _("jam")

    class Dari(models.TextChoices):
        DITERIMA = "diterima", _("aduan diterima")
        DIDISPOSISIKAN = "didisposisikan", _("pejabat ditunjuk")
        DIPUTUSKAN = "diputuskan", _("diputuskan")

    unit = models.ForeignKey("pelayanan.Unit", models.CASCADE, related_name="+", verbose_name=_("unit"))
    kelas = models.CharField(_("jenis"), max_length=30, choices=Aduan.Kelas)
    jumlah = models.PositiveSmallIntegerField(_("jumlah"))
    satuan = models.CharField(_("satuan"), max_length=10, choices=Satuan, default=Satuan.HARI_KERJA)
    dari = models.CharField(_("sejak"), max_length=16, choices=Dari, default=Dari.DITERIMA)

    class Meta:
        verbose_name = _("janji pengaduan unit")
        verbose_name_plural = _("janji pengaduan unit")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kelas", "dari"], name="aturan_unit_tunggal"),
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(kelas=k)
                        & (
                            Q(satuan__in=["hari_kerja", "hari"], jumlah__range=(1, n))
                            | Q(satuan="jam", jumlah__range=(1, 24 * n))
                        )
                        for k, n in HARI_TERLAMA.items()
                    ),
                    _connector=Q.OR,
                ),
                name="aturan_unit_tidak_lebih_longgar",
                violation_error_message=_(
                    "Janji unit boleh lebih cepat dari aturan umum, tidak boleh lebih lama."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_kelas_display()} {self.jumlah} {self.get_satuan_display()}"

    @property
    def lama(self) -> Lama:
        return Lama(self.jumlah, SatuanWaktu(self.satuan))


class PenggantiQuerySet(models.QuerySet["Pengganti"]):
    def pada_hari(self, hari: date | Func) -> Self:
        """Who stands in for somebody on that local day (a date, or an expression that is one)."""
        return self.filter(mulai__lte=hari, selesai__gte=hari)


class Pengganti(models.Model):
    """An official is away; somebody stands in, from the first to the last day. Both days count."""

    pejabat = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, related_name="+", verbose_name=_("pejabat yang berhalangan")
    )
    pengganti = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, related_name="+", verbose_name=_("pengganti")
    )
    mulai = models.DateField(_("mulai"))
    selesai = models.DateField(_("selesai"))

    objects = PenggantiQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengganti pejabat")
        verbose_name_plural = _("pengganti pejabat")
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="pengganti_masa_utuh"),
            models.CheckConstraint(condition=~Q(pejabat=F("pengganti")), name="pengganti_orang_lain"),
        ]

    def __str__(self) -> str:
        return f"{self.pejabat} → {self.pengganti}"
