"""Standards as a workbook: out and in without a change, every fault with its sheet, row and column."""

import copy
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pelayanan import antar
from pelayanan.models import Peristiwa, Unit
from standar import bentuk, lembar_kerja
from standar.impor import impor_layanan
from standar.katalog import ekspor_katalog, impor_katalog
from standar.models import Layanan, Standar, Unggahan
from standar.operasi_unggahan import baca_berkas
from tests.standar.terbitan import TERBITAN

KATALOG = {"versi": 1, "daftar": TERBITAN}


def buku_dengan(isi: bytes, ubah) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    ubah(buku)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


@pytest.fixture(scope="module")
def buku_terbitan():
    return lembar_kerja.tulis(KATALOG)


def test_semua_terbitan_pulang_pergi_lewat_lembar_kerja(buku_terbitan, db):
    kembali = lembar_kerja.baca(buku_terbitan)
    assert kembali.cacat == []
    assert [len(b["layanan"]) for b in kembali.isi["daftar"]] == [len(b["layanan"]) for b in TERBITAN]
    for asal, jadi in zip(TERBITAN, kembali.isi["daftar"], strict=True):
        assert jadi["unit"] == {k: v for k, v in asal["unit"].items() if v is not None}
        for a, b in zip(asal["layanan"], jadi["layanan"], strict=True):
            tanpa_kosong = {k: v for k, v in b.items() if k in a or v is not None}
            assert tanpa_kosong == a, a["kode"]

    assert impor_katalog(isi=kembali.isi, oleh=None).baru == 43
    # what this portal gives out, taken in again, is nothing new: neither rows nor events nor time stamps
    sebelum = list(Layanan.objects.order_by("pk").values_list("pk", "diubah_pada"))
    keluar = lembar_kerja.tulis(ekspor_katalog(portal=True))
    assert impor_katalog(isi=lembar_kerja.baca(keluar).isi, oleh=None).tetap == 43
    assert list(Layanan.objects.order_by("pk").values_list("pk", "diubah_pada")) == sebelum
    assert Peristiwa.objects.filter(kode="standar.layanan.diimpor").count() == 43
    assert (
        lembar_kerja.baca(keluar).isi
        == lembar_kerja.baca(lembar_kerja.tulis(ekspor_katalog(portal=True))).isi
    )


def satu_unit(kode="UJI", **ubah):
    kk = copy.deepcopy(TERBITAN[0]["layanan"][0]) | ubah
    return {"versi": 1, "daftar": [{"unit": {"kode": kode, "nama": "Unit"}, "layanan": [kk]}]}


def cacat_buku(isi: bytes) -> list[str]:
    from standar.impor import DataStandarSalah
    from standar.katalog import periksa_katalog

    try:
        data, tempatkan = baca_berkas(isi)
    except DataStandarSalah as galat:
        return [str(c) for c in galat.cacat]
    return [str(tempatkan(c)) for c in periksa_katalog(data)]


def isi_sel(lembar: str, judul: str, baris: int, nilai):
    def ubah(buku):
        satu = buku[lembar]
        kolom = [s.value for s in satu[1]].index(judul) + 1
        satu.cell(baris, kolom).value = nilai

    return ubah


