"""Files as people send them, and as attackers do."""

import struct
import zlib

LOKASI = b"GPS-RAHASIA-6.2S106.8E"


def _ruas(tanda, isi):
    return bytes((0xFF, tanda)) + struct.pack(">H", len(isi) + 2) + isi


def jpeg(arah=6, ekor=b"", lebar=4, tinggi=4):
    tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, arah, 0) + b"\0\0\0\0" + LOKASI
    sof = struct.pack(">BHHB", 8, tinggi, lebar, 1) + b"\x01\x11\0"
    return (
        b"\xff\xd8"
        + _ruas(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
        + _ruas(0xE1, b"Exif\0\0" + tiff)
        + _ruas(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + LOKASI)
        + _ruas(0xFE, b"komentar " + LOKASI)
        + _ruas(0xDB, b"\0" + bytes(range(1, 65)))
        + _ruas(0xC0, sof)
        + _ruas(0xDA, b"\x01\x01\0\0\x3f\0")
        + b"\x12\xff\x00\x34\xff\xd0\x56"
        + b"\xff\xd9"
        + ekor
    )


def _bagian(jenis, isi):
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png(ekor=b"", lebar=2, tinggi=2):
    data = zlib.compress(b"\0\0\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _bagian(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0))
        + _bagian(b"eXIf", LOKASI)
        + _bagian(b"tEXt", b"Comment\0" + LOKASI)
        + _bagian(b"IDAT", data)
        + _bagian(b"IEND", b"")
        + ekor
    )


def webp():
    def b(jenis, isi):
        return jenis + struct.pack("<I", len(isi)) + isi + b"\0" * (len(isi) % 2)

    isi = b"WEBP" + b(b"VP8X", b"\x0c\0\0\0\x03\0\0\x03\0\0") + b(b"VP8L", b"\x2f\x03") + b(b"EXIF", LOKASI)
    return b"RIFF" + struct.pack("<I", len(isi)) + isi


def pdf(isi=b"", ekor=b""):
    return b"%PDF-1.7\n1 0 obj <</Type /Catalog" + isi + b">> endobj\ntrailer <<>>\n%%EOF\n" + ekor
