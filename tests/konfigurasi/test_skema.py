"""The API's schema is committed, complete and free of warnings; what was promised to clients stays in it."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from pelayanan.models import AkunMesin
from tests.konfigurasi.tabel_alamat import baris

BERKAS = Path(settings.BASE_DIR) / "openapi.yaml"
METODE = {"get", "post", "put", "patch", "delete"}

# Stable addresses: (method, address, what is sent, what comes back). Later work adds, never renames.
JANJI = [
    ("get", "unit/", "", "kode nama zona"),
    ("get", "unit/{kode}/", "", "kode nama"),
    ("get", "layanan/", "", "slug kode nama unit"),
    ("get", "layanan/{slug}/", "", "slug kode nama standar"),
    ("get", "standar/", "", "layanan versi status waktu biaya"),
    ("get", "standar/{slug}/", "", "layanan versi isi"),
    ("post", "tiket/", "layanan prioritas telepon", "kode nomor posisi perkiraan_menit tautan"),
    ("get", "tiket/{kode}/", "", "kode nomor posisi perkiraan_menit tautan"),
    ("get", "loket/", "", "id nomor nama"),
    ("post", "loket/{id}/panggil/", "", "kode nomor"),
    ("post", "loket/{id}/panggil-ulang/", "", "kode nomor"),
    ("post", "loket/{id}/mulai/", "", "kode nomor"),
    ("post", "loket/{id}/selesai/", "hasil", "kode nomor"),
    ("post", "loket/{id}/tidak-hadir/", "", "kode nomor"),
    ("post", "aduan/", "judul isi kelas layanan nama kontak identitas sifat", "kode pin tenggat tautan"),
    ("get", "aduan/{kode}/", "", "kode status tenggat"),
    ("post", "jawaban/", "token jawaban profil", "diterima"),
    ("get", "permohonan/", "", "kode layanan status"),
    ("post", "permohonan/", "layanan nama", "kode pin tautan"),
    ("get", "permohonan/{kode}/", "", "kode status"),
    ("get", "ikm/{kode}/", "", "unit konversi mutu unsur"),
]
HASIL = {"selesai", "berkas_diterima", "berkas_kurang", "salah_loket", "konsultasi"}


@pytest.fixture(scope="module")
def skema():
    return yaml.safe_load(BERKAS.read_text())


def operasi(skema):
    for jalur, isi in skema["paths"].items():
        for metode in METODE & set(isi):
            yield metode, jalur, isi[metode]


def bidang(skema, bentuk):
    """Names of the fields of a schema; of its rows when it is a page."""
    while "$ref" in bentuk:
        bentuk = skema["components"]["schemas"][bentuk["$ref"].rsplit("/", 1)[-1]]
    isi = bentuk.get("properties", {})
    if set(isi) == {"hasil", "berikut", "sebelum"}:
        return bidang(skema, isi["hasil"]["items"])
    return set(isi)


def badan(skema, simpul):
    return bidang(skema, simpul.get("content", {}).get("application/json", {}).get("schema", {}))


def test_skema_tercatat_masih_sama(tmp_path):
    """`make skema` writes it; a change of the API is seen in the diff. Without warnings."""
    baru = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(baru), validate=True, fail_on_warn=True)
    assert baru.read_text() == BERKAS.read_text(), "jalankan `make skema`, lalu baca perbedaannya"


@pytest.mark.parametrize(("metode", "jalur", "kirim", "jawab"), JANJI)
def test_janji_kepada_klien(skema, metode, jalur, kirim, jawab):
    o = skema["paths"][f"/api/v1/{jalur}"][metode]
    assert set(kirim.split()) <= badan(skema, o.get("requestBody", {}))
    baik = next(isi for status, isi in o["responses"].items() if status.startswith("2"))
    assert set(jawab.split()) <= badan(skema, baik)
    if metode == "post" and jalur.endswith(("tiket/", "aduan/", "jawaban/", "permohonan/")):
        assert "201" in o["responses"]


def test_hasil_loket_bernama_tetap(skema):
    nama = skema["components"]["schemas"]["HasilRequest"]["properties"]["hasil"]["$ref"].rsplit("/", 1)[-1]
    assert set(skema["components"]["schemas"][nama]["enum"]) == HASIL


def test_setiap_alamat_api_ada_di_skema(skema):
    banyak = sum(len(metode) for nama, metode, _siapa in baris() if nama.startswith("api_"))
    assert len(list(operasi(skema))) == banyak


def test_setiap_operasi_lengkap(skema):
    """A name, words in Indonesian, every refusal in one shape, the key of a POST, who may."""
    for metode, jalur, o in operasi(skema):
        apa = f"{metode} {jalur}"
        assert o.get("summary") or o.get("description"), apa
        nama = {p["name"] for p in o.get("parameters", [])}
        assert ("Idempotency-Key" in nama) == (metode == "post"), apa
        for status, isi in o["responses"].items():
            assert isi.get("description") or status.startswith("2"), (apa, status)
            if not status.startswith("2"):
                assert badan(skema, isi) == {"kode", "pesan", "bidang"}, (apa, status)
        assert ("401" in o["responses"]) == ("security" in o), apa
    pin = skema["paths"]["/api/v1/aduan/{kode}/"]["get"]["parameters"]
    assert {"in": "header", "name": "X-Pin", "schema": {"type": "string"}, "required": True} in pin


def test_halaman_dokumen_menyebut_semuanya(skema, db):
    """The page is made from the schema: every operation, every field, no foreign script."""
    teks = Client().get("/api/dokumen/").content.decode()
    for metode, jalur, o in operasi(skema):
        assert f"<strong>{metode.upper()}</strong> <code>{jalur}</code>" in teks
        for nama in badan(skema, o.get("requestBody", {})):
            assert f"<code>{nama}</code>" in teks, (jalur, nama)
    assert "http://" not in teks.replace("http://testserver", "")
    assert "cdn" not in teks.lower()


def test_skema_disajikan(db):
    jawaban = Client().get("/api/skema/")
    assert yaml.safe_load(jawaban.content)["openapi"].startswith("3.")


def test_lingkup_akun_mesin_disebut_semua(db):
    """Every scope a key can have opens something."""
    dipakai = {s for nama, _m, siapa in baris() if nama.startswith("api_") for s in siapa} - {"semua"}
    assert dipakai == set(AkunMesin.Lingkup.values)
