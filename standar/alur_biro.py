"""What may become of a registered biro jasa."""

from pelayanan.galat import AlurDitolak
from standar.models import BiroJasa

S = BiroJasa.Status
# the sanction is graded: a warning by freezing may be lifted, a withdrawn licence needs a new decision
ALUR_BIRO: dict[BiroJasa.Status, dict[BiroJasa.Status, str]] = {
    S.AKTIF: {S.DIBEKUKAN: "ada pelanggaran yang diperiksa", S.DICABUT: "pelanggaran terbukti"},
    S.DIBEKUKAN: {S.AKTIF: "pelanggaran diperbaiki", S.DICABUT: "pelanggaran terbukti"},
    S.DICABUT: {},
}


def pastikan(dari: str, ke: str) -> None:
    """Raise AlurDitolak unless the table has this arrow."""
    if BiroJasa.Status(ke) not in ALUR_BIRO[BiroJasa.Status(dari)]:
        raise AlurDitolak
