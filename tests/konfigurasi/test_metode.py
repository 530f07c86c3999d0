"""An address answers exactly the methods the table gives it; what acts is never done by GET, nor without CSRF."""

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.konfigurasi.tabel_alamat import baris, metode_alamat, wakil
from tests.masuk import masukkan

pytestmark = pytest.mark.django_db

# a gateway signs its calls, it has no cookie to misuse; whoever changes a reader's language has done no harm
BERTANDA = {"permohonan_panggilan_bayar", "set_language"}


def satu_baris_per_alamat():
    sudah = set()
    for nama, _metode, siapa in baris():
        if nama.partition(":")[0] not in sudah:
            sudah.add(nama.partition(":")[0])
            yield nama, siapa


def test_metode_lain_dijawab_405(dunia):
    """GET to what acts, POST to what only shows, PUT and DELETE everywhere."""
    salah = []
    for nama, siapa in satu_baris_per_alamat():
        berlaku = metode_alamat()[nama.partition(":")[0]]
        for metode in {"GET", "POST", "DELETE"} - berlaku:
            jawaban = dunia.buka(dunia.klien[wakil(nama, siapa)], metode, nama)
            if jawaban.status_code != 405:
                salah.append(f"{metode} {nama}: {jawaban.status_code}")
            elif nama.startswith("api_"):
                assert jawaban.json()["kode"] == "metode_tidak_berlaku"
    assert salah == []


def test_tamu_tidak_dapat_berbuat(dunia):
    """GET of an acting address shows a guest nothing either: 405, or the door."""
    for nama, metode, siapa in baris():
        if (
            metode == ["POST"]
            and "semua" not in siapa
            and "GET" not in metode_alamat()[nama.partition(":")[0]]
        ):
            jawaban = dunia.buka(dunia.klien["tamu"], "GET", nama)
            assert jawaban.status_code in (302, 401, 403, 404, 405), nama
            assert jawaban.status_code != 302 or jawaban["Location"].startswith("/akun/login/"), nama


def test_tanpa_csrf_403(dunia):
    """Every form of every page, sent without its token by somebody who may send it."""
    klien = {nama: Client(enforce_csrf_checks=True) for nama in ["tamu", "pemilik", *dunia.orang]}
    klien["pemilik"].cookies = dunia.klien["pemilik"].cookies.copy()
    for nama, orang in dunia.orang.items():
        masukkan(klien[nama], orang)
    salah = []
    for nama, metode, siapa in baris():
        if "POST" not in metode or nama.startswith("api_") or nama in BERTANDA or not siapa:
            continue
        jawaban = dunia.buka(klien[wakil(nama, siapa)], "POST", nama)
        if jawaban.status_code != 403 or "Halaman sudah kedaluwarsa" not in jawaban.content.decode():
            salah.append(f"{nama}: {jawaban.status_code}")
    assert salah == []


def test_tidak_ada_pengecualian_csrf_lain():
    """csrf_exempt: the API (no cookie opens it) and the signed calls."""

    def semua(simpul):
        for p in simpul.url_patterns:
            yield from semua(p) if hasattr(p, "url_patterns") else [p]

    bebas = {p.name for p in semua(get_resolver()) if getattr(p.callback, "csrf_exempt", False)}
    assert {n for n in bebas if n and not n.startswith("api_")} == {*BERTANDA, "skema"}
