"""The respondent's profile as an instrument asks it, in classes; never a name, never a birth date.

Which fields and classes there are belongs to the instrument, as data (`Instrumen.profil`, written by `muat.py` out of
KELAS); a period asked before its instrument changed them keeps its own (`Periode.kelas_profil`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# the columns of an answer; a profile is made of these and no others
BIDANG = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")
TAHUN = "tahun"  # asked as a number of years, kept as a class


@dataclass(frozen=True, slots=True)
class Atribut:
    """One field: its label, its classes {value: words}, and whether people are asked for years instead."""

    nama: str
    pilihan: dict[str, str]
    isian: str = ""

    @property
    def tahun(self) -> bool:
        return self.isian == TAHUN


Kelas = dict[str, Atribut]

_KELAMIN = ("jenis_kelamin", "Jenis kelamin", "", (("L", "Laki-laki"), ("P", "Perempuan")))
# No instrument divides the years; these tens are the portal's, so that nobody stands alone in an age.
_USIA = (
    ("0-20", "20 tahun ke bawah"),
    ("21-30", "21–30"),
    ("31-40", "31–40"),
    ("41-50", "41–50"),
    ("51-60", "51–60"),
    ("61-", "61 tahun ke atas"),
)
_KELAS_2004 = (
    _KELAMIN,
    ("usia", "Usia", "", _USIA),
    (
        "pendidikan",
        "Pendidikan terakhir",
        "",
        (
            ("sd", "SD ke bawah"),
            ("sltp", "SLTP"),
            ("slta", "SLTA"),
            ("diploma", "D1–D4"),
            ("s1", "S-1"),
            ("s2", "S-2 ke atas"),
        ),
    ),
    (
        "pekerjaan",
        "Pekerjaan utama",
        "",
        (
            ("asn", "PNS/TNI/Polri"),
            ("swasta", "Pegawai swasta"),
            ("wirausaha", "Wiraswasta/usahawan"),
            ("pelajar", "Pelajar/mahasiswa"),
            ("lainnya", "Lainnya"),
        ),
    ),
)
_KELAS_2017 = (
    _KELAMIN,
    ("usia", "Usia", TAHUN, _USIA),
    (
        "pendidikan",
        "Pendidikan",
        "",
        (("sd", "SD"), ("smp", "SMP"), ("sma", "SMA"), ("s1", "S1"), ("s2", "S2"), ("s3", "S3")),
    ),
    (
        "pekerjaan",
        "Pekerjaan",
        "",
        (
            ("pns", "PNS"),
            ("tni", "TNI"),
            ("polri", "Polri"),
            ("swasta", "Swasta"),
            ("wirausaha", "Wirausaha"),
            ("lainnya", "Lainnya"),
        ),
    ),
)
# As the questionnaires have them: 25/2004 [M]; 14/2017 [V], whose "lainnya (sebutkan)" is not asked for in words: they
# would name somebody. Of 16/2014 no questionnaire was seen; it was practised with the classes of 2004 [D].
KELAS = {
    "kepmenpan25-2004": _KELAS_2004,
    "permenpanrb14-2017": _KELAS_2017,
    "permenpanrb16-2014": _KELAS_2004,
}


def data(kode: str) -> list[dict[str, Any]]:
    """The classes of an official instrument as `Instrumen.profil` holds them; empty for those that ask none."""
    return [
        {"atribut": a, "nama": nama, "isian": isian, "pilihan": [list(x) for x in pilihan]}
        for a, nama, isian, pilihan in KELAS.get(kode, ())
    ]


def baca(isi: Iterable[Mapping[str, Any]]) -> Kelas:
    """{field: Atribut} out of `Instrumen.profil`, in its order."""
    return {a["atribut"]: Atribut(a["nama"], dict(a["pilihan"]), a["isian"]) for a in isi}


class ProfilSalah(ValueError):
    """A profile field or value that the instrument does not know; `bidang` names it."""

    def __init__(self, bidang: str, pesan: str) -> None:
        self.bidang = bidang
        super().__init__(pesan)


def kelas_usia(umur: int, kelas: Iterable[str]) -> str:
    """17 → "0-20"; classes in ascending order, the last one open."""
    for satu in kelas:
        atas = satu.partition("-")[2]
        if not atas or umur <= int(atas):
            return satu
    raise AssertionError


def rapikan_profil(profil: Mapping[str, Any], kelas: Kelas) -> dict[str, str]:
    """Known attributes with known values; what was left out stays out. `umur` in years becomes `usia`.

    Raises ProfilSalah.
    """
    hasil: dict[str, str] = {}
    for nama, nilai in profil.items():
        if nilai in (None, ""):
            continue
        if nama == "umur" and "usia" in kelas:
            if (
                isinstance(nilai, bool)
                or not str(nilai).isascii()
                or not str(nilai).isdigit()
                or int(nilai) > 120
            ):
                raise ProfilSalah("umur", "Umur harus bilangan bulat tahun, misalnya 34.")
            hasil["usia"] = kelas_usia(int(nilai), kelas["usia"].pilihan)
        elif nama not in kelas:
            dikenal = [*kelas, *(["umur"] if "usia" in kelas else [])]
            raise ProfilSalah(
                nama, f"Bidang profil tidak dikenal. Pilihan: {', '.join(dikenal) or 'tidak ada'}."
            )
        elif not isinstance(nilai, str) or nilai not in kelas[nama].pilihan:
            raise ProfilSalah(nama, f"Isi tidak dikenal. Pilihan: {', '.join(kelas[nama].pilihan)}.")
        else:
            hasil[nama] = nilai
    return hasil
