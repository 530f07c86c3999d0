"""What an uploaded file really is, and the same file without where, when and with what it was taken. Pure.

By content, never by name. JPEG and PNG are cut segment by segment, so the picture itself is not touched:
nothing is decoded, and a broken file cannot do more than be refused. Only the orientation is kept, else
phone photos lie on their side.
"""

import struct
from dataclasses import dataclass

from django.utils.translation import gettext as _

TERBESAR = 10 * 1024 * 1024  # bytes a file
TERBANYAK = 5  # files a document

_PNG = b"\x89PNG\r\n\x1a\n"
# PNG chunks that carry text, times or EXIF
_PNG_DIBUANG = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
# JPEG: keep JFIF (E0), colour profile (E2 with its name) and Adobe's colour transform (EE)
_JPEG_APP_TETAP = {0xE0, 0xEE}


class BerkasBuruk(ValueError):
    """The message says what to do."""


@dataclass(frozen=True)
class Hasil:
    jenis: str
    isi: bytes


def periksa(isi: bytes) -> Hasil:
    """Recognise and strip. Raises BerkasBuruk for the wrong kind, too large, empty or cut short."""
    if not isi:
        raise BerkasBuruk(_("Berkas ini kosong. Pilih lagi."))
    if len(isi) > TERBESAR:
        raise BerkasBuruk(
            _("Berkas ini %(mb)s MB; paling besar 10 MB. Foto ulang dengan mutu lebih rendah.")
            % {"mb": -(-len(isi) // (1024 * 1024))}
        )
    if isi.startswith(b"\xff\xd8\xff"):
        return Hasil("image/jpeg", _jpeg(isi))
    if isi.startswith(_PNG):
        return Hasil("image/png", _png(isi))
    if isi.startswith(b"%PDF-"):
        if b"%%EOF" not in isi[-2048:]:
            raise _terpotong()
        return Hasil("application/pdf", isi)
    raise BerkasBuruk(_("Hanya foto (JPEG, PNG) atau PDF. Foto dokumennya dengan kamera, lalu unggah."))


def _terpotong() -> BerkasBuruk:
    return BerkasBuruk(_("Berkas ini tidak sampai utuh. Unggah lagi dengan sambungan yang lebih baik."))


def _jpeg(isi: bytes) -> bytes:
    keluar, i, arah = bytearray(b"\xff\xd8"), 2, 1
    while True:
        if i + 4 > len(isi) or isi[i] != 0xFF:
            raise _terpotong()
        penanda = isi[i + 1]
        if penanda == 0xFF:  # padding
            i += 1
            continue
        panjang = struct.unpack(">H", isi[i + 2 : i + 4])[0]
        akhir = i + 2 + panjang
        if panjang < 2 or akhir > len(isi):
            raise _terpotong()
        segmen = isi[i:akhir]
        if penanda == 0xDA:  # start of scan: the picture follows, to its end mark
            tutup = isi.rfind(b"\xff\xd9")
            if tutup < akhir:
                raise _terpotong()
            if arah != 1:
                keluar += _exif_arah(arah)
            return bytes(keluar + isi[i : tutup + 2])
        if penanda == 0xE1 and segmen[4:10] == b"Exif\0\0":
            arah = _arah(segmen[10:])
        elif 0xE0 <= penanda <= 0xEF:
            if penanda in _JPEG_APP_TETAP or (penanda == 0xE2 and segmen[4:15] == b"ICC_PROFILE"):
                keluar += segmen
        elif penanda != 0xFE:  # comments go too
            keluar += segmen
        i = akhir


def _arah(tiff: bytes) -> int:
    """Orientation (1–8) out of an EXIF block; 1 when there is none or it is broken."""
    try:
        urut = {b"II": "<", b"MM": ">"}[tiff[:2]]
        mulai = struct.unpack_from(f"{urut}I", tiff, 4)[0]
        for n in range(min(struct.unpack_from(f"{urut}H", tiff, mulai)[0], 200)):
            tag, jenis = struct.unpack_from(f"{urut}HH", tiff, mulai + 2 + 12 * n)
            if tag == 0x0112 and jenis == 3:
                nilai = struct.unpack_from(f"{urut}H", tiff, mulai + 2 + 12 * n + 8)[0]
                return nilai if 1 <= nilai <= 8 else 1
    except (KeyError, struct.error):
        pass
    return 1


def _exif_arah(arah: int) -> bytes:
    """An EXIF segment with nothing in it but the orientation."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, arah, 0, 0)
    badan = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(badan) + 2) + badan


def _png(isi: bytes) -> bytes:
    keluar, i = bytearray(_PNG), len(_PNG)
    while i + 12 <= len(isi):
        panjang, jenis = struct.unpack(">I4s", isi[i : i + 8])
        akhir = i + 12 + panjang
        if akhir > len(isi):
            break
        if jenis not in _PNG_DIBUANG:
            keluar += isi[i:akhir]
        if jenis == b"IEND":
            return bytes(keluar)
        i = akhir
    raise _terpotong()
