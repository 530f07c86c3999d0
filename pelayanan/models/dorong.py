"""Which browsers want to be told about one case. Nothing personal: a case's code and a browser's address, sealed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import JSONSandi


class LanggananDorong(models.Model):
    """One browser that asked for news of the thing behind `kode` (a ticket, a permohonan, an aduan).

    `langganan` is what the browser gave: {endpoint, p256dh, auth}. `kunci` is the beginning of the public key it was
    given with: after a change of RAHASIA the old key still signs for it.
    """

    kode = models.CharField(max_length=13)
    langganan = JSONSandi()
    cerna = models.CharField(max_length=64)
    kunci = models.CharField(max_length=16)
    # a ticket: tell when so many are ahead; emptied when it was told
    batas = models.PositiveSmallIntegerField(null=True)
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = _("langganan pemberitahuan")
        verbose_name_plural = _("langganan pemberitahuan")
        constraints = [models.UniqueConstraint(fields=["kode", "cerna"], name="langganan_dorong_sekali")]
        indexes = [models.Index(fields=["dibuat_pada"], name="langganan_dorong_umur")]

    def __str__(self) -> str:
        return f"{self.kode[:1]} #{self.pk}"
