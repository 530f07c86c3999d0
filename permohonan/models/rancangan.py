"""How a version of a standard is asked for and what comes out: its questions, its product, its letter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Rancangan(models.Model):
    """One per version, without code: see rancang.py for the shape of `pertanyaan`.

    A version without one asks no questions beyond the applicant and its product is an act without paper,
    handed over directly.
    """

    class Produk(models.TextChoices):
        SURAT = "surat", _("Surat atau sertifikat dari templat di sini")
        SISTEM_LAIN = "sistem_lain", _("Dokumen dari sistem lain (SIAK, OSS, …)")
        BARANG = "barang", _("Barang dengan persediaan (blangko, kartu)")
        TINDAKAN = "tindakan", _("Tindakan tanpa kertas")

    standar = models.OneToOneField("standar.Standar", models.PROTECT, related_name="rancangan_permohonan")
    pertanyaan = models.JSONField(default=list, blank=True)
    produk = models.CharField(_("produk"), max_length=12, choices=Produk, default=Produk.TINDAKAN)
    tingkat_persetujuan = models.PositiveSmallIntegerField(
        _("tingkat persetujuan"),
        default=0,
        help_text=_("0: langsung diserahkan; 1 atau 2: pejabat menyetujui."),
    )
    register = models.CharField(
        _("jenis register"),
        max_length=20,
        blank=True,
        help_text=_("Misalnya 470 atau SKU; bagian dari nomor surat."),
    )
    judul = models.CharField(_("judul surat"), max_length=120, blank=True)
    templat = models.TextField(_("isi surat"), blank=True)
    blangko = models.ForeignKey(
        "permohonan.Blangko",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("blangko"),
        help_text=_("Untuk barang dengan persediaan: setiap yang terbit mengurangi sisanya."),
    )
    bulan_berlaku = models.PositiveSmallIntegerField(_("berlaku (bulan)"), null=True, blank=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("rancangan permohonan")
        verbose_name_plural = _("rancangan permohonan")
        constraints = [
            models.CheckConstraint(
                condition=~Q(produk="surat")
                | (~Q(judul="") & ~Q(templat="") & ~Q(register="") & Q(tingkat_persetujuan__gte=1)),
                name="rancangan_surat_utuh",
            ),
            models.CheckConstraint(
                condition=Q(blangko__isnull=True) | Q(produk="barang"), name="rancangan_blangko_untuk_barang"
            ),
            models.CheckConstraint(condition=Q(tingkat_persetujuan__lte=2), name="rancangan_dua_tingkat"),
        ]

    def __str__(self) -> str:
        return str(self.standar)

    @property
    def bersurat(self) -> bool:
        return self.produk == self.Produk.SURAT

    @property
    def langsung(self) -> bool:
        """May be handed over without approval."""
        return self.tingkat_persetujuan == 0
