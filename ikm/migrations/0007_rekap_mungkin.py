"""What sums can never be, for every unsur of a row."""

from django.db import migrations, models

import ikm.models.rekap

FUNGSI = """
CREATE FUNCTION ikm_rekap_mungkin(n bigint, jumlah bigint[], banyak bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT n > 0 AND cardinality(jumlah) = cardinality(banyak)
     AND NOT EXISTS (SELECT FROM unnest(jumlah, banyak) AS u(j, b)
                      WHERE (j BETWEEN b AND b * 4 AND b BETWEEN 0 AND n) IS NOT TRUE)
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ikm', '0006_satu_rekap'),
    ]

    operations = [
        migrations.RunSQL(FUNGSI, "DROP FUNCTION ikm_rekap_mungkin(bigint, bigint[], bigint[])"),
        migrations.RemoveConstraint('rekap', 'rekap_mungkin'),
        migrations.AddConstraint('rekap', models.CheckConstraint(condition=ikm.models.rekap.JumlahMungkin(), name='rekap_mungkin')),
    ]
