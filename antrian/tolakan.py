"""People turned away are counted, whichever way they came."""

from antrian import operasi
from antrian.models import Tolakan
from pelayanan.galat import GalatOperasi
from standar.models import Layanan

_SEBAB = {
    "unit_tutup": Tolakan.Sebab.TUTUP,
    "kuota_habis": Tolakan.Sebab.KUOTA,
    "batas_ponsel": Tolakan.Sebab.PONSEL,
}


def hitung(layanan: Layanan | None, ditolak: GalatOperasi) -> None:
    """Count a refusal of `ambil_tiket`, when it is one that says something about demand."""
    if layanan is not None and ditolak.kode in _SEBAB:
        operasi.catat_tolakan(layanan=layanan, sebab=_SEBAB[ditolak.kode])
