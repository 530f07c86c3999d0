"""The event log numbers and chains itself and can only grow; extensions the apps above use."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

RANTAI = r"""
CREATE FUNCTION peristiwa_rantai() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lalu record;
BEGIN
  SELECT urutan, cerna INTO lalu FROM pelayanan_peristiwa
   WHERE objek_jenis = NEW.objek_jenis AND objek_id = NEW.objek_id ORDER BY urutan DESC LIMIT 1;
  NEW.urutan := coalesce(lalu.urutan, 0) + 1;
  NEW.sebelum := coalesce(lalu.cerna, '');
  NEW.cerna := encode(sha256(convert_to(concat_ws(E'\n', NEW.sebelum, NEW.kode, NEW.objek_jenis, NEW.objek_id::text,
      NEW.urutan::text, coalesce(NEW.unit_id::text, ''), coalesce(NEW.kunjungan_id::text, ''),
      coalesce(NEW.oleh_id::text, ''), (extract(epoch FROM NEW.pada) * 1000000)::bigint::text, NEW.data::text,
      NEW.cerna_pribadi), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER peristiwa_rantai BEFORE INSERT ON pelayanan_peristiwa
  FOR EACH ROW EXECUTE FUNCTION peristiwa_rantai();

CREATE FUNCTION peristiwa_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Test databases are emptied between tests; no other database ever is.
  IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\_%' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'Peristiwa hanya dapat ditambah, tidak dapat diubah atau dihapus.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER peristiwa_tetap BEFORE UPDATE OR DELETE ON pelayanan_peristiwa
  FOR EACH ROW EXECUTE FUNCTION peristiwa_tetap();
CREATE TRIGGER peristiwa_tak_dikosongkan BEFORE TRUNCATE ON pelayanan_peristiwa
  FOR EACH STATEMENT EXECUTE FUNCTION peristiwa_tetap();
-- personal parts may be shredded (deleted), never rewritten
CREATE TRIGGER pribadi_tetap BEFORE UPDATE ON pelayanan_peristiwapribadi
  FOR EACH ROW EXECUTE FUNCTION peristiwa_tetap();
"""
CABUT = """
DROP TRIGGER pribadi_tetap ON pelayanan_peristiwapribadi;
DROP TRIGGER peristiwa_tak_dikosongkan ON pelayanan_peristiwa;
DROP TRIGGER peristiwa_tetap ON pelayanan_peristiwa;
DROP TRIGGER peristiwa_rantai ON pelayanan_peristiwa;
DROP FUNCTION peristiwa_tetap();
DROP FUNCTION peristiwa_rantai();
"""


class Migration(migrations.Migration):
    dependencies = [("pelayanan", "0001_awal")]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(RANTAI, CABUT),
    ]
