"""Coupons that pay part of a bill, or all of it."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pelayanan.kode import ABJAD

from .bayar import Tagihan


def kode_voucher() -> str:
    """Ten letters and digits: 50 bits, typed at a counter or on a phone."""
    return "".join(secrets.choice(ABJAD) for _i in range(10))


class Voucher(models.Model):
    """Good for one bill of its unit, from the second signature to its last day. It stays with the bill it paid."""

    kode = models.CharField(_("kode"), max_length=10, unique=True, default=kode_voucher, editable=False)
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    layanan = models.ForeignKey(
        "standar.Layanan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hanya untuk layanan"),
    )
    persen = models.PositiveSmallIntegerField(_("potongan (persen)"), default=100)
    alasan = models.CharField(
        _("alasan"), max_length=300, help_text=_("Misalnya program dan nomor keputusannya.")
    )
    berlaku_sampai = models.DateField(_("berlaku sampai"))
    dibuat_oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    disetujui_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    tagihan = models.OneToOneField(Tagihan, models.PROTECT, null=True, blank=True, related_name="voucher")
    dipakai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("voucher")
        verbose_name_plural = _("voucher")
        ordering = ["-dibuat_pada"]
        constraints = [
            models.CheckConstraint(condition=Q(persen__gte=1, persen__lte=100), name="voucher_persen"),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True, disetujui_pada__isnull=True)
                | (
                    Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False)
                    & ~Q(disetujui_oleh=F("dibuat_oleh"))
                ),
                name="voucher_disetujui_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(tagihan__isnull=True, dipakai_pada__isnull=True)
                | Q(tagihan__isnull=False, dipakai_pada__isnull=False, disetujui_oleh__isnull=False),
                name="voucher_dipakai_sesudah_disetujui",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-dibuat_pada"], name="voucher_unit")]

    def __str__(self) -> str:
        return f"{self.kode[:5]}-{self.kode[5:]}"
