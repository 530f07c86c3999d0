"""Maklumat pelayanan: the unit's public word that it will serve as its standards say (UU 25/2009 pasal 22)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .layanan import Layanan


class Maklumat(models.Model):
    """One per unit at a time; a new one ends the one before. Lists are text, one line a piece."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="maklumat", verbose_name=_("unit"))
    isi = models.TextField(_("pernyataan"))
    hak_pengguna = models.TextField(_("hak pengguna layanan"), blank=True)
    kewajiban_pengguna = models.TextField(_("kewajiban pengguna layanan"), blank=True)
    hak_unit = models.TextField(_("hak unit"), blank=True)
    kewajiban_unit = models.TextField(_("kewajiban unit"), blank=True)
    akibat = models.TextField(_("bila janji tidak ditepati"), blank=True)
    nomor_sk = models.CharField(_("nomor SK"), max_length=120)
    tanggal_sk = models.DateField(_("tanggal SK"))
    penanda_tangan = models.CharField(_("penanda tangan"), max_length=120)
    jabatan = models.CharField(_("jabatan"), max_length=260)
    # decoded and written anew as PNG when it came in (gambar_tanda.py); empty: the name stands alone
    tanda_tangan = models.FileField(_("gambar tanda tangan"), upload_to="maklumat/", blank=True)
    berlaku = DateRangeField(_("masa berlaku"))

    class Meta:
        verbose_name = _("maklumat")
        verbose_name_plural = _("maklumat")
        ordering = ["unit_id", "-tanggal_sk"]
        constraints = [
            ExclusionConstraint(
                name="maklumat_tidak_bertumpuk",
                expressions=[("unit", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.nomor_sk}"


class Kompensasi(models.Model):
    """What is given when a promise is missed: machine-readable, so that a missed promise can open the case."""

    class Bila(models.TextChoices):
        LEWAT_WAKTU = "lewat_waktu", _("Selesai sesudah waktu yang dijanjikan")
        SALAH_PRODUK = "salah_produk", _("Produk keliru karena petugas")
        DIPUNGUT = "dipungut", _("Diminta membayar di luar tarif")

    class Cara(models.TextChoices):
        MAAF = "maaf", _("permintaan maaf tertulis")
        ANTAR = "antar", _("produk diantar")
        DAHULU = "dahulu", _("dilayani lebih dahulu")
        POTONGAN = "potongan", _("biaya dikurangi atau dikembalikan")
        LAIN = "lain", _("bentuk lain")

    maklumat = models.ForeignKey(Maklumat, models.PROTECT, related_name="kompensasi")
    # null: for every service of the unit
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="kompensasi")
    bila = models.CharField(_("bila"), max_length=20, choices=Bila)
    cara = models.CharField(_("cara"), max_length=12, choices=Cara, default=Cara.LAIN)
    bentuk = models.CharField(_("bentuk"), max_length=200)
    dalam_hari_kerja = models.PositiveSmallIntegerField(_("diberikan dalam (hari kerja)"))
    kecuali_kahar = models.BooleanField(_("tidak berlaku pada keadaan kahar"), default=False)
    kecuali_pemohon = models.BooleanField(
        _("tidak berlaku bila keterlambatan dari pihak pemohon"), default=False
    )
    kecuali = models.CharField(_("kecuali lainnya"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kompensasi")
        verbose_name_plural = _("kompensasi")
        constraints = [
            models.UniqueConstraint(
                fields=["maklumat", "layanan", "bila"], nulls_distinct=False, name="kompensasi_satu_per_sebab"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_bila_display()}: {self.bentuk}"

    @property
    def pengecualian(self) -> list[str]:
        """Every "when not", in words."""
        daftar = [
            str(_("keadaan kahar")) if self.kecuali_kahar else "",
            str(_("keterlambatan dari pihak pemohon")) if self.kecuali_pemohon else "",
            self.kecuali,
        ]
        return [x for x in daftar if x]

    @property
    def kalimat(self) -> str:
        """What is given, how soon, and when not, as one sentence's part."""
        isi = _("%(bentuk)s, dalam %(n)d hari kerja") % {"bentuk": self.bentuk, "n": self.dalam_hari_kerja}
        kecuali = ", ".join(self.pengecualian)
        return f"{isi} (" + _("kecuali: %s") % kecuali + ")" if kecuali else isi
