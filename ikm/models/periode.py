"""A survey period: which instrument, and how its answers are scored. Its rule never changes afterwards."""

from datetime import date
from functools import cached_property

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from ikm.nilai import TEPAT, Aturan
from ikm.profil import Kelas, baca
from pelayanan import kode
from pelayanan.models import Unit

from .instrumen import Instrumen, Jenis


class Hari(Func):
    """daterange(mulai, selesai, '[]')."""

    function = "DATERANGE"
    output_field = DateRangeField()


class PeriodeQuerySet(models.QuerySet["Periode"]):
    """Adjectives that chain."""

    def skm(self) -> "PeriodeQuerySet":
        """Those that make the index."""
        return self.filter(jenis=Jenis.SKM)

    def pendek(self) -> "PeriodeQuerySet":
        """Short surveys, whatever for."""
        return self.exclude(jenis=Jenis.SKM)

    def terbuka_pada(self, hari: date) -> "PeriodeQuerySet":
        return self.filter(mulai__lte=hari, selesai__gte=hari)


class Periode(models.Model):
    """Weight, rounding, interval table and blank rule belong here: an old result is never re-graded."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periode_ikm", verbose_name=_("unit"))
    instrumen = models.ForeignKey(
        Instrumen, models.PROTECT, related_name="periode", verbose_name=_("instrumen")
    )
    jenis = models.CharField(_("jenis"), max_length=10, choices=Jenis, default=Jenis.SKM)
    # the way in of a short survey: /ikm/q/<kode>/
    kode = models.CharField(max_length=13, unique=True, null=True, editable=False)
    sasaran = models.CharField(
        _("tentang"), max_length=80, blank=True, help_text=_("Misalnya: Loket 2, Satpam, Ruang tunggu.")
    )
    # the index period whose expectations these are
    induk = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="harapan")
    nama = models.CharField(_("nama"), max_length=60)
    mulai = models.DateField(_("mulai"))
    selesai = models.DateField(_("selesai"))
    bobot = models.CharField(_("bobot"), max_length=10)
    pembulatan = models.CharField(_("tempat pembulatan"), max_length=10, default="akhir")
    tabel = models.CharField(_("tabel mutu"), max_length=20)
    kosong = models.CharField(_("jawaban kosong"), max_length=15, default="per_unsur")
    # only where it was asked with other classes than its instrument has now; empty: those of the instrument
    profil = models.JSONField(_("kelas profil"), null=True, blank=True, editable=False)
    populasi = models.PositiveIntegerField(
        _("penerima layanan"), null=True, blank=True, help_text=_("Kosongkan: dihitung dari undangan.")
    )

    terbuka = models.BooleanField(
        _("terima tautan terbuka"),
        default=False,
        help_text=_("Siapa saja dapat mengisi; dihitung terpisah dari yang terverifikasi kunjungan."),
    )

    harapan_tiap = models.PositiveSmallIntegerField(
        _("tanyakan harapan kepada satu dari"),
        default=5,
        help_text=_("Halaman pendek kedua sesudah survei, untuk sebagian responden secara acak. 0: tidak."),
    )

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("periode survei")
        verbose_name_plural = _("periode survei")
        ordering = ["unit_id", "-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")), name="periode_selesai_sesudah_mulai"
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=("skm", "harapan")) | Q(kode__isnull=False),
                name="periode_pendek_berkode",
            ),
            models.CheckConstraint(
                condition=Q(jenis="harapan", induk__isnull=False)
                | (~Q(jenis="harapan") & Q(induk__isnull=True)),
                name="periode_harapan_berinduk",
            ),
            ExclusionConstraint(
                name="periode_tidak_bertumpuk",
                condition=Q(jenis="skm"),
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (
                        Hari("mulai", "selesai", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode) if self.kode else ""

    @property
    def bobot_teks(self) -> str:
        """The weight as people write it: 0,071 or 1/9."""
        if self.bobot == TEPAT:
            return f"1/{len(self.instrumen.urut_lampiran)}"
        return self.bobot.replace(".", ",")

    @property
    def aturan(self) -> Aturan:
        """The rule for `nilai.py`."""
        return Aturan(
            instrumen=self.instrumen.kode,
            bobot=self.bobot,
            pembulatan=self.pembulatan,
            tabel=self.tabel,
            kosong=self.kosong,
            unsur=self.instrumen.kode_unsur,
        )

    @cached_property
    def kelas_profil(self) -> Kelas:
        """{field: its classes} as this period asks them, now and for ever."""
        return self.instrumen.kelas_profil if self.profil is None else baca(self.profil)

    def selesai_pada(self, hari: date) -> bool:
        """Over, seen from that local day."""
        return self.selesai < hari
