"""Theory against published studies."""

import io
import json
import math
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from antrian import erlang

STUDI = json.loads((Path(__file__).parent / "data" / "antrian_studi.json").read_text())


def jalankan(*argumen):
    keluar = io.StringIO()
    call_command("hitung_antrian", *argumen, stdout=keluar, stderr=io.StringIO())
    return json.loads(keluar.getvalue())


@pytest.mark.parametrize("studi", [s for s in STUDI if s.get("computed")], ids=lambda s: s["id"])
def test_sama_dengan_hitungan_studi(studi):
    h = erlang.hitung(studi["lambda_per_hour"], studi["mu_per_hour"], studi["servers"])
    c = studi["computed"]
    assert h.rho == pytest.approx(c["rho"], abs=1e-5)
    assert pytest.approx(c["P0"], abs=1e-5) == h.P0
    assert pytest.approx(c["C_tunggu"], abs=1e-4) == h.C
    assert h.Lq == pytest.approx(c["Lq"], rel=1e-3, abs=1e-4)
    assert h.Ls == pytest.approx(c["Ls"], rel=1e-3)
    assert h.Wq * 60 == pytest.approx(c["Wq_min"], rel=1e-3, abs=1e-4)
    assert h.Ws * 60 == pytest.approx(c["Ws_min"], rel=1e-3)


@pytest.mark.parametrize(
    "studi", [s for s in STUDI if s["kekuatan"] == "negatif_tak_stabil"], ids=lambda s: s["id"]
)
def test_studi_tak_stabil_ditolak_dengan_jumlah_yang_cukup(studi):
    with pytest.raises(erlang.TidakStabil) as galat:
        erlang.hitung(studi["lambda_per_hour"], studi["mu_per_hour"], studi["servers"])
    assert erlang.hitung(studi["lambda_per_hour"], studi["mu_per_hour"], galat.value.cukup).rho < 1


def test_perintah():
    assert jalankan("--lambda", "13", "--mu", "5", "--s", "3") == {
        "rho": 0.866667,
        "P0": 0.034542,
        "Lq": 4.932815,
        "Ls": 7.532815,
        "Wq_menit": 22.766839,
        "Ws_menit": 34.766839,
    }
    assert jalankan("--lambda", "13", "--mu", "5", "--s", "3", "--janji", "15")["loket_untuk_janji"] == 4


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("13", "5", "2"), "paling sedikit 3 loket"),
        (("10", "5", "2"), "paling sedikit 3 loket"),
        (("0", "5", "2"), "Masukan salah"),
        (("nan", "5", "2"), "Masukan salah"),
        (("inf", "5", "2"), "Masukan salah"),
        (("1", "-5", "2"), "Masukan salah"),
        (("1", "5", "0"), "Masukan salah"),
    ],
)
def test_perintah_menolak(argumen, kata):
    datang, mu, s = argumen
    with pytest.raises(CommandError, match=kata) as galat:
        jalankan(f"--lambda={datang}", f"--mu={mu}", f"--s={s}")
    assert galat.value.returncode == 2


@given(st.floats(0.1, 500), st.floats(0.1, 60), st.integers(1, 400))
def test_little_dan_batas(lambda_, mu, s):
    try:
        h = erlang.hitung(lambda_, mu, s)
    except erlang.TidakStabil:
        assert lambda_ / mu >= s * (1 - 1e-12)
        return
    assert 0 <= h.P0 <= 1
    assert 0 <= h.C <= 1
    assert math.isclose(h.Ls, lambda_ * h.Ws, rel_tol=1e-9), "Little's law"


def test_banyak_loket_tidak_meluap():
    assert erlang.hitung(9_000, 1, 9_100).C < 0.5
