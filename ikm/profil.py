"""The respondent's profile as the instrument asks it, in classes; never a name, never a birth date."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# KepMenPAN 25/2004 asks age, sex, last education, main work [M]; ages are kept as classes only.
ATRIBUT: dict[str, tuple[Any, dict[str, Any]]] = {
    "jenis_kelamin": (_("Jenis kelamin"), {"L": _("Laki-laki"), "P": _("Perempuan")}),
    "usia": (
        _("Usia"),
        {
            "0-20": _("20 tahun ke bawah"),
            "21-30": _("21–30"),
            "31-40": _("31–40"),
            "41-50": _("41–50"),
            "51-60": _("51–60"),
            "61-": _("61 tahun ke atas"),
        },
    ),
    "pendidikan": (
        _("Pendidikan terakhir"),
        {
            "sd": _("SD ke bawah"),
            "sltp": _("SLTP"),
            "slta": _("SLTA"),
            "diploma": _("D1–D4"),
            "s1": _("S-1"),
            "s2": _("S-2 ke atas"),
        },
    ),
    "pekerjaan": (
        _("Pekerjaan utama"),
        {
            "asn": _("PNS/TNI/Polri"),
            "swasta": _("Pegawai swasta"),
            "wirausaha": _("Wiraswasta/usahawan"),
            "pelajar": _("Pelajar/mahasiswa"),
            "lainnya": _("Lainnya"),
        },
    ),
}


class ProfilSalah(ValueError):
    """A profile field or value that the instrument does not know; `bidang` names it."""

    def __init__(self, bidang: str, pesan: str) -> None:
        self.bidang = bidang
        super().__init__(pesan)


def kelas_usia(umur: int) -> str:
    """17 → "0-20"."""
    for kelas in ATRIBUT["usia"][1]:
        atas = kelas.partition("-")[2]
        if not atas or umur <= int(atas):
            return kelas
    raise AssertionError


def rapikan_profil(profil: Mapping[str, Any]) -> dict[str, str]:
    """Known attributes with known values; what was left out stays out. `umur` in years becomes `usia`.

    Raises ProfilSalah.
    """
    hasil: dict[str, str] = {}
    for nama, nilai in profil.items():
        if nilai in (None, ""):
            continue
        if nama == "umur":
            if (
                isinstance(nilai, bool)
                or not str(nilai).isascii()
                or not str(nilai).isdigit()
                or int(nilai) > 120
            ):
                raise ProfilSalah("umur", "Umur harus bilangan bulat tahun, misalnya 34.")
            hasil["usia"] = kelas_usia(int(nilai))
        elif nama not in ATRIBUT:
            raise ProfilSalah(nama, f"Bidang profil tidak dikenal. Pilihan: {', '.join(ATRIBUT)}, umur.")
        elif not isinstance(nilai, str) or nilai not in ATRIBUT[nama][1]:
            raise ProfilSalah(nama, f"Isi tidak dikenal. Pilihan: {', '.join(ATRIBUT[nama][1])}.")
        else:
            hasil[nama] = nilai
    return hasil
