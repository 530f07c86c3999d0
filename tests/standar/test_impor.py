"""Published data → services: nothing invented, nothing lost, nothing half-imported."""

import copy
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from pelayanan.models import Peristiwa
from standar.bentuk import periksa
from standar.berlaku import versi_berlaku
from standar.ekspor import sebagai_data
from standar.impor import DataStandarSalah, impor_layanan
from standar.katalog import impor_katalog
from standar.models import Layanan, Standar
from tests.standar.terbitan import TERBITAN

SEMUA = [data for u in TERBITAN for data in u["layanan"]]
KK = SEMUA[0]


@pytest.mark.parametrize("data", SEMUA, ids=lambda d: d["kode"])
def test_setiap_terbitan_pulang_pergi_sama(unit, data):
    layanan = impor_layanan(unit=unit, data=data, oleh=None)
    keluar = sebagai_data(Standar.objects.lengkap().get(layanan=layanan))
    assert keluar == data


def test_impor_kedua_tidak_mengubah_apa_pun(unit):
    for _ in range(2):
        impor_layanan(unit=unit, data=KK, oleh=None)
    assert Standar.objects.count() == 1
    assert Peristiwa.objects.filter(kode="standar.layanan.diimpor").count() == 1


def test_data_berubah_menjadi_versi_baru(unit):
    impor_layanan(unit=unit, data=KK, oleh=None, berlaku_dari=date(2024, 1, 1))
    baru = copy.deepcopy(KK)
    baru["biaya"] = {"rupiah": 5000, "teks": "Rp5.000"}
    layanan = impor_layanan(unit=unit, data=baru, oleh=None, berlaku_dari=date(2026, 3, 1))
    assert [(s.versi, s.status) for s in layanan.standar.order_by("versi")] == [
        (1, "digantikan"),
        (2, "berlaku"),
    ]
    assert versi_berlaku(layanan).biaya_rupiah == 5000
    assert versi_berlaku(layanan, datetime(2026, 2, 1, tzinfo=UTC)).gratis, "the old promise stays readable"


def test_tanggal_berlaku_yang_tidak_mungkin_ditolak(unit):
    """A day to come is not in force today; a version does not begin before the one it replaces."""

    def tolak(berlaku_dari, pesan):
        baru = {**KK, "jumlah_pelaksana": 9, "portal": {"berlaku_dari": berlaku_dari}}
        with pytest.raises(DataStandarSalah, match=pesan) as galat:
            impor_layanan(unit=unit, data=baru, oleh=None)
        assert galat.value.cacat[0].jalur == "KUD-KK › portal › berlaku_dari"

    tolak(date(2999, 1, 1), "belum tiba")
    assert not Layanan.objects.exists()
    layanan = impor_layanan(unit=unit, data=KK, oleh=None, berlaku_dari=date(2024, 1, 1))
    tolak(date(2023, 12, 31), "lebih awal")
    layanan.standar.update(status="dicabut", berlaku=DateRange(date(2024, 1, 1), date(2025, 1, 1)))
    tolak(date(2024, 6, 1), "masa versi sebelumnya")
    assert layanan.standar.count() == 1


def test_menit_loket_hanya_dari_janji_bermenit(unit):
    menit = {
        d["kode"]: impor_layanan(unit=unit, data=d, oleh=None).versi_kini.menit_loket for d in SEMUA[:14]
    }
    assert menit["SLM-LEGALISIR"] == 20
    assert menit["KUD-KK"] is None


def berkas(*layanan, kode="UJI"):
    return {"versi": 1, "daftar": [{"unit": {"kode": kode, "nama": "Unit"}, "layanan": list(layanan)}]}


def test_satu_salah_semua_batal(db):
    rusak = {**SEMUA[1], "biaya": {"rupiah": -1, "teks": None}}
    with pytest.raises(DataStandarSalah) as galat:
        impor_katalog(isi=berkas(KK, rusak), oleh=None)
    assert "KUD-AKTALAHIR › biaya › rupiah" in str(galat.value)
    assert not Layanan.objects.exists()


def test_kode_dua_kali_saling_bertentangan(unit, db):
    for tujuan in (None, unit):
        with pytest.raises(DataStandarSalah, match="dua versi saling bertentangan"):
            impor_katalog(isi=berkas(KK, {**KK, "nama": "Lain"}), unit=tujuan, oleh=None)


def ubah(**isi):
    return {**copy.deepcopy(KK), **isi}


LANGKAH = {"tahap": 1, "uraian": "Menyerahkan berkas", "pelaku": "pemohon", "durasi": None}


