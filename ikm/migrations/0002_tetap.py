"""An instrument that a period uses, the rule of a period, an answer, a published result: none ever changes."""

from django.db import migrations

TETAP = r"""
CREATE FUNCTION ikm_instrumen_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE yang bigint;
BEGIN
  yang := CASE WHEN TG_TABLE_NAME = 'ikm_unsur'
               THEN (CASE WHEN TG_OP = 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END ->> 'instrumen_id')::bigint
               ELSE OLD.id END;
  IF EXISTS (SELECT 1 FROM ikm_periode WHERE instrumen_id = yang) THEN
    RAISE EXCEPTION 'Instrumen yang sudah dipakai tidak dapat diubah; buat versi baru.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER ikm_instrumen_tetap BEFORE UPDATE OR DELETE ON ikm_instrumen
  FOR EACH ROW EXECUTE FUNCTION ikm_instrumen_tetap();
CREATE TRIGGER ikm_unsur_tetap BEFORE INSERT OR UPDATE OR DELETE ON ikm_unsur
  FOR EACH ROW EXECUTE FUNCTION ikm_instrumen_tetap();

CREATE FUNCTION ikm_periode_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.unit_id, OLD.instrumen_id, OLD.bobot, OLD.pembulatan, OLD.tabel, OLD.kosong, OLD.jenis, OLD.kode, OLD.induk_id)
     IS DISTINCT FROM
     (NEW.unit_id, NEW.instrumen_id, NEW.bobot, NEW.pembulatan, NEW.tabel, NEW.kosong, NEW.jenis, NEW.kode, NEW.induk_id) THEN
    RAISE EXCEPTION 'Cara hitung satu periode tidak dapat diubah; buka periode baru.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ikm_periode_tetap BEFORE UPDATE ON ikm_periode
  FOR EACH ROW EXECUTE FUNCTION ikm_periode_tetap();

-- what was answered stays; only whether it counts may change
CREATE FUNCTION ikm_jawaban_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'dikecualikan') IS DISTINCT FROM (to_jsonb(NEW) - 'dikecualikan') THEN
    RAISE EXCEPTION 'Jawaban survei tidak dapat diubah.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ikm_jawaban_tetap BEFORE UPDATE ON ikm_jawaban
  FOR EACH ROW EXECUTE FUNCTION ikm_jawaban_tetap();

-- what was published stays, and sample data never is
CREATE FUNCTION ikm_terbitan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM ikm_periode p JOIN pelayanan_unit u ON u.id = p.unit_id
                WHERE p.id = NEW.periode_id AND u.contoh) THEN
      RAISE EXCEPTION 'Data contoh tidak dapat diterbitkan.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Hasil yang sudah diterbitkan tidak dapat diubah.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ikm_terbitan_tetap BEFORE INSERT OR UPDATE OR DELETE ON ikm_terbitan
  FOR EACH ROW EXECUTE FUNCTION ikm_terbitan_tetap();
"""
CABUT = """
DROP TRIGGER ikm_terbitan_tetap ON ikm_terbitan;
DROP FUNCTION ikm_terbitan_tetap();
DROP TRIGGER ikm_jawaban_tetap ON ikm_jawaban;
DROP TRIGGER ikm_periode_tetap ON ikm_periode;
DROP TRIGGER ikm_unsur_tetap ON ikm_unsur;
DROP TRIGGER ikm_instrumen_tetap ON ikm_instrumen;
DROP FUNCTION ikm_jawaban_tetap();
DROP FUNCTION ikm_periode_tetap();
DROP FUNCTION ikm_instrumen_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [("ikm", "0001_awal")]

    operations = [migrations.RunSQL(TETAP, CABUT)]
