"""Counters, the stations they stand at, and who sat where."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from antrian.querysets import LoketQuerySet


class TitikLayanan(models.Model):
    """A station on a journey: pendaftaran, poli, laboratorium, kasir, obat.

    `alias` is what the board and the voice say when the real name would tell too much ("Ruang 7").
    """

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="titik", verbose_name=_("unit"))
    nama = models.CharField(_("nama"), max_length=80)
    alias = models.CharField(
        _("sebutan untuk umum"), max_length=80, blank=True, help_text=_("Tampil di papan. Misalnya: Ruang 7.")
    )
    urutan = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("titik layanan")
        verbose_name_plural = _("titik layanan")
        ordering = ["unit_id", "urutan", "nama"]
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="titik_nama_per_unit")]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """What everybody may see."""
        return self.alias or self.nama


class Loket(models.Model):
    """A counter. `petugas` is who sits there now; a machine's loket is open without a person."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="loket", verbose_name=_("unit"))
    nama = models.CharField(_("nama"), max_length=60)
    nomor = models.PositiveSmallIntegerField(_("nomor"))
    layanan = models.ManyToManyField(
        "standar.Layanan", through="LayananLoket", related_name="loket", verbose_name=_("layanan")
    )
    titik = models.ForeignKey(
        TitikLayanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="loket",
        verbose_name=_("titik layanan"),
        help_text=_("Kosongkan bila loket melayani antrean pertama."),
    )
    aksesibel = models.BooleanField(_("dapat dicapai kursi roda"), default=True)
    aktif = models.BooleanField(_("aktif"), default=True)
    terbuka = models.BooleanField(_("terbuka"), default=False, editable=False)
    istirahat_pada = models.DateTimeField(null=True, editable=False)
    petugas = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, editable=False, related_name="loket_kini"
    )
    # calls made here since it was opened: the ratio rule counts them
    panggilan_ke = models.PositiveIntegerField(default=0, editable=False)
    # part of the address of its survey tablet: raised, every tablet of before is cut off
    tablet_ke = models.PositiveSmallIntegerField(default=0, editable=False)
    # the last act that can still be undone: {"tiket", "perbuatan", "sebelum": {...}, "pada"}
    urung = models.JSONField(null=True, editable=False)

    objects = LoketQuerySet.as_manager()

    class Meta:
        verbose_name = _("loket")
        verbose_name_plural = _("loket")
        ordering = ["unit_id", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "nomor"], name="loket_nomor_per_unit"),
            models.UniqueConstraint(
                fields=["petugas"], condition=Q(petugas__isnull=False), name="loket_satu_per_petugas"
            ),
            models.CheckConstraint(
                condition=Q(terbuka=True) | Q(petugas__isnull=True, istirahat_pada__isnull=True),
                name="loket_tutup_tanpa_petugas",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class LayananLoket(models.Model):
    """A loket serves a service, in an order of help: 1 = its own, 2 = when nobody waits for its own, …"""

    loket = models.ForeignKey(Loket, models.CASCADE, related_name="melayani")
    layanan = models.ForeignKey(
        "standar.Layanan", models.CASCADE, related_name="di_loket", verbose_name=_("layanan")
    )
    urutan = models.PositiveSmallIntegerField(_("urutan bantu"), default=1)

    class Meta:
        verbose_name = _("layanan di loket")
        verbose_name_plural = _("layanan di loket")
        ordering = ["urutan", "layanan__urutan"]
        constraints = [models.UniqueConstraint(fields=["loket", "layanan"], name="layanan_sekali_per_loket")]

    def __str__(self) -> str:
        return f"{self.loket}: {self.layanan}"


class JadwalKeliling(models.Model):
    """Where a mobile counter (layanan keliling) stands: every week on one day, or on one date only."""

    class Hari(models.IntegerChoices):
        SENIN = 0, _("Senin")
        SELASA = 1, _("Selasa")
        RABU = 2, _("Rabu")
        KAMIS = 3, _("Kamis")
        JUMAT = 4, _("Jumat")
        SABTU = 5, _("Sabtu")
        MINGGU = 6, _("Minggu")

    loket = models.ForeignKey(Loket, models.CASCADE, related_name="jadwal_keliling")
    tempat = models.CharField(_("tempat"), max_length=120, help_text=_("Misalnya: Balai Desa Sukamaju."))
    hari = models.PositiveSmallIntegerField(_("setiap hari"), choices=Hari, null=True, blank=True)
    tanggal = models.DateField(_("atau pada tanggal"), null=True, blank=True)
    buka = models.TimeField(_("buka"))
    tutup = models.TimeField(_("tutup"))
    keterangan = models.CharField(
        _("keterangan"), max_length=120, blank=True, help_text=_("Misalnya: minggu pertama setiap bulan.")
    )

    class Meta:
        verbose_name = _("jadwal keliling")
        verbose_name_plural = _("jadwal keliling")
        ordering = ["tanggal", "hari", "buka"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hari__isnull=True, tanggal__isnull=False)
                | Q(hari__isnull=False, hari__range=(0, 6), tanggal__isnull=True),
                name="jadwal_keliling_hari_atau_tanggal",
                violation_error_message=_("Isi hari atau tanggal, salah satu saja."),
            ),
            models.CheckConstraint(
                condition=Q(buka__lt=F("tutup")),
                name="jadwal_keliling_buka_sebelum_tutup",
                violation_error_message=_("Jam tutup harus sesudah jam buka."),
            ),
            models.CheckConstraint(condition=Q(tempat__regex=r"\S"), name="jadwal_keliling_bertempat"),
        ]

    def __str__(self) -> str:
        return f"{self.tempat}: {self.kapan}"

    @property
    def kapan(self) -> str:
        """`setiap Rabu, 09.00–12.00` or `3 Maret 2026, 09.00–12.00`."""
        hari = (
            date_format(self.tanggal, "j F Y") if self.tanggal else _("setiap %s") % self.get_hari_display()  # type: ignore[attr-defined]
        )
        return f"{hari}, {self.buka:%H.%M}–{self.tutup:%H.%M}"


class SesiLoket(models.Model):
    """Who sat where, from when to when. Nobody sits at two places, no place has two people."""

    loket = models.ForeignKey(Loket, models.PROTECT, related_name="sesi")
    petugas = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="sesi_loket")
    masa = DateTimeRangeField()

    class Meta:
        verbose_name = _("giliran jaga")
        verbose_name_plural = _("giliran jaga")
        constraints = [
            ExclusionConstraint(
                name="sesi_satu_petugas_per_loket",
                expressions=[("loket", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="sesi_satu_loket_per_petugas",
                expressions=[("petugas", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petugas} · {self.loket}"
