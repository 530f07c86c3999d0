"""A document another system made (SIAK, OSS): number, date and its PDF are recorded, byte for byte."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from permohonan import operasi
from permohonan.models import Produk

from .conftest import bersyarat, url
from .test_unggah import PDF

TANDA_TANGAN = PDF + b"\n% bytes a signature counts\n%%EOF"


@pytest.fixture
def p(unit, pemohon, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    layanan = bersyarat(unit, "Kutipan Akta SIAK")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="sistem_lain",
        tingkat_persetujuan=1,
        oleh=cast["penanggung_jawab"],
    )
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.proses(permohonan=p, oleh=cast["petugas"])
    operasi.selesai_proses(permohonan=p, oleh=cast["petugas"])
    return operasi.setujui(permohonan=p, oleh=cast["pimpinan"])


def kirim(klien, p, isi, nama="akta.pdf", **lain):
    data = {"nomor_teks": "3174-LU-1", "tanggal": "2026-11-20", **lain}
    return klien.post(url(p, "terbitkan"), {**data, "naskah": SimpleUploadedFile(nama, isi)}, follow=True)


def test_nomor_tanggal_dan_pdf_tercatat(p, masuk, warga, client):
    v = masuk("verifikator")
    assert 'name="naskah"' in v.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    for isi, kata in (
        (b"\xff\xd8\xff bukan pdf", "tidak sampai utuh"),
        (PDF.replace(b"isi", b"/JavaScript (app.alert(1))"), "skrip"),
        (b"<svg/>", "Hanya foto"),
        (b"", "kosong"),
    ):
        assert kata in kirim(v, p, isi).content.decode()
        assert not Produk.objects.exists()
    assert "Terbit" in kirim(v, p, TANDA_TANGAN, "../../x.php").content.decode()
    produk = Produk.objects.get()
    assert (produk.nomor_teks, produk.tanggal) == ("3174-LU-1", datetime.date(2026, 11, 20))
    assert produk.naskah.read() == TANDA_TANGAN
    assert "x.php" not in produk.naskah.name

    pdf = f"/permohonan/{p.kode_tampil}/surat.pdf"
    pemilik = warga(p)
    assert pdf in pemilik.get(f"/p/{p.kode_tampil}/").content.decode()
    assert pemilik.get(pdf).content == TANDA_TANGAN
    assert pdf in v.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert Client().get(pdf).status_code == 404, "not with the code alone"
    hal = client.get(produk.get_absolute_url()).content.decode()
    assert "3174-LU-1" in hal
    sama = client.post(
        f"{produk.get_absolute_url()}cocokkan/", {"berkas": SimpleUploadedFile("a.pdf", TANDA_TANGAN)}
    )
    assert "sama persis" in sama.content.decode()
    lain = client.post(f"{produk.get_absolute_url()}cocokkan/", {"berkas": SimpleUploadedFile("a.pdf", PDF)})
    assert "BUKAN" in lain.content.decode()


def test_tanpa_pdf_pun_tercatat(p, masuk, warga):
    v = masuk("verifikator")
    v.post(url(p, "terbitkan"), {"nomor_teks": "3174-LU-2", "tanggal": ""})
    assert not Produk.objects.get().naskah
    assert "surat.pdf" not in warga(p).get(f"/p/{p.kode_tampil}/").content.decode()
    assert warga(p).get(f"/permohonan/{p.kode_tampil}/surat.pdf").status_code == 404
