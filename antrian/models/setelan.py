"""How a unit runs its queue."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from antrian.kanal import Kanal
from antrian.urutan import Aturan
from pelayanan.models import Unit


class SetelanAntrian(models.Model):
    """One row per unit; without one the defaults below hold (`untuk`)."""

    class Jenis(models.TextChoices):
        KETAT = "ketat", _("Prioritas selalu didahulukan")
        RASIO = "rasio", _("Berselang-seling menurut rasio")
        MENUA = "menua", _("Prioritas didahulukan, yang lama menunggu tidak tersalip terus")

    unit = models.OneToOneField("pelayanan.Unit", models.CASCADE, related_name="setelan_antrian")
    aturan = models.CharField(_("aturan urutan"), max_length=10, choices=Jenis, default=Jenis.MENUA)
    rasio_prioritas = models.PositiveSmallIntegerField(
        _("rasio: prioritas"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    rasio_reguler = models.PositiveSmallIntegerField(
        _("rasio: reguler"), default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    bonus_menit = models.PositiveSmallIntegerField(_("prioritas dihitung lebih lama (menit)"), default=30)
    tiket_per_ponsel = models.PositiveSmallIntegerField(
        _("tiket terbuka per ponsel sehari"), default=3, validators=[MinValueValidator(1)]
    )
    kuota_harian = models.PositiveIntegerField(_("kuota tiket sehari"), null=True, blank=True)
    kuota_per_jam = models.PositiveIntegerField(_("kuota tiket per jam"), null=True, blank=True)
    kuota_ponsel = models.PositiveIntegerField(_("kuota tiket lewat ponsel sehari"), null=True, blank=True)
    janji_awal_menit = models.PositiveSmallIntegerField(
        _("janji temu: boleh datang lebih awal (menit)"), default=30
    )
    janji_toleransi_menit = models.PositiveSmallIntegerField(
        _("janji temu: ditunggu setelah jamnya (menit)"), default=15
    )
    panggil_terbanyak = models.PositiveSmallIntegerField(
        _("panggilan terbanyak"), default=3, validators=[MinValueValidator(1)]
    )
    simpan_semalam = models.BooleanField(
        _("simpan antrean semalam"), default=False, help_text=_("Nomor kemarin masih berlaku hari ini.")
    )
    pesan_papan = models.CharField(_("pesan di papan"), max_length=160, blank=True)
    info_papan = models.TextField(
        _("informasi di papan"),
        max_length=1400,
        blank=True,
        help_text=_("Satu kalimat per baris; bergantian di papan di antara panggilan."),
    )

    class Meta:
        verbose_name = _("setelan antrean")
        verbose_name_plural = _("setelan antrean")

    def __str__(self) -> str:
        return f"{self.unit}"

    @property
    def daftar_info(self) -> list[str]:
        """The unit's own sentences for the board, in order."""
        return [b.strip() for b in self.info_papan.splitlines() if b.strip()]

    @property
    def rumus(self) -> Aturan:
        return Aturan(self.aturan, self.rasio_prioritas, self.rasio_reguler, self.bonus_menit)

    @classmethod
    def untuk(cls, unit: "Unit") -> "SetelanAntrian":
        """The unit's settings, or the defaults, unsaved. Free when the unit came with `setelan_antrian`."""
        try:
            return unit.setelan_antrian
        except cls.DoesNotExist:
            return cls(unit=unit)


class Kuota(models.Model):
    """How many numbers are given of one kind: a service (or all), a channel (or all), a day or an hour."""

    class Masa(models.TextChoices):
        HARI = "hari", _("sehari")
        JAM = "jam", _("sejam")

    setelan = models.ForeignKey(SetelanAntrian, models.CASCADE, related_name="kuota")
    layanan = models.ForeignKey(
        "standar.Layanan", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("layanan")
    )
    kanal = models.CharField(_("cara mengambil"), max_length=10, choices=Kanal, blank=True)
    masa = models.CharField(_("dalam"), max_length=5, choices=Masa, default=Masa.HARI)
    banyak = models.PositiveIntegerField(_("paling banyak"))

    class Meta:
        verbose_name = _("kuota")
        verbose_name_plural = _("kuota")
        constraints = [
            models.UniqueConstraint(
                fields=["setelan", "layanan", "kanal", "masa"], name="kuota_satu_baris", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.layanan or '*'} {self.kanal or '*'}: {self.banyak}/{self.masa}"


class Tolakan(models.Model):
    """People turned away, counted: demand that no number shows."""

    class Sebab(models.TextChoices):
        TUTUP = "tutup", _("Di luar jam layanan")
        KUOTA = "kuota", _("Kuota habis")
        PONSEL = "ponsel", _("Batas tiket per ponsel")

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    tanggal = models.DateField()
    jam = models.PositiveSmallIntegerField()
    sebab = models.CharField(max_length=10, choices=Sebab)
    jumlah = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("tolakan")
        verbose_name_plural = _("tolakan")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "layanan", "tanggal", "jam", "sebab"], name="tolakan_satu_baris"
            )
        ]

    def __str__(self) -> str:
        return f"{self.layanan} {self.tanggal} {self.jam:02d}: {self.jumlah}"
