"""Daily seals, written once."""

from django.db import migrations, models


TETAP = """
CREATE TRIGGER segel_tetap BEFORE UPDATE OR DELETE ON pelayanan_segel
  FOR EACH ROW EXECUTE FUNCTION baris_tetap('Segel tidak dapat diubah atau dihapus.');
CREATE TRIGGER segel_tak_dikosongkan BEFORE TRUNCATE ON pelayanan_segel
  FOR EACH STATEMENT EXECUTE FUNCTION baris_tetap('Segel tidak dapat diubah atau dihapus.');
"""
CABUT = """
DROP TRIGGER segel_tak_dikosongkan ON pelayanan_segel;
DROP TRIGGER segel_tetap ON pelayanan_segel;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pelayanan', '0004_cadangan'),
    ]

    operations = [
        migrations.CreateModel(
            name='Segel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tanggal', models.DateField(unique=True, verbose_name='tanggal')),
                ('dibuat_pada', models.DateTimeField(verbose_name='dibuat')),
                ('dari_id', models.BigIntegerField()),
                ('sampai_id', models.BigIntegerField()),
                ('banyak', models.PositiveIntegerField(verbose_name='banyaknya peristiwa')),
                ('cerna_isi', models.CharField(max_length=64)),
                ('sebelum', models.CharField(blank=True, max_length=64)),
                ('cerna', models.CharField(max_length=64, unique=True, verbose_name='segel')),
            ],
            options={
                'verbose_name': 'segel',
                'verbose_name_plural': 'segel',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sampai_id__gte', models.F('dari_id'))), name='segel_rentang_utuh'), models.UniqueConstraint(fields=('sebelum',), name='segel_satu_penerus')],
            },
        ),
        migrations.RunSQL(TETAP, CABUT),
    ]
