"""Letters beyond the unit, for the pelapor to sign: only when complained here and unresolved; nothing is kept."""

import pytest

from pelayanan import pin
from pengaduan import operasi as o
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

ISI = {
    "nama": "Siti Rahmawati",
    "lahir": "Klaten, 1 Mei 1970",
    "kawin": "Kawin",
    "pekerjaan": "Pedagang",
    "alamat": "Jalan Melati 3",
}


def buka(client, a):
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    return f"/a/{a.kode_tampil}/surat-ombudsman/"


def test_surat_berisi_urutan_kejadian(client, unit):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"), isi="Diminta uang.")
    url = buka(client, a)
    assert url in client.get(f"/a/{a.kode_tampil}/").content.decode()
    assert client.post(url, {**ISI, "alamat": ""}).status_code == 400
    teks = client.post(url, ISI).content.decode()
    for ada in (
        "Ombudsman Republik Indonesia",
        "Siti Rahmawati",
        "Diminta uang.",
        a.kode_tampil,
        "Aduan diterima",
    ):
        assert ada in teks


@pytest.mark.parametrize("isi", [{}, {"pada": pada("2026-01-02"), "identitas": "tanpa_identitas"}])
def test_belum_lewat_atau_tanpa_identitas_tidak_ada(client, unit, isi):
    a = pabrik.aduan(unit, **isi)
    assert client.get(buka(client, a)).status_code == 404


def test_diarsipkan_boleh_ditarik_tidak(client, unit, cast):
    arsip = o.arsipkan(aduan=pabrik.aduan(unit), isi="Terlalu umum.", oleh=cast["pengelola"])
    assert client.get(buka(client, arsip)).status_code == 200
    ditarik = o.tarik(aduan=pabrik.aduan(unit), oleh=None)
    assert client.get(buka(client, ditarik)).status_code == 404


def test_perlu_pin(client, unit):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    assert client.get(f"/a/{a.kode_tampil}/surat-ombudsman/").status_code == 404


HUKUM = {
    "tujuan": "LBH Klaten",
    "nama": "Siti Rahmawati",
    "lahir": "Klaten, 1 Mei 1970",
    "pekerjaan": "Pedagang",
    "alamat": "Jalan Melati 3",
}


def test_jalur_hukum(client, unit, cast):
    """Beside the Ombudsman, with the same gate, for complaints; no advice, no citation nobody has seen."""
    a = pabrik.aduan(unit, pada=pada("2026-01-02"), isi="Diminta uang.")
    buka(client, a)
    url = f"/a/{a.kode_tampil}/surat-jalur-hukum/"
    halaman = client.get(f"/a/{a.kode_tampil}/").content.decode()
    assert url in halaman and "tidak memberi nasihat hukum" in halaman and "63/KEP/M.PAN/7/2003" in halaman
    assert client.post(url, {**HUKUM, "tujuan": ""}).status_code == 400
    teks = client.post(url, HUKUM).content.decode()
    for ada in ("LBH Klaten", "Siti Rahmawati", "Diminta uang.", a.kode_tampil, "Aduan diterima"):
        assert ada in teks
    assert "Ombudsman Republik Indonesia" not in teks
    # graded M, or not seen: never cited to people
    semua = halaman + teks + client.get(url).content.decode()
    for tak_terlihat in (
        "Pasal 47",
        "Pasal 48",
        "Pasal 49",
        "Pasal 50",
        "Pasal 51",
        "Pasal 52",
        "90 hari",
        "PTUN",
    ):
        assert tak_terlihat not in semua
    assert client.post(url, {**HUKUM, "bentuk": "pdf"})["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("isi", "ombudsman"),
    [
        ({}, 404),
        ({"pada": pada("2026-01-02"), "identitas": "tanpa_identitas"}, 404),
        ({"pada": pada("2026-01-02"), "kelas": "permintaan_informasi"}, 200),
        ({"pada": pada("2026-01-02"), "kelas": "apresiasi"}, 404),
    ],
)
def test_jalur_hukum_berpagar(client, unit, isi, ombudsman):
    a = pabrik.aduan(unit, **isi)
    assert client.get(buka(client, a)).status_code == ombudsman
    assert client.get(f"/a/{a.kode_tampil}/surat-jalur-hukum/").status_code == 404
    assert "surat-jalur-hukum" not in client.get(f"/a/{a.kode_tampil}/").content.decode()


def test_jeda_bukan_kelambatan_kami(client, unit, cast):
    """While the clock stands still for the pelapor the deadline does not pass: no climb, no letter, not late."""
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    o.minta_kelengkapan(aduan=a, kurang=["Foto"], oleh=cast["pengelola"], pada=pada("2026-01-05"))
    assert client.get(buka(client, a)).status_code == 404
    assert "naikkan" not in client.get(f"/a/{a.kode_tampil}/").content.decode()
    assert client.post(f"/a/{a.kode_tampil}/naikkan/").status_code == 409
    assert not a.__class__.objects.lewat(pada("2026-12-01")).exists()
    # late before it was paused stays late
    b = pabrik.aduan(unit, judul="Lain", isi="Lain", kontak="", pada=pada("2026-01-02"))
    o.minta_kelengkapan(aduan=b, kurang=["Foto"], oleh=cast["pengelola"], pada=pada("2026-02-05"))
    assert client.get(buka(client, b)).status_code == 200
    assert client.post(f"/a/{b.kode_tampil}/naikkan/").status_code == 302
