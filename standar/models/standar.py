"""One version of a service's standard: the promise itself."""

import re
from functools import cached_property

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelayanan.waktu_kerja import Lama, Satuan
from standar.querysets import StandarQuerySet

from .layanan import Layanan


class Standar(models.Model):
    """A version. Cases point at the version they were promised under; once in force it never changes.

    Empty means "not known", never "none": an imported standard keeps its holes.
    """

    class Status(models.TextChoices):
        RANCANGAN = "rancangan", _("Rancangan")
        KONSULTASI = "konsultasi", _("Konsultasi publik")
        UJI_COBA = "uji_coba", _("Uji coba")
        DITETAPKAN = "ditetapkan", _("Ditetapkan")
        BERLAKU = "berlaku", _("Berlaku")
        DIGANTIKAN = "digantikan", _("Digantikan")
        DICABUT = "dicabut", _("Dicabut")

    class SatuanWaktu(models.TextChoices):
        MENIT = "menit", _("menit")
        JAM = "jam", _("jam")
        MENIT_KERJA = "menit_kerja", _("menit kerja")
        JAM_KERJA = "jam_kerja", _("jam kerja")
        HARI_KERJA = "hari_kerja", _("hari kerja")
        HARI = "hari", _("hari")

    class Mulai(models.TextChoices):
        """The act that starts the promise's clock; null is LENGKAP."""

        LENGKAP = "lengkap", _("berkas lengkap")
        DITERIMA = "diterima", _("permohonan diterima")
        DIBAYAR = "dibayar", _("pembayaran diterima")

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="standar", verbose_name=_("layanan"))
    versi = models.PositiveSmallIntegerField(_("versi"), default=1)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.RANCANGAN)
    # local dates, [first day, day after the last); null until it is put in force
    berlaku = DateRangeField(_("masa berlaku"), null=True, blank=True)

    waktu_nilai = models.PositiveIntegerField(_("waktu paling lama"), null=True, blank=True)
    waktu_min = models.PositiveIntegerField(_("waktu paling singkat"), null=True, blank=True)
    waktu_satuan = models.CharField(
        _("satuan waktu"), max_length=12, choices=SatuanWaktu, null=True, blank=True
    )
    waktu_teks = models.CharField(_("waktu menurut sumber"), max_length=300, blank=True)
    dihitung_sejak = models.CharField(_("waktu dihitung sejak"), max_length=120, blank=True)
    # the same as the clock reads it: from the words (urai.mulai) or chosen where they do not say
    mulai_hitung = models.CharField(
        _("jam janji mulai sejak"), max_length=10, choices=Mulai, null=True, blank=True
    )
    menit_loket = models.PositiveSmallIntegerField(
        _("menit di loket"), null=True, blank=True, help_text=_("Janji lama dilayani di loket.")
    )
    # fee: 0 is free, null is not known (or names another rule)
    biaya_rupiah = models.PositiveIntegerField(_("biaya (rupiah)"), null=True, blank=True)
    biaya_teks = models.CharField(_("biaya menurut sumber"), max_length=500, blank=True)

    untuk_siapa = models.CharField(_("untuk siapa"), max_length=500, blank=True)
    jumlah_pelaksana = models.PositiveSmallIntegerField(_("jumlah pelaksana"), null=True, blank=True)
    jam_layanan = models.CharField(_("jam layanan menurut sumber"), max_length=300, blank=True)

    # where it was read: shown with the service, carried through export
    sumber_judul = models.CharField(_("judul sumber"), max_length=300, blank=True)
    sumber_situs = models.CharField(_("alamat sumber"), max_length=300, blank=True)
    sumber_lain = models.JSONField(_("sumber lain"), default=list, blank=True)  # [{judul, situs, untuk}]
    keutuhan = models.CharField(_("keutuhan sumber"), max_length=100, blank=True)
    terpotong = ArrayField(
        models.CharField(max_length=30), verbose_name=_("komponen terpotong"), default=list, blank=True
    )
    catatan = models.CharField(_("catatan"), max_length=1000, blank=True)
    # the decree and what led to it
    nomor_sk = models.CharField(_("nomor SK"), max_length=120, blank=True)
    tanggal_sk = models.DateField(_("tanggal SK"), null=True, blank=True)
    penanda_tangan = models.CharField(_("penanda tangan"), max_length=400, blank=True)
    mulai_berlaku = models.DateField(_("mulai berlaku"), null=True, blank=True)  # as decreed
    konsultasi_mulai = models.DateField(_("konsultasi mulai"), null=True, blank=True)
    konsultasi_sampai = models.DateField(_("konsultasi sampai"), null=True, blank=True)
    uji_coba_persen = models.PositiveSmallIntegerField(_("kapasitas uji coba (%)"), null=True, blank=True)
    uji_coba_mulai_pada = models.DateTimeField(null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = StandarQuerySet.as_manager()

    class Meta:
        verbose_name = _("standar")
        verbose_name_plural = _("standar")
        ordering = ["layanan_id", "-versi"]
        constraints = [
            models.UniqueConstraint(fields=["layanan", "versi"], name="standar_versi_per_layanan"),
            models.UniqueConstraint(
                fields=["layanan"], condition=Q(status="berlaku"), name="standar_satu_berlaku"
            ),
            models.UniqueConstraint(
                fields=["layanan"],
                condition=Q(status__in=["rancangan", "konsultasi", "uji_coba", "ditetapkan"]),
                name="standar_satu_dikerjakan",
            ),
            models.CheckConstraint(
                condition=~Q(status="ditetapkan")
                | (~Q(nomor_sk="") & ~Q(penanda_tangan="") & Q(tanggal_sk__isnull=False)),
                name="standar_ditetapkan_ber_sk",
            ),
            models.CheckConstraint(
                condition=Q(uji_coba_persen__isnull=True) | Q(uji_coba_persen__range=(1, 100)),
                name="standar_uji_coba_persen",
            ),
            # two versions of one service are never in force on the same day
            ExclusionConstraint(
                name="standar_tidak_bertumpuk",
                expressions=[("layanan", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(berlaku__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(status="berlaku", berlaku__isnull=False, berlaku__upper_inf=True)
                | Q(status__in=["digantikan", "dicabut"], berlaku__isnull=False, berlaku__upper_inf=False)
                | Q(
                    status__in=["rancangan", "konsultasi", "uji_coba", "ditetapkan"],
                    berlaku__isnull=True,
                ),
                name="standar_status_sesuai_masa",
            ),
            models.CheckConstraint(
                condition=Q(waktu_nilai__isnull=True, waktu_min__isnull=True)
                | Q(waktu_nilai__isnull=False, waktu_satuan__isnull=False),
                name="standar_waktu_bersatuan",
            ),
            models.CheckConstraint(
                condition=Q(waktu_min__isnull=True) | Q(waktu_min__lte=F("waktu_nilai")),
                name="standar_waktu_min_tidak_lebih",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} v{self.versi}"

    @property
    def diuji(self) -> bool:
        """On trial, until it comes into force: people are served by it, with a cap on how many; it is no law yet."""
        if self.status == self.Status.DITETAPKAN:
            return self.uji_coba_mulai_pada is not None
        return self.status == self.Status.UJI_COBA

    @property
    def mulai(self) -> "Standar.Mulai":
        """The act from which the promise counts."""
        return self.Mulai(self.mulai_hitung or self.Mulai.LENGKAP)

    @property
    def sebutan_mulai(self) -> str:
        """The same in words: as published (in the reader's language where the catalogue has them), else as the clock
        has it."""
        return gettext(self.dihitung_sejak) if self.dihitung_sejak else str(self.mulai.label)

    @property
    def lama(self) -> Lama | None:
        """The promise as a length of time: the longest it may take; None when no number is known."""
        if self.waktu_nilai is None or not self.waktu_satuan:
            return None
        return Lama(self.waktu_nilai, Satuan(self.waktu_satuan))

    @property
    def sejak_tampil(self) -> str:
        """The act the time counts from, in the published words, else as the clock has it; empty if not said."""
        if self.dihitung_sejak or self.mulai_hitung is None:
            return gettext(self.dihitung_sejak) if self.dihitung_sejak else ""
        return "" if "sejak" in self.waktu_teks else str(self.mulai.label)

    @cached_property
    def gratis(self) -> bool:
        """Free for everybody. A text that names another sum ("di luar KUA Rp600.000") is not plainly free."""
        return self.biaya_rupiah == 0 and not re.search(r"[1-9]", self.biaya_teks)

    @property
    def waktu_tampil(self) -> str:
        """`24 jam`, `1–14 hari kerja`; the published sentence where no number is known; empty if nothing is."""
        if self.waktu_nilai is None or not self.waktu_satuan:
            return self.waktu_teks
        if self.waktu_min is None:
            return str(self.lama)
        return f"{self.waktu_min}–{self.waktu_nilai} {self.get_waktu_satuan_display()}"

    @property
    def biaya_tampil(self) -> str:
        """`Gratis`, `Rp6.000`, or the published sentence; empty if nothing is known."""
        if self.gratis:
            return str(_("Gratis"))
        if self.biaya_rupiah:
            return "Rp" + f"{self.biaya_rupiah:,}".replace(",", ".")
        return self.biaya_teks
