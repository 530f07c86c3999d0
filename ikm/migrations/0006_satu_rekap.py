"""One table of sums: what was a row per unsur becomes a row per way in, beside the rows by place and profile."""

from django.db import migrations, models
import django.db.models.deletion

PINDAH = """
INSERT INTO ikm_rekapbagian (periode_id, layanan_id, tanggal, atribut, nilai, n, jumlah, banyak)
SELECT r.periode_id, r.layanan_id, r.tanggal, 'kanal', r.kanal, max(r.banyak) FILTER (WHERE r.unsur_id IS NULL),
       array_agg(coalesce(x.jumlah, 0) ORDER BY u.urutan_lampiran), array_agg(coalesce(x.banyak, 0) ORDER BY u.urutan_lampiran)
  FROM ikm_rekap r
  JOIN ikm_periode p ON p.id = r.periode_id
  JOIN ikm_unsur u ON u.instrumen_id = p.instrumen_id
  LEFT JOIN ikm_rekap x ON x.periode_id = r.periode_id AND x.layanan_id IS NOT DISTINCT FROM r.layanan_id
        AND x.tanggal = r.tanggal AND x.kanal = r.kanal AND x.unsur_id = u.id
 WHERE r.unsur_id IS NULL
 GROUP BY 1, 2, 3, 5
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ikm', '0005_kelas_profil'),
    ]

    operations = [
        # checked at once: a table with checks still to come cannot be altered
        migrations.RunSQL(f"SET CONSTRAINTS ALL IMMEDIATE; {PINDAH}"),
        migrations.DeleteModel('Rekap'),
        migrations.RemoveConstraint('rekapbagian', 'rekap_bagian_satu_baris'),
        migrations.RenameModel('RekapBagian', 'Rekap'),
        migrations.AlterModelOptions('rekap', {'verbose_name': 'rekap', 'verbose_name_plural': 'rekap'}),
        migrations.AlterField('rekap', 'periode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rekap', to='ikm.periode')),
        migrations.AddConstraint('rekap', models.UniqueConstraint(fields=('periode', 'atribut', 'nilai', 'layanan', 'tanggal'), name='rekap_satu_baris', nulls_distinct=False)),
        migrations.AddConstraint('rekap', models.CheckConstraint(condition=models.Q(('n__gt', 0)), name='rekap_mungkin')),
    ]
