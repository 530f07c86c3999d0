"""A request: who asks for what, under which version of the promise, and how far it is."""

from functools import partial

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import kode
from pelayanan.sandi import JSONSandi, TeksSandi, samarkan_angka, samarkan_nama
from permohonan.alur import AKHIR, BERJANJI, TERBUKA, Status
from permohonan.querysets import PermohonanQuerySet


class Permohonan(models.Model):
    """One request, from draft to the product in hand. It keeps one code for life.

    `jatuh_tempo_pada` repeats the open clock (the checking's, then the promise's; see operasi/janji.py) so
    that the inbox sorts by an index; it is null while the clock is paused or when no number is promised.
    """

    class Kanal(models.TextChoices):
        DARING = "daring", _("Daring")
        LOKET = "loket", _("Loket")
        MESIN = "mesin", _("Sistem lain")

    class Atas(models.TextChoices):
        SENDIRI = "sendiri", _("Diri sendiri")
        KELUARGA = "keluarga", _("Anggota keluarga")
        KUASA = "kuasa", _("Pemberi kuasa")
        BIRO_JASA = "biro_jasa", _("Klien biro jasa")
        UNIT = "unit", _("Unit lain")

    class Kabar(models.TextChoices):
        """How the applicant wants to hear news; whoever cannot read a screen chooses a person."""

        TELEPON = "telepon", _("Telepon")
        SUREL = "surel", _("Surel (email)")
        SURAT = "surat", _("Surat ke alamat")
        DATANG = "datang", _("Saya datang menanyakan")

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "P"), editable=False)
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="permohonan")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="permohonan")
    standar = models.ForeignKey("standar.Standar", models.PROTECT, related_name="permohonan")
    kunjungan = models.ForeignKey(
        "pelayanan.Kunjungan", models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    # by name only: the queue is another room
    tiket_kode = models.CharField(max_length=13, blank=True)
    asal = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="perbaikan", verbose_name=_("asal")
    )
    # of a correction: was the error the unit's own? null: no correction, or not known
    salah_unit = models.BooleanField(_("kesalahan unit"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=24, choices=Status, default=Status.DRAF)
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal)

    # who asks
    nama = models.CharField(_("nama pemohon"), max_length=120)
    nik = TeksSandi(_("NIK"), blank=True)
    nik_buta = models.CharField(max_length=64, blank=True, editable=False)
    telepon = TeksSandi(_("telepon"), blank=True)
    telepon_buta = models.CharField(max_length=64, blank=True, editable=False)
    surel = TeksSandi(_("surel"), blank=True)
    alamat = TeksSandi(_("alamat"), blank=True)
    kabar_lewat = models.CharField(_("kabar lewat"), max_length=10, choices=Kabar, default=Kabar.TELEPON)
    atas = models.CharField(_("atas nama"), max_length=10, choices=Atas, default=Atas.SENDIRI)
    nama_pengaju = models.CharField(_("nama yang mengurus"), max_length=120, blank=True)
    # a registered agent with a surat kuasa, or another unit as the internal customer
    biro = models.ForeignKey(
        "standar.BiroJasa", models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    unit_pemohon = models.ForeignKey(
        "pelayanan.Unit", models.PROTECT, null=True, blank=True, related_name="permohonan_internal"
    )
    isian = JSONSandi(default=dict, blank=True)

    diajukan_oleh = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    verifikator = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    pemroses = models.ForeignKey(
        "pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # who refused, and until when the applicant may object
    penolak = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    keberatan_sampai = models.DateTimeField(null=True, blank=True)
    # since when the applicant waits for an answer in the case
    pesan_pada = models.DateTimeField(null=True, blank=True)
    catatan = models.TextField(_("catatan untuk pemohon"), blank=True)

    dibuat_pada = models.DateTimeField(default=timezone.now)
    disentuh_pada = models.DateTimeField(default=timezone.now)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    lengkap_pada = models.DateTimeField(null=True, blank=True)
    # of a version with a table of fees: when somebody said which of its lines this case owes
    biaya_ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    jatuh_tempo_pada = models.DateTimeField(null=True, blank=True)
    janji_pada = models.DateTimeField(null=True, blank=True)
    # since when nothing here says whose it was (data_pribadi.py)
    disamarkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = _("permohonan")
        verbose_name_plural = _("permohonan")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[Status.DRAF, Status.KEDALUWARSA]) | Q(diajukan_pada__isnull=False),
                name="permohonan_diajukan_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(BERJANJI | {Status.DISERAHKAN}))
                | Q(lengkap_pada__isnull=False),
                name="permohonan_lengkap_berwaktu",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(AKHIR), selesai_pada__isnull=False)
                | (~Q(status__in=sorted(AKHIR)) & Q(selesai_pada__isnull=True)),
                name="permohonan_akhir_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.DIPERIKSA, Status.DILENGKAPI]) | Q(verifikator__isnull=False),
                name="permohonan_diperiksa_oleh_seseorang",
            ),
            models.CheckConstraint(
                condition=Q(lengkap_pada__isnull=True) | Q(lengkap_pada__gte=F("diajukan_pada")),
                name="permohonan_lengkap_sesudah_diajukan",
            ),
            models.CheckConstraint(
                condition=Q(atas="biro_jasa", biro__isnull=False)
                | (~Q(atas="biro_jasa") & Q(biro__isnull=True)),
                name="permohonan_biro_terdaftar",
            ),
            models.CheckConstraint(
                condition=(Q(atas="unit", unit_pemohon__isnull=False) & ~Q(unit_pemohon=F("unit")))
                | (~Q(atas="unit") & Q(unit_pemohon__isnull=True)),
                name="permohonan_unit_lain",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "jatuh_tempo_pada", "id"],
                condition=Q(status__in=sorted(TERBUKA)),
                name="permohonan_terbuka",
            ),
            models.Index(
                fields=["disentuh_pada"], condition=Q(status=Status.DRAF), name="permohonan_draf_lama"
            ),
            models.Index(
                fields=["verifikator"], condition=Q(status__in=sorted(TERBUKA)), name="permohonan_dipegang"
            ),
            models.Index(
                fields=["pemroses"], condition=Q(status__in=sorted(TERBUKA)), name="permohonan_diproses"
            ),
            models.Index(
                fields=["unit", "pesan_pada"],
                condition=Q(pesan_pada__isnull=False),
                name="permohonan_berpesan",
            ),
            models.Index(fields=["kunjungan"], name="permohonan_kunjungan"),
            models.Index(fields=["nik_buta"], condition=~Q(nik_buta=""), name="permohonan_nik"),
            models.Index(fields=["telepon_buta"], condition=~Q(telepon_buta=""), name="permohonan_telepon"),
            models.Index(fields=["unit", "-selesai_pada"], name="permohonan_selesai"),
            models.Index(
                fields=["unit_pemohon", "-id"],
                condition=Q(unit_pemohon__isnull=False),
                name="permohonan_internal",
            ),
        ]

    def __str__(self) -> str:
        return kode.tampil(self.kode)

    def get_absolute_url(self) -> str:
        return reverse("permohonan", args=[kode.tampil(self.kode)])

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode)

    @property
    def nama_samar(self) -> str:
        return samarkan_nama(self.nama)

    @property
    def nik_samar(self) -> str:
        return samarkan_angka(self.nik)

    @property
    def telepon_samar(self) -> str:
        return samarkan_angka(self.telepon, 3)

    @property
    def draf(self) -> bool:
        return self.status == Status.DRAF

    @property
    def berakhir(self) -> bool:
        return self.status in AKHIR

    @property
    def berjanji(self) -> bool:
        return self.status in BERJANJI
