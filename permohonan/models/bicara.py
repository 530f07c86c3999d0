"""Talk in the case, and how the product reaches the applicant."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import TeksSandi

from .permohonan import Permohonan


class PesanQuerySet(models.QuerySet["Pesan"]):
    def percakapan(self) -> "PesanQuerySet":
        """What both sides read: never a note of the officers. The only way to what the citizen's page shows."""
        return self.exclude(jenis=Pesan.Jenis.CATATAN)


class Pesan(models.Model):
    """One message of the applicant or of an officer, or a note that stays among officers. Never changed."""

    class Jenis(models.TextChoices):
        PEMOHON = "pemohon", _("Pemohon")
        PETUGAS = "petugas", _("Petugas")
        CATATAN = "catatan", _("Catatan internal")

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pesan")
    jenis = models.CharField(max_length=8, choices=Jenis)
    isi = TeksSandi(_("pesan"))
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    pada = models.DateTimeField()

    objects = PesanQuerySet.as_manager()

    class Meta:
        verbose_name = _("pesan")
        verbose_name_plural = _("pesan")
        ordering = ["permohonan_id", "pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis="pemohon") | Q(oleh__isnull=False), name="pesan_petugas_bernama"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_jenis_display()}"


class Penyerahan(models.Model):
    """How the product is to reach the applicant: fetched at an hour, or brought by a named officer."""

    class Cara(models.TextChoices):
        AMBIL = "ambil", _("Saya ambil di loket")
        ANTAR = "antar", _("Diantar ke alamat saya")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="penyerahan")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    cara = models.CharField(_("cara"), max_length=8, choices=Cara)
    janji_pada = models.DateTimeField(_("diambil pada"), null=True, blank=True)
    alamat = TeksSandi(_("alamat"), blank=True)
    petugas = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    dipilih_pada = models.DateTimeField()
    diterima_oleh = TeksSandi(_("diterima oleh"), blank=True)
    diterima_tanggal = models.DateField(_("diterima tanggal"), null=True, blank=True)

    class Meta:
        verbose_name = _("penyerahan")
        verbose_name_plural = _("penyerahan")
        constraints = [
            models.CheckConstraint(
                condition=Q(cara="ambil", janji_pada__isnull=False, alamat="", petugas__isnull=True)
                | (Q(cara="antar", janji_pada__isnull=True, petugas__isnull=False) & ~Q(alamat="")),
                name="penyerahan_utuh",
            ),
            models.CheckConstraint(
                condition=Q(diterima_oleh="", diterima_tanggal__isnull=True)
                | (~Q(diterima_oleh="") & Q(diterima_tanggal__isnull=False)),
                name="penyerahan_diterima_seseorang",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "janji_pada"],
                condition=Q(janji_pada__isnull=False),
                name="penyerahan_pengambilan",
            ),
            models.Index(
                fields=["unit"],
                condition=Q(cara="antar", diterima_tanggal__isnull=True),
                name="penyerahan_antar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.get_cara_display()}"

    @property
    def diantar(self) -> bool:
        return self.cara == self.Cara.ANTAR
