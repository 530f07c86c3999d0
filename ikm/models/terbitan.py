"""A published result: frozen, hashed, verifiable by its address."""

from functools import partial

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan import kode
from pelayanan.models import Pengguna

from .periode import Periode


class Terbitan(models.Model):
    """`isi` is what was published, whole; `cerna` its sha256 (see `terbit.cerna`). Triggers keep it as it is and
    refuse the data of a sample unit."""

    periode = models.OneToOneField(Periode, models.PROTECT, related_name="terbitan")
    kode = models.CharField(max_length=13, unique=True, default=partial(kode.baru, "V"), editable=False)
    isi = models.JSONField()
    cerna = models.CharField(max_length=64, editable=False)
    diterbitkan_pada = models.DateTimeField()
    diterbitkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("terbitan IKM")
        verbose_name_plural = _("terbitan IKM")

    def __str__(self) -> str:
        return f"{self.periode} {kode.tampil(self.kode)}"

    def get_absolute_url(self) -> str:
        return f"/ikm/terbit/{self.kode_tampil}/"

    @property
    def kode_tampil(self) -> str:
        return kode.tampil(self.kode)
