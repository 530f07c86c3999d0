"""Answers: sealed while they wait for company, then plain and without anything that leads back.

Nothing here points at an invitation, a visit or a person, and no row carries a time. The README says what
a thief of the whole database could and could not do.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit

from .instrumen import Unsur
from .periode import Periode


class Kanal(models.TextChoices):
    """How an answer came in. Verified ways prove a visit; the others are counted apart."""

    UNDANGAN = "undangan", _("Undangan kunjungan")
    TABLET = "tablet", _("Tablet di loket atau anjungan")
    TERBUKA = "terbuka", _("Tautan terbuka")
    KERTAS = "kertas", _("Lembar kertas, dimasukkan petugas")


TERVERIFIKASI = (Kanal.UNDANGAN, Kanal.TABLET)


class Rentang(models.TextChoices):
    """How wide the day of an answer was made, until five fitted."""

    HARI = "hari", _("hari")
    MINGGU = "minggu", _("minggu")
    BULAN = "bulan", _("bulan")
    PERIODE = "periode", _("periode")


class Kotak(models.Model):
    """The waiting box. `isi` is sealed with a key that is not in the database, all of one length."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    isi = models.BinaryField()

    class Meta:
        verbose_name = _("jawaban yang menunggu")
        verbose_name_plural = _("jawaban yang menunggu")

    def __str__(self) -> str:
        return "jawaban yang menunggu"


class NilaiSah(models.Func):
    """Every value 1–4 or empty, at least one filled."""

    template = (
        "(1 <= ALL(nilai) IS NOT FALSE AND 4 >= ALL(nilai) IS NOT FALSE "
        "AND cardinality(array_remove(nilai, NULL)) > 0)"
    )
    output_field = models.BooleanField()


class Jawaban(models.Model):
    """One respondent. `nilai` is in the annex order of the period's instrument, which cannot change.

    `tanggal` is the first day of the `rentang` it was widened to. `tempat` and the profile are empty where
    fewer than five answers of its batch shared them.
    """

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="jawaban")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    kanal = models.CharField(max_length=10, choices=Kanal)
    tanggal = models.DateField()
    rentang = models.CharField(max_length=8, choices=Rentang)
    nilai = ArrayField(models.SmallIntegerField(null=True))
    tempat = models.CharField(max_length=80, blank=True)
    usia = models.CharField(max_length=8, blank=True)
    jenis_kelamin = models.CharField(max_length=1, blank=True)
    pendidikan = models.CharField(max_length=8, blank=True)
    pekerjaan = models.CharField(max_length=12, blank=True)
    tanda = ArrayField(models.CharField(max_length=12), default=list)
    dikecualikan = models.CharField(_("alasan tidak dihitung"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("jawaban survei")
        verbose_name_plural = _("jawaban survei")
        indexes = [
            models.Index(fields=["periode", "layanan", "tanggal"], name="jawaban_hari"),
            # a page of answers costs the same among ten thousand and ten million
            models.Index(fields=["periode", "-tanggal", "id"], name="jawaban_urut"),
            models.Index(
                fields=["periode", "-tanggal", "id"], condition=~Q(tanda=[]), name="jawaban_bertanda"
            ),
            models.Index(
                fields=["periode", "-tanggal", "id"],
                condition=~Q(dikecualikan=""),
                name="jawaban_dikecualikan",
            ),
        ]
        constraints = [models.CheckConstraint(condition=NilaiSah(), name="jawaban_nilai_1_sampai_4")]

    def __str__(self) -> str:
        return f"jawaban {self.pk}"


class Ulasan(models.Model):
    """Free words, cut off from the answer they came with: a reason for a low unsur, or thanks and advice."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="ulasan")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    rentang = models.CharField(max_length=8, choices=Rentang)
    unsur = models.ForeignKey(Unsur, models.PROTECT, null=True, related_name="+")
    teks = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("ulasan")
        verbose_name_plural = _("ulasan")
        indexes = [models.Index(fields=["periode", "unsur", "teks"], name="ulasan_periode_teks")]
        constraints = [models.CheckConstraint(condition=~Q(teks=""), name="ulasan_berisi")]

    def __str__(self) -> str:
        return self.teks[:60]
