"""What an uploaded document may be, and what of it is kept: the house's one filter, in the words of a requirement."""

from django.utils.translation import gettext as _

from pelayanan import saring_berkas
from pelayanan.saring_berkas import Bersih

TERBESAR = 20 * 1024 * 1024  # bytes a file
TERBANYAK = 5  # files a document
_JENIS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-")


class BerkasBuruk(ValueError):
    """The message says what to do."""


def periksa(isi: bytes) -> Bersih:
    """The picture or PDF without where, when and with what it was taken (`saring_berkas.saring`).

    Raises BerkasBuruk for the wrong kind, too large, empty, cut short, or holding a script.
    """
    if not isi:
        raise BerkasBuruk(_("Berkas ini kosong. Pilih lagi."))
    if len(isi) > TERBESAR:
        raise BerkasBuruk(
            _("Berkas ini %(mb)s MB; paling besar 20 MB. Foto ulang dengan mutu lebih rendah.")
            % {"mb": -(-len(isi) // (1024 * 1024))}
        )
    if not isi.startswith(_JENIS):
        raise BerkasBuruk(_("Hanya foto (JPEG, PNG) atau PDF. Foto dokumennya dengan kamera, lalu unggah."))
    try:
        return saring_berkas.saring(isi, terbesar=TERBESAR)
    except saring_berkas.BerkasRusak as galat:
        raise BerkasBuruk(
            _("Berkas ini tidak sampai utuh. Unggah lagi dengan sambungan yang lebih baik.")
        ) from galat
    except saring_berkas.BerkasDitolak as galat:
        raise BerkasBuruk(str(galat)) from galat
