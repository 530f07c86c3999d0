"""The answers of a published period stay as they were counted; incomplete ones are found without reading all."""

from django.db import migrations

BUAT = r"""
CREATE OR REPLACE FUNCTION ikm_jawaban_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'dikecualikan') IS DISTINCT FROM (to_jsonb(NEW) - 'dikecualikan') THEN
    RAISE EXCEPTION 'Jawaban survei tidak dapat diubah.' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM ikm_terbitan
              WHERE periode_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.periode_id ELSE NEW.periode_id END) THEN
    RAISE EXCEPTION 'Hasil periode ini sudah diterbitkan; jawabannya tidak berubah lagi.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
DROP TRIGGER ikm_jawaban_tetap ON ikm_jawaban;
CREATE TRIGGER ikm_jawaban_tetap BEFORE INSERT OR UPDATE OR DELETE ON ikm_jawaban
  FOR EACH ROW EXECUTE FUNCTION ikm_jawaban_tetap();
CREATE INDEX ikm_jawaban_bolong ON ikm_jawaban (periode_id) WHERE array_position(nilai, NULL) IS NOT NULL;
"""
CABUT = r"""
DROP INDEX ikm_jawaban_bolong;
DROP TRIGGER ikm_jawaban_tetap ON ikm_jawaban;
CREATE OR REPLACE FUNCTION ikm_jawaban_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'dikecualikan') IS DISTINCT FROM (to_jsonb(NEW) - 'dikecualikan') THEN
    RAISE EXCEPTION 'Jawaban survei tidak dapat diubah.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ikm_jawaban_tetap BEFORE UPDATE ON ikm_jawaban
  FOR EACH ROW EXECUTE FUNCTION ikm_jawaban_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [("ikm", "0003_lonjakan")]
    operations = [migrations.RunSQL(BUAT, CABUT)]
