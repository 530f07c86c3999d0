"""The desk of a penanggung jawab, through HTTP."""

import pytest
from django.utils import timezone

from standar.models import Layanan, Standar
from tests.standar.pabrik import layanan_berlaku

HARI_INI = timezone.localdate().isoformat()
FORMULIR = {
    "persyaratan": "KTP asli\nSurat kehilangan (bila hilang)",
    "waktu_nilai": "7",
    "waktu_min": "5",
    "waktu_satuan": "menit",
    "waktu_rincian": "pasien lama: 5 menit\npasien baru: 5-7 menit",
    "biaya_rupiah": "0",
    "biaya_rincian": "Rujukan: 10.000",
    "produk": "Surat",
    "pengaduan": "Kotak saran",
    "langkah-TOTAL_FORMS": "3",
    "langkah-INITIAL_FORMS": "0",
    "langkah-0-nomor": "2",
    "langkah-0-pelaku": "petugas",
    "langkah-0-uraian": "Memeriksa",
    "langkah-1-nomor": "1",
    "langkah-1-pelaku": "pemohon",
    "langkah-1-uraian": "Menyerahkan",
    "langkah-1-durasi": "5 menit",
}


@pytest.fixture
def surat(unit, masuk):
    klien = masuk("penanggung_jawab")
    klien.post(
        f"/standar/kelola/baru/{unit.kode}/",
        {"nama": "Surat Uji", "kode": "UJI", "kelompok": "jasa", "awalan": "A"},
    )
    return Layanan.objects.get(kode="UJI")


def test_menulis_dari_kosong_sampai_berlaku(client, masuk, surat):
    pj, kepala = masuk("penanggung_jawab"), masuk("pimpinan")
    dasar = f"/standar/kelola/{surat.slug}/"
    assert pj.get(f"{dasar}sunting/").status_code == 200
    jawab = pj.post(f"{dasar}sunting/", {**FORMULIR, "pratinjau": "1"})
    assert jawab["Location"] == f"{dasar}pratinjau/"
    pratinjau = pj.get(f"{dasar}pratinjau/").content.decode()
    assert "5–7 menit" in pratinjau
    assert "Pratinjau" in pratinjau
    assert "belum berlaku" in client.get(surat.get_absolute_url()).content.decode(), (
        "the public sees no draft"
    )
    s = Standar.objects.get()
    assert [(x.urutan, x.pelaku) for x in s.langkah.all()] == [(1, "pemohon"), (2, "petugas")]
    assert [str(r) for r in s.rincian_biaya.all()] == ["Rujukan: Rp10000"]
    assert pj.post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI}).status_code == 302
    assert pj.post(f"{dasar}1/uji-coba/", {"persen": "40"}).status_code == 302
    sk = {"nomor_sk": "1", "tanggal_sk": HARI_INI, "penanda_tangan": "Kepala", "mulai_berlaku": HARI_INI}
    assert pj.post(f"{dasar}1/tetapkan/", sk).status_code == 403, "only the head decrees"
    assert kepala.post(f"{dasar}1/tetapkan/", sk).status_code == 302
    assert kepala.post(f"{dasar}1/berlakukan/").status_code == 302
    assert "5–7 menit" in client.get(surat.get_absolute_url()).content.decode()
    riwayat = pj.get(dasar).content.decode()
    assert "disunting: " in riwayat
    assert "persyaratan" in riwayat


