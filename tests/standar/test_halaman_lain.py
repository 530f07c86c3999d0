"""Checklist, life events, drawn procedure, printed document, data for other systems."""

import json
import re

import pytest

from standar.gambar_alur import Butir, gambar
from standar.impor import impor_layanan
from standar.models import Layanan, Standar
from tests.standar.terbitan import TERBITAN

CONTOH = ("dukcapil-contoh", "kecamatan-contoh")  # built once for this file (conftest)


@pytest.fixture
def kec(unit_contoh):
    return unit_contoh("kecamatan-contoh")


def test_daftar_bawaan_menanyakan_keadaan(client, unit_contoh):
    unit_contoh("dukcapil-contoh")
    dasar = "/standar/kartu-keluarga/bawa/"
    awal = client.get(dasar).content.decode()
    assert "Mana yang berlaku bagi Anda?" in awal
    assert "Bawa ini untuk" not in awal
    jawab = client.get(dasar, {"bila": ["hilang"], "jawab": "1"}).content.decode()
    daftar = jawab[jawab.index("Bawa ini untuk") :]
    assert "Surat kehilangan Polri" in daftar
    assert "Ijazah terakhir" not in daftar
    assert "kartu-keluarga/bawa/kirim/?bila=hilang" in daftar
    assert client.get(dasar, {"bila": ["<script>", "ngawur"], "jawab": "1"}).status_code == 200


def test_daftar_bawaan_tanpa_syarat_khusus(client, kec):
    isi = client.get("/standar/legalisasi-rekomendasi/bawa/").content.decode()
    assert "Mana yang berlaku" not in isi
    assert "Berkas asli" in isi


def test_peristiwa_hidup(client, unit_contoh):
    unit_contoh("dukcapil-contoh")
    isi = client.get("/standar/peristiwa-hidup/lahir/").content.decode()
    assert "/standar/akta-kelahiran/" in isi
    assert "/standar/legalisir-dokumen/" not in isi
    Layanan.objects.filter(peristiwa_hidup=["usaha"]).update(peristiwa_hidup=[])
    assert "Belum ada layanan untuk ini" in client.get("/standar/peristiwa-hidup/usaha/").content.decode()
    assert client.get("/standar/peristiwa-hidup/entah/").status_code == 404
    assert "/standar/peristiwa-hidup/pindah/" in client.get("/standar/").content.decode()


def test_gambar_alur_di_halaman(client, kec):
    isi = client.get("/standar/legalisasi-rekomendasi/sop/").content.decode()
    assert isi.count('class="kotak"') == 10, "on the screen, and on the printer's own sheet"
    assert "style=" not in isi
    assert "belum ada dalam data contoh" not in isi


def test_fase_langkah_di_halaman_dan_gambar(client, unit):
    langkah = [
        {"tahap": 1, "uraian": "Menyerahkan", "pelaku": "pemohon", "durasi": None, "fase": "persiapan"},
        {"tahap": 2, "uraian": "Menerima", "pelaku": "pemohon", "durasi": None},
    ]
    data = TERBITAN[0]["layanan"][0] | {"prosedur": langkah}
    layanan = impor_layanan(unit=unit, data=data, oleh=None)
    assert (
        '· Persiapan · <span lang="id">pemohon</span>'
        in client.get(layanan.get_absolute_url()).content.decode()
    )
    sop = client.get(f"/standar/{layanan.slug}/sop/").content.decode()
    assert '<td data-label="Fase">Persiapan</td>' in sop
    assert ">Persiapan</text>" in sop
    assert "Menyerahkan (persiapan)" in client.get(f"/standar/{layanan.slug}/cetak/").content.decode()
    assert client.get(f"/standar/{layanan.slug}/sop/pdf/").content.startswith(b"%PDF-")


def test_gambar_alur_menolak_html_dan_menggambar_jalan_kembali():
    svg = gambar(
        [
            Butir("<b>", "a & b <script>", "", []),
            Butir("y", "kembali", "", [1, 3]),
            Butir("y", "akhir", "5 menit", []),
        ],
        'x" onload="y',
    )
    assert "<script>" not in svg
    assert "<b>" not in svg
    assert 'onload="y"' not in svg
    assert "panah kembali" in svg
    assert gambar([], "x") == ""


def test_dokumen_cetak_dan_buku(client, kec):
    satu = client.get("/standar/legalisasi-rekomendasi/cetak/").content.decode()
    for harus in ("14. Evaluasi kinerja pelaksana", "Satpol PP", "<svg", "bangilan.tubankab.go.id"):
        assert harus in satu
    buku = client.get("/standar/buku/kecamatan-contoh/").content.decode()
    assert buku.count('class="surat') == 5
    assert "belum ada dalam data contoh" in buku
    assert client.get("/standar/buku/entah/").status_code == 404


def test_query_buku_tetap(client, kec, django_assert_max_num_queries):
    with django_assert_max_num_queries(11):
        client.get("/standar/buku/kecamatan-contoh/")


def test_json_ld(client, kec):
    isi = client.get("/standar/legalisasi-rekomendasi/").content.decode()
    blok = re.search(r'<script type="application/ld\+json">(.*?)</script>', isi, re.DOTALL)
    data = json.loads(blok[1])
    assert data["@type"] == "GovernmentService"
    assert data["provider"]["name"] == "Kecamatan Contoh"
    assert data["offers"]["price"] == "0"


def test_json_ld_tidak_dapat_ditutup_dari_dalam(client, kec):
    Standar.objects.get(layanan__slug="dispensasi-nikah").layanan.unit.__class__.objects.filter(
        pk=kec.pk
    ).update(nama="</script><script>alert(1)</script>")
    isi = client.get("/standar/dispensasi-nikah/").content.decode()
    assert "<script>alert" not in isi


def test_bentuk_sippn(client, kec):
    data = client.get("/api/v1/standar/legalisasi-rekomendasi/sippn/").json()
    assert data["nama_pelayanan"] == "Legalisasi dan rekomendasi surat-surat"
    assert data["sistem_mekanisme_prosedur"][0] == "1. pemohon: Membawa berkas"
    assert data["biaya_tarif"] == "Gratis"
    assert data["nomor_sk"] is None


@pytest.mark.parametrize("akhir", ["bawa/", "sop/", "cetak/", "versi/1/", "versi/"])
def test_halaman_hanya_baca_dan_304(client, kec, akhir):
    alamat = f"/standar/legalisasi-rekomendasi/{akhir}"
    assert client.post(alamat).status_code == 405
    jawab = client.get(alamat)
    assert jawab.status_code == 200
    assert client.get(alamat, HTTP_IF_NONE_MATCH=jawab["ETag"]).status_code == 304
    assert client.get(f"/standar/entah/{akhir}").status_code == 404
