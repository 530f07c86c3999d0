"""The unit, its hours and its holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _


class Zona(models.TextChoices):
    """The three time zones of Indonesia; none has summer time."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


def hari_setempat(zona: F | OuterRef, kini: datetime) -> Func:
    """The local day at that moment, as an expression: each row by the zone in its own column."""
    return Func(
        zona,
        Value(kini, output_field=models.DateTimeField()),
        template="timezone(%(expressions)s::timestamptz)::date",
        output_field=models.DateField(),
    )


class Unit(models.Model):
    """A service unit: the office whose door people walk through."""

    class Jenis(models.TextChoices):
        DUKCAPIL = "dukcapil", _("Kependudukan dan pencatatan sipil")
        PUSKESMAS = "puskesmas", _("Puskesmas")
        KECAMATAN = "kecamatan", _("Kecamatan")
        KELURAHAN = "kelurahan", _("Kelurahan atau desa")
        PERIZINAN = "perizinan", _("Perizinan")
        MPP = "mpp", _("Mal pelayanan publik")
        LAINNYA = "lainnya", _("Lainnya")

    class Pola(models.TextChoices):
        """Pola penyelenggaraan, KepMenPAN 63/2003."""

        FUNGSIONAL = "fungsional", _("Fungsional")
        TERPUSAT = "terpusat", _("Terpusat")
        SATU_ATAP = "satu_atap", _("Terpadu satu atap")
        SATU_PINTU = "satu_pintu", _("Terpadu satu pintu")
        GUGUS_TUGAS = "gugus_tugas", _("Gugus tugas")

    kode = models.SlugField(_("kode"), max_length=40, unique=True)
    nama = models.CharField(_("nama"), max_length=120)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name=_("unit induk")
    )
    jenis = models.CharField(_("jenis"), max_length=20, choices=Jenis, default=Jenis.LAINNYA)
    pola = models.CharField(_("pola penyelenggaraan"), max_length=20, choices=Pola, default=Pola.FUNGSIONAL)
    zona = models.CharField(_("zona waktu"), max_length=20, choices=Zona, default=Zona.WIB)
    alamat = models.CharField(_("alamat"), max_length=250, blank=True)
    telepon = models.CharField(_("telepon"), max_length=30, blank=True)
    buka_setiap_saat = models.BooleanField(
        _("buka setiap saat"),
        default=False,
        help_text=_("Nomor antrean dapat diambil setiap jam, setiap hari."),
    )
    cuti_bersama_libur = models.BooleanField(
        _("cuti bersama bukan hari kerja"),
        default=True,
        help_text=_("Bila dimatikan, cuti bersama tetap dihitung sebagai hari kerja."),
    )
    contoh = models.BooleanField(
        _("unit contoh"), default=False, help_text=_("Data buatan; tidak dapat diterbitkan.")
    )
    logo = models.FileField(_("logo"), upload_to="logo/", blank=True)
    warna = models.CharField(
        _("warna utama"),
        max_length=7,
        default="#0a5c63",
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", _("Tulis warna seperti #0a5c63."))],
    )
    aktif = models.BooleanField(_("aktif"), default=True)
    # roles whose holders sign in with a second step, besides those of the whole portal (DUA_LANGKAH_WAJIB)
    dua_langkah_wajib = ArrayField(
        models.CharField(max_length=20), verbose_name=_("wajib dua langkah"), default=list, blank=True
    )
    # a twin for practice (latihan.py): never active, so in no list, figure, search or sweep
    latihan_untuk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="kembaran"
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("unit")
        ordering = ["nama"]
        constraints = [
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("pk")), name="unit_bukan_induknya_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(latihan_untuk__isnull=True) | Q(aktif=False), name="unit_latihan_tidak_aktif"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def latihan(self) -> bool:
        """A twin for practice: what happens here counts nowhere."""
        return self.latihan_untuk_id is not None

    @property
    def melayani(self) -> bool:
        """Numbers may be taken here: also at a twin, by whoever practises."""
        return self.aktif or self.latihan

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zona)

    @property
    def singkatan_zona(self) -> str:
        """WIB, WITA or WIT."""
        return Zona(self.zona).label


