"""Whatever colour a unit chooses, text stays readable."""

from hypothesis import example, given
from hypothesis import strategies as st

from pelayanan import warna

hex_warna = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def rgb(teks):
    return tuple(int(teks[i : i + 2], 16) / 255 for i in (1, 3, 5))


@given(hex_warna)
@example("#1c9a3f")  # neither black nor white was readable on its dark shade
def test_setiap_warna_terbaca(pilihan):
    isi = warna.token(pilihan)
    for tema in isi.values():
        assert warna.kontras(rgb(tema["--primer"]), rgb(tema["--di-atas-primer"])) >= 4.5
    assert warna.kontras(rgb(isi["terang"]["--primer"]), (1, 1, 1)) >= 4.5


def test_css_unit(client, unit):
    unit.warna = "#aa3355"
    unit.save()
    jawaban = client.get(f"/warna/{unit.kode}.css")
    assert jawaban["Content-Type"].startswith("text/css")
    assert b"--primer:#aa3355" in jawaban.content
    assert client.get("/warna/tidak-ada.css").status_code == 404
