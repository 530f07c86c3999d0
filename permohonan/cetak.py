"""The year's register on paper: every number given, in order, none left out (templates/permohonan/register.typ)."""

from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from pelayanan import pdf
from pelayanan.models import Unit
from pelayanan.templatetags.rupa import tanggal
from permohonan.models import Produk, Register


def keadaan(produk: Produk | None, hari: date) -> tuple[str, str]:
    """(kind, words): berlaku, habis, dicabut, diganti; batal for a number no letter carries."""
    if produk is None:
        return "batal", _("Batal: nomor tidak dipakai")
    if produk.status == Produk.Status.DIGANTI:
        return "diganti", _("Diganti %(nomor)s") % {"nomor": produk.diganti_oleh}
    if produk.status == Produk.Status.DICABUT:
        return "dicabut", _("Dicabut: %(alasan)s") % {"alasan": produk.alasan_dicabut}
    if produk.berlaku_sampai and produk.berlaku_sampai < hari:
        return "habis", _("Habis masa berlaku %(tgl)s") % {"tgl": tanggal(produk.berlaku_sampai)}
    return "berlaku", _("Berlaku")


def isi_register(unit: Unit, tahun: int, hari: date) -> list[dict[str, Any]]:
    """[{register, ringkas, baris}] of one unit and year: one row a number from 1 to the last one given."""
    semua: dict[tuple[str, int], Produk] = {
        (p.register, p.nomor or 0): p
        for p in Produk.objects.filter(unit=unit, tahun=tahun, nomor__isnull=False)
        .select_related("permohonan", "diganti_oleh")
        .defer("isi", "permohonan__isian", "diganti_oleh__isi")
    }
    hasil = []
    for r in Register.objects.filter(unit=unit, tahun=tahun, terakhir__gt=0).order_by("jenis"):
        baris, hitung = [], dict.fromkeys(("berlaku", "habis", "dicabut", "diganti", "batal"), 0)
        for n in range(1, r.terakhir + 1):
            p = semua.get((r.jenis, n))
            jenis, kata = keadaan(p, hari)
            hitung[jenis] += 1
            baris.append(
                [
                    str(n),
                    p.nomor_teks,
                    formats.date_format(p.tanggal, "j F Y"),
                    p.judul,
                    p.permohonan.nama,
                    p.nama_pejabat,
                    kata,
                ]
                if p
                else [str(n), "–", "–", "–", "–", "–", kata]
            )
        ringkas = _(
            "Nomor 1 sampai %(n)s tanpa celah: %(berlaku)s berlaku, %(habis)s habis masa, %(dicabut)s dicabut, "
            "%(diganti)s diganti, %(batal)s batal."
        ) % {"n": r.terakhir, **hitung}
        hasil.append({"register": r.jenis, "ringkas": ringkas, "baris": baris})
    return hasil


def register(unit: Unit, tahun: int, *, pada: datetime | None = None) -> bytes:
    """The PDF of that register."""
    pada = pada or timezone.now()
    hari = pada.astimezone(unit.tz).date()
    return pdf.buat(
        "permohonan/register.typ",
        {
            "judul": _("Register surat tahun %(tahun)s") % {"tahun": tahun},
            "unit": {"nama": unit.nama, "alamat": unit.alamat},
            "kaki": _("Register surat %(tahun)s · dicetak %(tgl)s") % {"tahun": tahun, "tgl": tanggal(hari)},
            "kepala": [
                _("No."), _("Nomor surat"), _("Tanggal"), _("Judul"), _("Pemohon"), _("Pejabat"), _("Status")
            ],
            "jenis": isi_register(unit, tahun, hari),
            "jabatan": _("Penanggung jawab register"),
            "tempat": tanggal(hari),
        },
        pada=pada,
    )  # fmt: skip
