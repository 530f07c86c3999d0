"""The processing sheet as offices know it, written as a minimal XLSX: one row per respondent, U1 … Un, then
sums, counts, NRR and weighted NRR as live formulas with their values beside them."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from ikm import hasil
from ikm.models import Jawaban, Periode

Sel = str | int | tuple[str, str] | None  # text, number, (formula, its value), empty

_AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_JENIS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELASI = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{jenis}" Target="{tujuan}"/>'
    "</Relationships>"
)
_BUKU = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Olahan" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def aman(teks: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + teks if teks.startswith(_AWAL_RUMUS) else teks


def huruf(n: int) -> str:
    """1 → A, 27 → AA."""
    s = ""
    while n:
        n, sisa = divmod(n - 1, 26)
        s = chr(65 + sisa) + s
    return s


def xlsx(periode: Periode) -> bytes:
    """The sheet of one period. Excluded answers are not in it; their reasons are in the report."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("[Content_Types].xml", _JENIS)
        zip_.writestr("_rels/.rels", _RELASI.format(jenis="officeDocument", tujuan="xl/workbook.xml"))
        zip_.writestr("xl/workbook.xml", _BUKU)
        zip_.writestr(
            "xl/_rels/workbook.xml.rels", _RELASI.format(jenis="worksheet", tujuan="worksheets/sheet1.xml")
        )
        with zip_.open("xl/worksheets/sheet1.xml", "w") as lembar:
            lembar.write(
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for nomor, sel in enumerate(_baris(periode), 1):
                lembar.write(_tulis(nomor, sel).encode())
            lembar.write(b"</sheetData></worksheet>")
    return keluar.getvalue()


def _baris(periode: Periode) -> Iterable[list[Sel]]:
    a = hasil.angka(periode)
    unsur = periode.instrumen.urut_lampiran
    yield [aman(f"Pengolahan IKM {periode.unit.nama}, {periode.nama}"), *([None] * len(unsur))]
    yield ["No", *(u.u.upper() for u in unsur)]
    yield ["Unsur", *(aman(u.nama) for u in unsur)]
    awal, n = 4, 0
    for nilai in (
        Jawaban.objects.filter(periode=periode, dikecualikan="")
        .order_by("tanggal", "nilai")
        .values_list("nilai", flat=True)
        .iterator(chunk_size=2000)
    ):
        if periode.kosong == "baris_lengkap" and None in nilai:
            continue
        n += 1
        yield [n, *nilai]
    if a.hasil is None or not n:
        return
    akhir = awal + n - 1
    kolom = [huruf(i) for i in range(2, len(unsur) + 2)]
    jumlah, terisi, nrr = akhir + 1, akhir + 2, akhir + 3
    rentang = [f"{k}{awal}:{k}{akhir}" for k in kolom]
    nilai_jumlah = [int(b.nrr * b.banyak + b.nrr.__class__("0.5")) for b in a.unsur]
    yield ["Jumlah", *((f"SUM({r})", str(j)) for r, j in zip(rentang, nilai_jumlah, strict=True))]
    yield ["Terisi", *((f"COUNT({r})", str(b.banyak)) for r, b in zip(rentang, a.unsur, strict=True))]
    yield ["NRR", *((f"{k}{jumlah}/{k}{terisi}", str(b.nrr)) for k, b in zip(kolom, a.unsur, strict=True))]
    bobot = f"1/{len(unsur)}" if periode.bobot == "tepat" else periode.bobot
    timbang = (f"{{k}}{nrr}*{bobot}", f"ROUND({{k}}{nrr}*{bobot},3)")[periode.pembulatan == "produk"]
    yield [
        "NRR tertimbang",
        *(
            (timbang.format(k=k), str(a.hasil.nrr_tertimbang[u.kode]))
            for k, u in zip(kolom, unsur, strict=True)
        ),
    ]
    indeks = f"SUM({kolom[0]}{nrr + 1}:{kolom[-1]}{nrr + 1})"
    yield [
        "Indeks",
        (f"ROUND({indeks},3)" if periode.pembulatan == "indeks" else indeks, str(a.hasil.indeks)),
    ]
    yield ["IKM (x 25)", (f"ROUND(B{nrr + 2}*25,2)", str(a.hasil.konversi))]
    yield ["Mutu", f"{a.hasil.mutu} ({a.hasil.kinerja})"]


def _tulis(nomor: int, sel: list[Sel]) -> str:
    isi = []
    for i, nilai in enumerate(sel, 1):
        tempat = f"{huruf(i)}{nomor}"
        if nilai is None:
            continue
        if isinstance(nilai, tuple):
            isi.append(f'<c r="{tempat}"><f>{escape(nilai[0])}</f><v>{nilai[1]}</v></c>')
        elif isinstance(nilai, int):
            isi.append(f'<c r="{tempat}"><v>{nilai}</v></c>')
        else:
            isi.append(f'<c r="{tempat}" t="inlineStr"><is><t>{escape(nilai)}</t></is></c>')
    return f'<row r="{nomor}">{"".join(isi)}</row>'
