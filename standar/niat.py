"""What somebody wants to *do* rather than read: the search offers the act first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from standar.cari import kata


@dataclass(frozen=True)
class Niat:
    """An act with its address."""

    judul: str | Promise
    teks: str | Promise
    url: str
    ikon: str


_NIAT: tuple[tuple[frozenset[str], Niat], ...] = (
    (
        frozenset({"antrean", "tiket", "nomor"}),
        Niat(
            _("Ambil nomor antrean"),
            _("Pilih layanan, dapat nomor dan perkiraan waktu."),
            "/antrian/",
            "tiket",
        ),
    ),
    (
        frozenset(
            {"lapor", "laporkan", "aduan", "adu", "pengaduan", "mengadu", "keluhan", "komplain"}
            | {"protes", "pungli", "calo", "suap", "kecewa"}
        ),
        Niat(
            _("Sampaikan pengaduan"),
            _("Tanpa akun; dapat kode dan batas waktu jawaban."),
            "/pengaduan/baru/",
            "pesan",
        ),
    ),
    (
        frozenset(["ikm", "skm", "survei", "survey", "kepuasan", "nilai"]),
        Niat(
            _("Lihat kepuasan masyarakat (IKM)"),
            _("Nilai yang diberikan pengguna layanan."),
            "/ikm/",
            "grafik",
        ),
    ),
    (
        frozenset(["permohonan", "pengajuan", "ajukan", "mengajukan", "daring", "online"]),
        Niat(_("Ajukan permohonan"), _("Kirim berkas dari rumah."), "/permohonan/", "dokumen"),
    ),
    (
        frozenset(["maklumat", "janji"]),
        Niat(_("Standar dan maklumat pelayanan"), _("Apa yang dijanjikan unit."), "/standar/", "papan"),
    ),
)


def baca(teks: str) -> list[Niat]:
    """The acts that the words of a query name."""
    diketik = {*kata.lipat(kata.potong(teks[: kata.MAKS_HURUF]))}
    return [niat for tanda, niat in _NIAT if diketik & tanda]
