"""A service: what people come for. What is promised about it stands in its versions (Standar)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit
from standar.querysets import LayananQuerySet


class Layanan(models.Model):
    """One service of one unit. It is served while it is active and a version of its standard is in force or, for a
    new service, on trial.
    """

    class Kelompok(models.TextChoices):
        """Kelompok pelayanan, KepMenPAN 63/2003."""

        ADMINISTRATIF = "administratif", _("Administratif")
        BARANG = "barang", _("Barang")
        JASA = "jasa", _("Jasa")

    class Tahap(models.TextChoices):
        """When in the dealing it is given. Like the next two optional: blank means not known."""

        PRA = "pra", _("Pratransaksi")
        SAAT = "saat", _("Saat transaksi")
        PASCA = "pasca", _("Pascatransaksi")

    class Bobot(models.TextChoices):
        UTAMA = "utama", _("Utama")
        PENDUKUNG = "pendukung", _("Pendukung")
        TAMBAHAN = "tambahan", _("Tambahan")

    class Penyedia(models.TextChoices):
        PRIMER = "primer", _("Primer")
        SEKUNDER = "sekunder", _("Sekunder")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="layanan", verbose_name=_("unit"))
    kode = models.CharField(_("kode"), max_length=40)
    nama = models.CharField(_("nama"), max_length=200)
    slug = models.SlugField(_("alamat singkat"), max_length=120, unique=True)
    kelompok = models.CharField(
        _("kelompok"), max_length=20, choices=Kelompok, default=Kelompok.ADMINISTRATIF
    )
    tahap = models.CharField(_("tahap"), max_length=8, choices=Tahap, blank=True)
    bobot = models.CharField(_("bobot"), max_length=10, choices=Bobot, blank=True)
    penyedia = models.CharField(_("penyedia"), max_length=10, choices=Penyedia, blank=True)
    awalan = models.CharField(
        _("awalan nomor antrean"),
        max_length=2,
        default="A",
        validators=[RegexValidator(r"^[A-Z]{1,2}$", _("Satu atau dua huruf besar."))],
    )
    urutan = models.PositiveSmallIntegerField(_("urutan"), default=0)
    aktif = models.BooleanField(_("aktif"), default=True)
    kata_kunci = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("kata kunci"),
        default=list,
        blank=True,
        help_text=_("Singkatan dan sebutan sehari-hari, misalnya: kk, kk hilang."),
    )
    # Life events that lead here (lahir, menikah, pindah, meninggal, usaha); see peristiwa_hidup.py.
    peristiwa_hidup = ArrayField(
        models.CharField(max_length=20), verbose_name=_("peristiwa hidup"), default=list, blank=True
    )

    # folded words with weights, written by standar/cari/indeks.py
    vektor = SearchVectorField(null=True, editable=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = _("layanan")
        verbose_name_plural = _("layanan")
        ordering = ["unit_id", "urutan", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kode"], name="layanan_kode_per_unit"),
            models.CheckConstraint(condition=Q(awalan__regex=r"^[A-Z]{1,2}$"), name="layanan_awalan_huruf"),
        ]
        indexes = [GinIndex(fields=["vektor"], name="layanan_vektor")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("layanan", args=[self.slug])

    @property
    def jenis_tampil(self) -> list[str]:
        """The kinds that are known: `Utama`, `Saat transaksi`, `Penyedia primer`."""
        penyedia = _("Penyedia %s") % self.get_penyedia_display().lower() if self.penyedia else ""
        return [str(x) for x in (self.get_bobot_display(), self.get_tahap_display(), penyedia) if x]

    @property
    def versi_kini(self):  # type: ignore[no-untyped-def]
        """What people who come now are served by: the version in force, else the one on trial (`diuji`), or None.

        Free when the list came from `untuk_daftar()`.
        """
        from standar.berlaku import versi_dilayani

        terambil = getattr(self, "_versi_kini", None)
        if terambil is not None:
            return terambil[0] if terambil else None
        return versi_dilayani(self)