def test_menyimpan_lagi_tanpa_mengubah_tidak_kehilangan_apa_pun(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/sunting/"
    pj.post(dasar, FORMULIR)
    halaman = pj.get(dasar)
    form, langkah = halaman.context["form"], halaman.context["langkah"]
    from standar.ekspor import sebagai_data

    lama = sebagai_data(Standar.objects.lengkap().get(), portal=True)
    kirim = {k: v for k, v in form.initial.items() if v is not None}
    kirim |= {"langkah-TOTAL_FORMS": len(langkah.forms), "langkah-INITIAL_FORMS": len(langkah.initial_forms)}
    for i, awal in enumerate(langkah.initial):
        kirim |= {f"langkah-{i}-{k}": v for k, v in awal.items() if v is not None}
    assert pj.post(dasar, kirim).status_code == 302
    assert sebagai_data(Standar.objects.lengkap().get(), portal=True) == lama


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"biaya_rupiah": "-5"}, "0"),
        ({"waktu_satuan": ""}, "wajib diisi bila ada nilai"),
        ({"waktu_min": "9"}, "melebihi waktu paling lama"),
        ({"waktu_rincian": "ngawur"}, "Baris 1: tulis seperti"),
        ({"langkah-0-pelaku": ""}, "Siapa yang melakukan langkah ini?"),
        ({"langkah-0-lanjut_ke": "9"}, "menunjuk langkah yang tidak ada"),
        ({"langkah-0-lanjut_ke": "x"}, "Tulis nomor langkah"),
        ({"persyaratan": "x" * 600}, "terlalu panjang"),
        ({"langkah-TOTAL_FORMS": "99999"}, ""),
    ],
)
def test_isian_salah_disebut_dan_yang_diketik_tetap(masuk, surat, ubah, pesan):
    jawab = masuk("penanggung_jawab").post(f"/standar/kelola/{surat.slug}/sunting/", {**FORMULIR, **ubah})
    assert jawab.status_code == 200
    isi = jawab.content.decode()
    assert pesan in isi
    assert "Kotak saran" in isi, "what was typed is kept"
    assert not Standar.objects.get().persyaratan.exists()


def test_kode_layanan_terpakai(masuk, surat):
    jawab = masuk("penanggung_jawab").post(
        f"/standar/kelola/baru/{surat.unit.kode}/",
        {"nama": "X", "kode": "UJI", "kelompok": "jasa", "awalan": "A"},
    )
    assert "sudah dipakai" in jawab.content.decode()


def test_siapa_boleh(client, masuk, surat, unit, unit_lain):
    lain = layanan_berlaku(unit_lain)
    dasar = f"/standar/kelola/{surat.slug}/"
    for alamat in ("/standar/kelola/", dasar, f"{dasar}sunting/", f"/standar/kelola/baru/{unit.kode}/"):
        assert client.get(alamat).status_code == 302, "guests sign in first"
        assert masuk("petugas").get(alamat).status_code == 403
    pj = masuk("penanggung_jawab")
    assert pj.get(f"/standar/kelola/{lain.slug}/").status_code == 404, "another unit's does not exist"
    assert pj.get(f"/standar/kelola/baru/{unit_lain.kode}/").status_code == 404
    assert pj.post(f"/standar/kelola/{lain.slug}/1/cabut/", {"alasan": "x"}).status_code == 404
    assert pj.post(f"/standar/kelola/{lain.slug}/rancang/").status_code == 404
    assert masuk("pengawas").post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI}).status_code == 403


def test_hanya_post(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    assert pj.get(f"{dasar}rancang/").status_code == 405
    assert pj.get(f"{dasar}1/konsultasi/").status_code == 405
    assert pj.post(f"{dasar}1/entah/").status_code == 404


def test_keadaan_salah_ditolak_dengan_pesan(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    jawab = pj.post(f"{dasar}1/uji-coba/", {"persen": "40"})
    assert jawab.status_code == 422
    assert "tidak berlaku pada keadaan sekarang" in jawab.content.decode()
    jawab = pj.post(f"{dasar}1/konsultasi/", {"sampai": ""})
    assert jawab.status_code == 422
    jawab = pj.post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI})
    assert "Isi dulu komponen yang wajib diumumkan" in jawab.content.decode()
    assert pj.post(f"{dasar}rancang/").status_code == 302
    assert Standar.objects.count() == 1, "one draft at a time"


def test_query_daftar_tetap(masuk, unit, django_assert_max_num_queries):
    pj = masuk("penanggung_jawab")
    for n in (1, 8):
        for _ in range(n):
            layanan_berlaku(unit)
        with django_assert_max_num_queries(18):
            assert pj.get("/standar/kelola/").status_code == 200
