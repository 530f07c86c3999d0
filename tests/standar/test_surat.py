"""Standards on paper: pages, letters that can be read, nothing run, the same bytes for the same data."""

import re

import pytest

from standar import surat
from standar.gambar_alur import Butir, lembaran
from standar.impor import impor_layanan
from standar.models import Standar
from tests.standar.terbitan import TERBITAN

CONTOH = ("dukcapil-contoh",)  # built once for this file (conftest)

KK = TERBITAN[0]["layanan"][0]


def halaman(isi: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", isi))


def ukuran(isi: bytes) -> set[tuple[int, int]]:
    """Sheet sizes in whole points."""
    kotak = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", isi)
    return {(round(float(a)), round(float(b))) for a, b in kotak}


@pytest.fixture
def dukcapil(unit_contoh):
    return unit_contoh("dukcapil-contoh")


def test_semua_bentuk_pdf(client, dukcapil):
    slug = "kartu-keluarga"
    hasil = {}
    for alamat in (f"{slug}/pdf", f"{slug}/sop/pdf", f"{slug}/poster/pdf", "buku/dukcapil-contoh/pdf"):
        jawab = client.get(f"/standar/{alamat}/")
        assert jawab["Content-Type"] == "application/pdf", alamat
        assert jawab.content.startswith(b"%PDF-")
        assert client.get(f"/standar/{alamat}/", HTTP_IF_NONE_MATCH=jawab["ETag"]).status_code == 304
        assert client.get(f"/standar/{alamat}/").content == jawab.content, "the same data, the same bytes"
        hasil[alamat] = jawab.content
    poster = hasil[f"{slug}/poster/pdf"]
    assert halaman(poster) == 1
    assert ukuran(poster) == {(842, 1191)}, "A3"
    # cover, contents, and every standard from a page of its own
    assert halaman(hasil["buku/dukcapil-contoh/pdf"]) >= 2 + 9
    juklak = client.get("/standar/juklak/dukcapil-contoh/")
    assert juklak["Content-Type"] == "application/pdf"
    for alamat in ("entah/pdf", "entah/sop/pdf", "entah/poster/pdf", "buku/entah/pdf", "juklak/entah"):
        assert client.get(f"/standar/{alamat}/").status_code == 404


def test_juklak_punya_dua_belas_isi_dari_standarnya(dukcapil):
    from datetime import date

    from standar.views_cetak import standar_unit

    bab = surat.bab_juklak(dukcapil, standar_unit(dukcapil), None, date(2026, 1, 1))
    assert [b["judul"] for b in bab] == [
        "Landasan hukum",
        "Maksud dan tujuan",
        "Sistem dan prosedur",
        "Tata cara permohonan",
        "Tata cara penanganan",
        "Tata cara penyampaian hasil",
        "Tata cara pengaduan",
        "Persyaratan",
        "Biaya",
        "Waktu penyelesaian",
        "Hak dan kewajiban",
        "Pejabat penerima pengaduan",
    ]
    assert "Perpres 96/2018" in bab[0]["umum"]
    kk = next(isi for nama, isi in bab[7]["layanan"] if nama == "Kartu Keluarga")
    assert "Surat kehilangan Polri (hilang)" in kk
    assert bab[10]["umum"] == [], "no maklumat, no invented rights"


def test_poster_panjang_tetap_satu_lembar(client, unit):
    nama = "Izin " + "Mendirikan dan Menyelenggarakan Satuan Pendidikan " * 3
    syarat = [f"Surat {i} " + "yang dilegalisasi notaris " * 5 for i in range(1, 41)]
    layanan = impor_layanan(unit=unit, data=KK | {"nama": nama, "persyaratan": syarat}, oleh=None)
    jawab = client.get(f"/standar/{layanan.slug}/poster/pdf/")
    assert halaman(jawab.content) == 1
    assert (
        surat.syarat_poster(Standar.objects.lengkap().get(layanan=layanan))["sisa"]
        == "dan 27 lagi: pindai kodenya."
    )


def test_isi_adalah_tulisan_bukan_perintah(client, unit):
    jahat = '#panic("x") </text><script>alert(1)</script> $x$ @y *tebal* \\u{0} 😀'
    langkah = [{"tahap": 1, "uraian": jahat, "pelaku": jahat, "durasi": None}]
    isi = KK | {"nama": jahat, "persyaratan": [jahat], "prosedur": langkah, "dasar_hukum": [jahat]}
    layanan = impor_layanan(unit=unit, data=isi, oleh=None)
    for alamat in ("pdf", "sop/pdf", "poster/pdf"):
        assert client.get(f"/standar/{layanan.slug}/{alamat}/").status_code == 200


def test_alur_panjang_terbagi_lembar_dan_mengatakan_ke_mana():
    butir = [Butir(f"pelaku {i % 6}", "Menerima dan meneliti berkas pemohon", "", []) for i in range(24)]
    butir[20] = Butir("pelaku 2", "Mengembalikan", "", [1, 22])
    hasil = lembaran(butir, "x")
    assert hasil.mendatar
    assert len(hasil.svg) > 2
    assert all(s.startswith('<svg xmlns="http://www.w3.org/2000/svg"') for s in hasil.svg)
    assert sum(s.count('class="kotak"') for s in hasil.svg) == 24
    assert "ke langkah 1" in "".join(hasil.svg), "a way that leaves the sheet"
    pendek = lembaran(butir[:3], "x")
    assert (len(pendek.svg), pendek.mendatar) == (1, False)
    assert lembaran([], "x").svg == []