@pytest.mark.parametrize(
    ("ubah", "tempat", "pesan"),
    [
        (isi_sel("standar", "biaya_rupiah", 2, -1), "lembar standar, baris 2, kolom J", "kurang dari 0"),
        (isi_sel("standar", "biaya_rupiah", 2, "lima"), "lembar standar, baris 2, kolom J", "bilangan bulat"),
        (isi_sel("standar", "nama", 2, None), "lembar standar, baris 2, kolom C", "wajib"),
        (isi_sel("standar", "unit", 2, "LAIN"), "lembar standar, baris 2, kolom A", "tidak ada di lembar unit"),
        (isi_sel("standar", "slug", 2, "kelola"), "lembar standar, baris 2, kolom AA", "dipakai alamat"),
        (isi_sel("langkah", "pelaku", 2, None), "lembar langkah, baris 2, kolom E", "wajib"),
        (isi_sel("langkah", "lanjut_ke", 3, "9"), "lembar langkah, baris 3, kolom I", "tidak ada"),
        (isi_sel("langkah", "lanjut_ke", 2, "1"), "lembar langkah, baris 2, kolom I", "tidak pernah sampai"),
        (isi_sel("persyaratan", "kode", 2, "X"), "lembar persyaratan, baris 2, kolom B", "tidak ada di lembar"),
        (isi_sel("persyaratan", "teks", 3, "=1+1"), "berkas", "Lembar persyaratan baris 3 kolom C berisi rumus"),
        (isi_sel("komponen", "komponen", 2, "lain"), "lembar komponen, baris 2, kolom C", "salah satu dari"),
        (isi_sel("unit", "nama", 2, None), "lembar unit, baris 2, kolom B", "wajib"),
        (isi_sel("standar", "kelompok", 1, "apa"), "lembar standar, baris 1, kolom D", "tidak dikenal"),
        (lambda b: b.create_sheet("lain").append(["x"]), "lembar lain, baris 1", "tidak dikenal"),
        (lambda b: b.remove(b["standar"]), "lembar standar, baris 1", "harus ada"),
        (
            lambda b: b["standar"].append([s.value for s in b["standar"][2]]),
            "lembar standar, baris 3, kolom B",
            "saling bertentangan",
        ),
    ],
)  # fmt: skip
def test_masukan_buruk_menyebut_lembar_baris_kolom(ubah, tempat, pesan):
    langkah = [
        {"tahap": i, "uraian": f"Langkah {i}", "pelaku": "petugas", "durasi": None} for i in range(1, 4)
    ]
    isi = lembar_kerja.tulis(satu_unit(prosedur=langkah))
    cacat = cacat_buku(buku_dengan(isi, ubah))
    assert any(c.startswith(tempat) and pesan in c for c in cacat), cacat


def test_bukan_buku_kerja_dan_yaml_buruk():
    for isi in (b"PK\x03\x04rusak", b"a: &x [1]\nb: *x\n", b"a: !!python/object:os.system x", b"\x00" * 50):
        assert cacat_buku(isi)
    assert "terlalu besar" in cacat_buku(b"a: " + b"x" * 10_000_000)[0]


def test_lembar_yang_mengaku_sejuta_baris_tidak_menggantung():
    buku = openpyxl.Workbook()
    buku.active.title = "standar"
    buku.active["XFD1048576"] = "x"
    keluar = io.BytesIO()
    buku.save(keluar)
    assert "lebih dari 200 kolom" in cacat_buku(keluar.getvalue())[0]


# --- through the browser ------------------------------------------------------------------------------------
def unggah(klien, unit: Unit, isi: bytes, nama="standar.xlsx"):
    return klien.post(f"/standar/kelola/impor/{unit.kode}/", {"berkas": SimpleUploadedFile(nama, isi)})


def test_unggah_dimuat_sebagai_rancangan(masuk, unit, django_capture_on_commit_callbacks):
    klien = masuk("penanggung_jawab")
    isi = lembar_kerja.tulis(satu_unit(unit.kode))
    with django_capture_on_commit_callbacks():
        jawab = unggah(klien, unit, isi)
    assert jawab.status_code == 302
    halaman = klien.get(jawab["Location"])
    assert "Menunggu giliran" in halaman.content.decode()
    assert "berkas lain" in unggah(klien, unit, isi).content.decode().lower(), "one at a time"
    antar.antar_jatuh_tempo()
    halaman = klien.get(jawab["Location"]).content.decode()
    assert "Selesai dimuat" in halaman
    (standar,) = Standar.objects.filter(layanan__unit=unit)
    assert standar.status == "rancangan", "who may not decree does not put in force by a file either"
    assert Unggahan.objects.get().isi is None
    kode = list(Peristiwa.objects.filter(kode__startswith="standar.unggahan").values_list("kode", flat=True))
    assert kode == ["standar.unggahan.diunggah", "standar.unggahan.selesai"]


def test_unggah_cacat_tidak_memuat_apa_pun(masuk, unit):
    klien = masuk("penanggung_jawab")
    isi = satu_unit(unit.kode)
    isi["daftar"][0]["layanan"].append({**isi["daftar"][0]["layanan"][0], "kode": "DUA"})
    rusak = buku_dengan(lembar_kerja.tulis(isi), isi_sel("standar", "biaya_rupiah", 3, -7))
    alamat = unggah(klien, unit, rusak)["Location"]
    antar.antar_jatuh_tempo()
    halaman = klien.get(alamat).content.decode()
    assert "Tidak ada yang dimuat" in halaman
    assert "lembar standar, baris 3, kolom J" in halaman
    assert not Layanan.objects.filter(unit=unit).exists()


