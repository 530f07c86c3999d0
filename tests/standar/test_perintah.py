"""impor_standar and ekspor_standar: one command in, the same file out."""

import io

import pytest
import yaml
from django.core.management import CommandError, call_command

from pelayanan.models import Unit
from standar.baca_yaml import MAKS_BITA, BerkasSalah, baca
from standar.models import Layanan, Standar
from tests.standar.terbitan import BERKAS, TERBITAN


def jalankan(nama, *argumen):
    keluar, pesan = io.StringIO(), io.StringIO()
    call_command(nama, *argumen, stdout=keluar, stderr=pesan)
    return keluar.getvalue()


def test_empat_puluh_tiga_standar_pulang_pergi(db, tmp_path):
    assert jalankan("impor_standar", BERKAS).startswith("43 layanan: 43 baru")
    keluar = jalankan("ekspor_standar")
    assert yaml.safe_load(keluar)["daftar"] == TERBITAN, "nothing invented, nothing lost"
    (tmp_path / "lagi.yaml").write_text(keluar)
    assert jalankan("impor_standar", tmp_path / "lagi.yaml").endswith("43 tetap\n")
    assert jalankan("ekspor_standar") == keluar
    assert Standar.objects.count() == 43


def test_ke_satu_unit(unit, db):
    jalankan("impor_standar", BERKAS, "--unit", unit.kode)
    assert Layanan.objects.filter(unit=unit).count() == 43
    assert Unit.objects.count() == 1


def test_periksa_tidak_menyimpan(db):
    assert jalankan("impor_standar", BERKAS, "--periksa") == "baik\n"
    assert not Layanan.objects.exists()


@pytest.mark.parametrize("argumen", [["tidak-ada.yaml"], [BERKAS, "--unit", "tidak-ada"]])
def test_masukan_salah_keluar_dua(db, argumen):
    with pytest.raises(CommandError) as galat:
        jalankan("impor_standar", *argumen)
    assert galat.value.returncode == 2


def test_cacat_disebut_semua_dan_tidak_ada_yang_dimuat(db, tmp_path):
    isi = {
        "daftar": [
            {"unit": {"kode": "a b", "nama": ""}, "layanan": [{"kode": "X", "nama": "x", "kelompok": "?"}]}
        ]
    }
    berkas = tmp_path / "a.yaml"
    berkas.write_text(yaml.safe_dump(isi))
    pesan = io.StringIO()
    with pytest.raises(CommandError):
        call_command("impor_standar", berkas, stdout=io.StringIO(), stderr=pesan)
    for harus in ("unit › kode", "unit › nama", "X › kelompok"):
        assert harus in pesan.getvalue()
    assert not Unit.objects.exists()


LAUGHS = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (LAUGHS, "baris 1: jangkar dan alias"),
        (b"a: !!python/object/apply:os.system ['true']\n", "baris 1: tanda jenis"),
        (b"a: 1\nb: !rahasia x\n", "baris 2: tanda jenis"),
        (b"a: 1\nb: 2\na: 3\n", "baris 3: bidang “a” tertulis dua kali"),
        (b"a: 1\n<<: {b: 1}\n", "baris 2"),
        (b"a: [1, 2\n", "bukan YAML yang benar"),
        (b"\xff\xfe\x00", "bukan tulisan UTF-8"),
        (b"", "kosong"),
        (b"a: 1\n---\nb: 2\n", "hanya satu dokumen"),
        (b"[" * 100 + b"]" * 100, "terlalu dalam"),
        (b"? [1, 2]\n: 3\n", "nama bidang harus berupa tulisan"),
        (b"a: 2026-13-45\n", "tidak dapat dibaca"),
        (b"a: \x00\n", "bukan YAML"),
        (b"x" * (MAKS_BITA + 1), "terlalu besar"),
        (b"[" + b"1," * 20_000 + b"1]", None),
        (b"[" + b"1," * 250_000 + b"1]", "terlalu banyak isi"),
    ],
)
def test_yaml_berbahaya_ditolak(isi, pesan):
    if pesan is None:
        assert len(baca(isi)) == 20_001
        return
    with pytest.raises(BerkasSalah) as galat:
        baca(isi)
    assert pesan in str(galat.value)


@pytest.mark.parametrize(
    "isi", ["daftar: x", "x: 1", "- 1", "daftar: [1]", "daftar: [{unit: , layanan: }]", "1"]
)
def test_bingkai_salah(db, tmp_path, isi):
    berkas = tmp_path / "a.yaml"
    berkas.write_text(isi)
    with pytest.raises(CommandError) as galat:
        jalankan("impor_standar", berkas)
    assert galat.value.returncode == 2
