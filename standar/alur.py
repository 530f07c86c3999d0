"""The life of a version, and the rule behind each way."""

from dataclasses import dataclass

from pelayanan.galat import AlurDitolak
from standar.models import Standar


@dataclass(frozen=True)
class Izin:
    """Who goes this way (a right of akses.HAK), and the rule behind it."""

    hak: str
    aturan: str


S = Standar.Status
_SUNTING, _TETAPKAN = "standar.sunting", "standar.tetapkan"
ALUR: dict[Standar.Status, dict[Standar.Status, Izin]] = {
    S.RANCANGAN: {
        S.KONSULTASI: Izin(
            _SUNTING,
            "komponen wajib sudah ada (enam dari PermenPANRB 15/2014 dan enam dari KepMenPAN 63/2003)",
        ),
    },
    S.KONSULTASI: {
        S.RANCANGAN: Izin(_SUNTING, "ada yang diperbaiki setelah masukan masyarakat"),
        S.UJI_COBA: Izin(
            _SUNTING, "konsultasi ditutup, setiap masukan ditanggapi; dicoba dengan kapasitas terbatas"
        ),
        S.DITETAPKAN: Izin(
            _TETAPKAN,
            "masa konsultasi lewat dan konsultasi ditutup; nomor SK, tanggal, dan penanda tangan ada",
        ),
    },
    S.UJI_COBA: {
        # people were served by it: it stays as it was, and the next version starts from it
        S.DICABUT: Izin(_SUNTING, "uji coba dihentikan; yang diperbaiki menjadi versi berikutnya"),
        S.DITETAPKAN: Izin(_TETAPKAN, "sarpras, kemudahan, dan keteraturan dinilai baik; SK ada"),
    },
    S.DITETAPKAN: {
        S.BERLAKU: Izin(_TETAPKAN, "pada tanggal mulai berlaku; isinya tidak berubah lagi"),
        S.DICABUT: Izin(_TETAPKAN, "dibatalkan sebelum berlaku, dengan alasan"),
    },
    S.BERLAKU: {
        S.DIGANTIKAN: Izin(_TETAPKAN, "versi berikutnya mulai berlaku"),
        S.DICABUT: Izin(_TETAPKAN, "layanan dihentikan, dengan alasan"),
    },
    S.DIGANTIKAN: {},
    S.DICABUT: {},
}


@dataclass(frozen=True)
class JalanLain:
    """A way beside the table, with an operation of its own and no button among the steps."""

    dari: Standar.Status
    ke: Standar.Status
    izin: Izin


# A decree older than the portal: its consultation was on paper, and is not held a second time.
SK_LAMA = JalanLain(
    S.RANCANGAN, S.BERLAKU, Izin(_TETAPKAN, "versi pertama yang SK-nya terbit sebelum unit memakai portal")
)
# From here on the contents are what people were promised: a trigger in the database keeps them.
TETAP = frozenset({S.DITETAPKAN, S.BERLAKU, S.DIGANTIKAN, S.DICABUT})
# Still being worked on; a service has at most one such version.
DIKERJAKAN = frozenset({S.RANCANGAN, S.KONSULTASI, S.UJI_COBA, S.DITETAPKAN})


def pastikan(dari: str, ke: Standar.Status) -> Izin:
    """The rule of this way; raises AlurDitolak where there is none."""
    izin = ALUR[Standar.Status(dari)].get(ke)
    if izin is None:
        raise AlurDitolak
    return izin


def diagram() -> str:
    """The table as a mermaid diagram, for the README (a test compares)."""
    baris = ["stateDiagram-v2", "    [*] --> rancangan"]
    for dari, tujuan in ALUR.items():
        baris += [f"    {dari.value} --> {ke.value}: {izin.aturan}" for ke, izin in tujuan.items()]
    baris.append(f"    {SK_LAMA.dari.value} --> {SK_LAMA.ke.value}: {SK_LAMA.izin.aturan}")
    baris += [f"    {s.value} --> [*]" for s, tujuan in ALUR.items() if not tujuan]
    return "\n".join(baris)
