"""Journeys: the route of a service through stations, and what a ticket did at each."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class LangkahRute(models.Model):
    """One step of a service's route. A route may come back to a station (poli → lab → poli)."""

    layanan = models.ForeignKey(
        "standar.Layanan", models.CASCADE, related_name="rute", verbose_name=_("layanan")
    )
    urutan = models.PositiveSmallIntegerField(_("urutan"))
    titik = models.ForeignKey(
        "antrian.TitikLayanan", models.PROTECT, related_name="+", verbose_name=_("titik layanan")
    )
    pilihan = models.BooleanField(
        _("bila perlu"), default=False, help_text=_("Petugas memilih apakah langkah ini dijalani.")
    )

    class Meta:
        verbose_name = _("langkah rute")
        verbose_name_plural = _("langkah rute")
        ordering = ["layanan_id", "urutan"]
        constraints = [models.UniqueConstraint(fields=["layanan", "urutan"], name="rute_urutan")]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.titik}"


class Singgah(models.Model):
    """One finished stop of a ticket at a station, with its own times."""

    tiket = models.ForeignKey("antrian.Tiket", models.CASCADE, related_name="singgah")
    titik = models.ForeignKey("antrian.TitikLayanan", models.PROTECT, null=True, related_name="+")
    langkah = models.PositiveSmallIntegerField()
    loket = models.ForeignKey("antrian.Loket", models.PROTECT, related_name="+")
    petugas = models.ForeignKey("pelayanan.Pengguna", models.PROTECT, null=True, related_name="+")
    masuk_pada = models.DateTimeField()
    dipanggil_pada = models.DateTimeField()
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("singgah")
        verbose_name_plural = _("singgah")
        ordering = ["tiket_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai_pada__gte=F("mulai_pada"), mulai_pada__gte=F("dipanggil_pada")),
                name="singgah_waktu_urut",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tiket}: {self.titik}"
