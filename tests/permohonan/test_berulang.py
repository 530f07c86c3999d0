"""A group of questions that is repeated, built without code: several family members on one form."""

import pytest

from permohonan import operasi, rancang
from permohonan.galat import RancanganKeliru
from permohonan.models import Permohonan, Rancangan

from .conftest import ISIAN, bersyarat

ANGGOTA = [
    {"kunci": "alasan", "kelompok": "Keluarga", "label": "Alasan", "jenis": "teks", "wajib": True},
    {
        "kunci": "nama_anggota",
        "kelompok": "Anggota",
        "label": "Nama",
        "jenis": "teks",
        "wajib": True,
        "ulang": 3,
    },
    {"kunci": "bayi", "kelompok": "Anggota", "label": "Bayi?", "jenis": "ya_tidak"},
    {
        "kunci": "lahir",
        "kelompok": "Anggota",
        "label": "Tanggal lahir",
        "jenis": "tanggal",
        "wajib": True,
        "bila": {"kunci": "bayi", "nilai": "ya"},
    },
]
DUA = [{"nama_anggota": "Ani"}, {"nama_anggota": "Bayu", "bayi": "ya", "lahir": "2026-11-01"}]


@pytest.fixture
def kk(unit, cast):
    layanan = bersyarat(unit, "Kartu Keluarga")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=ANGGOTA,
        produk="surat",
        tingkat_persetujuan=1,
        register="KK",
        judul="KELUARGA",
        templat="Anggota:\n{daftar_anggota}",
        oleh=cast["penanggung_jawab"],
    )
    return layanan


def test_satu_angka_untuk_seluruh_kelompok(kk):
    tanya = Rancangan.objects.get().pertanyaan
    assert [t.get("ulang") for t in tanya] == [None, 3, 3, 3]


def test_dari_rumah_baris_demi_baris(kk, pemohon, warga):
    p = operasi.mulai_draf(layanan=kk, pemohon=pemohon, oleh=None)
    klien, url = warga(p), f"/permohonan/draf/{p.kode_tampil}/isian/2/"
    halaman = klien.get(url).content.decode()
    assert "Anggota 1" in halaman
    assert "Anggota 2" not in halaman
    satu = {"daftar_anggota-0-nama_anggota": "Ani"}
    # one more row, without a script: what was typed stays and nothing is judged
    halaman = klien.post(
        url, {**satu, "daftar_anggota-banyak": "1", "tambah": "daftar_anggota"}
    ).content.decode()
    assert "Anggota 2" in halaman
    assert 'value="Ani"' in halaman
    assert "Wajib diisi" not in halaman
    isi = {
        **satu,
        "daftar_anggota-banyak": "3",
        "daftar_anggota-1-nama_anggota": "Bayu",
        "daftar_anggota-1-bayi": "ya",
        "daftar_anggota-2-nama_anggota": "",
    }
    jawab = klien.post(url, isi)
    assert jawab.status_code == 422
    assert "Wajib diisi" in jawab.content.decode(), "the condition of its own row"
    assert klien.post(url, {**isi, "daftar_anggota-1-lahir": "2026-11-01"}).status_code == 302
    p.refresh_from_db()
    assert p.isian == {"daftar_anggota": DUA}
    periksa = klien.get(f"/permohonan/draf/{p.kode_tampil}/periksa/").content.decode()
    assert "Anggota 2 · Tanggal lahir" in periksa
    assert "1 November 2026" in periksa
    assert 'value="Bayu"' in klien.get(url).content.decode()


def test_di_loket_dan_di_surat(kk, masuk, cast):
    url = f"/permohonan/baru/?layanan={kk.slug}&tiket="
    isi = {**ISIAN, "berkas": ["1", "2"], "kunci": "k", "isian-alasan": "Anak lahir"}
    klien = masuk("petugas")
    assert klien.post(url, {**isi, "isian-daftar_anggota-banyak": "1"}).status_code == 422, "one at least"
    baris = {
        "isian-daftar_anggota-banyak": "1",
        "isian-daftar_anggota-0-nama_anggota": "Ani",
    }
    halaman = klien.post(url, {**isi, **baris, "tambah": "daftar_anggota"}).content.decode()
    assert 'value="Siti Aminah"' in halaman
    assert 'name="isian-daftar_anggota-1-nama_anggota"' in halaman
    assert not Permohonan.objects.exists()
    klien.post(
        url,
        {
            **isi,
            **baris,
            "isian-daftar_anggota-banyak": "2",
            "isian-daftar_anggota-1-nama_anggota": "Bayu",
            "isian-daftar_anggota-1-bayi": "ya",
            "isian-daftar_anggota-1-lahir": "2026-11-01",
        },
    )
    p = Permohonan.objects.get()
    assert p.isian["daftar_anggota"] == DUA
    assert "Anggota 1 · Nama" in klien.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    operasi.setujui(permohonan=p, oleh=cast["pimpinan"])
    p = operasi.terbitkan(permohonan=p, oleh=None)
    assert p.produk.isi == "Anggota:\n1. Ani\n2. Bayu, ya, 1 November 2026"


def test_dibangun_tanpa_kode_dengan_pratinjau(kk, masuk):
    url = f"/permohonan/rancangan/{kk.slug}/1/"
    halaman = masuk("penanggung_jawab").get(url).content.decode()
    assert "Kelompok diulang sampai" in halaman
    assert "Anggota 1" in halaman, "the preview"
    assert "daftar_anggota" in halaman, "its placeholder"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ([{**ANGGOTA[1], "ulang": 99}], "paling banyak 20"),
        (
            [
                *ANGGOTA[1:3],
                {
                    "kunci": "x",
                    "kelompok": "Lain",
                    "label": "X",
                    "jenis": "teks",
                    "bila": {"kunci": "bayi", "nilai": "ya"},
                },
            ],
            "ke dalam kelompok berulang",
        ),
        ([ANGGOTA[1], {**ANGGOTA[1], "kunci": "y", "kelompok": "Anggota!"}], "hampir sama"),
    ],
)
def test_rancangan_yang_keliru(unit, cast, ubah, pesan):
    layanan = bersyarat(unit)
    with pytest.raises(RancanganKeliru, match=pesan):
        operasi.atur_rancangan(
            standar=layanan.versi_kini, pertanyaan=ubah, produk="tindakan", oleh=cast["penanggung_jawab"]
        )


def test_isian_asing_dibuang():
    asing = {
        "alasan": "a",
        "daftar_anggota": [{"nama_anggota": "A", "jahat": 1}, "x", {}] + [{"nama_anggota": "B"}] * 9,
    }
    tanya = rancang.ratakan(ANGGOTA)
    bersih = rancang.saring(tanya, asing)
    assert bersih == {"alasan": "a", "daftar_anggota": [{"nama_anggota": "A"}, *[{"nama_anggota": "B"}] * 2]}
    assert rancang.kurang(tanya, {"daftar_anggota": [{"bayi": "ya"}]}) == [
        "Alasan",
        "Anggota 1: Nama",
        "Anggota 1: Tanggal lahir",
    ]
    assert rancang.kurang(tanya, {"alasan": "a"}) == ["Anggota"]
