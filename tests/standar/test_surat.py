"""Standards on paper: pages, letters that can be read, nothing run, the same bytes for the same data."""

import io
import json
import re

import pytest
import segno
import typst
from PIL import Image

from pelayanan import pdf
from standar import surat
from standar.gambar_alur import Butir, lembaran, mandiri
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


def test_kode_qr_di_poster_terbaca(client, dukcapil, monkeypatch):
    """The sheet as a picture: module for module the code of the page's address, with its quiet zone, 200 mm wide."""
    isi = {}
    buat = pdf.buat
    monkeypatch.setattr(pdf, "buat", lambda *a, **k: isi.update(data=(a, k)) or buat(*a, **k))
    assert client.get("/standar/kartu-keluarga/poster/pdf/").status_code == 200
    (templat, data), lain = isi["data"]
    titik = 4  # pixels a millimetre
    gambar = typst.Compiler(root=str(pdf.AKAR), font_paths=pdf._fonta()).compile(
        input=str(pdf.AKAR / templat),
        format="png",
        ppi=titik * 25.4,
        sys_inputs={"data": json.dumps(data, default=str), "pada": lain["pada"].isoformat()},
    )
    lembar = Image.open(io.BytesIO(gambar)).convert("L")
    modul = segno.make("http://testserver/standar/kartu-keluarga/", error="m", micro=False).matrix
    satu = 225 / (
        len(modul) + 4
    )  # mm a module: the picture is 225 mm with two modules of quiet zone at each side
    assert satu * len(modul) >= 195
    kiri, atas = 14, 420 - 10 - 225

    def gelap(x, y):
        return lembar.getpixel((round((kiri + x) * titik), round((atas + y) * titik))) < 128

    terbaca = [
        [gelap((k + 2.5) * satu, (b + 2.5) * satu) for k in range(len(modul))] for b in range(len(modul))
    ]
    assert terbaca == [[bool(m) for m in baris] for baris in modul]
    assert not any(gelap((k + 0.5) * satu, satu) for k in range(len(modul) + 4)), "quiet zone"


def test_gambar_di_standar_membawa_gayanya(dukcapil, monkeypatch):
    """Without a dress of its own a drawing prints as one black block."""
    monkeypatch.setattr(pdf, "buat", lambda _templat, data, **_k: data)
    standar = Standar.objects.lengkap().get(layanan__slug="kartu-keluarga")
    for data in (surat.satu(standar, str)["standar"][0], surat.sop(standar, str)):
        assert data["gambar"] and all("<style>" in g for g in data["gambar"])


def test_poster_panjang_tetap_satu_lembar(client, unit):
    nama = "Izin " + "Mendirikan dan Menyelenggarakan Satuan Pendidikan " * 3
    syarat = [f"Surat {i} " + "yang dilegalisasi notaris " * 5 for i in range(1, 41)]
    layanan = impor_layanan(unit=unit, data=KK | {"nama": nama, "persyaratan": syarat}, oleh=None)
    jawab = client.get(f"/standar/{layanan.slug}/poster/pdf/")
    assert halaman(jawab.content) == 1
    assert (
        surat.syarat_poster(Standar.objects.lengkap().get(layanan=layanan))["sisa"]
        == "dan 31 lagi: pindai kodenya."
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
    assert all(mandiri(s).startswith('<svg xmlns="http://www.w3.org/2000/svg"') for s in hasil.svg)
    assert sum(s.count('class="kotak"') for s in hasil.svg) == 24
    assert "ke langkah 1" in "".join(hasil.svg), "a way that leaves the sheet"
    pendek = lembaran(butir[:3], "x")
    assert (len(pendek.svg), pendek.mendatar) == (1, False)
    assert lembaran([], "x").svg == []


def test_poster_memuat_yang_panjang_tanpa_terpotong_di_tengah(unit):
    """The longest names and texts: whole lines, an ellipsis where something is left out, how many more at the end."""
    panjang = "Surat pernyataan tanggung jawab mutlak bermeterai dari kedua orang tua " * 6
    isi = {**KK, "persyaratan": [f"{i} {panjang}"[:400] for i in range(12)], "kode": "P", "nama": "n" * 200}
    impor_layanan(unit=unit, data=isi | {"biaya": {"rupiah": None, "teks": panjang[:400]}}, oleh=None)
    standar = Standar.objects.lengkap().get(layanan__kode="P")
    syarat = surat.syarat_poster(standar)
    assert all(t.endswith("…") and len(t) <= 170 for t in syarat["isi"])
    assert f"{12 - len(syarat['isi'])} lagi" in syarat["sisa"]
    assert len(syarat["isi"]) >= 5
    assert halaman(surat.poster(standar, str)) == 1


def test_alur_dengan_banyak_pelaku_terbagi_menurut_jalurnya():
    """Twelve lanes beside each other would be letters of four points: a sheet has at most six, of its own steps."""
    butir = [
        Butir(f"Pelaku {i % 12}", "Memeriksa", "di loket tiga gedung utama lantai dua", []) for i in range(30)
    ]
    lembar = lembaran(butir, "Alur")
    per_lembar = [len(re.findall(r'class="jalur"', g)) for g in lembar.svg]
    assert max(per_lembar) <= 6
    assert lembar.lebar / 6 / 190 * 12 > 2.4, "mm a letter: seven points"
    assert sum(g.count('class="kotak"') for g in lembar.svg) == 30
    assert "ke langkah" in lembar.svg[0], "a way that leaves the sheet says where it leads"
    sedikit = lembaran(butir[:6], "Alur").svg
    assert {g.count('class="jalur"') for g in sedikit} == {6}, (
        "where they fit, every sheet has the same lanes"
    )
