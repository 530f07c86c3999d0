"""Who told us: apart from the case, masked, and every look is an event."""

import pytest

from pelayanan.models import Peristiwa
from pengaduan.models import Pelapor
from pengaduan.teks import samarkan
from tests.pengaduan import pabrik


def url(a):
    return f"/pengaduan/kasus/{a.kode_tampil}/identitas/"


@pytest.mark.parametrize(
    ("nama", "samar"), [("Andi", "A***"), ("siti rahmawati", "S*** R***"), ("", ""), ("  ", "")]
)
def test_samarkan(nama, samar):
    assert samarkan(nama) == samar


def test_membuka_mencatat_peristiwa_dengan_alasan(masuk, unit, cast):
    a = pabrik.aduan(unit)
    klien = masuk("pengelola")
    kasus = klien.get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()
    assert "S*** R***" in kasus
    assert "Siti" not in kasus
    assert "0812000111" not in kasus
    teks = klien.post(url(a), {"alasan": "menelepon balik"}).content.decode()
    assert "Siti Rahmawati" in teks
    p = Peristiwa.objects.get(kode="pengaduan.identitas.dilihat")
    assert (p.oleh, p.data["alasan"]) == (cast["pengelola"], "menelepon balik")


def test_tanpa_alasan_tidak_dibuka(masuk, unit):
    a = pabrik.aduan(unit)
    j = masuk("pengelola").post(url(a), {"alasan": " "})
    assert j.status_code == 400
    assert "Siti" not in j.content.decode()
    assert not Peristiwa.objects.filter(kode="pengaduan.identitas.dilihat").exists()


@pytest.mark.parametrize("siapa", ["penanggung_jawab", "pimpinan", "pengawas"])
def test_anonim_hanya_pengelola(masuk, unit, siapa):
    a = pabrik.aduan(unit, identitas="anonim")
    assert masuk(siapa).post(url(a), {"alasan": "x"}).status_code == 403
    assert "S***" not in masuk(siapa).get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()


def test_tanpa_identitas_tidak_menyimpan_apa_pun(unit, mesin):
    klien = mesin("aduan")
    j = klien.post(
        "/api/v1/aduan/",
        {
            "judul": "a",
            "isi": "b",
            "nama": "Siti",
            "kontak": "08",
            "identitas": "tanpa_identitas",
            "sifat": "publik",
        },
    )
    assert j.status_code == 201
    assert not Pelapor.objects.exists()


def test_hanya_post(masuk, unit):
    assert masuk("pengelola").get(url(pabrik.aduan(unit))).status_code == 405
