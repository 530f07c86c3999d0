"""How a unit works its requests, and the draws for the re-check."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .permohonan import Permohonan


class Pengaturan(models.Model):
    """One row per unit; a unit without one has the defaults."""

    unit = models.OneToOneField(
        "pelayanan.Unit", models.PROTECT, related_name="pengaturan_permohonan", verbose_name=_("unit")
    )
    bagi_otomatis = models.BooleanField(
        _("bagikan sendiri"),
        default=False,
        help_text=_("Permohonan baru langsung diberikan kepada verifikator yang bebannya paling ringan."),
    )
    persen_uji_petik = models.PositiveSmallIntegerField(
        _("pemeriksaan ulang (persen)"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("Dari seratus pekerjaan selesai, berapa yang diundi untuk diperiksa ulang orang kedua."),
    )
    antar = models.BooleanField(
        _("hasil dapat diantar ke rumah"),
        default=False,
        help_text=_("Pemohon boleh memilih diantar; petugas yang bernama mengantarnya."),
    )

    class Meta:
        verbose_name = _("pengaturan permohonan")
        verbose_name_plural = _("pengaturan permohonan")
        constraints = [
            models.CheckConstraint(condition=Q(persen_uji_petik__lte=100), name="pengaturan_persen"),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class UjiPetik(models.Model):
    """One draw: the number 0–99 that came out, the percentage it was held against, and what the re-check found.

    Also the draws that did not hit are kept: only so can anybody see that it was fair.
    """

    class Hasil(models.TextChoices):
        SESUAI = "sesuai", _("Sesuai")
        TEMUAN = "temuan", _("Ada temuan")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="uji_petik")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    persen = models.PositiveSmallIntegerField()
    angka = models.PositiveSmallIntegerField()
    terpilih = models.BooleanField()
    diundi_pada = models.DateTimeField()
    hasil = models.CharField(max_length=8, choices=Hasil, blank=True)
    catatan = models.CharField(_("temuan"), max_length=500, blank=True)
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    diperiksa_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("uji petik")
        verbose_name_plural = _("uji petik")
        constraints = [
            models.CheckConstraint(
                condition=Q(angka__lte=99)
                & (Q(terpilih=True, angka__lt=F("persen")) | Q(terpilih=False, angka__gte=F("persen"))),
                name="uji_petik_menurut_undian",
            ),
            models.CheckConstraint(
                condition=Q(hasil="", oleh__isnull=True, diperiksa_pada__isnull=True)
                | (~Q(hasil="") & Q(terpilih=True, oleh__isnull=False, diperiksa_pada__isnull=False)),
                name="uji_petik_diperiksa_seseorang",
            ),
        ]
        indexes = [models.Index(fields=["unit", "diundi_pada"], name="uji_petik_unit")]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.angka}/{self.persen}"
