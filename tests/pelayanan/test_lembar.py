"""PDF and XLSX of the ground floor: inert data, the same bytes twice, formulas neither out nor in."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from django.utils.translation import gettext_lazy

from pelayanan import pdf, qr, xlsx

PADA = datetime.datetime(2026, 11, 2, 8, tzinfo=datetime.UTC)


@pytest.fixture
def templat(tmp_path, monkeypatch):
    (tmp_path / "komponen").mkdir()
    (tmp_path / "komponen/lembar.typ").write_text((pdf.AKAR / "komponen/lembar.typ").read_text())
    (tmp_path / "uji.typ").write_text(
        '#import "/komponen/lembar.typ": *\n'
        "#show: lembar.with(judul: data.judul, unit: data.unit)\n"
        '= #data.judul\n#tabel(data.kepala, data.baris)\n#gambar(data.qr, "QR")\n'
        '#rincian((("Nama", data.judul),))\n#tanda_tangan(((jabatan: "Kepala", nama: "A"),))\n'
    )
    monkeypatch.setattr(pdf, "AKAR", tmp_path)
    return "uji.typ"


def isi(judul="Standar"):
    return {
        "judul": judul,
        "unit": {"nama": gettext_lazy("Unit Uji"), "alamat": "Jalan Satu"},
        "kepala": ["A", "B"],
        "baris": [["1", "#panic(1)"]],
        "qr": qr.svg("https://contoh.id/t/A"),
    }


def test_pdf_sama_dua_kali(templat):
    satu = pdf.buat(templat, isi(), pada=PADA)
    assert satu.startswith(b"%PDF-1.7")
    assert satu == pdf.buat(templat, isi(), pada=PADA)
    assert satu != pdf.buat(templat, isi(), pada=PADA + datetime.timedelta(days=1))


@pytest.mark.parametrize(
    "nakal", ["#panic()", '#read("/etc/passwd")', "$x$ *tebal* <b>", "👪 مرحبا \u202e\x07", "\\"]
)
def test_data_hanya_teks(templat, nakal):
    assert pdf.buat(templat, isi(nakal), pada=PADA).startswith(b"%PDF")


def test_berkas_di_luar_templates_tidak_terbaca(templat, tmp_path):
    (tmp_path / "luar.typ").write_text('#read("/../../etc/passwd")')
    with pytest.raises(Exception, match=r"(?i)root|access|outside"):
        pdf.buat("luar.typ", {}, pada=PADA)


def test_xlsx_pulang_pergi_tanpa_rumus():
    nakal = ["=1+1", "+62812", "-5", "@SUM(A1)", "\x07bunyi", gettext_lazy("Antrean")]
    buku = xlsx.tulis([("Satu", ["A", "B"], [(x, 4) for x in nakal]), ("Dua", ["C"], [])])
    lembar = openpyxl.load_workbook(io.BytesIO(buku))["Satu"]
    assert {sel.data_type for baris in lembar.iter_rows() for sel in baris} == {"s", "n"}
    dibaca = list(xlsx.baca(buku))
    assert [b[2][0] for b in dibaca[:-1]] == ["A", "=1+1", "+62812", "-5", "@SUM(A1)", "bunyi", "Antrean"]
    assert dibaca[1][:2] == ("Satu", 2)


def test_rumus_ditolak_dengan_tempatnya():
    buku = openpyxl.Workbook()
    buku.active["B3"] = "=A1"
    keluar = io.BytesIO()
    buku.save(keluar)
    with pytest.raises(xlsx.BerkasTidakTerbaca, match="baris 3 kolom B"):
        list(xlsx.baca(keluar.getvalue()))


@pytest.mark.parametrize("isi", [b"", b"nama;umur", b"PK\x03\x04rusak", b"%PDF-1.7"])
def test_bukan_xlsx(isi):
    with pytest.raises(xlsx.BerkasTidakTerbaca, match="bukan berkas XLSX"):
        list(xlsx.baca(isi))


def test_zip_lain_dan_bom():
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/a.xml", b"0" * (xlsx.MAKS_ISI + 1))
    with pytest.raises(xlsx.BerkasTidakTerbaca, match="terlalu besar"):
        list(xlsx.baca(keluar.getvalue()))
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        arsip.writestr("baca.txt", b"hai")
    with pytest.raises(xlsx.BerkasTidakTerbaca, match="bukan berkas XLSX"):
        list(xlsx.baca(keluar.getvalue()))


def test_terlalu_banyak_baris():
    buku = xlsx.tulis([("A", ["x"], [(1,)] * 5)])
    with pytest.raises(xlsx.BerkasTidakTerbaca, match="Lebih dari 5"):
        list(xlsx.baca(buku, maks_baris=5))
