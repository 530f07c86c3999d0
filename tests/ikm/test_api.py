"""REST: answers in, index out."""

import pytest
from django.utils import timezone

from ikm import tautan
from ikm.models import Kotak
from pelayanan import idempotensi
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
EMPAT_BELAS = {f"u{i}": 4 for i in range(1, 15)}


@pytest.fixture
def layanan(unit):
    return layanan_berlaku(unit)


def undangan(layanan):
    return pabrik.undangan(layanan, timezone.now())


def kirim(klien, u, jawaban=EMPAT_BELAS, **kw):
    return klien.post("/api/v1/jawaban/", {"token": tautan.token(u), "jawaban": jawaban, **kw})


def test_kirim_dan_baca(mesin, layanan, unit):
    klien = mesin("jawaban")
    for i in range(5):
        jawaban = kirim(klien, undangan(layanan), profil={"umur": 34, "jenis_kelamin": "L"})
        assert jawaban.status_code == 201
        assert jawaban.json() == {"diterima": True, "menunggu": i + 1}
    pabrik.olah(timezone.localdate())
    isi = klien.get(f"/api/v1/ikm/{unit.kode}/").json()
    assert (isi["n"], isi["konversi"], isi["mutu"]) == (5, "99.40", "A")
    assert isi["aturan"]["bobot"] == "0.071"
    assert [(b["kode"], b["n"], b["konversi"]) for b in isi["bukti"]] == [
        ("terverifikasi", 5, "99.40"),
        ("terbuka", 0, None),
    ]
    assert [u["u"] for u in isi["unsur"]] == [f"u{i}" for i in range(1, 15)]


def test_nama_kode_dan_alamat_penuh(mesin, layanan, unit):
    u = undangan(layanan)
    kode = pabrik.muat_instrumen("kepmenpan25-2004").kode_unsur
    jawaban = mesin("jawaban").post(
        "/api/v1/jawaban/", {"token": f"http://x{tautan.alamat(u)}", "jawaban": dict.fromkeys(kode, 2)}
    )
    assert jawaban.status_code == 201


def test_kunci_sama_sekali_saja(mesin, layanan):
    klien, u = mesin("jawaban"), undangan(layanan)
    isi = {"token": tautan.token(u), "jawaban": EMPAT_BELAS}
    for _ in range(2):
        assert klien.post("/api/v1/jawaban/", isi, headers={"Idempotency-Key": "a"}).status_code == 201
    assert klien.post("/api/v1/jawaban/", isi).json()["kode"] == "undangan_sudah_dipakai"
    assert Kotak.objects.count() == 1


def test_sidik_dalam_peristiwa_tidak_memuat_jawaban(mesin, layanan):
    """The hash kept for idempotency must not let anybody try all answers against it."""
    klien, sidik = mesin("jawaban"), []
    for jawaban in (EMPAT_BELAS, {**EMPAT_BELAS, "u1": 1}):
        isi = {"token": tautan.token(u := undangan(layanan)), "jawaban": jawaban}
        klien.post("/api/v1/jawaban/", isi, headers={"Idempotency-Key": f"k{u.pk}"})
        p = Peristiwa.objects.get(kode="ikm.undangan.dipakai", objek_id=u.pk)
        harus = idempotensi.kunci_dari("x", "y", f"/api/v1/jawaban/ {isi['token']}").sidik
        sidik.append((p.sidik, harus))
    assert all(ada == harus for ada, harus in sidik)


@pytest.mark.parametrize(
    ("jawaban", "bidang"),
    [
        ({**EMPAT_BELAS, "u3": 5}, "jawaban.u3"),
        ({**EMPAT_BELAS, "u3": "4; DROP"}, "jawaban.u3"),
        ({**EMPAT_BELAS, "u3": [1]}, "jawaban.u3"),
        ({**EMPAT_BELAS, "u15": 1}, "jawaban.u15"),
        ({k: v for k, v in EMPAT_BELAS.items() if k != "u3"}, "jawaban.kejelasan_petugas"),
        ({}, "jawaban.prosedur"),
        ([1], "jawaban"),
        ("x", "jawaban"),
    ],
)
def test_isi_salah_400(mesin, layanan, jawaban, bidang):
    j = kirim(mesin("jawaban"), undangan(layanan), jawaban)
    assert j.status_code == 400
    assert bidang in j.json()["bidang"]
    assert Kotak.objects.count() == 0


def test_profil_salah_400(mesin, layanan):
    j = kirim(mesin("jawaban"), undangan(layanan), profil={"nama": "Budi"})
    assert j.status_code == 400
    assert "profil.nama" in j.json()["bidang"]


def test_lingkup_dan_unit_lain(mesin, layanan, unit_lain):
    u = undangan(layanan)
    assert kirim(mesin(), u).status_code == 401
    assert kirim(mesin("tiket"), u).status_code == 403
    j = kirim(mesin("jawaban", di=unit_lain), u)
    assert (j.status_code, j.json()["kode"]) == (404, "undangan_unit_lain")


def test_unit_tanpa_jawaban(mesin, unit):
    isi = mesin().get(f"/api/v1/ikm/{unit.kode}/").json()
    assert (isi["n"], isi["konversi"], isi["unsur"]) == (0, None, [])
    assert mesin().get("/api/v1/ikm/tidak-ada/").status_code == 404
