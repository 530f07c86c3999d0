"""Refusals that more than one room of this app raises."""

from collections.abc import Sequence

from pelayanan.galat import GalatOperasi
from standar.bentuk import Cacat


class DataStandarSalah(GalatOperasi):
    """The data cannot be taken as it is; `cacat` names every place."""

    kode = "data_standar_salah"
    status = 400

    def __init__(self, cacat: Sequence[Cacat]) -> None:
        self.cacat = list(cacat)
        super().__init__("\n".join(str(c) for c in cacat))
