"""Public consultation (FKP): what people say about a draft, one voice each, and the answer to each."""

import secrets
from functools import partial

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class Masukan(models.Model):
    """A citizen's word on a version in consultation, shown without the name.

    Verified: given by somebody signed in, or by the holder of an e-mail address (a code went there). The address
    itself is kept nowhere: `sidik_surel` is a keyed digest of it, enough to count one voice once.
    """

    class Sikap(models.TextChoices):
        SETUJU = "setuju", _("Setuju")
        SETUJU_BILA = "setuju_bila", _("Setuju bila diperbaiki")
        TIDAK = "tidak", _("Tidak setuju")

    class Kelompok(models.TextChoices):
        """The five groups of a forum konsultasi publik (PermenPANRB 16/2017)."""

        PENGGUNA = "pengguna", _("Pengguna layanan")
        AHLI = "ahli", _("Ahli, praktisi, akademisi")
        INSTANSI = "instansi", _("Instansi terkait")
        MASYARAKAT = "masyarakat", _("Organisasi masyarakat sipil")
        MEDIA = "media", _("Media massa")

    standar = models.ForeignKey(Standar, models.PROTECT, related_name="masukan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sidik_surel = models.CharField(max_length=64, blank=True, editable=False)
    kelompok = models.CharField(_("saya dari"), max_length=12, choices=Kelompok, default=Kelompok.PENGGUNA)
    sikap = models.CharField(_("sikap"), max_length=12, choices=Sikap)
    isi = models.TextField(_("masukan"), max_length=3000, blank=True)
    disampaikan_pada = models.DateTimeField()
    tanggapan = models.TextField(_("tanggapan"), blank=True)
    ditanggapi_pada = models.DateTimeField(null=True, blank=True)
    ditanggapi_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("masukan")
        verbose_name_plural = _("masukan")
        ordering = ["disampaikan_pada", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "oleh"], name="masukan_satu_per_orang"),
            models.UniqueConstraint(
                fields=["standar", "sidik_surel"],
                condition=~Q(sidik_surel=""),
                name="masukan_satu_per_surel",
            ),
            models.CheckConstraint(
                condition=Q(oleh__isnull=False) | ~Q(sidik_surel=""), name="masukan_terverifikasi"
            ),
            models.CheckConstraint(
                condition=Q(tanggapan="", ditanggapi_pada__isnull=True)
                | (~Q(tanggapan="") & Q(ditanggapi_pada__isnull=False)),
                name="masukan_tanggapan_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sikap_display()}: {self.isi[:60]}"


class Konsultasi(models.Model):
    """What became of the consultation of one version: the forum, its minutes, the result, who signs for it."""

    standar = models.OneToOneField(Standar, models.PROTECT, related_name="konsultasi")
    tempat = models.CharField(_("tempat forum"), max_length=200, blank=True)
    tanggal = models.DateField(_("tanggal forum"), null=True, blank=True)
    notulen = models.TextField(_("notulen"), blank=True)
    hasil = models.TextField(_("hasil konsultasi"), blank=True)
    penanda = models.JSONField(_("penanda tangan"), default=list, blank=True)  # [{nama, jabatan}]
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("konsultasi publik")
        verbose_name_plural = _("konsultasi publik")
        constraints = [
            models.CheckConstraint(
                condition=Q(ditutup_pada__isnull=True) | ~Q(hasil=""), name="konsultasi_ditutup_berhasil"
            )
        ]

    def __str__(self) -> str:
        return str(self.standar)


class Hadir(models.Model):
    """Somebody who came to the forum. Names are the unit's own record; the public reads only how many came."""

    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="hadir")
    kelompok = models.CharField(_("kelompok"), max_length=12, choices=Masukan.Kelompok)
    nama = models.CharField(_("nama"), max_length=120)
    lembaga = models.CharField(_("lembaga"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("peserta forum")
        verbose_name_plural = _("peserta forum")
        ordering = ["konsultasi_id", "kelompok", "nama", "pk"]

    def __str__(self) -> str:
        return self.nama


class BerkasKonsultasi(models.Model):
    """A paper of the consultation, readable by everybody during it and ever after."""

    class Jenis(models.TextChoices):
        BAHAN = "bahan", _("Bahan konsultasi")
        UNDANGAN = "undangan", _("Undangan")
        NOTULEN = "notulen", _("Notulen")
        FOTO = "foto", _("Foto kegiatan")

    konsultasi = models.ForeignKey(Konsultasi, models.PROTECT, related_name="berkas")
    kunci = models.CharField(
        max_length=32, unique=True, default=partial(secrets.token_hex, 16), editable=False
    )
    jenis = models.CharField(_("jenis"), max_length=10, choices=Jenis, default=Jenis.BAHAN)
    nama = models.CharField(_("nama"), max_length=120)
    jenis_isi = models.CharField(max_length=40)
    ukuran = models.PositiveIntegerField()
    isi = models.FileField(upload_to="konsultasi/")
    diunggah_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("berkas konsultasi")
        verbose_name_plural = _("berkas konsultasi")
        ordering = ["konsultasi_id", "diunggah_pada", "pk"]

    def __str__(self) -> str:
        return self.nama


class KodeSurel(models.Model):
    """A code that went to an e-mail address so that its holder may speak once. Neither is stored here."""

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="+")
    sidik_surel = models.CharField(max_length=64)
    garam = models.CharField(max_length=32)
    diminta_pada = models.DateTimeField()
    coba = models.PositiveSmallIntegerField(default=0)
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("kode surel")
        verbose_name_plural = _("kode surel")
        indexes = [models.Index(fields=["standar", "sidik_surel", "diminta_pada"], name="kode_surel")]

    def __str__(self) -> str:
        return f"{self.standar_id} {self.diminta_pada}"
