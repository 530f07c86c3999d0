"""A letter on paper: its text as a PDF with the QR of its verification page (templates/permohonan/surat.typ)."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pelayanan import pdf, qr
from permohonan.models import Produk
from permohonan.penanda import penanda


def pdf_surat(produk: Produk) -> bytes:
    """The unsigned PDF; the same product gives the same bytes."""
    alamat = settings.ALAMAT_PORTAL + produk.get_absolute_url()
    unit = produk.unit
    return pdf.buat(
        "permohonan/surat.typ",
        {
            "judul": produk.judul,
            "unit": {"nama": unit.nama, "alamat": unit.alamat},
            "kaki": f"{produk.nomor_teks} · {produk.kode_tampil}",
            "nomor": produk.nomor_teks,
            "isi": produk.isi,
            "tanggal": date_format(produk.tanggal, "j F Y"),
            "sampai": date_format(produk.berlaku_sampai, "j F Y") if produk.berlaku_sampai else "",
            "jabatan": produk.jabatan_pejabat,
            "pejabat": produk.nama_pejabat,
            "keterangan": str(penanda().keterangan),
            "qr": qr.svg(alamat),
            "alamat": alamat,
            "contoh": _("Unit contoh: bukan surat resmi.") if unit.contoh else "",
        },
        pada=produk.terbit_pada,
    )
