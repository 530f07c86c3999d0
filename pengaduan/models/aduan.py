"""The aduan, and apart from it who told us."""

from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pelayanan import kode
from pelayanan.models import Kabar
from pelayanan.sandi import TeksSandi
from pengaduan.alur import BELUM_DITELAAH, TERTUTUP, Status
from pengaduan.aturan import BERJEDA
from pengaduan.querysets import AduanQuerySet

TANDA = {
    "lewat_30_hari": _("kejadian lebih dari 30 hari yang lalu"),
    "terlalu_cepat": _("terkirim lebih cepat dari orang mengetik"),
    "isi_berulang": _("isi yang sama sudah beberapa kali masuk hari ini"),
}


class Aduan(models.Model):
    """One case: what happened, what is asked for, where it stands. Nothing here says who told us."""

    class Kelas(models.TextChoices):
        PERMINTAAN_INFORMASI = "permintaan_informasi", _("Permintaan informasi")
        ASPIRASI = "aspirasi", _("Saran atau aspirasi")
        TIDAK_BERKADAR = "tidak_berkadar_pengawasan", _("Pengaduan tidak berkadar pengawasan")
        BERKADAR = "berkadar_pengawasan", _("Pengaduan berkadar pengawasan")
        INFORMASI_PUBLIK = "informasi_publik", _("Permohonan informasi publik")
        APRESIASI = "apresiasi", _("Apresiasi")

    class Identitas(models.TextChoices):
        TERBUKA = "terbuka", _("Terbuka")
        ANONIM = "anonim", _("Anonim")
        TANPA = "tanpa_identitas", _("Tanpa identitas")

    class Sifat(models.TextChoices):
        PUBLIK = "publik", _("Publik")
        RAHASIA = "rahasia", _("Rahasia")

    class Kanal(models.TextChoices):
        HALAMAN = "halaman", _("Portal ini")
        LOKET = "loket", _("QR di loket")
        LISAN = "lisan", _("Lisan kepada petugas")
        TELEPON = "telepon", _("Telepon")
        SURAT = "surat", _("Surat")
        KOTAK = "kotak", _("Kotak pengaduan")
        SUREL = "surel", _("Surel")
        API = "api", _("Sistem lain")

    class Prioritas(models.IntegerChoices):
        SEGERA = 1, _("Segera")
        BIASA = 2, _("Biasa")

    class Maladministrasi(models.TextChoices):
        """The ten forms of PO Ombudsman RI 26/2017."""

        PENUNDAAN = "penundaan_berlarut", _("Penundaan berlarut")
        TIDAK_MELAYANI = "tidak_memberikan_pelayanan", _("Tidak memberikan pelayanan")
        TIDAK_KOMPETEN = "tidak_kompeten", _("Tidak kompeten")
        WEWENANG = "penyalahgunaan_wewenang", _("Penyalahgunaan wewenang")
        PROSEDUR = "penyimpangan_prosedur", _("Penyimpangan prosedur")
        IMBALAN = "permintaan_imbalan", _("Permintaan imbalan")
        TIDAK_PATUT = "tidak_patut", _("Tidak patut")
        BERPIHAK = "berpihak", _("Berpihak")
        DISKRIMINASI = "diskriminasi", _("Diskriminasi")
        KONFLIK = "konflik_kepentingan", _("Konflik kepentingan")

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "A"), editable=False)
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="aduan")
    unit_asal = models.ForeignKey("pelayanan.Unit", models.PROTECT, null=True, related_name="+")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, null=True, related_name="+")
    # never set for tanpa identitas: the visit's ticket would say who it was
    kunjungan = models.ForeignKey("pelayanan.Kunjungan", models.PROTECT, null=True, related_name="+")

    status = models.CharField(_("keadaan"), max_length=20, choices=Status, default=Status.DITERIMA)
    kembali_ke = models.CharField(max_length=20, choices=Status, blank=True)
    kelas = models.CharField(_("jenis"), max_length=30, choices=Kelas)
    identitas = models.CharField(_("identitas"), max_length=16, choices=Identitas)
    sifat = models.CharField(_("sifat isi"), max_length=8, choices=Sifat)
    kanal = models.CharField(_("kanal"), max_length=8, choices=Kanal, default=Kanal.HALAMAN)
    prioritas = models.PositiveSmallIntegerField(choices=Prioritas, default=Prioritas.BIASA)
    maladministrasi = models.CharField(max_length=30, choices=Maladministrasi, blank=True)

    # the examination's finding on what is complained of; null: not found yet
    terbukti = models.BooleanField(_("aduan terbukti"), null=True)

    judul = models.CharField(_("judul"), max_length=120)
    isi = models.TextField(_("isi"))
    kerugian = models.TextField(_("kerugian"), blank=True)
    permintaan = models.TextField(_("yang diminta"), blank=True)
    terjadi_pada = models.DateField(_("tanggal kejadian"), null=True)
    # older than 30 days, or sent faster than a person types: looked at, never refused by machine
    tanda = ArrayField(models.CharField(max_length=20), default=list)
    cerna_isi = models.CharField(max_length=64, editable=False)
    # the pengelola has read title and text and found nothing personal in them: may be shown to everybody
    tayang = models.BooleanField(default=False)

    pemegang = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, related_name="aduan_dipegang"
    )
    tingkat = models.PositiveSmallIntegerField(default=0)
    terlapor = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    # how high the terlapor stands in the unit; who stands lower never sees the case
    tingkat_terlapor = models.SmallIntegerField(null=True)
    induk = models.ForeignKey("self", models.PROTECT, null=True, related_name="gabungan")

    diterima_oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    diterima_pada = models.DateTimeField()
    tenggat_pada = models.DateTimeField(null=True)
    diverifikasi_pada = models.DateTimeField(null=True)
    disampaikan_pada = models.DateTimeField(null=True)
    # the truth of the first answer, kept when the case is opened again
    dijawab_pada = models.DateTimeField(null=True)
    tepat_waktu = models.BooleanField(null=True)
    ditutup_pada = models.DateTimeField(null=True)
    jumlah_jeda = models.PositiveSmallIntegerField(default=0)
    jumlah_buka_kembali = models.PositiveSmallIntegerField(default=0)
    puas = models.PositiveSmallIntegerField(null=True)
    # since when nothing here says who told us, nor in which words (data_pribadi.py)
    disamarkan_pada = models.DateTimeField(null=True, editable=False)

    objects = AduanQuerySet.as_manager()

    class Meta:
        verbose_name = _("aduan")
        verbose_name_plural = _("aduan")
        constraints = [
            models.CheckConstraint(
                condition=~Q(identitas="tanpa_identitas") | Q(kunjungan__isnull=True),
                name="aduan_tanpa_identitas_tanpa_kunjungan",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in sorted(TERTUTUP)], ditutup_pada__isnull=False)
                | (~Q(status__in=[s.value for s in sorted(TERTUTUP)]) & Q(ditutup_pada__isnull=True)),
                name="aduan_tertutup_punya_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["disampaikan", "selesai"]) | Q(disampaikan_pada__isnull=False),
                name="aduan_disampaikan_punya_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(status="dilengkapi") | ~Q(kembali_ke=""), name="aduan_dilengkapi_tahu_kembali"
            ),
            models.CheckConstraint(
                condition=~Q(status="digabung") | Q(induk__isnull=False), name="aduan_digabung_punya_induk"
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("pk")), name="aduan_bukan_induknya_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(terlapor__isnull=True) | Q(tingkat_terlapor__isnull=False),
                name="aduan_terlapor_punya_tingkat",
            ),
            models.CheckConstraint(
                condition=Q(tayang=False) | Q(sifat="publik"), name="aduan_rahasia_tidak_tayang"
            ),
            models.CheckConstraint(
                condition=Q(puas__isnull=True) | Q(puas__range=(1, 4)), name="aduan_puas_1_4"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "tenggat_pada"], condition=Q(ditutup_pada__isnull=True), name="aduan_terbuka"
            ),
            models.Index(fields=["unit", "diterima_pada"], name="aduan_register"),
            models.Index(fields=["cerna_isi", "diterima_pada"], name="aduan_isi_sama"),
            models.Index(fields=["kunjungan"], condition=Q(kunjungan__isnull=False), name="aduan_kunjungan"),
            GinIndex(
                OpClass(F("judul"), name="gin_trgm_ops"), condition=Q(tayang=True), name="aduan_judul_mirip"
            ),
        ]

    def __str__(self) -> str:
        return kode.tampil(self.kode)

    @property
    def kode_tampil(self) -> str:
        """The code in groups, as in addresses and on paper."""
        return kode.tampil(self.kode)

    @property
    def tanda_teks(self) -> list[str]:
        return [str(TANDA.get(t, t)) for t in self.tanda]

    @property
    def terbuka(self) -> bool:
        return Status(self.status) not in TERTUTUP

    @property
    def berhenti(self) -> bool:
        """Waiting for the pelapor, and the clock stands still meanwhile."""
        return self.status == Status.DILENGKAPI and self.kelas in BERJEDA

    @property
    def belum_ditelaah(self) -> bool:
        return Status(self.status) in BELUM_DITELAAH

    @property
    def ganti_rugi_perlu_identitas(self) -> bool:
        """Compensation, ganti rugi and the Ombudsman letter need somebody to give them to."""
        return self.identitas == self.Identitas.TANPA

    @property
    def berkadar(self) -> bool:
        return self.kelas == self.Kelas.BERKADAR


