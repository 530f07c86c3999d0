"""The mode of this database, written once; a row that is written once can be neither changed nor deleted."""

from django.conf import settings
from django.db import migrations, models


TETAP = r"""
-- for tables whose rows are written once: TG_ARGV[0] says so to the person
CREATE FUNCTION baris_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Test databases are emptied between tests; no other database ever is.
  IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\_%' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER mode_tetap BEFORE UPDATE OR DELETE ON pelayanan_modeportal
  FOR EACH ROW EXECUTE FUNCTION baris_tetap('Mode portal tidak dapat diubah: pakai basis data lain.');
CREATE TRIGGER mode_tak_dikosongkan BEFORE TRUNCATE ON pelayanan_modeportal
  FOR EACH STATEMENT EXECUTE FUNCTION baris_tetap('Mode portal tidak dapat diubah: pakai basis data lain.');
"""
CABUT = """
DROP TRIGGER mode_tak_dikosongkan ON pelayanan_modeportal;
DROP TRIGGER mode_tetap ON pelayanan_modeportal;
DROP FUNCTION baris_tetap();
"""


def tulis_mode(apps, schema_editor):
    """A database with units already is what they are; an empty one is what MODE says."""
    unit = apps.get_model("pelayanan", "Unit").objects
    if unit.filter(contoh=False).exists():
        mode = "unit"
    else:
        mode = "contoh" if unit.exists() else settings.MODE or "contoh"
    apps.get_model("pelayanan", "ModePortal").objects.create(pk=1, mode=mode)


class Migration(migrations.Migration):

    dependencies = [
        ('pelayanan', '0002_jejak'),
    ]

    operations = [
        migrations.CreateModel(
            name='KodeAdmin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cerna', models.CharField(max_length=64)),
                ('dibuat_pada', models.DateTimeField()),
                ('sampai', models.DateTimeField()),
                ('dipakai_pada', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'kode admin pertama',
                'verbose_name_plural': 'kode admin pertama',
                'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gt', models.F('dibuat_pada'))), name='kode_admin_masa_utuh')],
            },
        ),
        migrations.CreateModel(
            name='ModePortal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('contoh', 'Contoh'), ('unit', 'Unit sungguhan')], max_length=10)),
                ('ditulis_pada', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'mode portal',
                'verbose_name_plural': 'mode portal',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='mode_satu_baris'), models.CheckConstraint(condition=models.Q(('mode__in', ['contoh', 'unit'])), name='mode_dikenal')],
            },
        ),
        migrations.RunPython(tulis_mode, migrations.RunPython.noop),
        migrations.RunSQL(TETAP, CABUT),
    ]
