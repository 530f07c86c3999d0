"""The ticket, its counter, its calls."""

from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from antrian import nomor as tulisan
from antrian.alur import Status
from antrian.kanal import Kanal
from antrian.querysets import TiketQuerySet
from antrian.suara import susun
from antrian.urutan import CEPAT, Jalur
from pelayanan import kode

PILIHAN_JALUR = [
    (Jalur.REGULER.value, _("Reguler")),
    (Jalur.PRIORITAS.value, _("Prioritas")),
    (Jalur.JANJI.value, _("Janji temu")),
    (Jalur.KEMBALI.value, _("Berkas dilengkapi")),
]


class Kebutuhan(models.TextChoices):
    """What a person said about themselves. Seen by officers only, erased at the end of the day."""

    LANSIA = "lansia", _("Lansia")
    HAMIL = "hamil", _("Ibu hamil")
    BALITA = "balita", _("Menyusui atau membawa balita")
    DISABILITAS = "disabilitas", _("Penyandang disabilitas")
    NETRA = "netra", _("Netra: mohon dijemput")
    TULI = "tuli", _("Tuli: panggil secara visual")
    KURSI_RODA = "kursi_roda", _("Kursi roda")
    PENDAMPING = "pendamping", _("Perlu pendamping")


class Hasil(models.TextChoices):
    """How a service at the counter ended; one key each on the loket screen."""

    SELESAI = "selesai", _("Selesai")
    BERKAS_DITERIMA = "berkas_diterima", _("Berkas diterima")
    BERKAS_KURANG = "berkas_kurang", _("Berkas kurang")
    SALAH_LOKET = "salah_loket", _("Salah loket")
    KONSULTASI = "konsultasi", _("Konsultasi")