@pytest.mark.parametrize(
    ("data", "jalur", "pesan"),
    [
        (ubah(biaya={"rupiah": -5, "teks": "x"}), "KUD-KK › biaya › rupiah", "kurang dari 0"),
        (ubah(biaya={"rupiah": 5, "teks": "Gratis"}), "KUD-KK › biaya", "bertentangan"),
        (ubah(biaya={"rupiah": "5000", "teks": None}), "KUD-KK › biaya › rupiah", "bilangan bulat"),
        (ubah(biaya={"rupiah": True, "teks": None}), "KUD-KK › biaya › rupiah", "bilangan bulat"),
        (ubah(biaya={"rupiah": 10**12}), "KUD-KK › biaya › rupiah", "terlalu besar"),
        (ubah(biaya={"rincian": [{"untuk": "WNI"}]}), "KUD-KK › biaya › rincian 1 › rupiah", "wajib diisi"),
        (
            ubah(biaya={"rupiah": 0, "rincian": [{"untuk": "WNI", "rupiah": None, "dasar": "Perda 1/2024"}]}),
            "KUD-KK › biaya › rupiah",
            "rincian biaya 1 tidak gratis",
        ),
        (
            ubah(
                biaya={"rupiah": 0, "rincian": [{"untuk": "WNI", "rupiah": 0}, {"untuk": "WNA", "rupiah": 9}]}
            ),
            "KUD-KK › biaya › rupiah",
            "rincian biaya 2 tidak gratis",
        ),
        (ubah(waktu={"nilai": 3}), "KUD-KK › waktu › satuan", "wajib diisi"),
        (
            ubah(waktu={"nilai": 3, "nilai_min": 5, "satuan": "hari"}),
            "KUD-KK › waktu › nilai_min",
            "melebihi",
        ),
        (ubah(waktu={"nilai": 3, "satuan": "pekan"}), "KUD-KK › waktu › satuan", "salah satu dari"),
        (ubah(prosedur=[{**LANGKAH, "pelaku": " "}]), "KUD-KK › prosedur 1 › pelaku", "wajib"),
        (ubah(prosedur=[{**LANGKAH, "pelaku": None}]), "KUD-KK › prosedur 1 › pelaku", "wajib"),
        (ubah(prosedur=[{**LANGKAH, "tahap": 2}]), "KUD-KK › prosedur 1 › tahap", "berurutan"),
        (ubah(prosedur=["serahkan"]), "KUD-KK › prosedur 1", "pasangan"),
        (
            ubah(prosedur=[{**LANGKAH, "lanjut_ke": [2]}, {**LANGKAH, "tahap": 2, "lanjut_ke": [7]}]),
            "KUD-KK › prosedur 2 › lanjut_ke",
            "tidak ada",
        ),
        (
            ubah(
                prosedur=[
                    {**LANGKAH, "lanjut_ke": [2]},
                    {**LANGKAH, "tahap": 2, "lanjut_ke": [1]},
                    {**LANGKAH, "tahap": 3},
                ]
            ),
            "KUD-KK › prosedur 1 › lanjut_ke",
            "tidak pernah sampai selesai",
        ),
        (ubah(nama="x\x00y"), "KUD-KK › nama", "tanda kendali"),
        (ubah(nama="x" * 201), "KUD-KK › nama", "terlalu panjang"),
        (ubah(nama=None), "KUD-KK › nama", "wajib"),
        (ubah(kelompok="lain"), "KUD-KK › kelompok", "salah satu dari"),
        (ubah(persyaratan="KTP"), "KUD-KK › persyaratan", "daftar"),
        (ubah(persyaratan=["KTP", 3]), "KUD-KK › persyaratan 2", "tulisan"),
        (ubah(rahasia=1), "KUD-KK › rahasia", "tidak dikenal"),
        (ubah(kode="a/b"), "a/b › kode", "hanya huruf"),
        (ubah(jumlah_pelaksana=1.5), "KUD-KK › jumlah_pelaksana", "bilangan bulat"),
        ("bukan layanan", "layanan", "pasangan"),
    ],
)
def test_masukan_buruk_menyebut_tempatnya(data, jalur, pesan):
    cacat = periksa(data)
    assert [c.jalur for c in cacat] == [jalur], cacat
    assert pesan in cacat[0].pesan


@pytest.mark.parametrize(
    "isi",
    [
        {"persyaratan": [f"Surat kuasa (bila {'x' * 400})", f"Surat dari {'y' * 400}"]},
        {"waktu": {"nilai": 100_000, "satuan": "menit", "teks": None}},
        {"biaya": {"rupiah": 2_000_000_000, "teks": "z" * 500}},
        {"nama": "漢字"},
        {"nama": "kelola"},
        {"kode": "x" * 40, "nama": "n" * 200},
    ],
)
def test_yang_paling_panjang_pun_tersimpan(unit, isi):
    """What the checks let through, the database takes."""
    layanan = impor_layanan(unit=unit, data=ubah(**isi), oleh=None)
    keluar = sebagai_data(Standar.objects.lengkap().get(layanan=layanan))
    assert {k: keluar[k] for k in isi} == isi
    assert layanan.slug not in ("", "kelola")


def test_rute_yang_kembali_ke_titik_boleh():
    langkah = [{**LANGKAH, "tahap": i, "lanjut_ke": ke} for i, ke in enumerate([[2], [3, 4], [2], []], 1)]
    assert periksa(ubah(prosedur=langkah)) == []


def test_html_disimpan_apa_adanya_dan_tampil_tak_berbahaya(client, unit):
    layanan = impor_layanan(unit=unit, data=ubah(persyaratan=["<img src=x onerror=alert(1)>"]), oleh=None)
    isi = client.get(layanan.get_absolute_url()).content
    assert b"<img src=x" not in isi
    assert b"&lt;img src=x" in isi
