"""Count the invitations there are."""

from django.db import migrations

ISI = """
INSERT INTO ikm_rekapundangan (unit_id, layanan_id, tanggal, banyak)
SELECT u.unit_id, u.layanan_id, (u.dibuat_pada AT TIME ZONE n.zona)::date, count(*)
  FROM ikm_undangan u JOIN pelayanan_unit n ON n.id = u.unit_id GROUP BY 1, 2, 3
"""


class Migration(migrations.Migration):
    dependencies = [("ikm", "0005_rekap_undangan")]

    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