class Pelapor(models.Model):
    """Who told us: apart from the case, read only by `lihat_identitas`, which writes an event each time.

    No row at all for tanpa identitas.
    """

    aduan = models.OneToOneField(Aduan, models.PROTECT, related_name="pelapor")
    nama = TeksSandi(_("nama"), blank=True)
    kontak = TeksSandi(_("telepon atau surel"), blank=True)
    alamat = TeksSandi(_("alamat"), blank=True)
    kuasa_dari = TeksSandi(_("penerima kuasa dari"), blank=True)
    # how to tell; empty: as the contact says
    kabar_lewat = models.CharField(max_length=8, choices=Kabar.Saluran, blank=True)
    # blind index of the contact: counts by person without reading the person
    cerna_kontak = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("pelapor")
        verbose_name_plural = _("pelapor")

    def __str__(self) -> str:
        return f"pelapor {self.aduan_id}"


class Dukungan(models.Model):
    """Somebody has met the same: counted once per browser, nothing else kept."""

    aduan = models.ForeignKey(Aduan, models.PROTECT, related_name="dukungan")
    cerna = models.CharField(max_length=64)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("dukungan")
        verbose_name_plural = _("dukungan")
        constraints = [models.UniqueConstraint(fields=["aduan", "cerna"], name="dukungan_sekali")]

    def __str__(self) -> str:
        return f"dukungan {self.aduan_id}"
