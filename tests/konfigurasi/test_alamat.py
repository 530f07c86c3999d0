"""Every address of the portal × everybody: as tabel_alamat.py says, in one's own unit and next door; never a 500."""

from copy import copy
from importlib import import_module

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.backends.django import Template
from django.urls import get_resolver

from pelayanan import akses
from pelayanan.sesi import Sandi
from tests.konfigurasi.dunia import PERAN
from tests.konfigurasi.tabel_alamat import baris, diizinkan, nama_alamat

pytestmark = pytest.mark.django_db

# Public pages look at nobody's role: they are walked by a guest (drawn in test_pribadi.py), an owner and an officer.
DI_MUKA_UMUM = {"tamu", "pemilik", "petugas"}
LUAR = ("akun/", "kelola/")  # allauth's and the admin's own pages
ORANG = [*PERAN, "petugas_lain", "pemilik", "tamu", "mesin_tanpa"]
WEB = [b for b in baris() if not b[0].startswith("api_")]
API = [b for b in baris() if b[0].startswith("api_")]


@pytest.fixture(scope="module", autouse=True)
def tanpa_halaman(dunia):
    """Four thousand answers are looked at by status only: no page is drawn, of who is let in or who is refused.

    What the pages say, to everybody who may see them, is drawn and read in test_pribadi.py.
    """
    urls = import_module(settings.ROOT_URLCONF)
    orang_ini = {o.pk: o for o in dunia.orang.values()}
    for orang in orang_ini.values():
        akses.bertugas(orang)  # the roles are read once, not four thousand times; each request has a copy
    with pytest.MonkeyPatch.context() as m:
        m.setattr(urls, "handler403", lambda request, exception: HttpResponse(status=403), raising=False)
        m.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))
        m.setattr(Template, "render", lambda self, context=None, request=None: "")
        m.setattr(Sandi, "get_user", lambda self, pk: copy(orang_ini[pk]))
        yield


def _pola(simpul, awal=""):
    """(address, its pattern) of everything the resolver knows."""
    for p in simpul.url_patterns:
        jalur = awal + str(p.pattern)
        if hasattr(p, "url_patterns"):
            if not jalur.startswith(LUAR):
                yield from _pola(p, jalur)
        else:
            yield jalur, p


def test_setiap_alamat_ada_di_tabel():
    """A new address without a row in the table fails here: say who may, before anybody can."""
    ada = {p.name or jalur for jalur, p in _pola(get_resolver())}
    assert ada - nama_alamat() == set(), "addresses without a row in tabel_alamat.py"
    assert nama_alamat() - ada == set(), "rows without an address"


def beda(dunia, klien, rumah, daftar, harap, pembaca=""):
    """Rows where what happened is not what is expected. pembaca: whose own pages are read in test_pribadi.py."""
    hasil = []
    dibaca = {pembaca, "semua" if pembaca == "tamu" else "masuk"} if pembaca else set()
    with dunia.sementara():
        for nama, metode, siapa in daftar:
            masuk = harap(nama, siapa)
            for m in metode:
                if m == "GET" and dibaca & siapa:
                    continue
                try:
                    jawaban = dunia.buka(klien, m, nama, rumah, ditolak=not masuk)
                    boleh = diizinkan(jawaban, nama)
                except Exception as galat:
                    hasil.append(f"{m} {nama}: {galat!r}")
                    continue
                if boleh != masuk:
                    hasil.append(f"{m} {nama}: {jawaban.status_code} {jawaban.headers.get('Location', '')}")
    return hasil


@pytest.mark.parametrize("orang", ORANG)
def test_unit_sendiri(dunia, orang):
    """petugas_lain is a stranger to the objects here, and at home on the pages that list their own."""

    def harap(nama, siapa):
        if "masuk" in siapa:
            return orang in dunia.orang
        if orang == "petugas_lain":
            return "semua" in siapa or ("petugas" in siapa and not dunia.sendiri.alamat(nama))
        return bool(siapa & {"semua", orang})

    daftar = [b for b in WEB if "semua" not in b[2] or orang in DI_MUKA_UMUM]
    pembaca = orang if orang in (*PERAN, "tamu") else ""
    assert beda(dunia, dunia.klien[orang], dunia.sendiri, daftar, harap, pembaca) == []


@pytest.mark.parametrize("orang", [*PERAN, "pemilik"])
def test_unit_tetangga(dunia, orang):
    """What opens a thing in one's own unit opens nothing next door: neither the role nor a PIN of another case."""
    daftar = [b for b in WEB if orang in b[2] and dunia.lain.alamat(b[0])]
    if orang not in ("kasir", "admin", "pengawas"):
        assert len(daftar) > 10, "there is something to be refused"
    assert beda(dunia, dunia.klien[orang], dunia.lain, daftar, lambda nama, siapa: False) == []


def test_petugas_tetangga_di_unitnya(dunia):
    """And the officer from next door is at home there."""
    daftar = [b for b in WEB if "petugas" in b[2] and dunia.lain.alamat(b[0])]
    assert beda(dunia, dunia.klien["petugas_lain"], dunia.lain, daftar, lambda nama, siapa: True) == []


@pytest.mark.parametrize("orang", ["tamu", "petugas", "admin", "mesin_tanpa"])
def test_api_tanpa_lingkup(dunia, orang):
    """No key, a signed-in browser (no cookie opens the API), a key that may nothing: only what is public."""

    def harap(nama, siapa):
        return "semua" in siapa

    assert beda(dunia, dunia.klien[orang], dunia.sendiri, API, harap) == []


def test_api_dengan_lingkup(dunia):
    assert beda(dunia, dunia.klien["mesin"], dunia.sendiri, API, lambda nama, siapa: True) == []


def test_api_lingkup_lain_ditolak(dunia):
    """Every scope but the one that is asked for."""
    semua = {s for _n, _m, siapa in API for s in siapa} - {"semua"}
    for lingkup in semua:
        klien = dunia.mesin(*(semua - {lingkup}))
        daftar = [b for b in API if lingkup in b[2]]
        assert beda(dunia, klien, dunia.sendiri, daftar, lambda nama, siapa: False) == [], lingkup


def test_api_unit_tetangga(dunia):
    """A key of another unit, with all scopes, on the objects of this one."""
    klien = dunia.mesin("tiket", "loket", "aduan", "jawaban", "permohonan", rumah=dunia.lain)
    daftar = [b for b in API if dunia.sendiri.alamat(b[0]) and "semua" not in b[2]]
    assert len(daftar) > 5
    assert beda(dunia, klien, dunia.sendiri, daftar, lambda nama, siapa: False) == []
