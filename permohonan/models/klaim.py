"""Paid first, claimed from a payer: money that somebody else bears goes back to who paid it."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import TeksSandi

from .bayar import Pembayaran


def kunci_baru() -> str:
    return secrets.token_urlsafe(24)


def tempat_bukti(klaim: "Klaim", nama: str) -> str:
    """Where the evidence lies: nothing of the person in the name."""
    return f"klaim/{klaim.kunci[:2]}/{klaim.kunci}"


class Klaim(models.Model):
    """One claim for a payment or a part of it: asked with evidence, decided by another official, paid out once.

    One at a time; what a paid claim left may be claimed from another payer.
    """

    class Penanggung(models.TextChoices):
        KERINGANAN = "keringanan", _("Unit ini: keringanan yang baru diputus sesudah saya membayar")
        PENJAMIN = "penjamin", _("Penjamin: asuransi, instansi, atau badan lain")

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", _("Menunggu putusan")
        DISETUJUI = "disetujui", _("Disetujui, belum dibayar")
        DIBAYAR = "dibayar", _("Dibayar kembali")
        DITOLAK = "ditolak", _("Ditolak")
        GUGUR = "gugur", _("Gugur: uangnya dikembalikan bersama permohonannya")

    kunci = models.CharField(max_length=40, unique=True, default=kunci_baru, editable=False)
    pembayaran = models.ForeignKey(Pembayaran, models.PROTECT, related_name="klaim")
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    penanggung = models.CharField(_("siapa yang menanggung"), max_length=12, choices=Penanggung)
    # rupiah: asked for; and granted, the same or less
    jumlah = models.PositiveIntegerField(_("jumlah (rupiah)"))
    jumlah_disetujui = models.PositiveIntegerField(_("jumlah disetujui"), null=True, blank=True)
    nama_penanggung = models.CharField(_("nama penjamin"), max_length=120, blank=True)
    alasan = TeksSandi(_("alasan"))
    # a card, decree or guarantee letter, by its number, as a file, or both
    nomor_bukti = TeksSandi(_("nomor bukti"), blank=True)
    bukti = models.FileField(upload_to=tempat_bukti, blank=True)
    jenis_bukti = models.CharField(max_length=20, blank=True)
    diajukan_pada = models.DateTimeField()
    # null: the applicant, with the PIN
    diajukan_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_tolak = models.CharField(max_length=300, blank=True)
    dibayar_pada = models.DateTimeField(null=True, blank=True)
    dibayar_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    penerima = models.CharField(_("penerima"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("klaim")
        verbose_name_plural = _("klaim")
        constraints = [
            models.UniqueConstraint(
                fields=["pembayaran"],
                condition=Q(status__in=["diajukan", "disetujui"]),
                name="klaim_satu_berjalan",
            ),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="klaim_berjumlah"),
            models.CheckConstraint(
                condition=~Q(status__in=["disetujui", "dibayar"])
                | Q(
                    jumlah_disetujui__gt=0, jumlah_disetujui__lte=F("jumlah"), jumlah_disetujui__isnull=False
                ),
                name="klaim_disetujui_sebanyak_itu",
            ),
            models.CheckConstraint(
                condition=~Q(penanggung="penjamin") | ~Q(nama_penanggung=""), name="klaim_penjamin_bernama"
            ),
            models.CheckConstraint(condition=~Q(nomor_bukti="") | ~Q(bukti=""), name="klaim_berbukti"),
            models.CheckConstraint(
                condition=~Q(status__in=["disetujui", "dibayar", "ditolak"])
                | Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="klaim_diputus_seseorang",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True)
                | Q(diajukan_oleh__isnull=True)
                | ~Q(diputus_oleh=F("diajukan_oleh")),
                name="klaim_diputus_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(status="dibayar", dibayar_pada__isnull=False, dibayar_oleh__isnull=False)
                & ~Q(penerima="")
                & ~Q(dibayar_oleh=F("diputus_oleh"))
                | ~Q(status="dibayar") & Q(dibayar_pada__isnull=True, dibayar_oleh__isnull=True),
                name="klaim_dibayar_orang_lain",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "diajukan_pada"],
                condition=Q(status__in=["diajukan", "disetujui"]),
                name="klaim_terbuka",
            ),
            models.Index(
                fields=["unit", "dibayar_pada"],
                condition=Q(dibayar_pada__isnull=False),
                name="klaim_harian",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pembayaran}: {self.get_status_display()}"

    @property
    def ditanggung(self) -> str:
        """Who bears it, in words."""
        return self.nama_penanggung or str(_("keringanan"))

    @property
    def nilai(self) -> int:
        """Rupiah it is about now: granted, or as long as nobody decided, asked."""
        return self.jumlah if self.jumlah_disetujui is None else self.jumlah_disetujui

    @property
    def menunggu_putusan(self) -> bool:
        return self.status == self.Status.DIAJUKAN

    @property
    def menunggu_bayar(self) -> bool:
        return self.status == self.Status.DISETUJUI
