"""Messages that leave the house, and the words a unit gives them."""

import secrets
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import TeksSandi


class Kabar(models.Model):
    """One message to one person by one channel: written with the event it tells about, sent by a worker.

    What a machine cannot send (telephone, letter, somebody who comes asking) is a task for `untuk`, and so is
    what could not be sent. Recipient and words are encrypted; `galat` holds the kind of failure, never a text.
    """

    class Saluran(models.TextChoices):
        SUREL = "surel", _("Surel")
        DORONG = "dorong", _("Pemberitahuan peramban")
        PESAN = "pesan", _("WhatsApp atau SMS")
        TELEPON = "telepon", _("Telepon")
        SURAT = "surat", _("Surat")
        DATANG = "datang", _("Datang menanyakan")

    class Status(models.TextChoices):
        MENUNGGU = "menunggu", _("Menunggu")
        TERKIRIM = "terkirim", _("Terkirim")
        TUGAS = "tugas", _("Tugas petugas")
        GAGAL = "gagal", _("Gagal terkirim")
        SELESAI = "selesai", _("Disampaikan petugas")

    # stable name of the message outside: Message-ID, Idempotency-Key
    kunci = models.CharField(max_length=32, unique=True, default=partial(secrets.token_hex, 16))
    unit = models.ForeignKey("pelayanan.Unit", models.PROTECT, related_name="+")
    peristiwa = models.ForeignKey("pelayanan.Peristiwa", models.PROTECT, related_name="+")
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    templat = models.CharField(max_length=60)
    saluran = models.CharField(max_length=8, choices=Saluran)
    # an outsider: what cannot be sent to him becomes a task; an officer sees his inbox anyway
    luar = models.BooleanField(default=True)
    tujuan = TeksSandi(blank=True)
    cerna_tujuan = models.CharField(max_length=64, blank=True)
    judul = TeksSandi()
    isi = TeksSandi()
    untuk = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=8, choices=Status, default=Status.MENUNGGU)
    coba = models.PositiveSmallIntegerField(default=0)
    siap_pada = models.DateTimeField()
    sewa_sampai = models.DateTimeField(null=True)
    galat = models.CharField(max_length=60, blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    selesai_oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("kabar")
        verbose_name_plural = _("kabar")
        constraints = [
            models.UniqueConstraint(
                fields=["peristiwa", "objek_id", "templat", "saluran", "cerna_tujuan"], name="kabar_sekali"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["terkirim", "selesai"], selesai_pada__isnull=False)
                | (~Q(status__in=["terkirim", "selesai"]) & Q(selesai_pada__isnull=True)),
                name="kabar_selesai_punya_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(status="selesai") | Q(selesai_oleh__isnull=False), name="kabar_tugas_bernama"
            ),
        ]
        indexes = [
            models.Index(fields=["siap_pada"], condition=Q(status="menunggu"), name="kabar_jatuh_tempo"),
            models.Index(
                fields=["unit", "objek_jenis", "dibuat_pada"],
                condition=Q(status__in=["tugas", "gagal"], luar=True),
                name="kabar_tugas_terbuka",
            ),
            models.Index(fields=["objek_jenis", "objek_id"], name="kabar_objek"),
        ]

    def __str__(self) -> str:
        return f"{self.templat} {self.saluran}"


class UpayaKabar(models.Model):
    """One attempt of an officer to reach somebody: when, who, what came of it."""

    kabar = models.ForeignKey(Kabar, models.PROTECT, related_name="upaya")
    oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    tersampaikan = models.BooleanField()
    hasil = TeksSandi()

    class Meta:
        verbose_name = _("upaya menghubungi")
        verbose_name_plural = _("upaya menghubungi")
        ordering = ["pada", "pk"]

    def __str__(self) -> str:
        return f"{self.kabar_id} {self.pada}"


class TemplatKabar(models.Model):
    """A unit's own words for one message; without a row the house's own are used."""

    unit = models.ForeignKey("pelayanan.Unit", models.CASCADE, related_name="+")
    kunci = models.CharField(max_length=60)
    judul = models.CharField(_("judul"), max_length=150)
    isi = models.TextField(_("isi"))
    diubah_oleh = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("templat kabar")
        verbose_name_plural = _("templat kabar")
        constraints = [models.UniqueConstraint(fields=["unit", "kunci"], name="templat_kabar_tunggal")]

    def __str__(self) -> str:
        return self.kunci
