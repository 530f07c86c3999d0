"""What comes out: approvals, the gapless register, the product that anybody can verify."""

from functools import partial

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pelayanan import kode
from pelayanan.sandi import TeksSandi

from .permohonan import Permohonan
from .rancangan import Rancangan


class Persetujuan(models.Model):
    """One level's word on one round. A request sent back starts a new round."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="persetujuan")
    ronde = models.PositiveSmallIntegerField(default=1)
    tingkat = models.PositiveSmallIntegerField()
    setuju = models.BooleanField()
    catatan = models.CharField(_("catatan"), max_length=500, blank=True)
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("persetujuan")
        verbose_name_plural = _("persetujuan")
        ordering = ["permohonan_id", "ronde", "tingkat"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "ronde", "tingkat"], name="persetujuan_satu_per_tingkat"
            ),
            models.UniqueConstraint(
                fields=["permohonan", "ronde", "oleh"], name="persetujuan_satu_orang_satu_tingkat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.tingkat}"


class Register(models.Model):
    """The last number given in one register, kind and year. Raised only by register.nomor_berikut()."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("register")
        constraints = [
            models.UniqueConstraint(fields=["unit", "jenis", "tahun"], name="register_satu_per_jenis_tahun")
        ]

    def __str__(self) -> str:
        return f"{self.jenis}/{self.tahun}: {self.terakhir}"


def tempat_naskah(produk: "Produk", nama: str) -> str:
    """Where the PDF lies: nothing of the person in the name, another name for every try."""
    return f"produk/{produk.kode[-2:]}/{produk.kode}-{produk.sidik_naskah[:8]}"


class Produk(models.Model):
    """A product. Its code opens /verifikasi/<kode>/, which shows what is authentic."""

    class Status(models.TextChoices):
        BERLAKU = "berlaku", _("Berlaku")
        DICABUT = "dicabut", _("Dicabut")
        DIGANTI = "diganti", _("Diganti")

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "V"), editable=False)
    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="produk")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=Rancangan.Produk)
    status = models.CharField(max_length=10, choices=Status, default=Status.BERLAKU)
    # letters made here
    register = models.CharField(max_length=20, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    nomor = models.PositiveIntegerField(null=True, blank=True)
    # as printed: ours, or that of the other system
    nomor_teks = models.CharField(_("nomor"), max_length=80, blank=True)
    judul = models.CharField(_("judul"), max_length=200, blank=True)
    isi = TeksSandi(_("isi"), blank=True)
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    # the signed PDF of a letter, and its sha256
    naskah = models.FileField(upload_to=tempat_naskah, blank=True, editable=False)
    sidik_naskah = models.CharField(max_length=64, blank=True, editable=False)
    ditandatangani_pada = models.DateTimeField(null=True, blank=True, editable=False)
    tanggal = models.DateField(_("tanggal"))
    berlaku_sampai = models.DateField(_("berlaku sampai"), null=True, blank=True)
    # when its holder was told that it runs out soon; once
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    penandatangan = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama_pejabat = models.CharField(max_length=120, blank=True)
    jabatan_pejabat = models.CharField(max_length=260, blank=True)
    diganti_oleh = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="menggantikan"
    )
    alasan_dicabut = models.CharField(max_length=300, blank=True)
    terbit_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("produk")
        verbose_name_plural = _("produk")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "register", "tahun", "nomor"],
                condition=Q(nomor__isnull=False),
                name="produk_nomor_tunggal",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="surat")
                | (Q(nomor__isnull=False, tahun__isnull=False) & ~Q(sidik="") & ~Q(isi="")),
                name="produk_surat_bernomor",
            ),
            models.CheckConstraint(
                condition=~Q(status="diganti") | Q(diganti_oleh__isnull=False), name="produk_diganti_oleh_apa"
            ),
            models.CheckConstraint(
                condition=Q(naskah="", sidik_naskah="", ditandatangani_pada__isnull=True)
                | (~Q(naskah="") & ~Q(sidik_naskah="") & Q(ditandatangani_pada__isnull=False)),
                name="produk_naskah_bersidik",
            ),
            models.CheckConstraint(condition=~Q(diganti_oleh=F("pk")), name="produk_bukan_pengganti_dirinya"),
            models.CheckConstraint(
                condition=~Q(status="dicabut") | ~Q(alasan_dicabut=""), name="produk_dicabut_beralasan"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "tahun", "register", "nomor"], name="produk_register"),
            models.Index(
                fields=["berlaku_sampai"],
                condition=Q(status="berlaku", diingatkan_pada__isnull=True, berlaku_sampai__isnull=False),
                name="produk_hampir_habis",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor_teks or kode.tampil(self.kode)

    def get_absolute_url(self) -> str:
        return reverse("verifikasi", args=[kode.tampil(self.kode)])

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode)

    @property
    def jabatan_sebaris(self) -> str:
        """The signatory's title on one line (tanda_tangan.Penanda)."""
        return ", ".join(self.jabatan_pejabat.split("\n"))

    @property
    def surat(self) -> bool:
        return self.jenis == Rancangan.Produk.SURAT

    @property
    def sah(self) -> bool:
        return self.status == self.Status.BERLAKU
