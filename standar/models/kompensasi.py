"""Kompensasi for one person's missed promise: the same case whatever it is about (a request, a complaint)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class KasusKompensasi(models.Model):
    """Opened by itself when a promise is missed; released, or refused with a reason, by a named official.

    What is given is what the maklumat promises (not ganti rugi, UU 25/2009 pasal 42, 50). Whoever inherits adds what
    it is about. Money needs the rule that allows it.
    """

    class Status(models.TextChoices):
        DIBUKA = "dibuka", _("Dibuka")
        DIBERIKAN = "diberikan", _("Diberikan")
        TIDAK_DIBERIKAN = "tidak_diberikan", _("Tidak diberikan")

    class Bentuk(models.TextChoices):
        MAAF = "maaf", _("Surat permohonan maaf")
        ANTAR = "antar", _("Diantar ke rumah")
        PRIORITAS = "prioritas", _("Didahulukan")
        UANG = "uang", _("Uang")
        LAIN = "lain", _("Lainnya")

    class Sebab(models.TextChoices):
        """What was missed, as in the maklumat (Kompensasi.Bila)."""

        LEWAT_WAKTU = "lewat_waktu", _("Selesai sesudah waktu yang dijanjikan")
        SALAH_PRODUK = "salah_produk", _("Produk keliru karena petugas")
        DIPUNGUT = "dipungut", _("Diminta membayar di luar tarif")

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    sebab = models.CharField(max_length=20, choices=Sebab, default=Sebab.LEWAT_WAKTU)
    janji = models.CharField(_("yang dijanjikan maklumat"), max_length=500, blank=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.DIBUKA)
    dibuka_pada = models.DateTimeField()
    bentuk = models.CharField(_("bentuk"), max_length=10, choices=Bentuk, blank=True)
    dasar = models.CharField(_("dasar hukum"), max_length=200, blank=True)
    keterangan = models.CharField(max_length=500, blank=True)
    diputus_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        verbose_name = _("kompensasi")
        verbose_name_plural = _("kompensasi")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="dibuka", diputus_oleh__isnull=True)
                | (~Q(status="dibuka") & Q(diputus_oleh__isnull=False) & ~Q(keterangan="")),
                name="%(app_label)s_kompensasi_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(bentuk="uang") | ~Q(dasar=""), name="%(app_label)s_kompensasi_uang_berdasar"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "dibuka_pada"],
                condition=Q(status="dibuka"),
                name="%(app_label)s_kompensasi_buka",
            )
        ]

    def __str__(self) -> str:
        return f"kompensasi {self.pk}"

    @property
    def maaf(self) -> str:
        """What the unit apologises for, as a sentence."""
        return str(
            {
                self.Sebab.SALAH_PRODUK: _("Produk Anda keliru karena kami, dan kami mohon maaf."),
                self.Sebab.DIPUNGUT: _("Anda diminta membayar di luar tarif, dan kami mohon maaf."),
            }.get(self.Sebab(self.sebab), _("Kami melewati janji kami, dan kami mohon maaf."))
        )
