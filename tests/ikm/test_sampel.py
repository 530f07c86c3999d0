"""Sample size: the whole published table, its inverse, the flat rule and the margin of error."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.sampel import (
    margin_galat,
    minimal_responden,
    peringatan_sampel,
    populasi_terwakili,
    ukuran_sampel,
)
from tests.ikm.data_terbit import KREJCIE_MORGAN


def test_seluruh_tabel_krejcie_morgan():
    assert len(KREJCIE_MORGAN) > 80
    assert [[n, ukuran_sampel(n)] for n, _ in KREJCIE_MORGAN] == KREJCIE_MORGAN


@pytest.mark.parametrize(("populasi", "sampel"), [(1, 1), (2, 2), (5, 5), (100_000, 383), (10**9, 384)])
def test_di_luar_tabel(populasi, sampel):
    assert ukuran_sampel(populasi) == sampel


@pytest.mark.parametrize("populasi", [0, -1])
def test_populasi_tidak_mungkin(populasi):
    with pytest.raises(ValueError, match="Populasi"):
        ukuran_sampel(populasi)


@given(st.integers(1, 2_000_000))
def test_sampel_tidak_melebihi_populasi_dan_tidak_turun(populasi):
    assert 1 <= ukuran_sampel(populasi) <= min(populasi, 384)
    assert ukuran_sampel(populasi) <= ukuran_sampel(populasi + 1)


@given(st.integers(1, 383))
def test_populasi_terwakili_adalah_kebalikan(n):
    populasi = populasi_terwakili(n)
    assert ukuran_sampel(populasi) <= n < ukuran_sampel(populasi + 1)


def test_populasi_terwakili_tak_terbatas():
    assert populasi_terwakili(384) is None
    with pytest.raises(ValueError, match="responden"):
        populasi_terwakili(0)


def test_minimal_responden_14_unsur():
    assert minimal_responden(14) == 150


def test_margin_galat():
    assert margin_galat(384) == Decimal("0.0500")
    assert margin_galat(ukuran_sampel(1000), 1000) == Decimal("0.0500")
    assert margin_galat(49) == Decimal("0.1400")
    assert margin_galat(30, 30) == 0
    assert margin_galat(1, 1) == 0
    with pytest.raises(ValueError, match="melebihi"):
        margin_galat(31, 30)
    with pytest.raises(ValueError, match="responden"):
        margin_galat(0)


def test_peringatan():
    assert "tidak diketahui" in peringatan_sampel(None)
    assert "149" in peringatan_sampel(149, min_responden=150)
    assert peringatan_sampel(150, min_responden=150) is None
    assert "278" in peringatan_sampel(150, min_responden=150, populasi=1000)
    assert peringatan_sampel(278, min_responden=150, populasi=1000) is None
    assert "278" in peringatan_sampel(277, populasi=1000)
    assert peringatan_sampel(278, populasi=1000) is None
    assert "paling banyak 1 orang" in peringatan_sampel(1)
    assert peringatan_sampel(384) is None
