"""The parts of a standard as rows. No row of a kind means: not known here (never: there is none)."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .standar import Standar


class Baris(models.Model):
    """A row of one version, in order."""

    urutan = models.PositiveSmallIntegerField(_("urutan"))

    class Meta:
        abstract = True
        ordering = ["standar_id", "urutan"]


class Persyaratan(Baris):
    """What to bring. `teks` is the sentence as published; the rest is read out of it (urai.py) or added."""

    class Bentuk(models.TextChoices):
        ASLI = "asli", _("asli")
        FOTOKOPI = "fotokopi", _("fotokopi")
        PINDAIAN = "pindaian", _("pindaian")

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="persyaratan")
    teks = models.CharField(_("syarat"), max_length=500)
    nama = models.CharField(_("dokumen"), max_length=500)
    bentuk = ArrayField(
        models.CharField(max_length=10, choices=Bentuk), verbose_name=_("bentuk"), default=list, blank=True
    )
    # "bila …": empty means everybody brings it
    bila = models.CharField(_("hanya bila"), max_length=200, blank=True)
    diperoleh_di = models.CharField(_("diperoleh di"), max_length=200, blank=True)

    class Meta(Baris.Meta):
        verbose_name = _("persyaratan")
        verbose_name_plural = _("persyaratan")
        constraints = [
            models.UniqueConstraint(fields=["standar", "urutan"], name="persyaratan_urutan"),
        ]

    def __str__(self) -> str:
        return self.teks

    @property
    def keterangan(self) -> str:
        """What the name does not say by itself: its form and where to get it."""
        nama = self.nama.lower()
        bentuk = [b for b in self.bentuk if b not in nama and not (b == "fotokopi" and "salinan" in nama)]
        asal = self.diperoleh_di if self.diperoleh_di.lower() not in nama else ""
        bagian = [", ".join(str(self.Bentuk(b).label) for b in bentuk)]
        return " · ".join(x for x in [*bagian, _("diperoleh di %s") % asal if asal else ""] if x)


class Langkah(Baris):
    """One step: who does what, where, for how long. Nobody's step does not exist: `pelaku` is required."""

    class Fase(models.TextChoices):
        PERSIAPAN = "persiapan", _("Persiapan")
        PELAKSANAAN = "pelaksanaan", _("Pelaksanaan")
        PENUTUPAN = "penutupan", _("Penutupan")

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="langkah")
    uraian = models.CharField(_("uraian"), max_length=500)
    pelaku = models.CharField(_("pelaku"), max_length=120)
    durasi_teks = models.CharField(_("lama menurut sumber"), max_length=60, blank=True)
    durasi_nilai = models.PositiveIntegerField(_("lama"), null=True, blank=True)
    durasi_satuan = models.CharField(
        _("satuan lama"), max_length=12, choices=Standar.SatuanWaktu, null=True, blank=True
    )
    fase = models.CharField(_("fase"), max_length=12, choices=Fase, blank=True)
    # station of the walk (Puskesmas): the queue moves a ticket along the steps that name one
    titik = models.CharField(_("titik layanan"), max_length=60, blank=True)
    # numbers of the steps that may follow; empty: the next one. The last step ends the route.
    lanjut_ke = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("lanjut ke langkah"), default=list, blank=True
    )

    class Meta(Baris.Meta):
        verbose_name = _("langkah")
        verbose_name_plural = _("langkah")
        constraints = [
            models.UniqueConstraint(fields=["standar", "urutan"], name="langkah_urutan"),
            models.CheckConstraint(condition=~Q(pelaku=""), name="langkah_punya_pelaku"),
        ]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.uraian}"


