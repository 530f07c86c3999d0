"""Life events: what people come with, before they know which service that is."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PeristiwaHidup:
    """A moment of life and what to think of then."""

    nama: str
    judul: str | Promise
    pengantar: str | Promise
    ikon: str


DAFTAR = (
    PeristiwaHidup("lahir", _("Anak lahir"), _("Akta kelahiran, kartu keluarga baru, KIA."), "balita"),
    PeristiwaHidup(
        "menikah", _("Menikah"), _("Surat pengantar, dispensasi, lalu KK dan KTP yang baru."), "hati"
    ),
    PeristiwaHidup(
        "pindah", _("Pindah rumah"), _("Surat pindah dari daerah asal, lapor di daerah tujuan."), "tempat"
    ),
    PeristiwaHidup(
        "meninggal", _("Keluarga meninggal"), _("Akta kematian dan kartu keluarga yang baru."), "orang"
    ),
    PeristiwaHidup("sakit", _("Sakit"), _("Berobat dan mengambil obat."), "hati"),
    PeristiwaHidup(
        "sekolah", _("Anak sekolah"), _("Surat keterangan untuk sekolah dan beasiswa."), "dokumen"
    ),
    PeristiwaHidup("usaha", _("Membuka usaha"), _("Izin dan rekomendasi usaha."), "uang"),
)
PETA = {p.nama: p for p in DAFTAR}
