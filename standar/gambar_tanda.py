"""The picture of a signature: decoded and written anew, because it is shown as ours and printed on decrees."""

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from pelayanan.saring_berkas import TITIK_TERBANYAK, UKURAN_TERBESAR, BerkasDitolak, BerkasTerlaluBesar

TERLEBAR = 800  # pixels


def bersihkan(isi: bytes) -> bytes:
    """A JPEG or PNG as a PNG of at most 800 pixels, upright, without EXIF or tail. Raises BerkasDitolak."""
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasTerlaluBesar
    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as asal:
            if asal.width * asal.height > TITIK_TERBANYAK:
                raise BerkasDitolak(_("Gambar ini terlalu besar ukurannya. Kecilkan, lalu pilih lagi."))
            asal.load()
            gambar = (ImageOps.exif_transpose(asal) or asal).convert("RGBA")
            gambar.thumbnail((TERLEBAR, TERLEBAR))
            keluar = io.BytesIO()
            gambar.save(keluar, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as galat:
        raise BerkasDitolak(_("Pilih gambar tanda tangan: JPEG atau PNG.")) from galat
    return keluar.getvalue()
