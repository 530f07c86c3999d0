"""Appointments: the weekly pattern, its slots with counted places, and who holds one."""

from functools import partial

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from antrian.alur_janji import StatusJanji
from pelayanan import kode


class PolaJanji(models.Model):
    """On this weekday, from … to …, one slot every `menit` minutes with `kapasitas` places."""

    class Hari(models.IntegerChoices):
        SENIN = 0, _("Senin")
        SELASA = 1, _("Selasa")
        RABU = 2, _("Rabu")
        KAMIS = 3, _("Kamis")
        JUMAT = 4, _("Jumat")
        SABTU = 5, _("Sabtu")
        MINGGU = 6, _("Minggu")

    layanan = models.ForeignKey(
        "standar.Layanan", models.CASCADE, related_name="pola_janji", verbose_name=_("layanan")
    )
    hari = models.PositiveSmallIntegerField(_("hari"), choices=Hari)
    dari = models.TimeField(_("dari"))
    sampai = models.TimeField(_("sampai"))
    menit = models.PositiveSmallIntegerField(
        _("lama satu janji (menit)"), default=30, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    kapasitas = models.PositiveSmallIntegerField(
        _("orang per janji"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Tidak pernah lebih dari banyaknya loket yang melayaninya."),
    )

    class Meta:
        verbose_name = _("pola janji temu")
        verbose_name_plural = _("pola janji temu")
        ordering = ["layanan_id", "hari", "dari"]
        constraints = [
            models.UniqueConstraint(fields=["layanan", "hari", "dari"], name="pola_janji_sekali"),
            models.CheckConstraint(
                condition=Q(sampai__gt=F("dari"), menit__gte=5), name="pola_janji_masa_utuh"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan}: {self.get_hari_display()} {self.dari:%H.%M}"


class SlotJanji(models.Model):
    """One slot that somebody booked at least once. `terpakai` never passes `kapasitas`: the database holds it."""

    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    kapasitas = models.PositiveSmallIntegerField()
    terpakai = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("slot janji temu")
        verbose_name_plural = _("slot janji temu")
        constraints = [
            models.UniqueConstraint(fields=["layanan", "mulai"], name="slot_janji_sekali"),
            models.CheckConstraint(condition=Q(terpakai__lte=F("kapasitas")), name="slot_janji_tak_lebih"),
            ExclusionConstraint(
                name="slot_janji_tak_tumpang",
                expressions=[
                    ("layanan", RangeOperators.EQUAL),
                    (
                        Func("mulai", "selesai", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} {self.mulai:%Y-%m-%d %H.%M}"


class JanjiTemu(models.Model):
    """Somebody comes at that time. No account, no name: the code is theirs; `surel` only for the reminder."""

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "J"), editable=False)
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    slot = models.ForeignKey(SlotJanji, models.PROTECT, related_name="janji")
    status = models.CharField(max_length=20, choices=StatusJanji, default=StatusJanji.DIPESAN)
    kebutuhan = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    surel = models.EmailField(_("surel"), blank=True)
    ponsel = models.CharField(max_length=32, blank=True)  # digest, as in Tiket
    tiket = models.OneToOneField("antrian.Tiket", models.PROTECT, null=True, related_name="janji")
    dipesan_pada = models.DateTimeField()
    diingatkan_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("janji temu")
        verbose_name_plural = _("janji temu")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="hadir", tiket__isnull=False) | ~Q(status="hadir") & Q(tiket__isnull=True),
                name="janji_hadir_bertiket",
            )
        ]
        indexes = [
            models.Index(fields=["slot"], condition=Q(status="dipesan"), name="janji_dipesan"),
            models.Index(
                fields=["ponsel"], condition=Q(status="dipesan") & ~Q(ponsel=""), name="janji_ponsel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan}, {self.slot.mulai:%Y-%m-%d %H.%M}"

    def get_absolute_url(self) -> str:
        return reverse("janji", args=[kode.tampil(self.kode)])
