"""A consultation that was closed stays as it was signed; a judged trial and a review are never rewritten."""

from django.db import migrations

PASANG = r"""
CREATE FUNCTION standar_konsultasi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s text;
BEGIN
  SELECT status INTO s FROM standar_standar WHERE id = OLD.standar_id;
  IF OLD.ditutup_pada IS NOT NULL AND s IN ('ditetapkan', 'berlaku', 'digantikan', 'dicabut') THEN
    RAISE EXCEPTION 'Konsultasi atas standar yang sudah ditetapkan tidak dapat diubah.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER konsultasi_tetap BEFORE UPDATE OR DELETE ON standar_konsultasi
  FOR EACH ROW EXECUTE FUNCTION standar_konsultasi_tetap();

CREATE FUNCTION standar_bagian_konsultasi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE baris jsonb; tutup timestamptz;
BEGIN
  baris := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  SELECT ditutup_pada INTO tutup FROM standar_konsultasi
    WHERE id = (baris->>'konsultasi_id')::bigint OR standar_id = (baris->>'standar_id')::bigint LIMIT 1;
  IF tutup IS NOT NULL THEN
    RAISE EXCEPTION 'Konsultasi publik ini sudah ditutup; isinya tidak dapat diubah.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER masukan_tetap BEFORE INSERT OR UPDATE OR DELETE ON standar_masukan
  FOR EACH ROW EXECUTE FUNCTION standar_bagian_konsultasi_tetap();
CREATE TRIGGER hadir_tetap BEFORE INSERT OR UPDATE OR DELETE ON standar_hadir
  FOR EACH ROW EXECUTE FUNCTION standar_bagian_konsultasi_tetap();
CREATE TRIGGER berkas_konsultasi_tetap BEFORE INSERT OR UPDATE OR DELETE ON standar_berkaskonsultasi
  FOR EACH ROW EXECUTE FUNCTION standar_bagian_konsultasi_tetap();

CREATE FUNCTION standar_catatan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Catatan bertanggal tidak dapat diubah; buat catatan baru.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER penilaian_tetap BEFORE UPDATE OR DELETE ON standar_penilaianujicoba
  FOR EACH ROW EXECUTE FUNCTION standar_catatan_tetap();
CREATE TRIGGER peninjauan_tetap BEFORE UPDATE OR DELETE ON standar_peninjauan
  FOR EACH ROW EXECUTE FUNCTION standar_catatan_tetap();
"""
CABUT = """
DROP TRIGGER peninjauan_tetap ON standar_peninjauan; DROP TRIGGER penilaian_tetap ON standar_penilaianujicoba;
DROP TRIGGER berkas_konsultasi_tetap ON standar_berkaskonsultasi; DROP TRIGGER hadir_tetap ON standar_hadir;
DROP TRIGGER masukan_tetap ON standar_masukan; DROP TRIGGER konsultasi_tetap ON standar_konsultasi;
DROP FUNCTION standar_catatan_tetap(); DROP FUNCTION standar_bagian_konsultasi_tetap();
DROP FUNCTION standar_konsultasi_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [("standar", "0002_tetap")]

    operations = [migrations.RunSQL(PASANG, CABUT)]
