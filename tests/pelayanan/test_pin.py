"""The PIN beside a code: derived, never stored, not guessable by trying."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from pelayanan import kode as kode_publik
from pelayanan import pin


@pytest.fixture
def kode():
    return kode_publik.baru("P")


def salah(kode):
    return str((int(pin.pin(kode)) + 1) % 10**6).zfill(6)


def test_enam_angka_dan_selalu_sama(kode):
    assert len(pin.pin(kode)) == 6
    assert pin.pin(kode).isdigit()
    assert pin.pin(kode) == pin.pin(kode_publik.tampil(kode).lower())
    assert len({pin.pin(kode_publik.baru("P")) for _ in range(50)}) > 40


@pytest.mark.parametrize("bentuk", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}-{0[5]}"])
def test_cocok_dalam_tulisan_apa_pun(kode, bentuk):
    assert pin.cocok(kode, bentuk.format(pin.pin(kode)))


@pytest.mark.parametrize("masukan", ["", "abc", "12345", "1234567", "²²²²²²", "١٢٣٤٥٦"])
def test_masukan_aneh_tidak_cocok(kode, masukan):
    assert not pin.cocok(kode, masukan)


def test_rahasia_lama_masih_berlaku(kode, settings):
    lama = pin.pin(kode)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "yang baru"
    assert pin.pin(kode) != lama
    assert pin.cocok(kode, lama)


def test_sepuluh_kali_salah_lalu_terkunci(kode):
    for _ in range(pin.COBA_TERBANYAK):
        with pytest.raises(pin.PinSalah):
            pin.periksa(kode, salah(kode))
    with pytest.raises(pin.PinTerkunci):
        pin.periksa(kode, pin.pin(kode))


def test_kode_yang_tidak_ada_tidak_dapat_dibedakan(kode):
    for ada in (True, False):
        cache.clear()
        pesan = []
        for _ in range(pin.COBA_TERBANYAK + 1):
            with pytest.raises((pin.PinSalah, pin.PinTerkunci)) as galat:
                pin.periksa(kode, salah(kode), ada=ada)
            pesan.append(str(galat.value))
        assert len(set(pesan)) == 2
        if ada:
            dulu = pesan
    assert pesan == dulu


def test_pin_benar_untuk_kode_yang_tidak_ada_tetap_ditolak(kode):
    with pytest.raises(pin.PinSalah):
        pin.periksa(kode, pin.pin(kode), ada=False)


def test_yang_benar_menghapus_hitungan(kode):
    for _ in range(pin.COBA_TERBANYAK - 1):
        pin.gagal(kode)
    pin.periksa(kode, pin.pin(kode))
    assert not pin.terkunci(kode)
    assert pin.gagal(kode) == 1


def test_diingat_selama_sesi(kode):
    request = RequestFactory().get("/")
    request.session = {}
    assert not pin.terbuka(request, kode)
    pin.ingat(request, kode_publik.tampil(kode))
    assert pin.terbuka(request, kode)
    assert not pin.terbuka(request, kode_publik.baru("P"))
    pin.lupakan(request)
    assert not pin.terbuka(request, kode)
