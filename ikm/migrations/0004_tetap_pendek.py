"""What a period is, and whose expectations it holds, never changes either."""

from django.db import migrations

TETAP = r"""
CREATE OR REPLACE FUNCTION ikm_periode_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.unit_id, OLD.instrumen_id, OLD.bobot, OLD.pembulatan, OLD.tabel, OLD.kosong, OLD.jenis, OLD.kode, OLD.induk_id)
     IS DISTINCT FROM
     (NEW.unit_id, NEW.instrumen_id, NEW.bobot, NEW.pembulatan, NEW.tabel, NEW.kosong, NEW.jenis, NEW.kode, NEW.induk_id) THEN
    RAISE EXCEPTION 'Cara hitung satu periode tidak dapat diubah; buka periode baru.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ikm", "0003_pendek_dan_bagian")]

    operations = [migrations.RunSQL(TETAP, migrations.RunSQL.noop)]
