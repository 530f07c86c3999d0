"""The state table and what is derived from it."""

from pathlib import Path

import pytest

from antrian import alur
from antrian.alur import ALUR, Status
from pelayanan.galat import AlurDitolak


def test_setiap_keadaan_ada_di_tabel():
    assert set(ALUR) == set(Status)
    for dari, ke in ALUR.items():
        for tujuan, izin in ke.items():
            assert izin.perbuatan, (dari, tujuan)
            assert izin.aturan, (dari, tujuan)


def test_keadaan_akhir_tidak_punya_jalan_keluar():
    assert {s for s, ke in ALUR.items() if not ke} == set(alur.AKHIR)


def test_pastikan():
    alur.pastikan("menunggu", "dipanggil")
    with pytest.raises(AlurDitolak):
        alur.pastikan("selesai", "dipanggil")


def test_diagram_di_readme_sama():
    assert alur.diagram() in Path(alur.__file__).with_name("README.md").read_text()