class Komponen(Baris):
    """A line of one of the other components: legal basis, product, facility, competence, …"""

    class Jenis(models.TextChoices):
        PRODUK = "produk", _("Produk pelayanan")
        PENGADUAN = "pengaduan", _("Penanganan pengaduan, saran, dan masukan")
        DASAR_HUKUM = "dasar_hukum", _("Dasar hukum")
        SARPRAS = "sarpras", _("Sarana, prasarana, dan fasilitas")
        KOMPETENSI = "kompetensi", _("Kompetensi pelaksana")
        PENGAWASAN = "pengawasan", _("Pengawasan internal")
        JAMINAN_PELAYANAN = "jaminan_pelayanan", _("Jaminan pelayanan")
        JAMINAN_KEAMANAN = "jaminan_keamanan", _("Jaminan keamanan dan keselamatan")
        EVALUASI = "evaluasi", _("Evaluasi kinerja pelaksana")

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="komponen")
    jenis = models.CharField(_("komponen"), max_length=20, choices=Jenis)
    teks = models.CharField(_("isi"), max_length=500)
    tautan = models.URLField(_("tautan"), blank=True, validators=[URLValidator(schemes=["https", "http"])])
    # a facility for people who need more
    kelompok_rentan = models.BooleanField(_("bagi kelompok rentan"), default=False)

    class Meta(Baris.Meta):
        verbose_name = _("komponen")
        verbose_name_plural = _("komponen")
        ordering = ["standar_id", "jenis", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "jenis", "urutan"], name="komponen_urutan"),
        ]

    def __str__(self) -> str:
        return self.teks


class RincianWaktu(Baris):
    """The time for one kind of case: pasien baru, pasien lama."""

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="rincian_waktu")
    untuk = models.CharField(_("untuk"), max_length=120)
    nilai = models.PositiveIntegerField(_("paling lama"))
    nilai_min = models.PositiveIntegerField(_("paling singkat"), null=True, blank=True)
    satuan = models.CharField(_("satuan"), max_length=12, choices=Standar.SatuanWaktu)

    class Meta(Baris.Meta):
        verbose_name = _("rincian waktu")
        verbose_name_plural = _("rincian waktu")
        constraints = [
            models.UniqueConstraint(fields=["standar", "urutan"], name="rincian_waktu_urutan"),
            models.CheckConstraint(
                condition=Q(nilai_min__isnull=True) | Q(nilai_min__lte=F("nilai")),
                name="rincian_waktu_min_tidak_lebih",
            ),
        ]

    def __str__(self) -> str:
        rentang = f"{self.nilai}" if self.nilai_min is None else f"{self.nilai_min}–{self.nilai}"
        return f"{self.untuk}: {rentang} {self.get_satuan_display()}"


class RincianBiaya(Baris):
    """A line of the fee table: for what or whom, how much, for which work, set by which rule, who is exempt."""

    class Jenis(models.TextChoices):
        """Work whose fee must be told apart (KepMenPAN 63/2003)."""

        PENELITIAN = "penelitian", _("Penelitian")
        PEMERIKSAAN = "pemeriksaan", _("Pemeriksaan")
        PENGUKURAN = "pengukuran", _("Pengukuran")
        PENGAJUAN = "pengajuan", _("Pengajuan")

    standar = models.ForeignKey(Standar, models.CASCADE, related_name="rincian_biaya")
    untuk = models.CharField(_("untuk"), max_length=200)
    # null: as much as the rule in `dasar` says
    rupiah = models.PositiveIntegerField(_("rupiah"), null=True, blank=True)
    jenis = models.CharField(_("untuk pekerjaan"), max_length=12, choices=Jenis, blank=True)
    dasar = models.CharField(_("ditetapkan oleh"), max_length=200, blank=True)
    bebas_bagi = models.CharField(_("bebas bagi"), max_length=200, blank=True)
    # a paid special class (VIP): only where a rule allows it
    khusus = models.BooleanField(_("kelas khusus berbayar"), default=False)

    class Meta(Baris.Meta):
        verbose_name = _("rincian biaya")
        verbose_name_plural = _("rincian biaya")
        constraints = [
            models.UniqueConstraint(fields=["standar", "urutan"], name="rincian_biaya_urutan"),
            models.CheckConstraint(
                condition=Q(rupiah__isnull=False) | ~Q(dasar=""), name="rincian_biaya_berjumlah_atau_berdasar"
            ),
            models.CheckConstraint(
                condition=Q(khusus=False) | Q(dasar__regex=r"\S"), name="rincian_biaya_khusus_berdasar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.untuk}: {self.besar}"

    @property
    def besar(self) -> str:
        """`Rp10.000`, `gratis`, or `menurut Perda 1/2024` where the rule alone says how much."""
        if self.rupiah is None:
            return str(_("menurut %s") % self.dasar)
        if not self.rupiah:
            return str(_("gratis"))
        return "Rp" + f"{self.rupiah:,}".replace(",", ".")
