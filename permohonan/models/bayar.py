"""Bills and payments."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .permohonan import Permohonan


def kode_bayar_baru() -> str:
    """Twelve digits: can be typed at a counter or a cash machine."""
    return str(secrets.randbelow(9 * 10**11) + 10**11)


class Tagihan(models.Model):
    """What one request costs, computed from its version and explained line by line."""

    class Status(models.TextChoices):
        TERBUKA = "terbuka", _("Belum dibayar")
        LUNAS = "lunas", _("Lunas")
        DIBEBASKAN = "dibebaskan", _("Dibebaskan")
        BATAL = "batal", _("Batal")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="tagihan")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    kode_bayar = models.CharField(_("kode bayar"), max_length=12, unique=True, default=kode_bayar_baru)
    jumlah = models.PositiveIntegerField(_("jumlah (rupiah)"))
    # [{"untuk": "...", "rupiah": 10000}]: how the sum came about, as it was told to the applicant
    rincian = models.JSONField(default=list)
    status = models.CharField(max_length=12, choices=Status, default=Status.TERBUKA)
    dibuat_pada = models.DateTimeField()
    # keringanan: asked by one, approved by another
    alasan_keringanan = models.CharField(max_length=300, blank=True)
    keringanan_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tagihan")
        verbose_name_plural = _("tagihan")
        constraints = [
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="tagihan_berjumlah"),
            models.CheckConstraint(
                condition=Q(status="terbuka", selesai_pada__isnull=True)
                | (~Q(status="terbuka") & Q(selesai_pada__isnull=False)),
                name="tagihan_selesai_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status="dibebaskan")
                | (
                    ~Q(alasan_keringanan="")
                    & Q(disetujui_oleh__isnull=False)
                    & ~Q(disetujui_oleh=models.F("keringanan_oleh"))
                ),
                name="tagihan_keringanan_disetujui_orang_lain",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "dibuat_pada"], condition=Q(status="terbuka"), name="tagihan_terbuka"
            )
        ]

    def __str__(self) -> str:
        return self.kode_bayar

    @property
    def terbuka(self) -> bool:
        return self.status == self.Status.TERBUKA

    @property
    def lunas(self) -> bool:
        return self.status == self.Status.LUNAS

    @property
    def kode_bayar_tampil(self) -> str:
        k = self.kode_bayar
        return f"{k[:4]} {k[4:8]} {k[8:]}"


class Pembayaran(models.Model):
    """Money that came in. At most one settles a bill; what came on top, or for a product that never
    came, is kept as LEBIH and paid back."""

    class Cara(models.TextChoices):
        KASIR = "kasir", _("Kasir")
        GERBANG = "gerbang", _("Gerbang pembayaran")

    class Status(models.TextChoices):
        MELUNASI = "melunasi", _("Melunasi")
        LEBIH = "lebih", _("Harus dikembalikan")
        DIKEMBALIKAN = "dikembalikan", _("Dikembalikan")
        # settled its bill all the same: claims (klaim.py) brought all of it back from who bears it
        DIKLAIM = "diklaim", _("Dibayar kembali lewat klaim")

    tagihan = models.ForeignKey(Tagihan, models.PROTECT, related_name="pembayaran")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    cara = models.CharField(max_length=10, choices=Cara)
    status = models.CharField(max_length=14, choices=Status)
    jumlah = models.PositiveIntegerField()
    # of `jumlah`, what paid claims already brought back (rupiah)
    diklaim = models.PositiveIntegerField(default=0)
    gerbang = models.CharField(max_length=20, blank=True)
    rujukan = models.CharField(max_length=80, blank=True)
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    pada = models.DateTimeField()
    dikembalikan_pada = models.DateTimeField(null=True, blank=True)
    dikembalikan_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_kembali = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("pembayaran")
        verbose_name_plural = _("pembayaran")
        constraints = [
            models.UniqueConstraint(
                fields=["tagihan"], condition=Q(status="melunasi"), name="pembayaran_satu_melunasi"
            ),
            models.UniqueConstraint(
                fields=["gerbang", "rujukan"], condition=~Q(rujukan=""), name="pembayaran_rujukan_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(cara="kasir") | Q(oleh__isnull=False), name="pembayaran_kasir_bernama"
            ),
            models.CheckConstraint(
                condition=Q(status="diklaim", diklaim=models.F("jumlah"))
                | (~Q(status="diklaim") & Q(diklaim__lt=models.F("jumlah")))
                | Q(jumlah=0),
                name="pembayaran_diklaim_sebanyak_itu",
            ),
            models.CheckConstraint(
                condition=~Q(status="dikembalikan") | Q(dikembalikan_pada__isnull=False),
                name="pembayaran_kembali_berwaktu",
            ),
        ]
        indexes = [models.Index(fields=["unit", "pada"], name="pembayaran_harian")]

    def __str__(self) -> str:
        return f"{self.tagihan} {self.jumlah}"

    @property
    def sisa(self) -> int:
        """Rupiah that can still be claimed, or must still go back."""
        return self.jumlah - self.diklaim
