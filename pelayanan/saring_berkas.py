"""What a file really is, by its content, and what of it we keep. Bytes in, bytes out, nothing is decoded.

A picture is taken apart into its segments and put together again from those that draw it: EXIF, GPS, comments,
thumbnails, colour profiles and whatever hangs behind its end are gone (a polyglot loses its second half). Only the
orientation of a JPEG is written back. Decoding pictures would need a library with a history of holes; this does not.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi

UKURAN_TERBESAR = 8 * 1024 * 1024  # bytes, one file
TITIK_TERBANYAK = 80_000_000  # pixels
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
JENIS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    DOCX: ".docx",
    ODT: ".odt",
}


class BerkasDitolak(GalatOperasi):
    kode = "berkas_ditolak"
    status = 400
    bidang = "berkas"
    pesan = _("Berkas ini tidak dapat diterima. Pilih foto (JPEG, PNG, WebP) atau PDF.")


class BerkasTerlaluBesar(BerkasDitolak):
    kode = "berkas_terlalu_besar"
    pesan = _("Berkas ini lebih dari 8 MB. Kirim foto yang lebih kecil, atau bawa dokumennya ke loket.")


class BerkasRusak(BerkasDitolak):
    kode = "berkas_rusak"
    pesan = _("Berkas ini rusak atau terpotong. Buka dan simpan ulang, lalu pilih lagi.")


@dataclass(frozen=True)
class Bersih:
    """jenis: media type found in the content; isi: the bytes to keep."""

    jenis: str
    isi: bytes

    @property
    def akhiran(self) -> str:
        return JENIS[self.jenis]


def saring(isi: bytes, *, naskah: bool = False, terbesar: int = UKURAN_TERBESAR) -> Bersih:
    """The file without what it must not carry; with `naskah` also DOCX and ODT, without macros. terbesar: bytes.

    What is kept passes the place's malware scanner, if it has one: settings.PEMINDAI_BERKAS, the dotted path of a
    function of bytes. Raises BerkasDitolak and its kinds, or what the scanner raises."""
    if len(isi) > terbesar:
        raise BerkasTerlaluBesar
    bersih = _bersihkan(isi, naskah)
    if jalur := settings.PEMINDAI_BERKAS:
        import_string(jalur)(bersih.isi)
    return bersih


def _bersihkan(isi: bytes, naskah: bool) -> Bersih:
    try:
        if isi.startswith(b"\xff\xd8\xff"):
            return Bersih("image/jpeg", _jpeg(isi))
        if isi.startswith(b"\x89PNG\r\n\x1a\n"):
            return Bersih("image/png", _png(isi))
        if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
            return Bersih("image/webp", _webp(isi))
    except (struct.error, IndexError) as galat:
        raise BerkasRusak from galat
    if isi.startswith(b"%PDF-"):
        return Bersih("application/pdf", _pdf(isi))
    if naskah:
        if isi.startswith(b"PK\x03\x04"):
            return Bersih(_naskah(isi), isi)
        raise BerkasDitolak(_("Berkas ini tidak dapat diterima. Pilih PDF, DOCX, ODT, atau gambar."))
    raise BerkasDitolak


def nama_aman(nama: str, akhiran: str) -> str:
    """A name to show and to download as: no folders, no control or direction signs, our own extension."""
    dasar = re.split(r"[/\\]", nama)[-1]
    polos = "".join(
        h for h in unicodedata.normalize("NFC", dasar) if unicodedata.category(h)[0] not in "CZ" or h == " "
    )
    batang = re.sub(r"[^\w \-().]", "_", polos.rpartition(".")[0] or polos).strip(" .")[:60]
    return (batang or "lampiran") + akhiran


def _cek_titik(lebar: int, tinggi: int) -> None:
    if not 0 < lebar * tinggi <= TITIK_TERBANYAK:
        raise BerkasDitolak(_("Foto ini terlalu besar ukurannya. Kecilkan, lalu pilih lagi."))


# --- JPEG ---------------------------------------------------------------------------------------------------
_JPEG_SIMPAN = {0xDB, 0xC4, 0xDD, 0xEE, *(n for n in range(0xC0, 0xD0) if n not in (0xC4, 0xC8))}
_JPEG_UKURAN = {n for n in range(0xC0, 0xD0) if n not in (0xC4, 0xC8, 0xCC)}


def _jpeg(isi: bytes) -> bytes:
    keluar = bytearray(b"\xff\xd8")
    arah, i = 1, 2
    while True:
        if isi[i] != 0xFF:
            raise BerkasRusak
        while isi[i] == 0xFF:
            i += 1
        tanda, i = isi[i], i + 1
        if tanda == 0xD9:
            break
        if tanda == 0x01 or 0xD0 <= tanda <= 0xD7:
            continue
        panjang = struct.unpack_from(">H", isi, i)[0]
        ruas = isi[i : i + panjang]
        if panjang < 2 or len(ruas) != panjang:
            raise BerkasRusak
        i += panjang
        if tanda == 0xE1 and ruas[2:8] == b"Exif\0\0":
            arah = _arah_exif(ruas[8:])
        if tanda in _JPEG_UKURAN:
            _cek_titik(*struct.unpack_from(">HH", ruas, 3))
            if arah != 1:
                keluar += _exif_arah(arah)
                arah = 1
        if tanda in _JPEG_SIMPAN or tanda == 0xDA:
            keluar += bytes((0xFF, tanda)) + ruas
        if tanda == 0xDA:
            akhir = _akhir_pindai(isi, i)
            keluar += isi[i:akhir]
            i = akhir
    return bytes(keluar + b"\xff\xd9")


def _akhir_pindai(isi: bytes, i: int) -> int:
    """Where the entropy-coded data that starts at `i` meets its next real marker."""
    while True:
        i = isi.find(b"\xff", i)
        if i < 0 or i + 1 >= len(isi):
            raise BerkasRusak
        if isi[i + 1] == 0 or 0xD0 <= isi[i + 1] <= 0xD7:
            i += 2
        else:
            return i


def _arah_exif(tiff: bytes) -> int:
    """Orientation 1..8 out of an EXIF block; 1 when it says nothing sensible."""
    try:
        urut = {b"II": "<", b"MM": ">"}[tiff[:2]]
        ifd = struct.unpack_from(urut + "I", tiff, 4)[0]
        for n in range(min(struct.unpack_from(urut + "H", tiff, ifd)[0], 200)):
            tag, _tipe, _banyak, nilai = struct.unpack_from(urut + "HHIH", tiff, ifd + 2 + 12 * n)
            if tag == 0x0112 and 1 <= nilai <= 8:
                return int(nilai)
    except (KeyError, struct.error):
        pass
    return 1


def _exif_arah(arah: int) -> bytes:
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, arah, 0) + b"\0\0\0\0"
    badan = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(badan) + 2) + badan


# --- PNG ----------------------------------------------------------------------------------------------------
_PNG_SIMPAN = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"pHYs",
    b"acTL",
    b"fcTL",
    b"fdAT",
}


def _png(isi: bytes) -> bytes:
    keluar, i = bytearray(isi[:8]), 8
    while True:
        panjang, jenis = struct.unpack_from(">I4s", isi, i)
        ruas = isi[i : i + 12 + panjang]
        if len(ruas) != 12 + panjang or zlib.crc32(ruas[4:-4]) != struct.unpack(">I", ruas[-4:])[0]:
            raise BerkasRusak
        if jenis == b"IHDR":
            _cek_titik(*struct.unpack_from(">II", ruas, 8))
        if jenis in _PNG_SIMPAN:
            keluar += ruas
        i += 12 + panjang
        if jenis == b"IEND":
            return bytes(keluar)


# --- WebP ---------------------------------------------------------------------------------------------------
_WEBP_SIMPAN = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_WEBP_XMP_EXIF_ICC = 0x04 | 0x08 | 0x20


def _webp(isi: bytes) -> bytes:
    badan, i = bytearray(b"WEBP"), 12
    akhir = 8 + struct.unpack_from("<I", isi, 4)[0]
    if akhir > len(isi):
        raise BerkasRusak
    while i + 8 <= akhir:
        jenis, panjang = struct.unpack_from("<4sI", isi, i)
        data = isi[i + 8 : i + 8 + panjang]
        if len(data) != panjang:
            raise BerkasRusak
        if jenis == b"VP8X":
            _cek_titik(int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1)
            data = bytes([data[0] & ~_WEBP_XMP_EXIF_ICC]) + data[1:]
        if jenis in _WEBP_SIMPAN:
            badan += struct.pack("<4sI", jenis, panjang) + data + b"\0" * (panjang % 2)
        i += 8 + panjang + panjang % 2
    if len(badan) == 4:
        raise BerkasRusak
    return b"RIFF" + struct.pack("<I", len(badan)) + bytes(badan)


# --- PDF ----------------------------------------------------------------------------------------------------
_PDF_LARANG = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|XFA)[\s/\[(<]")


def _pdf(isi: bytes) -> bytes:
    akhir = isi.rfind(b"%%EOF")
    if akhir < 0:
        raise BerkasRusak
    if _PDF_LARANG.search(isi):
        raise BerkasDitolak(
            _("PDF ini berisi skrip atau berkas lain. Cetak ulang menjadi PDF biasa, lalu pilih lagi.")
        )
    return isi[: akhir + 5] + b"\n"


# --- DOCX, ODT ------------------------------------------------------------------------------------------------
NASKAH_TERBUKA = 100_000_000  # bytes once unpacked
_NASKAH_LARANG = re.compile(
    r"(vbaProject|vbaData|/embeddings/|/activeX/|^Basic/|^Scripts/|^Object \d)", re.IGNORECASE
)


def _naskah(isi: bytes) -> str:
    """The media type of an office document that is one by its content and holds neither macro nor other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = set(arsip.namelist())
            if sum(b.file_size for b in arsip.infolist()) > NASKAH_TERBUKA:
                raise BerkasTerlaluBesar
            if any(_NASKAH_LARANG.search(n) for n in nama):
                raise BerkasDitolak(
                    _("Dokumen ini berisi makro atau berkas lain. Simpan ulang tanpa itu, atau sebagai PDF.")
                )
            if {"[Content_Types].xml", "word/document.xml"} <= nama:
                if b"macroEnabled" in arsip.read("[Content_Types].xml"):
                    raise BerkasDitolak(
                        _("Dokumen ini berisi makro. Simpan ulang sebagai DOCX biasa atau PDF.")
                    )
                return DOCX
            if {"mimetype", "content.xml"} <= nama and arsip.read("mimetype").strip() == ODT.encode():
                return ODT
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as galat:
        raise BerkasRusak from galat
    raise BerkasDitolak(_("Berkas ini tidak dapat diterima. Pilih PDF, DOCX, ODT, atau gambar."))
