"""The REST client files an aduan and reads it with its PIN."""

import base64
from urllib.parse import urlencode

import pytest

from pelayanan import kode as kode_publik
from pelayanan import pin
from pengaduan import operasi
from pengaduan.models import Aduan
from tests.pengaduan import pabrik
from tests.standar.pabrik import layanan_berlaku

LAIN = {"kerugian": "Ongkos", "permintaan": "KK terbit", "terjadi_pada": "2026-01-02", "kuasa_dari": "Budi"}
BARU = {"judul": "KK belum jadi", "isi": "Sudah dua minggu.", "identitas": "anonim", "sifat": "rahasia"}


def test_menyampaikan(mesin, unit):
    layanan = layanan_berlaku(unit)
    j = mesin("aduan").post("/api/v1/aduan/", {**BARU, "layanan": layanan.slug, "nama": "Siti", **LAIN})
    assert j.status_code == 201
    assert set(j.data) == {"kode", "pin", "tenggat", "tautan"}
    a = Aduan.objects.get()
    assert j.data["kode"] == a.kode_tampil
    assert j.data["tautan"].endswith(f"/a/{a.kode_tampil}/")
    assert (a.unit, a.layanan, a.kanal) == (unit, layanan, "api")
    assert {k: str(getattr(a, k)) for k in LAIN if k != "kuasa_dari"} | {
        "kuasa_dari": a.pelapor.kuasa_dari
    } == LAIN
    assert a.tanda == ["lewat_30_hari"]
    assert a.kelas == "tidak_berkadar_pengawasan"


def test_sama_dua_kali_satu_aduan(mesin, unit):
    klien = mesin("aduan")
    dua = [klien.post("/api/v1/aduan/", BARU, headers={"Idempotency-Key": "k1"}).data for _ in range(2)]
    assert dua[0] == dua[1]
    assert Aduan.objects.count() == 1


@pytest.mark.parametrize(
    ("buruk", "bidang"),
    [
        ({"judul": ""}, "judul"),
        ({"isi": "x" * 200_000}, "isi"),
        ({"kelas": "x"}, "kelas"),
        ({"identitas": ""}, "identitas"),
        ({"sifat": None}, "sifat"),
        ({"layanan": "tidak-ada"}, "layanan"),
        ({"judul": {"a": 1}}, "judul"),
        ({"judul": "\u202e"}, "judul"),
    ],
)
def test_isian_salah(mesin, unit, buruk, bidang):
    j = mesin("aduan").post("/api/v1/aduan/", {**BARU, **buruk})
    assert j.status_code == 400
    assert set(j.data) == {"kode", "pesan", "bidang"}
    assert bidang in j.data["bidang"]


def test_layanan_unit_lain_ditolak(mesin, unit, unit_lain):
    layanan = layanan_berlaku(unit_lain)
    j = mesin("aduan").post("/api/v1/aduan/", {**BARU, "layanan": layanan.slug})
    assert j.status_code == 400


def test_tanpa_kunci_atau_lingkup(mesin, unit):
    assert mesin().post("/api/v1/aduan/", BARU).status_code == 401
    assert mesin("tiket").post("/api/v1/aduan/", BARU).status_code == 403


def test_membaca_dengan_pin(mesin, unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], jawaban="Sudah terbit.")
    j = mesin().get(f"/api/v1/aduan/{a.kode_tampil}/", headers={"X-Pin": pin.pin(a.kode)})
    assert j.status_code == 200
    assert j.data["status"] == "disampaikan"
    assert j.data["jawaban"] == "Sudah terbit."
    assert "Siti" not in str(j.data)
    assert str(cast["pengelola"]) not in str(j.data)


def test_kode_palsu_dan_pin_salah_sama(mesin, unit):
    a = pabrik.aduan(unit)
    klien = mesin()
    palsu = kode_publik.baru("A")
    jawaban = [
        klien.get(f"/api/v1/aduan/{kode}/", headers={"X-Pin": p})
        for kode, p in ((a.kode_tampil, "x"), (palsu, "x"), (palsu, pin.pin(palsu)), ("ngawur", "1"))
    ]
    assert {(j.status_code, str(j.data)) for j in jawaban} == {(404, str(jawaban[0].data))}
    assert klien.get(f"/api/v1/aduan/{a.kode_tampil}/").status_code == 404


def test_batas_per_kontak(unit):
    for _ in range(3):
        pabrik.aduan(unit)
    with pytest.raises(operasi.IsiSudahDiterima):
        pabrik.aduan(unit)
    pabrik.aduan(unit, kontak="")  # somebody else, from the same kiosk
    assert "isi_berulang" in Aduan.objects.latest("pk").tanda


def test_unit_yang_berhenti_tidak_menerima(mesin, unit):
    klien = mesin("aduan")
    type(unit).objects.filter(pk=unit.pk).update(aktif=False)
    j = klien.post("/api/v1/aduan/", BARU)
    assert (j.status_code, j.data["kode"]) == (403, "unit_berhenti")
    assert not Aduan.objects.exists()


@pytest.mark.parametrize("posisi", ["abc", "-1", "9" * 40, "1; DROP", "\x00"])
def test_kursor_yang_diubah(client, unit, posisi):
    kursor = base64.b64encode(urlencode({"p": posisi}).encode()).decode()
    for alamat in ("unit", "layanan", "standar"):
        j = client.get(f"/api/v1/{alamat}/", {"kursor": kursor})
        assert j.status_code == 404 and set(j.json()) == {"kode", "pesan", "bidang"}
