"""The letter for the pelapor to sign: only when complained here and unresolved, and nothing of it is kept."""

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
