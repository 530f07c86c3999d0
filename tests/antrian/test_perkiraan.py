"""The estimate and its band, against simulated queues."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrian.nomor import baca, tulis
from antrian.perkiraan import DETIK_BAKU, Laju, hitung, laju


def test_tanpa_pengamatan_dipakai_janji():
    assert laju(0, None, None, 10).detik == 600
    assert laju(0, None, None).detik == DETIK_BAKU


def test_pengamatan_mengalahkan_janji_perlahan():
    assert 300 < laju(2, 300, 100, 10).detik < 600
    assert laju(200, 300, 100, 10).detik == pytest.approx(300, rel=0.05)


def test_loket_menganggur_berarti_segera():
    assert hitung(0, 2, Laju(), menganggur=1).menit == 0


def test_tanpa_loket_dihitung_satu():
    assert hitung(3, 0, Laju()) == hitung(3, 1, Laju())


@given(st.integers(0, 200), st.integers(0, 20), st.floats(5, 3600), st.floats(0.2, 2))
def test_pita_mengapit_dan_tidak_negatif(n, s, detik, c):
    p = hitung(n, s, Laju(detik, c, 10))
    assert 0 <= p.dari <= p.sampai
    assert p.dari <= p.menit <= p.sampai


@given(st.integers(0, 100), st.integers(1, 10))
def test_makin_banyak_di_depan_makin_lama(n, s):
    assert hitung(n, s, Laju()).menit <= hitung(n + 1, s, Laju()).menit


@pytest.mark.parametrize(("di_depan", "loket"), [(0, 1), (3, 1), (5, 3), (20, 4)])
def test_empat_dari_lima_di_dalam_pita(di_depan, loket):
    """Exponential services, all lokets busy: the band holds at least 80 % of the real waits."""
    acak = random.Random(20261121)
    rata = 360.0
    p = hitung(di_depan, loket, Laju(rata, 1.0, 100))
    kena = 0
    for _ in range(4000):
        bebas = [acak.expovariate(1 / rata) for _ in range(loket)]
        for _ in range(di_depan):
            i = bebas.index(min(bebas))
            bebas[i] += acak.expovariate(1 / rata)
        kena += p.dari <= min(bebas) / 60 <= p.sampai
    assert kena / 4000 >= 0.78


def test_nomor():
    assert tulis("A", 17) == "A-017"
    assert tulis("AB", 1234) == "AB-1234"
    assert baca("a17") == ("A", 17)
    assert baca(" A-017 ") == ("A", 17)
    for salah in ("", "17", "A0", "A-", "ABCD1"):
        with pytest.raises(ValueError):
            baca(salah)
