"""A claim may be for a part of a payment. Claims so far were for the whole."""

from django.db import migrations, models
from django.db.models import F, Q

SELURUHNYA = """
UPDATE permohonan_klaim k SET jumlah = b.jumlah,
    jumlah_disetujui = CASE WHEN k.status IN ('disetujui', 'dibayar') THEN b.jumlah END
FROM permohonan_pembayaran b WHERE b.id = k.pembayaran_id;
UPDATE permohonan_pembayaran SET diklaim = jumlah WHERE status = 'diklaim';
"""


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0015_klaim")]

    operations = [
        migrations.AddField("klaim", "jumlah", models.PositiveIntegerField("jumlah (rupiah)", default=1), False),
        migrations.AddField(
            "klaim",
            "jumlah_disetujui",
            models.PositiveIntegerField("jumlah disetujui", null=True, blank=True),
        ),
        migrations.AddField("pembayaran", "diklaim", models.PositiveIntegerField(default=0)),
        migrations.RunSQL(SELURUHNYA, migrations.RunSQL.noop),
        migrations.RemoveConstraint("klaim", "klaim_satu_per_pembayaran"),
        migrations.AddConstraint(
            "klaim",
            models.UniqueConstraint(
                fields=["pembayaran"],
                condition=Q(status__in=["diajukan", "disetujui"]),
                name="klaim_satu_berjalan",
            ),
        ),
        migrations.AddConstraint(
            "klaim", models.CheckConstraint(condition=Q(jumlah__gt=0), name="klaim_berjumlah")
        ),
        migrations.AddConstraint(
            "klaim",
            models.CheckConstraint(
                condition=~Q(status__in=["disetujui", "dibayar"])
                | Q(jumlah_disetujui__gt=0, jumlah_disetujui__lte=F("jumlah"), jumlah_disetujui__isnull=False),
                name="klaim_disetujui_sebanyak_itu",
            ),
        ),
        migrations.AddConstraint(
            "pembayaran",
            models.CheckConstraint(
                condition=Q(status="diklaim", diklaim=F("jumlah"))
                | (~Q(status="diklaim") & Q(diklaim__lt=F("jumlah")))
                | Q(jumlah=0),
                name="pembayaran_diklaim_sebanyak_itu",
            ),
        ),
    ]
