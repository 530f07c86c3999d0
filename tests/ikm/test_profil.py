"""Profile classes belong to the instrument, and an old period keeps those it was asked with."""

import json

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from ikm import hasil, kotak, rekap, tautan
from ikm.galat import JawabanSalah
from ikm.instrumen_resmi import INSTRUMEN
from ikm.models import RekapProfil
from ikm.muat import muat_harapan, muat_instrumen, muat_pendek
from ikm.operasi import kirim_jawaban
from ikm.periode import triwulan
from ikm.profil import BIDANG, KELAS, baca, data
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
SEMBILAN = "permenpanrb14-2017"


@pytest.fixture
def layanan(unit):
    return layanan_berlaku(unit)


def berjalan(unit, kode):
    mulai, selesai, nama = triwulan(timezone.localdate(timezone=unit.tz))
    return pabrik.periode(unit, kode, mulai=mulai, selesai=selesai, nama=nama)


def isian(kode, **ubah):
    return dict.fromkeys(INSTRUMEN[kode].kode_unsur, "3") | ubah


def test_setiap_kelas_muat_di_kolomnya():
    for kode in KELAS:
        kelas = baca(data(kode))
        assert tuple(kelas) == BIDANG
        for atribut, satu in kelas.items():
            panjang = apps.get_model("ikm.Jawaban")._meta.get_field(atribut).max_length
            assert all(len(x) <= panjang for x in satu.pilihan)


def test_sembilan_unsur_bertanya_menurut_kuesionernya(unit, layanan):
    p = berjalan(unit, SEMBILAN)
    klien = Client()
    for _ in range(5):
        alamat = tautan.alamat(pabrik.undangan(layanan, timezone.now()))
        teks = klien.get(alamat).content.decode()
        assert "Usia (tahun)" in teks
        for ada in ('value="sma"', 'value="s3"', 'value="polri"'):
            assert ada in teks
        for tiada in ('value="slta"', 'value="diploma"', 'value="asn"'):
            assert tiada not in teks
        salah = klien.post(alamat, isian(SEMBILAN, umur="tua", pendidikan="slta"))
        assert salah.status_code == 422
        assert "1 sampai 120" in salah.content.decode()
        baik = isian(SEMBILAN, umur="34", pendidikan="s3", pekerjaan="tni", jenis_kelamin="P")
        assert klien.post(alamat, baik).status_code == 302
    kotak.pindahkan()
    rekap.lipat()
    ada = {(r.atribut, r.nilai): r.banyak for r in RekapProfil.objects.filter(periode=p)}
    assert ada == {
        ("usia", "31-40"): 5,
        ("pendidikan", "s3"): 5,
        ("pekerjaan", "tni"): 5,
        ("jenis_kelamin", "P"): 5,
    }
    assert [x["label"] for x in hasil.profil(p)] == ["Jenis kelamin", "Usia", "Pendidikan", "Pekerjaan"]


def test_empat_belas_unsur_tetap_dengan_kelasnya(unit, layanan):
    berjalan(unit, "kepmenpan25-2004")
    teks = Client().get(tautan.alamat(pabrik.undangan(layanan, timezone.now()))).content.decode()
    assert 'value="slta"' in teks
    assert "Usia (tahun)" not in teks


def test_rest_menolak_kelas_instrumen_lain(unit, layanan):
    berjalan(unit, SEMBILAN)
    u = pabrik.undangan(layanan, timezone.now())
    with pytest.raises(JawabanSalah, match="sd, smp, sma, s1, s2, s3"):
        kirim_jawaban(token=tautan.token(u), jawaban=isian(SEMBILAN), profil={"pendidikan": "slta"})


def test_periode_lama_menyimpan_kelasnya_sendiri(masuk, unit, layanan):
    """As migration 0005 leaves a period of the nine unsur that was asked with the classes of 2004."""
    p = berjalan(unit, SEMBILAN)
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("ALTER TABLE ikm_periode DISABLE TRIGGER ikm_periode_tetap")
        kursor.execute(
            "UPDATE ikm_periode SET profil = %s WHERE id = %s", [json.dumps(data("kepmenpan25-2004")), p.pk]
        )
        kursor.execute("ALTER TABLE ikm_periode ENABLE TRIGGER ikm_periode_tetap")
    alamat = tautan.alamat(pabrik.undangan(layanan, timezone.now()))
    assert 'value="slta"' in Client().get(alamat).content.decode()
    assert Client().post(alamat, isian(SEMBILAN, pendidikan="slta")).status_code == 302
    assert 'value="diploma"' in masuk("petugas").get("/ikm/kertas/").content.decode()
    for sql in (
        "UPDATE ikm_periode SET profil = NULL",
        "UPDATE ikm_instrumen SET profil = '[]'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(sql)


def test_yang_pendek_tidak_bertanya_profil():
    assert muat_pendek("loket-v1").kelas_profil == {}
    assert muat_harapan(muat_instrumen(SEMBILAN)).kelas_profil == {}
