"""The documents of a request: a snapshot of the version's checklist, and what became of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .permohonan import Permohonan


class Berkas(models.Model):
    """One line of the checklist for one request."""

    class Cara(models.TextChoices):
        DIBAWA = "dibawa", _("Saya bawa ke loket")
        UNGGAH = "unggah", _("Saya unggah")
        TERSIMPAN = "tersimpan", _("Sudah ada di unit ini, dipakai lagi")

    class Putusan(models.TextChoices):
        BELUM = "belum", _("Belum diperiksa")
        SESUAI = "sesuai", _("Sesuai")
        KURANG = "kurang", _("Kurang")
        TIDAK_PERLU = "tidak_perlu", _("Tidak perlu")

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="berkas")
    urutan = models.PositiveSmallIntegerField()
    # as it stood in the version: the checklist a person was given never changes under their hands
    nama = models.CharField(_("berkas"), max_length=500)
    keterangan = models.CharField(_("keterangan"), max_length=500, blank=True)
    wajib = models.BooleanField(_("wajib"), default=True)
    # not of the version: asked because a biro jasa files
    kuasa = models.BooleanField(default=False, editable=False)
    cara = models.CharField(_("cara"), max_length=10, choices=Cara, blank=True)
    putusan = models.CharField(_("putusan"), max_length=12, choices=Putusan, default=Putusan.BELUM)
    alasan = models.CharField(_("kekurangan"), max_length=300, blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # a verifikator held the original in hand; only then may the paper serve another request (arsip.py)
    asli_pada = models.DateTimeField(_("asli dilihat pada"), null=True, blank=True)
    asli_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    berlaku_sampai = models.DateField(_("berlaku sampai"), null=True, blank=True)
    # taken from what the same person handed in earlier, with consent
    dari = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="dipakai_lagi")
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    # how often it came back for this document: improves the checklist
    kali_kurang = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        ordering = ["permohonan_id", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "urutan"], name="berkas_urutan"),
            models.CheckConstraint(
                condition=~Q(putusan="kurang") | ~Q(alasan=""), name="berkas_kurang_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(putusan="belum", diputus_pada__isnull=True)
                | (~Q(putusan="belum") & Q(diputus_pada__isnull=False)),
                name="berkas_diputus_berwaktu",
            ),
            models.CheckConstraint(
                condition=Q(cara="tersimpan", dari__isnull=False, disetujui_pada__isnull=False)
                | (~Q(cara="tersimpan") & Q(dari__isnull=True, disetujui_pada__isnull=True)),
                name="berkas_tersimpan_dari_mana",
            ),
            models.CheckConstraint(
                condition=Q(asli_pada__isnull=True, asli_oleh__isnull=True)
                | Q(asli_pada__isnull=False, asli_oleh__isnull=False),
                name="berkas_asli_dilihat_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def kurang(self) -> bool:
        return self.putusan == self.Putusan.KURANG

    @property
    def sesuai(self) -> bool:
        return self.putusan == self.Putusan.SESUAI