class Penghitung(models.Model):
    """The last number given per unit, prefix and local date. Raised by an upsert, so without gaps or twins."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    awalan = models.CharField(max_length=3)
    tanggal = models.DateField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("penghitung nomor")
        verbose_name_plural = _("penghitung nomor")
        constraints = [models.UniqueConstraint(fields=["unit", "awalan", "tanggal"], name="penghitung_satu")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.awalan} {self.tanggal}: {self.terakhir}"


class Tiket(models.Model):
    """A number in the queue of one service, and its way to the counter."""

    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "T"), editable=False)
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="tiket")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="tiket")
    kunjungan = models.ForeignKey("pelayanan.Kunjungan", models.PROTECT, related_name="tiket")
    # the number: prefix + place in the unit's local day
    tanggal = models.DateField()
    awalan = models.CharField(max_length=3)
    urut = models.PositiveIntegerField()
    # where it stands
    status = models.CharField(max_length=20, choices=Status, default=Status.MENUNGGU)
    jalur = models.CharField(max_length=10, choices=PILIHAN_JALUR, default=Jalur.REGULER.value)
    giliran_pada = models.DateTimeField()
    kebutuhan = ArrayField(models.CharField(max_length=12, choices=Kebutuhan), default=list, blank=True)
    kanal = models.CharField(max_length=10, choices=Kanal, default=Kanal.PONSEL)
    # keyed digest of the phone or device, for the limit per phone; never the number itself
    ponsel = models.CharField(max_length=32, blank=True, editable=False)
    asal = models.ForeignKey("self", models.PROTECT, null=True, related_name="lanjutan")
    permohonan = models.CharField(max_length=13, blank=True)
    # a journey: the step it is on and the station it waits for (none: the service's first queue)
    langkah = models.PositiveSmallIntegerField(default=0)
    titik = models.ForeignKey("antrian.TitikLayanan", models.PROTECT, null=True, related_name="tiket")
    # where and by whom, now or last; `untuk_loket` when it was handed to one loket by name
    loket = models.ForeignKey("antrian.Loket", models.PROTECT, null=True, related_name="tiket")
    untuk_loket = models.ForeignKey("antrian.Loket", models.PROTECT, null=True, related_name="+")
    petugas = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    # when
    diambil_pada = models.DateTimeField()
    masuk_pada = models.DateTimeField()
    dipanggil_pada = models.DateTimeField(null=True)
    mulai_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    jumlah_panggil = models.PositiveSmallIntegerField(default=0)
    # how it ended
    hasil = models.CharField(max_length=20, choices=Hasil, blank=True)
    catatan = models.CharField(max_length=200, blank=True)
    # served on paper while the screens were dark, entered afterwards: counted, but no speed is read from its times
    susulan = models.BooleanField(default=False, db_default=False)
    # on paper: how often, first when; the number stays the same
    dicetak = models.PositiveSmallIntegerField(default=0)
    dicetak_pada = models.DateTimeField(null=True)

    objects = TiketQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiket")
        verbose_name_plural = _("tiket")
        constraints = [
            models.UniqueConstraint(fields=["unit", "awalan", "tanggal", "urut"], name="tiket_nomor_unik"),
            models.UniqueConstraint(
                fields=["loket"],
                condition=Q(status__in=["dipanggil", "dilayani"]),
                name="tiket_satu_aktif_per_loket",
            ),
            models.UniqueConstraint(
                fields=["petugas"],
                condition=Q(status="dilayani", petugas__isnull=False),
                name="tiket_satu_dilayani_per_petugas",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["dipanggil", "dilayani"])
                | Q(loket__isnull=False, dipanggil_pada__isnull=False, selesai_pada__isnull=True),
                name="tiket_aktif_di_loket",
            ),
            models.CheckConstraint(
                condition=~Q(status="dilayani") | Q(mulai_pada__isnull=False), name="tiket_dilayani_sejak"
            ),
            models.CheckConstraint(
                condition=Q(status="selesai", selesai_pada__isnull=False) & ~Q(hasil="")
                | ~Q(status="selesai") & Q(hasil=""),
                name="tiket_selesai_dengan_hasil",
            ),
            models.CheckConstraint(
                condition=~Q(status="menunggu") | Q(loket__isnull=True, mulai_pada__isnull=True),
                name="tiket_menunggu_tanpa_loket",
            ),
            models.CheckConstraint(
                condition=Q(mulai_pada__isnull=True) | Q(mulai_pada__gte=F("dipanggil_pada")),
                name="tiket_waktu_urut",
            ),
        ]
        indexes = [
            # everything still to do, small however many tickets are past
            models.Index(
                fields=["unit", "layanan", "giliran_pada"],
                condition=Q(status="menunggu"),
                name="tiket_menunggu",
            ),
            # the claim walks this one in order and stops at the first that fits
            models.Index(
                fields=["unit", "titik", "giliran_pada", "id"],
                condition=Q(status="menunggu"),
                name="tiket_giliran",
            ),
            models.Index(
                fields=["unit", "status"],
                condition=Q(status__in=["menunggu", "dipanggil", "dilayani", "tidak_hadir", "ditunda"]),
                name="tiket_berjalan",
            ),
            models.Index(
                fields=["layanan", "-selesai_pada"], condition=Q(status="selesai"), name="tiket_terakhir"
            ),
            models.Index(
                fields=["loket", "-selesai_pada"], condition=Q(status="selesai"), name="tiket_loket_selesai"
            ),
            models.Index(
                fields=["unit", "tanggal"],
                condition=~Q(kebutuhan=[]) | ~Q(ponsel=""),
                name="tiket_untuk_dilupakan",
            ),
            models.Index(fields=["ponsel", "tanggal"], condition=~Q(ponsel=""), name="tiket_ponsel"),
        ]

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        return reverse("tiket", args=[kode.tampil(self.kode)])

    @property
    def nomor(self) -> str:
        """``A-017``."""
        return tulisan.tulis(self.awalan, self.urut)

    @property
    def prioritas(self) -> bool:
        return self.jalur in CEPAT

    @property
    def daftar_kebutuhan(self) -> list[str]:
        """In words, for the officer."""
        return [str(Kebutuhan(k).label) for k in self.kebutuhan]


class ButirTiket(models.Model):
    """One service of a ticket that carries several (KK + akta + KIA in one visit)."""

    tiket = models.ForeignKey(Tiket, models.CASCADE, related_name="butir")
    layanan = models.ForeignKey("standar.Layanan", models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField()
    hasil = models.CharField(max_length=20, choices=Hasil, blank=True)

    class Meta:
        verbose_name = _("butir tiket")
        verbose_name_plural = _("butir tiket")
        ordering = ["tiket_id", "urutan"]
        constraints = [models.UniqueConstraint(fields=["tiket", "layanan"], name="butir_layanan_sekali")]

    def __str__(self) -> str:
        return f"{self.tiket}: {self.layanan}"


class Panggilan(models.Model):
    """One call, as everybody in the room heard it: what the board shows and the voice says."""

    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    tiket = models.ForeignKey(Tiket, models.PROTECT, related_name="panggilan")
    loket = models.ForeignKey("antrian.Loket", models.PROTECT, related_name="+")
    petugas = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    ke = models.PositiveSmallIntegerField(default=1)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = _("panggilan")
        verbose_name_plural = _("panggilan")
        indexes = [models.Index(fields=["unit", "-id"], name="panggilan_terakhir")]

    def __str__(self) -> str:
        return f"{self.tiket} → {self.loket}"

    # the clip of the place's own name; the board fills it in when there is one
    tempat = ""

    @property
    def suara(self) -> str:
        """Names of the clips that announce this call, for the board."""
        return " ".join(susun(self.tiket.awalan, self.tiket.urut, self.loket.nomor, self.tempat))
