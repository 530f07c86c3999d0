"""Public codes: never a look-alike, read in any way people write them, worth at least 60 bits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelayanan import benang, kode


def test_cukup_acak_dan_tanpa_huruf_serupa():
    assert math.log2(len(kode.ABJAD)) * kode.PANJANG >= 60
    assert not set("O0I1") & set(kode.ABJAD)


@given(st.sampled_from(sorted(kode.JENIS)))
def test_dibaca_kembali_dalam_segala_bentuk(huruf):
    asli = kode.baru(huruf)
    rapi = kode.tampil(asli)
    for tulisan in (
        asli,
        rapi,
        rapi.lower(),
        rapi.replace("-", " "),
        f" {rapi} ",
        f"https://host/t/{rapi}/?n=1",
    ):
        assert kode.rapikan(tulisan) == asli


@pytest.mark.parametrize(
    "tulisan", ["", "kk", "kartu keluarga", "T-123", "T-0000-0000-0000", "X-7F3K-9QXM-2BCD", "/" * 9]
)
def test_bukan_kode(tulisan):
    assert kode.rapikan(tulisan) is None


def test_kode_membuka_halamannya():
    assert benang.alamat("t 7f3k 9qxm 2bcd") == "/t/T-7F3K-9QXM-2BCD/"
    assert benang.alamat("akta lahir") is None