def test_berkas_untuk_unit_lain_ditolak_dan_versi_dikonsultasikan_dilindungi(masuk, unit, unit_lain):
    klien = masuk("penanggung_jawab")
    alamat = unggah(klien, unit, lembar_kerja.tulis(satu_unit(unit_lain.kode)))["Location"]
    antar.antar_jatuh_tempo()
    assert "lembar unit, baris 2, kolom A" in klien.get(alamat).content.decode()
    assert unggah(klien, unit_lain, b"x").status_code == 404


def test_impor_ekspor_lewat_peramban_tidak_mengubah(masuk, unit):
    impor_layanan(unit=unit, data=TERBITAN[0]["layanan"][0], oleh=None)
    klien = masuk("penanggung_jawab")
    for akhiran in ("xlsx", "yaml"):
        keluar = klien.get(f"/standar/kelola/ekspor/{unit.kode}/{akhiran}/")
        assert keluar.status_code == 200
        unggah(klien, unit, keluar.content, f"a.{akhiran}")
        antar.antar_jatuh_tempo()
        assert Unggahan.objects.first().hasil == {"baru": 0, "versi_baru": 0, "tetap": 1}
    assert Standar.objects.count() == 1


def test_data_berubah_menjadi_rancangan_berikutnya(masuk, unit):
    impor_layanan(unit=unit, data=TERBITAN[0]["layanan"][0], oleh=None)
    klien = masuk("penanggung_jawab")
    for lama, versi in ((7, 2), (9, 2)):
        isi = satu_unit(unit.kode, jumlah_pelaksana=lama)
        unggah(klien, unit, lembar_kerja.tulis(isi))
        antar.antar_jatuh_tempo()
        draf = Standar.objects.get(layanan__unit=unit, status="rancangan")
        assert (draf.versi, draf.jumlah_pelaksana) == (versi, lama)


def test_unggah_hanya_penanggung_jawab_dan_menolak_yang_besar(masuk, unit):
    assert unggah(masuk("petugas"), unit, b"x").status_code == 403
    klien = masuk("penanggung_jawab")
    assert "paling besar 5 MB" in unggah(klien, unit, b"x" * (5 * 1024 * 1024 + 1)).content.decode()
    assert klien.get(f"/standar/kelola/impor/{unit.kode}/").status_code == 200
    assert not Unggahan.objects.exists()


def test_slug_tidak_pernah_menutupi_alamat_sendiri(unit):
    from django.urls import get_resolver

    from standar.bentuk import KATA_ALAMAT

    kata = set()
    for pola in next(
        p for p in get_resolver().url_patterns if "standar.urls" in str(p.urlconf_name)
    ).url_patterns:
        bagian = str(pola.pattern).split("/")
        if bagian[0] == "standar":
            kata |= {b for b in bagian[1:3][: 2 if bagian[1] == "kelola" else 1] if b and "<" not in b}
    assert kata <= KATA_ALAMAT
    data = copy.deepcopy(TERBITAN[0]["layanan"][0]) | {"nama": "Kelola"}
    assert impor_layanan(unit=unit, data=data, oleh=None).slug == f"kelola-{unit.kode}"


def test_setiap_bidang_data_punya_tempat_di_lembar_kerja():
    """Who adds a field to the data adds a column here, or an export would lose it."""
    jalur = {"kode", *bentuk.DAFTAR}
    jalur |= {j.partition(" › ")[0] for j, _jenis in lembar_kerja._LAYANAN.values()}
    jalur |= {j.partition(" › ")[0] for j, _kolom in lembar_kerja._BAGIAN.values() if j}
    assert jalur >= bentuk.KUNCI
    portal = {j.partition(" › ")[2] for j, _jenis in lembar_kerja._LAYANAN.values() if j.startswith("portal")}
    assert portal == bentuk.PORTAL


def test_kolom_tambahan_pulang_pergi():
    isi = satu_unit(
        waktu={"nilai": 1, "satuan": "hari", "teks": None, "dihitung_sejak": "berkas lengkap"},
        rinci=[
            {"bagian": "persyaratan", "nomor": 1, "nama": "Ijazah", "bentuk": ["asli", "fotokopi"]},
            {"bagian": "sarpras", "nomor": 1, "kelompok_rentan": True, "tautan": "https://contoh.go.id"},
        ],
    )
    kembali = lembar_kerja.baca(lembar_kerja.tulis(isi)).isi["daftar"][0]["layanan"][0]
    asal = isi["daftar"][0]["layanan"][0]
    assert {k: v for k, v in kembali.items() if k in asal or v is not None} == asal
