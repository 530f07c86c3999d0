"""The report as DOCX, for the office that must put its own words around it. Same blocks as the PDF."""

import io
import re
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ikm.laporan.isi import Laporan

PRIMER = RGBColor(0x0B, 0x5C, 0x63)
REDUP = RGBColor(0x46, 0x59, 0x6A)
_KANAN = '<w:jc w:val="right"/>'
_TAK_SAH = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


def docx(laporan: Laporan) -> bytes:
    """The report as an editable document."""
    dok = Document()
    _gaya(dok, laporan)
    _sampul(dok, laporan)
    for ke, bab in enumerate([*laporan.bab, *laporan.lampiran]):
        dok.add_page_break()
        dok.add_heading(_bersih(bab["judul"]), 1)
        for blok in bab["isi"]:
            _TULIS[blok["jenis"]](dok, blok)
        if ke == len(laporan.bab) - 1:
            _ttd(dok, laporan)
    keluar = io.BytesIO()
    dok.save(keluar)
    return keluar.getvalue()


def _bersih(teks: str) -> str:
    return _TAK_SAH.sub("", teks)


def _gaya(dok: Any, laporan: Laporan) -> None:
    bagian = dok.sections[0]
    bagian.page_width, bagian.page_height = Mm(210), Mm(297)
    bagian.left_margin = bagian.right_margin = Mm(22)
    bagian.top_margin = bagian.bottom_margin = Mm(20)
    dok.core_properties.title = _bersih(f"{laporan.judul}, {laporan.unit['nama']}, {laporan.periode}")
    dok.core_properties.author = _bersih(laporan.unit["nama"])
    dok.core_properties.language = "id-ID"
    for masa in ("created", "modified"):
        setattr(dok.core_properties, masa, laporan.pada.replace(tzinfo=None, microsecond=0))
    dok.styles["Normal"].font.name = "Calibri"
    dok.styles["Normal"].font.size = Pt(11)
    for tingkat, ukuran in ((1, 17), (2, 13)):
        gaya = dok.styles[f"Heading {tingkat}"]
        gaya.font.name, gaya.font.size, gaya.font.color.rgb = "Calibri", Pt(ukuran), PRIMER
    kaki = bagian.footer.paragraphs[0]
    kaki.add_run(
        _bersih(f"{laporan.unit['nama']} · {laporan.periode} · {laporan.keadaan}  ·  ")
    ).font.size = Pt(8)
    _nomor_halaman(kaki)


def _nomor_halaman(paragraf: Any) -> None:
    for jenis, teks in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraf.add_run()
        run.font.size = Pt(8)
        if jenis:
            unsur = OxmlElement("w:fldChar")
            unsur.set(qn("w:fldCharType"), jenis)
        else:
            unsur = OxmlElement("w:instrText")
            unsur.text = teks
        run._r.append(unsur)


def _sampul(dok: Any, laporan: Laporan) -> None:
    for _ in range(6):
        dok.add_paragraph()
    for teks, ukuran, warna in (
        (laporan.unit["nama"].upper(), 12, REDUP),
        (laporan.judul, 30, PRIMER),
        (laporan.periode, 16, None),
        (laporan.masa, 12, REDUP),
        (laporan.keadaan, 10, REDUP),
        (f"SHA-256 {laporan.sidik}" if laporan.sidik else "", 8, REDUP),
    ):
        run = dok.add_paragraph().add_run(_bersih(teks))
        run.bold, run.font.size = ukuran > 12, Pt(ukuran)
        if warna is not None:
            run.font.color.rgb = warna
    dok.add_page_break()
    dok.add_paragraph().add_run("Daftar Isi").bold = True
    for bab in [*laporan.bab, *laporan.lampiran]:
        dok.add_paragraph(_bersih(bab["judul"]))


def _p(dok: Any, b: dict[str, Any]) -> None:
    dok.add_paragraph(_bersih(b["teks"]))


def _h(dok: Any, b: dict[str, Any]) -> None:
    dok.add_heading(_bersih(b["teks"]), 2)


def _daftar(dok: Any, b: dict[str, Any]) -> None:
    for butir in b["butir"]:
        dok.add_paragraph(_bersih(butir), style="List Bullet")


def _nilai(dok: Any, b: dict[str, Any]) -> None:
    par = dok.add_paragraph()
    angka = par.add_run(b["angka"])
    angka.bold, angka.font.size, angka.font.color.rgb = True, Pt(30), PRIMER
    par.add_run(_bersih(f"   {b['mutu']}")).bold = True
    dok.add_paragraph(_bersih(b["teks"]))


def _tabel(dok: Any, b: dict[str, Any]) -> None:
    """Written as XML in one go: python-docx takes a millisecond a cell, and an annex has thousands."""
    judul = dok.add_paragraph()
    judul.paragraph_format.keep_with_next = True
    judul.add_run(_bersih(b["judul"])).bold = True
    lebar = [9400 * x // sum(b["lebar"]) for x in b["lebar"]]  # twentieths of a point: 166 mm in all
    akhir = len(b["baris"]) - b["kaki"]
    isi = "".join(_baris(b, lebar, ke, r, akhir) for ke, r in enumerate([b["kepala"], *b["baris"]]))
    kisi = "".join(f'<w:gridCol w:w="{x}"/>' for x in lebar)
    tabel = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{kisi}</w:tblGrid>{isi}</w:tbl>'
    )
    judul._p.addnext(tabel)
    dok.add_paragraph()


def _baris(b: dict[str, Any], lebar: list[int], ke: int, baris: list[str], akhir: int) -> str:
    huruf = f'<w:rPr>{"<w:b/>" if ke == 0 or ke > akhir else ""}<w:sz w:val="{14 if b["kecil"] else 19}"/></w:rPr>'
    sel = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{lebar[i]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>'
        f"{_KANAN if i in b['angka'] else ''}</w:pPr>"
        f'<w:r>{huruf}<w:t xml:space="preserve">{escape(_bersih(teks))}</w:t></w:r></w:p></w:tc>'
        for i, teks in enumerate(baris)
    )
    # the heading comes again on every page; a row is never torn in two
    sifat = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if ke == 0 else ''}</w:trPr>"
    return f"<w:tr>{sifat}{sel}</w:tr>"


def _batang(dok: Any, b: dict[str, Any]) -> None:
    baris = [[r["label"], "█" * round(r["bagian"] * 24), r["teks"]] for r in b["baris"]]
    isi = {"judul": b["judul"], "kepala": ["Unsur", "", "Nilai"], "baris": baris, "lebar": [5, 5, 1]}
    _tabel(dok, {**isi, "angka": [2], "kecil": False, "kaki": 0})


def _ttd(dok: Any, laporan: Laporan) -> None:
    dok.add_paragraph()
    for teks in (laporan.ttd["jabatan"], "", "", "", laporan.ttd["nama"]):
        par = dok.add_paragraph(_bersih(teks))
        par.alignment = WD_ALIGN_PARAGRAPH.CENTER
        par.paragraph_format.left_indent = Mm(80)


_TULIS = {"p": _p, "h": _h, "daftar": _daftar, "nilai": _nilai, "tabel": _tabel, "batang": _batang}
