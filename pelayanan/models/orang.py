"""People and machines, and what each may do where."""

import secrets
from datetime import date, datetime
from typing import Any, Self

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .unit import Unit, hari_setempat


class Pengguna(AbstractUser):
    """Whoever signs in: officers, heads, inspectors, citizens with an account, and machines."""

    # one name: many Indonesians have no second
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField(_("nama"), max_length=120, blank=True)
    jabatan = models.CharField(_("jabatan"), max_length=120, blank=True)
    mesin = models.BooleanField(_("akun mesin"), default=False, editable=False)

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Peran(models.TextChoices):
    """What a person may be in a unit. The rights behind each word: `akses.py`."""

    INFORMASI = "informasi", _("Petugas informasi")
    LOKET = "loket", _("Petugas loket")
    VERIFIKATOR = "verifikator", _("Verifikator")
    PENANGGUNG_JAWAB = "penanggung_jawab", _("Penanggung jawab")
    PENGELOLA = "pengelola", _("Pengelola pengaduan")
    KASIR = "kasir", _("Kasir")
    PIMPINAN = "pimpinan", _("Pimpinan")
    PENGAWAS = "pengawas", _("Pengawas")
    EVALUATOR = "evaluator", _("Evaluator")
    ADMIN = "admin", _("Admin")


def _berlaku(hari: Any) -> Q:
    """`hari`: a date, or an expression that is one."""
    return Q(mulai__lte=hari) & (Q(selesai__isnull=True) | Q(selesai__gte=hari))


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def menjabat(self, hari: date) -> Self:
        """In force on that local day, its last day included."""
        return self.filter(_berlaku(hari))

    def menjabat_kini(self, kini: datetime) -> Self:
        """In force at that moment, each by the day it is in its own unit."""
        return self.filter(_berlaku(hari_setempat(F("unit__zona"), kini)))


class Penugasan(models.Model):
    """A person holds a role in a unit for a time.

    `sebagai` says by which title: of one's own, or acting for somebody else (pelaksana tugas, pelaksana harian, atas
    nama). Who acts holds a letter with its number and its date, and ends: after its last day it gives nothing.
    """

    class Sebagai(models.TextChoices):
        PLT = "plt", _("Plt. (pelaksana tugas)")
        PLH = "plh", _("Plh. (pelaksana harian)")
        AN = "an", _("a.n. (atas nama)")

    pengguna = models.ForeignKey(
        Pengguna, models.PROTECT, related_name="penugasan", verbose_name=_("pengguna")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penugasan", verbose_name=_("unit"))
    peran = models.CharField(_("peran"), max_length=20, choices=Peran)
    mulai = models.DateField(_("mulai"))
    selesai = models.DateField(_("selesai"), null=True, blank=True, help_text=_("Hari terakhir bertugas."))
    sebagai = models.CharField(_("sebagai"), max_length=3, choices=Sebagai, blank=True)
    # the post that is acted for, or in whose name it is signed; empty: the person's own
    jabatan = models.CharField(_("jabatan yang diwakili"), max_length=120, blank=True)
    nomor_sk = models.CharField(_("nomor SK atau surat tugas"), max_length=120, blank=True)
    tanggal_sk = models.DateField(_("tanggal SK"), null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan")
        verbose_name_plural = _("penugasan")
        ordering = ["unit_id", "peran", "pengguna_id"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "unit", "peran", "mulai"], name="penugasan_tunggal"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="penugasan_masa_utuh"
            ),
            models.CheckConstraint(
                condition=(Q(sebagai="") & ~Q(peran="evaluator"))
                | (
                    Q(tanggal_sk__isnull=False, selesai__isnull=False)
                    & ~Q(nomor_sk="")
                    & (Q(sebagai="") | ~Q(jabatan=""))
                ),
                name="penugasan_wakil_bersurat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.get_peran_display()}, {self.unit}"


class AkunMesin(models.Model):
    """A REST client: a user of its own, one unit, named scopes, a key kept only as its digest."""

    class Lingkup(models.TextChoices):
        TIKET = "tiket", _("Mengambil dan membaca tiket")
        LOKET = "loket", _("Memanggil dan melayani di loket")
        ADUAN = "aduan", _("Menyampaikan dan membaca aduan")
        JAWABAN = "jawaban", _("Mengirim jawaban survei")
        PERMOHONAN = "permohonan", _("Mengajukan dan membaca permohonan")

    pengguna = models.OneToOneField(Pengguna, models.CASCADE, related_name="akun_mesin")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="akun_mesin")
    lingkup = ArrayField(models.CharField(max_length=20, choices=Lingkup), default=list)
    cerna_kunci = models.CharField(max_length=64, unique=True, editable=False)
    aktif = models.BooleanField(default=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("akun mesin")
        verbose_name_plural = _("akun mesin")

    def __str__(self) -> str:
        return str(self.pengguna)

    @staticmethod
    def kunci_baru() -> str:
        """A key of 256 bits, shown once."""
        return "prima_" + secrets.token_urlsafe(32)
