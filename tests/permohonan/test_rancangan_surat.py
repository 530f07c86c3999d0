"""The questions and the letter a penanggung jawab builds without code, and how they are asked."""

import pytest

from permohonan import operasi, rancang
from permohonan.galat import RancanganKeliru, RancanganTerpakai
from permohonan.models import Permohonan

from .conftest import TANYA, TEMPLAT


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"templat": "Untuk {keperluann}"}, "Maksudnya {keperluan}"),
        ({"templat": "Untuk {nama"}, "tidak berpasangan"),
        ({"judul": ""}, "judul"),
        ({"tingkat_persetujuan": 0}, "persetujuan"),
        ({"pertanyaan": [{"kunci": "nama", "label": "x", "jenis": "teks"}]}, "sudah dipakai"),
        ({"pertanyaan": [{"kunci": "A b", "label": "x", "jenis": "teks"}]}, "huruf kecil"),
        ({"pertanyaan": [{"kunci": "a", "label": "x", "jenis": "pilihan", "pilihan": ["1"]}]}, "dua pilihan"),
        (
            {
                "pertanyaan": [
                    {"kunci": "a", "label": "x", "jenis": "teks", "bila": {"kunci": "z", "nilai": "1"}}
                ]
            },
            "tidak ada di atasnya",
        ),
    ],
)
def test_rancangan_keliru_dijelaskan(layanan, cast, ubah, kata):
    isi = {
        "pertanyaan": TANYA,
        "produk": "surat",
        "tingkat_persetujuan": 1,
        "register": "470",
        "judul": "SURAT",
        "templat": TEMPLAT,
    }
    with pytest.raises(RancanganKeliru) as galat:
        operasi.atur_rancangan(standar=layanan.versi_kini, oleh=cast["penanggung_jawab"], **{**isi, **ubah})
    assert kata in str(galat.value)


def test_rancangan_terpakai_tidak_berubah(menunggu, layanan_surat, cast):
    with pytest.raises(RancanganTerpakai):
        operasi.atur_rancangan(
            standar=layanan_surat.versi_kini, pertanyaan=[], produk="tindakan", oleh=cast["penanggung_jawab"]
        )


def test_rancangan_pertama_pun_tidak_menyusul_yang_sudah_diajukan(diterima, layanan, cast):
    """Who asked for an act without paper is not suddenly asked for answers, approval and a letter."""
    with pytest.raises(RancanganTerpakai):
        operasi.atur_rancangan(
            standar=layanan.versi_kini, pertanyaan=TANYA, produk="tindakan", oleh=cast["penanggung_jawab"]
        )


def test_membangun_rancangan_di_portal(layanan, masuk):
    klien = masuk("penanggung_jawab")
    alamat = f"/permohonan/rancangan/{layanan.slug}/1/"
    assert klien.get("/permohonan/rancangan/").status_code == 200
    assert klien.get(alamat).status_code == 200
    isi = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-label": "Untuk apa?",
        "form-0-kunci": "keperluan",
        "form-0-jenis": "teks",
        "form-0-wajib": "on",
        "produk": "surat",
        "tingkat_persetujuan": "1",
        "register": "470",
        "judul": "SURAT",
        "templat": "Untuk {keperluan} {tgl_salah}",
    }
    jawab = klien.post(alamat, isi)
    assert jawab.status_code == 422
    assert "tgl_salah" in jawab.content.decode()
    jawab = klien.post(alamat, {**isi, "templat": "Untuk {keperluan}"}, follow=True)
    assert "‹keperluan›" in jawab.content.decode()
    assert masuk("petugas").get(alamat).status_code == 403


def test_isian_ditanyakan_juga_di_loket(layanan_surat, masuk):
    from .conftest import ISIAN

    klien = masuk("petugas")
    alamat = f"/permohonan/baru/?layanan={layanan_surat.slug}"
    isi = {**ISIAN, "berkas": ["1", "2"], "kunci": "k"}
    jawab = klien.post(alamat, isi)
    assert jawab.status_code == 422
    assert "Wajib diisi" in jawab.content.decode()
    klien.post(alamat, {**isi, "isian-keperluan": "modal", "isian-punya_usaha": "tidak"})
    assert Permohonan.objects.get().isian == {"keperluan": "modal", "punya_usaha": "tidak"}


def test_isian_bersyarat_satu_layar_satu_kelompok(layanan_surat, pemohon, warga):
    p = operasi.mulai_draf(layanan=layanan_surat, pemohon=pemohon, oleh=None)
    klien = warga(p)
    satu = f"/permohonan/draf/{p.kode_tampil}/isian/1/"
    hal = klien.get(satu).content.decode()
    assert "Untuk apa?" in hal
    assert "Tanggal lahir" not in hal, "another screen"
    jawab = klien.post(satu, {"keperluan": "modal", "punya_usaha": "ya"})
    assert jawab.status_code == 422, "the condition holds, so the name is compulsory"
    jawab = klien.post(satu, {"keperluan": "modal", "punya_usaha": "tidak", "nama_usaha": "X"})
    assert jawab.url.endswith("/isian/2/")
    p.refresh_from_db()
    assert "nama_usaha" not in p.isian
    klien.post(jawab.url, {"lahir": "1990-13-45"})
    jawab = klien.post(f"/permohonan/draf/{p.kode_tampil}/isian/2/", {"lahir": "1990-05-01"})
    assert jawab.url.endswith("/berkas/")
    assert klien.get(f"/permohonan/draf/{p.kode_tampil}/isian/9/").status_code == 404
    klien.post(jawab.url, {"berkas_1": "dibawa", "berkas_2": "dibawa"})
    periksa = klien.get(f"/permohonan/draf/{p.kode_tampil}/periksa/").content.decode()
    assert "modal" in periksa
    assert "1 Mei 1990" in periksa


def test_isian_wajib_kosong_tidak_terkirim(layanan_surat, pemohon, warga):
    p = operasi.mulai_draf(layanan=layanan_surat, pemohon=pemohon, oleh=None)
    operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
    jawab = warga(p).post(f"/permohonan/draf/{p.kode_tampil}/periksa/")
    assert "isian wajib" in jawab.content.decode()


def test_pertanyaan_bersyarat_bertingkat():
    daftar = [
        {"kunci": "a", "label": "A", "jenis": "ya_tidak"},
        {"kunci": "b", "label": "B", "jenis": "teks", "bila": {"kunci": "a", "nilai": "ya"}, "wajib": True},
        {"kunci": "c", "label": "C", "jenis": "teks", "bila": {"kunci": "b", "nilai": "x"}, "wajib": True},
    ]
    assert rancang.saring(daftar, {"a": "tidak", "b": "x", "c": "y"}) == {"a": "tidak"}
    assert rancang.kurang(daftar, {"a": "ya", "b": "x"}) == ["C"]
