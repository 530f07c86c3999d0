"""Every call can be spoken, from clips that are there."""

import struct
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from antrian import operasi, suara
from tests.antrian import pabrik

FOLDER = Path(settings.STATICFILES_DIRS[0]) / "suara"


def lama(berkas: Path) -> float:
    """Seconds of an Ogg Vorbis file: last granule position over the sample rate."""
    isi = berkas.read_bytes()
    laju = struct.unpack("<I", isi[isi.index(b"\x01vorbis") + 12 :][:4])[0]
    return struct.unpack("<q", isi[isi.rindex(b"OggS") + 6 :][:8])[0] / laju


def test_setiap_klip_ada_dan_berbunyi():
    for nama in [suara.GONG, *suara.KATA]:
        detik = lama(FOLDER / f"{nama}.ogg")
        assert 0.1 < detik < (8 if nama.startswith("kios-") else 2.5), (nama, detik)


def test_tidak_ada_klip_yatim():
    assert {b.stem for b in FOLDER.glob("*.ogg")} == {suara.GONG, *suara.KATA}


def test_semua_nomor_dan_loket_tersusun():
    panjang = {n: lama(FOLDER / f"{n}.ogg") for n in [suara.GONG, *suara.KATA]}
    for huruf in suara.HURUF:
        for urut in range(1, 1000):
            assert sum(panjang[k] for k in suara.susun(huruf, urut, 1)) < 12
    for loket in range(1, 1000):
        assert all(k in panjang for k in suara.susun("A", 1, loket))


def test_seperti_yang_dijanjikan():
    """«Nomor antrean A, nol nol tujuh, silakan menuju loket dua», gong first."""
    assert suara.susun("A", 7, 2) == [
        "gong",
        "nomor-antrean",
        "huruf-a",
        "angka-nol",
        "angka-nol",
        "angka-tujuh",
        "silakan-menuju",
        "loket",
        "angka-dua",
    ]


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (345, "tiga ratus empat puluh lima"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_bilangan(n, kata):
    assert " ".join(suara.KATA[k] for k in suara.bilangan(n)) == kata


@given(st.integers(1, 999))
def test_bilangan_kembali(n):
    """Read back, the words are the number."""
    jumlah = satu = 0
    nilai = {k: i for i, k in enumerate(suara.SATUAN)}
    for k in (suara.KATA[x] for x in suara.bilangan(n)):
        match k:
            case "seratus":
                jumlah += 100
            case "ratus":
                jumlah, satu = jumlah + satu * 100, 0
            case "puluh":
                jumlah, satu = jumlah + satu * 10, 0
            case "belas":
                jumlah, satu = jumlah + 10 + satu, 0
            case "sepuluh":
                jumlah += 10
            case "sebelas":
                jumlah += 11
            case _:
                satu = nilai[k]
    assert jumlah + satu == n


@pytest.mark.parametrize("salah", [("", 1), ("a", 1), ("A", 0), ("Ä", 1)])
def test_bukan_nomor(salah):
    with pytest.raises(ValueError):
        suara.nomor(*salah)


@pytest.mark.parametrize("n", [0, 1000, -1])
def test_bukan_bilangan(n):
    with pytest.raises(ValueError):
        suara.bilangan(n)


def test_papan_menyebut_klip_panggilan(masuk, cast, unit, kk, loket):
    pabrik.tiket(kk)
    operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    isi = masuk(None).get(f"/antrian/papan/{unit.kode}/").content.decode()
    assert f'data-suara="{" ".join(suara.susun("A", 1, 1))}"' in isi
    assert "suara/gong" in isi
