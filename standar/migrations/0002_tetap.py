"""What was promised stays: a version that is set, in force or past never changes its contents again."""

from django.db import migrations

TETAP = r"""
CREATE FUNCTION standar_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE beku text[] := ARRAY['ditetapkan', 'berlaku', 'digantikan', 'dicabut'];
        boleh text[] := ARRAY['status', 'berlaku', 'diubah_pada'];
BEGIN
  IF NOT OLD.status = ANY(beku) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Versi standar yang sudah ditetapkan tidak dapat dihapus.' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - boleh) IS DISTINCT FROM (to_jsonb(OLD) - boleh) THEN
    RAISE EXCEPTION 'Isi versi standar yang sudah ditetapkan tidak dapat diubah; buat versi baru.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT NEW.status = ANY(beku) OR (OLD.status <> 'ditetapkan' AND NEW.status = 'ditetapkan')
     OR (OLD.status IN ('digantikan', 'dicabut') AND NEW.status <> OLD.status) THEN
    RAISE EXCEPTION 'Versi standar tidak dapat kembali dari % ke %.', OLD.status, NEW.status
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.berlaku IS NOT NULL AND NOT isempty(OLD.berlaku) AND NOT isempty(NEW.berlaku)
     AND lower(NEW.berlaku) IS DISTINCT FROM lower(OLD.berlaku) THEN
    RAISE EXCEPTION 'Hari mulai berlaku tidak dapat diubah.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER standar_tetap BEFORE UPDATE OR DELETE ON standar_standar
  FOR EACH ROW EXECUTE FUNCTION standar_tetap();

CREATE FUNCTION standar_bagian_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE milik bigint[]; s text;
BEGIN
  milik := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.standar_id] WHEN 'DELETE' THEN ARRAY[OLD.standar_id]
                      ELSE ARRAY[OLD.standar_id, NEW.standar_id] END;
  SELECT status INTO s FROM standar_standar WHERE id = ANY(milik)
     AND status IN ('ditetapkan', 'berlaku', 'digantikan', 'dicabut') LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Isi versi standar yang sudah ditetapkan tidak dapat diubah; buat versi baru.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
"""
BAGIAN = ("persyaratan", "langkah", "komponen", "rincianwaktu", "rincianbiaya")
PASANG = "".join(
    f"CREATE TRIGGER bagian_tetap BEFORE INSERT OR UPDATE OR DELETE ON standar_{t}"
    " FOR EACH ROW EXECUTE FUNCTION standar_bagian_tetap();\n"
    for t in BAGIAN
)
CABUT = (
    "".join(f"DROP TRIGGER bagian_tetap ON standar_{t};\n" for t in BAGIAN)
    + "DROP TRIGGER standar_tetap ON standar_standar;"
    " DROP FUNCTION standar_bagian_tetap(); DROP FUNCTION standar_tetap();"
)


class Migration(migrations.Migration):
    dependencies = [("standar", "0001_awal")]

    operations = [migrations.RunSQL(TETAP + PASANG, CABUT)]
