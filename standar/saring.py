"""What an uploaded file really is, by its content, and what of it we keep."""

import io
import re
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from pelayanan.galat import GalatOperasi

TERBESAR = 8 * 1024 * 1024  # bytes
TITIK_TERBANYAK = 40_000_000  # pixels; a decoded picture is a few bytes each
# what may run by itself when a PDF is opened
_PDF_LARANG = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|XFA)[\s/\[(<]")


class BerkasDitolak(GalatOperasi):
    kode = "berkas_ditolak"
    status = 400
    bidang = "berkas"
    pesan = _("Hanya PDF atau gambar (JPEG, PNG). Simpan sebagai PDF, lalu pilih lagi.")


@dataclass(frozen=True)
class Bersih:
    """jenis: media type found in the content; akhiran: our own extension; isi: the bytes to keep."""

    jenis: str
    akhiran: str
    isi: bytes


def saring(isi: bytes) -> Bersih:
    """A PDF without scripts, or a picture written anew. Raises BerkasDitolak, or what the place's scanner raises."""
    if len(isi) > TERBESAR:
        raise BerkasDitolak(_("Berkas ini lebih dari 8 MB. Kecilkan dulu, lalu pilih lagi."))
    if jalur := settings.PEMINDAI_BERKAS:
        import_string(jalur)(isi)
    if not isi.startswith(b"%PDF-"):
        return gambar(isi, terlebar=2400)
    akhir = isi.rfind(b"%%EOF")
    if akhir < 0:
        raise BerkasDitolak(_("Berkas ini rusak atau terpotong. Simpan ulang, lalu pilih lagi."))
    if _PDF_LARANG.search(isi):
        raise BerkasDitolak(_("PDF ini berisi skrip atau berkas lain. Cetak ulang menjadi PDF biasa."))
    return Bersih("application/pdf", ".pdf", isi[: akhir + 5] + b"\n")


def gambar(isi: bytes, *, terlebar: int, png: bool = False) -> Bersih:
    """A JPEG or PNG decoded, turned upright, made smaller than `terlebar` pixels and written anew: no EXIF, no tail."""
    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as asal:
            if asal.width * asal.height > TITIK_TERBANYAK:
                raise BerkasDitolak(_("Gambar ini terlalu besar ukurannya. Kecilkan, lalu pilih lagi."))
            asal.load()
            g = ImageOps.exif_transpose(asal) or asal
            format_ = "PNG" if png else str(asal.format)
            g = g.convert("RGBA" if format_ == "PNG" else "RGB")
            g.thumbnail((terlebar, terlebar))
            keluar = io.BytesIO()
            g.save(keluar, format_, optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as galat:
        raise BerkasDitolak from galat
    jenis, akhiran = ("image/png", ".png") if format_ == "PNG" else ("image/jpeg", ".jpg")
    return Bersih(jenis, akhiran, keluar.getvalue())


def nama_aman(nama: str, akhiran: str) -> str:
    """A name to show and to save as: no folders, no control or direction signs, our own extension."""
    dasar = re.split(r"[/\\]", nama)[-1]
    polos = "".join(
        h for h in unicodedata.normalize("NFC", dasar) if unicodedata.category(h)[0] not in "CZ" or h == " "
    )
    batang = re.sub(r"[^\w \-().]", "_", polos.rpartition(".")[0] or polos).strip(" .")[:60]
    return (batang or "berkas") + akhiran
