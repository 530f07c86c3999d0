"""One voice a person, an answer to each, nothing decreed before that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from standar import operasi
from standar.models import Masukan
from tests.standar.test_versi import ISI, SK

HARI_INI = timezone.localdate()


@pytest.fixture
def dikonsultasikan(unit, cast):
    pj = cast["penanggung_jawab"]
    standar = operasi.buat_layanan(unit=unit, kode="U", nama="Surat Uji", kelompok="jasa", oleh=pj)
    operasi.sunting_rancangan(standar=standar, data=ISI, oleh=pj)
    return operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=pj)


def alamat(standar):
    return f"/standar/{standar.layanan.slug}/konsultasi/"


SUARA = {"sikap": "setuju_bila", "isi": "Tambah loket", "kelompok": "pengguna"}


def test_satu_orang_satu_suara_tanpa_nama(client, masuk, dikonsultasikan, cast):
    warga = masuk("petugas_lain")
    assert "Isi rancangan" in client.get(alamat(dikonsultasikan)).content.decode()
    assert warga.post(alamat(dikonsultasikan), SUARA).status_code == 302
    assert "sudah memberi masukan" in warga.post(alamat(dikonsultasikan), SUARA).content.decode()
    isi = client.get(alamat(dikonsultasikan)).content.decode()
    assert "Tambah loket" in isi
    assert str(cast["petugas_lain"]) not in isi
    assert Masukan.objects.count() == 1


def test_tamu_masuk_dulu(client, dikonsultasikan):
    assert "/akun/" in client.post(alamat(dikonsultasikan), SUARA)["Location"]
    assert "Masuk dulu" in client.get(alamat(dikonsultasikan)).content.decode()


def test_tidak_setuju_harus_beralasan(masuk, dikonsultasikan):
    isi = masuk("petugas_lain").post(alamat(dikonsultasikan), {**SUARA, "isi": ""}).content.decode()
    assert "Apa yang perlu diperbaiki?" in isi


def test_setiap_masukan_ditanggapi_sebelum_ditetapkan(client, masuk, dikonsultasikan, cast):
    masuk("petugas_lain").post(alamat(dikonsultasikan), SUARA)
    besok = timezone.now() + timedelta(days=2)
    with pytest.raises(operasi.BelumSaatnya, match="belum ditanggapi"):
        operasi.tetapkan(standar=dikonsultasikan, **SK, oleh=cast["pimpinan"], pada=besok)
    tujuan = f"{alamat(dikonsultasikan)}1/"
    assert masuk("petugas_lain").post(tujuan, {"tanggapan": "x"}).status_code == 403
    assert masuk("penanggung_jawab").post(tujuan, {"tanggapan": "Loket ditambah"}).status_code == 302
    assert (
        masuk("penanggung_jawab").post(f"{alamat(dikonsultasikan)}9/", {"tanggapan": "x"}).status_code == 404
    )
    assert "Loket ditambah" in client.get(alamat(dikonsultasikan)).content.decode()
    operasi.tetapkan(standar=dikonsultasikan, **SK, oleh=cast["pimpinan"], pada=besok)


def test_sesudah_ditutup(masuk, dikonsultasikan, cast):
    operasi.mulai_uji_coba(standar=dikonsultasikan, persen=30, oleh=cast["penanggung_jawab"])
    isi = masuk("petugas_lain").post(alamat(dikonsultasikan), SUARA).content.decode()
    assert "sudah ditutup" in isi
    assert not Masukan.objects.exists()


def test_rancangan_tidak_dapat_dibaca(client, unit, cast):
    s = operasi.buat_layanan(unit=unit, kode="R", nama="R", kelompok="jasa", oleh=cast["penanggung_jawab"])
    assert client.get(alamat(s)).status_code == 404
