"""Requests over REST."""

import pytest

from pelayanan import pin
from permohonan.models import Permohonan

URL = "/api/v1/permohonan/"


@pytest.fixture
def isi(layanan):
    return {"layanan": layanan.slug, "nama": "Siti Aminah", "telepon": "081234567890"}


def test_ajukan_dan_baca(mesin, isi):
    klien = mesin("permohonan")
    jawab = klien.post(URL, isi)
    assert jawab.status_code == 201, jawab.json()
    j = jawab.json()
    p = Permohonan.objects.get()
    assert j["kode"] == p.kode_tampil
    assert j["pin"] == pin.pin(p.kode)
    assert j["status"] == "diajukan"
    satu = klien.get(f"{URL}{j['kode']}/")
    assert satu.status_code == 200
    assert "pin" not in satu.json()
    assert "nama" not in satu.json()
    assert klien.get(URL).json()["hasil"][0]["kode"] == j["kode"]


def test_kunci_sama_satu_permohonan(mesin, isi):
    klien = mesin("permohonan")
    a, b = (klien.post(URL, isi, HTTP_IDEMPOTENCY_KEY="abc").json() for _ in range(2))
    assert (a["kode"], a["pin"]) == (b["kode"], b["pin"])
    assert Permohonan.objects.count() == 1
    beda = klien.post(URL, {**isi, "nama": "Lain"}, HTTP_IDEMPOTENCY_KEY="abc")
    assert beda.status_code == 422


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"layanan": "tidak-ada"}, "layanan"),
        ({"nama": ""}, "nama"),
        ({"telepon": ""}, "telepon"),
        ({"telepon": "x"}, "telepon"),
        ({"nik": "1"}, "nik"),
        ({"kabar_lewat": "merpati"}, "kabar_lewat"),
        ({"kabar_lewat": "surat"}, "alamat"),
        ({"kabar_lewat": "surat", "alamat": "\u202e"}, "alamat"),
    ],
)
def test_isian_salah(mesin, isi, ubah, bidang):
    jawab = mesin("permohonan").post(URL, {**isi, **ubah})
    assert jawab.status_code == 400
    assert bidang in jawab.json()["bidang"]


def test_lingkup_dan_unit(mesin, isi, diterima, unit_lain):
    assert mesin().post(URL, isi).status_code == 401
    assert mesin("tiket").post(URL, isi).status_code == 403
    lain = mesin("permohonan", di=unit_lain)
    assert lain.get(f"{URL}{diterima.kode}/").status_code == 404
    assert lain.get(URL).json()["hasil"] == []
    assert lain.post(URL, isi).status_code == 400


def test_daftar_tidak_menambah_query(mesin, isi, django_assert_max_num_queries):
    klien = mesin("permohonan")
    for n in (2, 10):
        for _ in range(n):
            klien.post(URL, isi)
        with django_assert_max_num_queries(4):
            klien.get(URL)
