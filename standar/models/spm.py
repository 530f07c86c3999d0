"""Standar pelayanan minimal: what is measured, how much a year, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .layanan import Layanan


class IndikatorSPM(models.Model):
    """One measure of a unit or of one of its services. `nomor` counts within the unit and is its public name."""

    class Aspek(models.TextChoices):
        MASUKAN = "masukan", _("Masukan")
        PROSES = "proses", _("Proses")
        HASIL = "hasil", _("Hasil")
        MANFAAT = "manfaat", _("Manfaat")

    class Arah(models.TextChoices):
        BESAR = "besar", _("Makin besar makin baik")
        KECIL = "kecil", _("Makin kecil makin baik")

    class Hitung(models.TextChoices):
        """How an achievement comes about; all but the first are read from Capaian, never typed."""

        DIISI = "diisi", _("Diisi petugas")
        TEPAT = "tepat", _("Dihitung: persen kasus dalam janji waktu")
        MEDIAN = "median", _("Dihitung: median lama penyelesaian (menit)")
        TUNGGU = "tunggu", _("Dihitung: median lama menunggu di antrean (menit)")
        JUMLAH = "jumlah", _("Dihitung: banyaknya kasus selesai")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indikator_spm", verbose_name=_("unit"))
    nomor = models.PositiveSmallIntegerField(_("nomor"))
    nama = models.CharField(_("indikator"), max_length=200)
    aspek = models.CharField(_("aspek"), max_length=10, choices=Aspek)
    arah = models.CharField(_("arah"), max_length=6, choices=Arah)
    satuan = models.CharField(_("satuan"), max_length=30)
    layanan = models.ForeignKey(
        Layanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indikator_spm",
        verbose_name=_("layanan"),
        help_text=_("Kosong: untuk seluruh unit."),
    )
    hitung = models.CharField(_("cara mengisi capaian"), max_length=10, choices=Hitung, default=Hitung.DIISI)
    dokumen = models.CharField(
        _("dokumen rencana"),
        max_length=200,
        blank=True,
        help_text=_("Tempat target ini ditetapkan, misalnya: Renstra 2025–2029, tabel 4.1."),
    )
    dihentikan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("indikator SPM")
        verbose_name_plural = _("indikator SPM")
        ordering = ["unit_id", "nomor"]
        constraints = [models.UniqueConstraint(fields=["unit", "nomor"], name="indikator_spm_nomor")]

    def __str__(self) -> str:
        return self.nama

    @property
    def dihitung(self) -> bool:
        return self.hitung != self.Hitung.DIISI


class NilaiSPM(models.Model):
    """A target or an achievement of one year, as somebody wrote it. A correction is a new row: history stays."""

    class Jenis(models.TextChoices):
        TARGET = "target", _("Target")
        CAPAIAN = "capaian", _("Capaian")

    indikator = models.ForeignKey(IndikatorSPM, models.PROTECT, related_name="nilai")
    jenis = models.CharField(max_length=8, choices=Jenis)
    tahun = models.PositiveSmallIntegerField(_("tahun"))
    nilai = models.DecimalField(_("nilai"), max_digits=14, decimal_places=2)
    keterangan = models.CharField(_("keterangan"), max_length=300, blank=True)
    dicatat_pada = models.DateTimeField()
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digantikan_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("nilai SPM")
        verbose_name_plural = _("nilai SPM")
        ordering = ["indikator_id", "tahun", "jenis", "dicatat_pada", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "jenis", "tahun"],
                condition=Q(digantikan_pada__isnull=True),
                name="nilai_spm_satu_yang_kini",
            ),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="nilai_spm_tidak_negatif"),
            models.CheckConstraint(condition=Q(tahun__range=(2000, 2100)), name="nilai_spm_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.jenis} {self.tahun}: {self.nilai}"