class JamLayanan(models.Model):
    """Opening hours of one weekday; a dated set (Ramadan) wins over the undated one, and closes the
    weekdays it does not name.

    Perpres 21/2023 sets the usual hours; pasal 7 lets a unit that serves people directly set its own.
    """

    class Hari(models.IntegerChoices):
        SENIN = 0, _("Senin")
        SELASA = 1, _("Selasa")
        RABU = 2, _("Rabu")
        KAMIS = 3, _("Kamis")
        JUMAT = 4, _("Jumat")
        SABTU = 5, _("Sabtu")
        MINGGU = 6, _("Minggu")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="jam_layanan", verbose_name=_("unit"))
    hari = models.PositiveSmallIntegerField(_("hari"), choices=Hari)
    buka = models.TimeField(_("buka"))
    tutup = models.TimeField(_("tutup"))
    istirahat_mulai = models.TimeField(_("istirahat mulai"), null=True, blank=True)
    istirahat_selesai = models.TimeField(_("istirahat selesai"), null=True, blank=True)
    berlaku_dari = models.DateField(
        _("berlaku dari"), null=True, blank=True, help_text=_("Kosongkan untuk jam yang biasa.")
    )
    berlaku_sampai = models.DateField(_("berlaku sampai"), null=True, blank=True)
    sebutan = models.CharField(_("sebutan"), max_length=40, blank=True, help_text=_("Misalnya: Ramadan."))

    class Meta:
        verbose_name = _("jam layanan")
        verbose_name_plural = _("jam layanan")
        ordering = ["unit_id", "berlaku_dari", "hari"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "hari", "berlaku_dari"], nulls_distinct=False, name="jam_satu_per_hari"
            ),
            models.CheckConstraint(condition=Q(tutup__gt=F("buka")), name="jam_tutup_sesudah_buka"),
            models.CheckConstraint(
                condition=Q(istirahat_mulai__isnull=True, istirahat_selesai__isnull=True)
                | Q(
                    istirahat_mulai__gt=F("buka"),
                    istirahat_selesai__gt=F("istirahat_mulai"),
                    istirahat_selesai__lt=F("tutup"),
                ),
                name="jam_istirahat_di_dalam_jam",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_dari__isnull=True, berlaku_sampai__isnull=True)
                | Q(
                    berlaku_dari__isnull=False,
                    berlaku_sampai__isnull=False,
                    berlaku_sampai__gte=F("berlaku_dari"),
                ),
                name="jam_masa_berlaku_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.buka:%H.%M}–{self.tutup:%H.%M}"


class HariLibur(models.Model):
    """What overrides the national list: local holidays, extra working days, half days.

    A row without a unit holds for every unit. The national list itself (SKB 3 Menteri) comes from the
    `holidays` package and needs no rows.
    """

    class Jenis(models.TextChoices):
        LIBUR = "libur", _("Hari libur")
        CUTI_BERSAMA = "cuti_bersama", _("Cuti bersama")
        HARI_KERJA = "hari_kerja", _("Hari kerja (mencabut libur)")
        SETENGAH_HARI = "setengah_hari", _("Setengah hari")

    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="hari_libur", verbose_name=_("unit")
    )
    tanggal = models.DateField(_("tanggal"))
    nama = models.CharField(_("nama"), max_length=120)
    jenis = models.CharField(_("jenis"), max_length=20, choices=Jenis, default=Jenis.LIBUR)
    tutup_pukul = models.TimeField(_("tutup pukul"), null=True, blank=True)
    nomor_sk = models.CharField(_("nomor SK"), max_length=120)

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tanggal"], nulls_distinct=False, name="libur_satu_per_tanggal"
            ),
            models.CheckConstraint(
                condition=Q(jenis="setengah_hari", tutup_pukul__isnull=False)
                | (~Q(jenis="setengah_hari") & Q(tutup_pukul__isnull=True)),
                name="libur_setengah_hari_punya_jam_tutup",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%Y-%m-%d} {self.nama}"
