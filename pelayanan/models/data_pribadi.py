"""What people ask about their own data, what went wrong with it, and what was erased when its time was over."""

from functools import partial

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pelayanan import kode
from pelayanan.sandi import TeksSandi

from .orang import Pengguna
from .unit import Unit


class PermintaanData(models.Model):
    """Somebody wants to see, mend, restrict or have erased what is kept of him. Its clock is a Tenggat.

    perkara  code of the case whose data it is; empty for a person without one, who is asked for his papers
    bukti    how the officer at the loket knew whom he had before him (never a number of a paper)
    """

    class Jenis(models.TextChoices):
        AKSES = "akses", _("Melihat dan menyalin data saya")
        PERBAIKAN = "perbaikan", _("Memperbaiki data saya")
        PENGHAPUSAN = "penghapusan", _("Menghapus data saya")
        PEMBATASAN = "pembatasan", _("Menunda atau membatasi pemakaian data saya")

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", _("Menunggu jawaban")
        DIKABULKAN = "dikabulkan", _("Dikabulkan")
        DITOLAK = "ditolak", _("Tidak dapat dikabulkan")

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "R"), editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    jenis = models.CharField(_("permintaan"), max_length=12, choices=Jenis)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    perkara = models.CharField(max_length=13, blank=True)
    nama = TeksSandi(_("nama"), blank=True)
    kontak = TeksSandi(_("telepon atau surel"), blank=True)
    uraian = TeksSandi(_("uraian"), blank=True)
    bukti = models.CharField(_("diperiksa dari"), max_length=60, blank=True)
    dicatat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField()
    jawaban = TeksSandi(_("jawaban"), blank=True)
    dijawab_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dijawab_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("permintaan data pribadi")
        verbose_name_plural = _("permintaan data pribadi")
        ordering = ["-diajukan_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="diajukan", dijawab_pada__isnull=True, dijawab_oleh__isnull=True)
                | (~Q(status="diajukan") & Q(dijawab_pada__isnull=False, dijawab_oleh__isnull=False)),
                name="permintaan_data_dijawab_seseorang",
            ),
            # not of a case: then somebody stood at the loket
            models.CheckConstraint(
                condition=~Q(perkara="") | (Q(dicatat_oleh__isnull=False) & ~Q(bukti="")),
                name="permintaan_data_dari_seseorang",
            ),
            models.UniqueConstraint(
                fields=["perkara", "jenis"],
                condition=Q(status="diajukan") & ~Q(perkara=""),
                name="permintaan_data_satu_terbuka",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "diajukan_pada"],
                condition=Q(status="diajukan"),
                name="permintaan_data_terbuka",
            )
        ]

    def __str__(self) -> str:
        return kode.tampil(self.kode)

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode)

    @property
    def perkara_tampil(self) -> str:
        return kode.tampil(self.perkara) if self.perkara else ""

    @property
    def terbuka(self) -> bool:
        return self.status == self.Status.DIAJUKAN


class KegagalanData(models.Model):
    """Personal data was seen, changed, lost or taken by somebody who should not have. Its clock is a Tenggat."""

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "G"), editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    terjadi_pada = models.DateTimeField(_("terjadi"))
    diketahui_pada = models.DateTimeField(_("diketahui"))
    data = models.CharField(
        _("data yang terungkap"), max_length=500, help_text=_("Jenisnya saja, misalnya: nama dan telepon.")
    )
    kronologi = models.TextField(
        _("kapan dan bagaimana"), max_length=3000, help_text=_("Tanpa nama dan nomor siapa pun.")
    )
    upaya = models.TextField(_("upaya penanganan dan pemulihan"), max_length=3000)
    banyak_orang = models.PositiveIntegerField(_("perkiraan banyaknya orang"), null=True, blank=True)
    umum = models.BooleanField(_("diumumkan kepada masyarakat"), default=False)
    dicatat_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField()
    lembaga_pada = models.DateTimeField(_("lembaga diberi tahu"), null=True, blank=True)
    lembaga_nomor = models.CharField(_("nomor surat kepada lembaga"), max_length=120, blank=True)
    subjek_pada = models.DateTimeField(_("orangnya diberi tahu"), null=True, blank=True)
    subjek_cara = models.CharField(_("cara orangnya diberi tahu"), max_length=200, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kegagalan pelindungan data")
        verbose_name_plural = _("kegagalan pelindungan data")
        ordering = ["-diketahui_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diketahui_pada__gte=F("terjadi_pada")), name="kegagalan_data_diketahui_sesudah"
            ),
            models.CheckConstraint(
                condition=Q(lembaga_pada__isnull=True) | ~Q(lembaga_nomor=""),
                name="kegagalan_data_lembaga_bersurat",
            ),
            models.CheckConstraint(
                condition=Q(subjek_pada__isnull=True) | ~Q(subjek_cara=""),
                name="kegagalan_data_subjek_bercara",
            ),
            models.CheckConstraint(
                condition=Q(ditutup_pada__isnull=True)
                | Q(lembaga_pada__isnull=False, subjek_pada__isnull=False),
                name="kegagalan_data_tutup_sesudah_diberitahukan",
            ),
        ]

    def __str__(self) -> str:
        return kode.tampil(self.kode)

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode)


class Retensi(models.Model):
    """One round of erasing what is over its time: which kind, everything up to when, how much."""

    jenis = models.CharField(max_length=40)
    sampai = models.DateTimeField()
    banyak = models.PositiveIntegerField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("retensi")
        verbose_name_plural = _("retensi")
        ordering = ["-pada", "-pk"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.pada:%Y-%m-%d}"
