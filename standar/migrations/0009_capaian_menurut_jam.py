"""How long a request took stands in minutes by the clock; until now they were working minutes of its unit."""

from django.db import migrations

MENURUT_JAM = """
UPDATE standar_capaian c SET menit = greatest(0, round((e.data->>'lama_detik')::numeric / 60))
FROM pelayanan_peristiwa e
WHERE e.id = c.peristiwa_id AND c.jenis = 'permohonan' AND jsonb_typeof(e.data->'lama_detik') = 'number'
"""


class Migration(migrations.Migration):
    dependencies = [("standar", "0008_lampiran_jenis_mulai"), ("pelayanan", "0012_kabar_menurut_objek")]

    operations = [migrations.RunSQL(MENURUT_JAM, migrations.RunSQL.noop)]
