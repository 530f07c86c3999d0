"""The queue for REST clients."""

import pytest

from antrian.models import Tiket
from tests.antrian import pabrik


@pytest.fixture
def klien(mesin):
    return mesin("tiket", "loket")


def test_ambil(klien, kk):
    j = klien.post("/api/v1/tiket/", {"layanan": kk.slug, "prioritas": "lansia", "telepon": "081234567890"})
    assert j.status_code == 201, j.json()
    isi = j.json()
    assert {"kode", "nomor", "posisi", "perkiraan_menit", "tautan"} <= set(isi)
    assert (isi["nomor"], isi["posisi"]) == ("A-001", 1)
    assert isinstance(isi["perkiraan_menit"], int)
    assert isi["tautan"].endswith(f"/t/{isi['kode']}/")
    assert klien.get(f"/api/v1/tiket/{isi['kode']}/").json()["nomor"] == "A-001"
    assert Tiket.objects.get().kebutuhan == ["lansia"]


def test_jawaban_cepat_sama_dengan_serializer(klien, kk):
    dibuat = klien.post("/api/v1/tiket/", {"layanan": kk.slug}).json()
    assert klien.get(f"/api/v1/tiket/{dibuat['kode']}/").json().keys() == dibuat.keys()


def test_menurut_kode_layanan(klien, kk):
    assert klien.post("/api/v1/tiket/", {"layanan": kk.kode}).status_code == 201


@pytest.mark.parametrize("prioritas", [True, ["hamil", "netra"], "balita"])
def test_bentuk_prioritas(klien, kk, prioritas):
    klien.post("/api/v1/tiket/", {"layanan": kk.slug, "prioritas": prioritas})
    assert Tiket.objects.get().jalur == "prioritas"


@pytest.mark.parametrize("isi", [{}, {"layanan": "tidak-ada"}, {"layanan": 7}, {"layanan": ""}])
def test_isian_salah(klien, kk, isi):
    j = klien.post("/api/v1/tiket/", isi)
    assert j.status_code == 400
    assert "layanan" in j.json()["bidang"]


@pytest.mark.parametrize("salah", [{"prioritas": "raja"}, {"prioritas": {"a": 1}}, {"telepon": "abc"}])
def test_bidang_salah(klien, kk, salah):
    j = klien.post("/api/v1/tiket/", {"layanan": kk.slug, **salah})
    assert j.status_code == 400
    assert next(iter(salah)) in j.json()["bidang"]


def test_kunci_idempotensi(klien, kk):
    kepala = {"HTTP_IDEMPOTENCY_KEY": "abc"}
    satu = klien.post("/api/v1/tiket/", {"layanan": kk.slug}, **kepala).json()
    dua = klien.post("/api/v1/tiket/", {"layanan": kk.slug}, **kepala).json()
    assert satu["kode"] == dua["kode"]
    assert klien.post("/api/v1/tiket/", {"layanan": kk.kode}, **kepala).status_code == 422


def test_tanpa_kunci_ditolak(mesin, kk, loket):
    tamu = mesin()
    assert tamu.post("/api/v1/tiket/", {"layanan": kk.slug}).status_code == 401
    assert mesin("aduan").post("/api/v1/tiket/", {"layanan": kk.slug}).status_code == 403
    assert mesin("tiket").post(f"/api/v1/loket/{loket.pk}/panggil/").status_code == 403
    assert tamu.get("/api/v1/loket/").status_code == 401


def test_unit_lain(mesin, unit_lain, kk, loket):
    asing = mesin("tiket", "loket", di=unit_lain)
    assert asing.post("/api/v1/tiket/", {"layanan": kk.slug}).status_code == 400
    assert asing.post(f"/api/v1/loket/{loket.pk}/panggil/").status_code == 404
    assert asing.get("/api/v1/loket/").json()["hasil"] == []


def test_satu_putaran_di_loket(klien, unit, kk):
    k = pabrik.loket(unit, kk)
    alamat = f"/api/v1/loket/{k.pk}/"
    j = klien.post(f"{alamat}panggil/")
    assert (j.status_code, j.json()["kode"]) == (404, "antrian_kosong")
    kode = klien.post("/api/v1/tiket/", {"layanan": kk.slug}).json()["kode"]
    for perbuatan, isi, status in (
        ("panggil", {}, "dipanggil"),
        ("panggil", {}, "dipanggil"),
        ("panggil-ulang", {}, "dipanggil"),
        ("mulai", {}, "dilayani"),
        ("selesai", {"hasil": "berkas_kurang"}, "selesai"),
    ):
        j = klien.post(f"{alamat}{perbuatan}/", isi)
        assert (j.status_code, j.json()["kode"], j.json()["status"]) == (200, kode, status), perbuatan
    assert klien.post(f"{alamat}selesai/", {"hasil": "selesai"}).json()["kode"] == "tidak_ada_tiket_aktif"
    assert klien.post(f"{alamat}selesai/", {"hasil": "aneh"}).status_code == 400
    klien.post("/api/v1/tiket/", {"layanan": kk.slug})
    klien.post(f"{alamat}panggil/")
    assert klien.post(f"{alamat}tidak-hadir/").json()["status"] == "tidak_hadir"


def test_daftar_loket(klien, cast, unit, kk, loket):
    pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    baris = klien.get("/api/v1/loket/").json()["hasil"]
    assert [(b["id"], b["terbuka"], b["layanan"], b["tiket"]) for b in baris] == [
        (loket.pk, True, [kk.slug], "A-001")
    ]


def test_satu_mesin_banyak_loket(klien, unit, kk):
    """A machine has no chair: it may serve at several lokets at once."""
    a, b = pabrik.loket(unit, kk), pabrik.loket(unit, kk)
    for k in (a, b):
        klien.post("/api/v1/tiket/", {"layanan": kk.slug})
        klien.post(f"/api/v1/loket/{k.pk}/panggil/")
        assert klien.post(f"/api/v1/loket/{k.pk}/mulai/").status_code == 200


def test_buka_dan_tutup(klien, unit, kk):
    k = pabrik.loket(unit, kk)
    assert klien.post(f"/api/v1/loket/{k.pk}/buka/").json()["terbuka"] is True
    assert klien.post(f"/api/v1/loket/{k.pk}/tutup/").json()["terbuka"] is False
