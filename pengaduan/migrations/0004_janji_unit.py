from django.db import migrations


class Migration(migrations.Migration):
    """The number of a unit's promise gets units of its own; its constraints are laid anew in the next one."""

    dependencies = [("pengaduan", "0003_sesudah")]

    operations = [
        migrations.RemoveConstraint("aturanunit", "aturan_unit_tunggal"),
        migrations.RemoveConstraint("aturanunit", "aturan_unit_tidak_lebih_longgar"),
        migrations.RenameField("aturanunit", "hari_kerja", "jumlah"),
    ]
