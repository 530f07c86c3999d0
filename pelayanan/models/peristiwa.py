"""What happened: audit trail, time line and outbox in one."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from .kunjungan import Kunjungan
from .orang import Pengguna
from .unit import Unit


class Peristiwa(models.Model):
    """One act, written once. A trigger numbers and chains the rows of an object and forbids every change.

    `cerna` is sha256 over the row and `sebelum`, the `cerna` of the same object's previous event (see
    `jejak.py` for the exact text). Personal fields are not here: only their digest is, so they can be
    shredded and the chain still verifies.
    """

    kode = models.CharField(max_length=80)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    urutan = models.PositiveIntegerField(editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    kunjungan = models.ForeignKey(Kunjungan, models.PROTECT, null=True, related_name="peristiwa")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()
    data = models.JSONField(default=dict)
    cerna_pribadi = models.CharField(max_length=64, blank=True)
    kunci = models.CharField(max_length=64, null=True, editable=False)
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    sebelum = models.CharField(max_length=64, editable=False)
    cerna = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("peristiwa")
        verbose_name_plural = _("peristiwa")
        constraints = [
            models.UniqueConstraint(fields=["objek_jenis", "objek_id", "urutan"], name="peristiwa_urutan"),
            models.UniqueConstraint(
                fields=["kunci"], condition=Q(kunci__isnull=False), name="peristiwa_kunci_unik"
            ),
        ]
        indexes = [
            BrinIndex(fields=["pada"], name="peristiwa_pada"),
            # who looked at that case? (lihat_data.py)
            models.Index(
                KeyTextTransform("perkara", "data"),
                condition=Q(kode="pelayanan.data.dilihat"),
                name="peristiwa_dilihat",
            ),
            models.Index(
                fields=["kunjungan"], condition=Q(kunjungan__isnull=False), name="peristiwa_kunjungan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.objek_jenis}:{self.objek_id} #{self.urutan}"


class PeristiwaPribadi(models.Model):
    """The personal fields of an event, apart so that they can be shredded (UU 27/2022)."""

    peristiwa = models.OneToOneField(Peristiwa, models.DO_NOTHING, primary_key=True, related_name="pribadi")
    data = models.JSONField()
    garam = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("data pribadi peristiwa")
        verbose_name_plural = _("data pribadi peristiwa")

    def __str__(self) -> str:
        return f"pribadi {self.peristiwa_id}"


class Antaran(models.Model):
    """One reaction owed to one event. Stays until done; a lease in the row says who is at it."""

    peristiwa = models.ForeignKey(Peristiwa, models.PROTECT, related_name="antaran")
    reaksi = models.CharField(max_length=100)
    siap_pada = models.DateTimeField()
    sewa_sampai = models.DateTimeField(null=True)
    coba = models.PositiveSmallIntegerField(default=0)
    galat = models.TextField(blank=True)
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("antaran")
        verbose_name_plural = _("antaran")
        constraints = [
            models.UniqueConstraint(fields=["peristiwa", "reaksi"], name="antaran_sekali_per_reaksi")
        ]
        indexes = [
            models.Index(fields=["siap_pada"], condition=Q(selesai_pada__isnull=True), name="antaran_belum")
        ]

    def __str__(self) -> str:
        return f"{self.reaksi} ← {self.peristiwa_id}"
