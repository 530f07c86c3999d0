"""The table itself."""

from pathlib import Path

import pytest

from pelayanan.galat import AlurDitolak
from permohonan import alur
from permohonan.alur import ALUR, Status


def test_setiap_keadaan_ada_di_tabel():
    assert set(ALUR) == set(Status)


def test_setiap_keadaan_terjangkau():
    terjangkau, baru = set(), {Status.DRAF, Status.LENGKAP}
    while baru:
        terjangkau |= baru
        baru = {ke for dari in baru for ke in ALUR[dari]} - terjangkau
    assert terjangkau == set(Status)


@pytest.mark.parametrize("dari", list(Status))
def test_yang_tidak_di_tabel_ditolak(dari):
    for ke in set(Status) - set(ALUR[dari]):
        with pytest.raises(AlurDitolak):
            alur.pastikan(dari, ke)


def test_diagram_readme_sama():
    readme = Path(alur.__file__).with_name("README.md").read_text()
    assert alur.diagram() in readme, "paste permohonan.alur.diagram() into the README"
