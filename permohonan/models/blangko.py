"""Printed forms and cards in stock: every movement is kept, the balance is what they add up to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Blangko(models.Model):
    """One kind of blank at one unit. `stok` changes only together with a Mutasi, under this row's lock."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    nama = models.CharField(_("nama"), max_length=80, help_text=_("Misalnya Blangko KTP-el."))
    batas = models.PositiveIntegerField(
        _("batas menipis"), default=0, help_text=_("Diberi tahu bila sisa tinggal sekian atau kurang.")
    )
    stok = models.PositiveIntegerField(_("sisa"), default=0, editable=False)

    class Meta:
        verbose_name = _("blangko")
        verbose_name_plural = _("blangko")
        ordering = ["nama", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="blangko_sekali_per_unit")]

    def __str__(self) -> str:
        return self.nama

    @property
    def menipis(self) -> bool:
        return self.stok <= self.batas


class Mutasi(models.Model):
    """One movement: what changed, and the balance after it. Never changed, never deleted."""

    class Jenis(models.TextChoices):
        MASUK = "masuk", _("Diterima")
        TERPAKAI = "terpakai", _("Terpakai")
        RUSAK = "rusak", _("Rusak")
        HITUNG = "hitung", _("Hasil hitung ulang")

    blangko = models.ForeignKey(Blangko, models.PROTECT, related_name="mutasi")
    jenis = models.CharField(max_length=10, choices=Jenis)
    jumlah = models.IntegerField()  # signed: what was added to the stock
    sisa = models.PositiveIntegerField()
    permohonan = models.ForeignKey(
        "permohonan.Permohonan", models.PROTECT, null=True, blank=True, related_name="+"
    )
    keterangan = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("mutasi blangko")
        verbose_name_plural = _("mutasi blangko")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sisa__gte=F("jumlah")), name="mutasi_dari_nol_ke_atas"),
            models.CheckConstraint(
                condition=Q(jenis="masuk", jumlah__gt=0)
                | Q(jenis__in=["terpakai", "rusak"], jumlah__lt=0)
                | Q(jenis="hitung"),
                name="mutasi_tanda_menurut_jenis",
            ),
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(jenis="terpakai"), name="mutasi_satu_per_permohonan"
            ),
        ]
        indexes = [models.Index(fields=["blangko", "-id"], name="mutasi_blangko")]

    def __str__(self) -> str:
        return f"{self.blangko}: {self.jumlah:+d}"
