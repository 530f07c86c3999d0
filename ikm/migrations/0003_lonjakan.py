"""Bursts are looked for among the submits alone; the events know no such index, and only these need one."""

from django.db import migrations

BUAT = """
CREATE INDEX ikm_kiriman ON pelayanan_peristiwa (unit_id, pada)
 WHERE kode IN ('ikm.undangan.dipakai', 'ikm.periode.terbuka_diisi')
"""


class Migration(migrations.Migration):
    dependencies = [("ikm", "0002_tetap"), ("pelayanan", "0002_jejak")]
    operations = [migrations.RunSQL(BUAT, "DROP INDEX ikm_kiriman")]
