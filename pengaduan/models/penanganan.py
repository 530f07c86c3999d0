"""What was said and done about an aduan."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .aduan import Aduan


class Tanggapan(models.Model):
    """One text on the case. `jenis` alone decides whether the pelapor reads it."""

    class Jenis(models.TextChoices):
        JAWABAN = "jawaban", _("Jawaban")
        PERMINTAAN = "permintaan", _("Permintaan kelengkapan")
        KELENGKAPAN = "kelengkapan", _("Kelengkapan dari pelapor")
        PESAN = "pesan", _("Pesan pelapor")
        ALASAN = "alasan", _("Alasan")
        TINDAK_LANJUT = "tindak_lanjut", _("Tindak lanjut")
        CATATAN = "catatan", _("Catatan dalam")
        KLARIFIKASI = "klarifikasi", _("Klarifikasi terlapor")
        REKOMENDASI = "rekomendasi", _("Hasil pemeriksaan dan rekomendasi")
        KONTAK = "kontak", _("Catatan menghubungi pelapor")
        PEMANTAUAN = "pemantauan", _("Pemantauan")
        TEMUAN = "temuan", _("Temuan pengawas")

    # never shown to the pelapor, in no page, feed or API
    DALAM = (
        Jenis.CATATAN,
        Jenis.KLARIFIKASI,
        Jenis.REKOMENDASI,
        Jenis.KONTAK,
        Jenis.PEMANTAUAN,
        Jenis.TEMUAN,
    )

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="tanggapan")
    jenis = models.CharField(max_length=16, choices=Jenis)
    isi = models.TextField()
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("tanggapan")
        verbose_name_plural = _("tanggapan")
        ordering = ["pada", "pk"]
        indexes = [models.Index(fields=["aduan", "pada"], name="tanggapan_urut")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.aduan_id}"

    @property
    def dalam(self) -> bool:
        return self.jenis in self.DALAM


class Eskalasi(models.Model):
    """One level climbed. Each level once and only once: the constraint says so, not the sweep."""

    class Sebab(models.TextChoices):
        TENGGAT = "tenggat", _("Melewati tenggat")
        DITOLAK = "ditolak", _("Usulan ditolak dua kali")
        PELAPOR = "pelapor", _("Diminta pelapor")

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="eskalasi")
    tingkat = models.PositiveSmallIntegerField()
    peran = models.CharField(max_length=20)
    penerima = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    sebab = models.CharField(max_length=10, choices=Sebab, default=Sebab.TENGGAT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("eskalasi")
        verbose_name_plural = _("eskalasi")
        ordering = ["tingkat"]
        constraints = [
            models.UniqueConstraint(fields=["aduan", "tingkat"], name="eskalasi_sekali_per_tingkat"),
            models.CheckConstraint(condition=Q(tingkat__range=(1, 3)), name="eskalasi_tingkat_1_3"),
        ]

    def __str__(self) -> str:
        return f"{self.aduan_id} tingkat {self.tingkat}"


class Peringatan(models.Model):
    """A reminder given: at 50 % and 80 % of the time, or a verification overdue. Once per clock and mark."""

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="peringatan")
    jenis = models.CharField(max_length=40)
    penanda = models.CharField(max_length=20)
    putaran = models.PositiveSmallIntegerField(default=0)
    kepada = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("peringatan")
        verbose_name_plural = _("peringatan")
        constraints = [
            models.UniqueConstraint(fields=["aduan", "jenis", "penanda", "putaran"], name="peringatan_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.aduan_id} {self.penanda}"


class Jeda(models.Model):
    """We wait for the pelapor. The first pause is the officer's, a second one needs the head."""

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="jeda")
    ke = models.PositiveSmallIntegerField()
    kurang = models.JSONField(default=list)
    disetujui_oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    pemberitahuan = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("jeda")
        verbose_name_plural = _("jeda")
        ordering = ["ke"]
        constraints = [
            models.UniqueConstraint(fields=["aduan", "ke"], name="jeda_urut"),
            models.UniqueConstraint(
                fields=["aduan"], condition=Q(selesai_pada__isnull=True), name="jeda_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(ke=1) | Q(disetujui_oleh__isnull=False), name="jeda_kedua_disetujui_atasan"
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=F("mulai_pada")),
                name="jeda_berurut_waktu",
            ),
        ]

    def __str__(self) -> str:
        return f"jeda {self.ke} {self.aduan_id}"


class Usulan(models.Model):
    """A settlement proposed to the pelapor, accepted or refused with one press."""

    class Jawaban(models.TextChoices):
        DITERIMA = "diterima", _("Diterima")
        DITOLAK = "ditolak", _("Ditolak")
        DIAM = "diam", _("Tidak dijawab")

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="usulan")
    ke = models.PositiveSmallIntegerField()
    isi = models.TextField()
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    jawaban = models.CharField(max_length=10, choices=Jawaban, blank=True)
    dijawab_pada = models.DateTimeField(null=True)
    alasan = models.TextField(blank=True)

    class Meta:
        verbose_name = _("usulan penyelesaian")
        verbose_name_plural = _("usulan penyelesaian")
        ordering = ["ke"]
        constraints = [
            models.UniqueConstraint(fields=["aduan", "ke"], name="usulan_urut"),
            models.UniqueConstraint(fields=["aduan"], condition=Q(jawaban=""), name="usulan_satu_terbuka"),
            models.CheckConstraint(
                condition=Q(jawaban="", dijawab_pada__isnull=True)
                | (~Q(jawaban="") & Q(dijawab_pada__isnull=False)),
                name="usulan_terjawab_punya_waktu",
            ),
        ]

    def __str__(self) -> str:
        return f"usulan {self.ke} {self.aduan_id}"
