"""The classes of a respondent's profile belong to the instrument. Periods asked before keep those they were asked with."""

import json

from django.db import migrations, models

USIA = [["0-20", "20 tahun ke bawah"], ["21-30", "21–30"], ["31-40", "31–40"], ["41-50", "41–50"],
        ["51-60", "51–60"], ["61-", "61 tahun ke atas"]]  # fmt: skip
KELAMIN = {"atribut": "jenis_kelamin", "nama": "Jenis kelamin", "isian": "",
           "pilihan": [["L", "Laki-laki"], ["P", "Perempuan"]]}  # fmt: skip
LAMA = [
    KELAMIN,
    {"atribut": "usia", "nama": "Usia", "isian": "", "pilihan": USIA},
    {"atribut": "pendidikan", "nama": "Pendidikan terakhir", "isian": "", "pilihan": [
        ["sd", "SD ke bawah"], ["sltp", "SLTP"], ["slta", "SLTA"], ["diploma", "D1–D4"], ["s1", "S-1"],
        ["s2", "S-2 ke atas"]]},
    {"atribut": "pekerjaan", "nama": "Pekerjaan utama", "isian": "", "pilihan": [
        ["asn", "PNS/TNI/Polri"], ["swasta", "Pegawai swasta"], ["wirausaha", "Wiraswasta/usahawan"],
        ["pelajar", "Pelajar/mahasiswa"], ["lainnya", "Lainnya"]]},
]  # fmt: skip
BARU = [
    KELAMIN,
    {"atribut": "usia", "nama": "Usia", "isian": "tahun", "pilihan": USIA},
    {"atribut": "pendidikan", "nama": "Pendidikan", "isian": "", "pilihan": [
        ["sd", "SD"], ["smp", "SMP"], ["sma", "SMA"], ["s1", "S1"], ["s2", "S2"], ["s3", "S3"]]},
    {"atribut": "pekerjaan", "nama": "Pekerjaan", "isian": "", "pilihan": [
        ["pns", "PNS"], ["tni", "TNI"], ["polri", "Polri"], ["swasta", "Swasta"], ["wirausaha", "Wirausaha"],
        ["lainnya", "Lainnya"]]},
]  # fmt: skip

TETAP = r"""
CREATE OR REPLACE FUNCTION ikm_periode_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.unit_id, OLD.instrumen_id, OLD.bobot, OLD.pembulatan, OLD.tabel, OLD.kosong, OLD.jenis, OLD.kode, OLD.induk_id, OLD.profil)
     IS DISTINCT FROM
     (NEW.unit_id, NEW.instrumen_id, NEW.bobot, NEW.pembulatan, NEW.tabel, NEW.kosong, NEW.jenis, NEW.kode, NEW.induk_id, NEW.profil) THEN
    RAISE EXCEPTION 'Cara hitung satu periode tidak dapat diubah; buka periode baru.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""
LONGGAR = r"""
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


def isi(apps, schema_editor):
    """Give every instrument its classes for the first time, which the trigger would take for a change."""
    lama, baru = json.dumps(LAMA), json.dumps(BARU)
    with schema_editor.connection.cursor() as kursor:
        kursor.execute("ALTER TABLE ikm_instrumen DISABLE TRIGGER ikm_instrumen_tetap")
        kursor.execute(
            "UPDATE ikm_instrumen SET profil = CASE kode WHEN 'permenpanrb14-2017' THEN %s::jsonb ELSE %s::jsonb END "
            "WHERE resmi",
            [baru, lama],
        )
        kursor.execute("ALTER TABLE ikm_instrumen ENABLE TRIGGER ikm_instrumen_tetap")
        kursor.execute(
            "UPDATE ikm_periode SET profil = %s::jsonb "
            "WHERE instrumen_id IN (SELECT id FROM ikm_instrumen WHERE kode = 'permenpanrb14-2017')",
            [lama],
        )


class Migration(migrations.Migration):
    dependencies = [("ikm", "0004_terbit_beku")]

    operations = [
        migrations.AddField(
            model_name="instrumen",
            name="profil",
            field=models.JSONField(blank=True, default=list, verbose_name="kelas profil"),
        ),
        migrations.AddField(
            model_name="periode",
            name="profil",
            field=models.JSONField(blank=True, editable=False, null=True, verbose_name="kelas profil"),
        ),
        migrations.RunPython(isi, migrations.RunPython.noop),
        migrations.RunSQL(TETAP, LONGGAR),
    ]
