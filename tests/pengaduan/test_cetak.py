"""The papers: what stands on them, what never does, and who gets them."""

import datetime
import shutil
import subprocess

import pytest
from django.utils import timezone

from pelayanan import pin
from pelayanan.models import Peristiwa
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from tests.pengaduan import berkas as gambar
from tests.pengaduan import pabrik

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext"),
]
SURAT = {
    "nama": "ZNAMAZ",
    "lahir": "Sleman, 1 Mei 1980",
    "kawin": "Kawin",
    "pekerjaan": "Petani",
    "alamat": "ZALAMATZ",
}


def teks(jawaban):
    assert jawaban.status_code == 200
    assert jawaban["Content-Type"] == "application/pdf"
    assert "no-store" in jawaban["Cache-Control"]
    hasil = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=jawaban.content, capture_output=True, check=True
    )
    return " ".join(hasil.stdout.decode().split())


@pytest.fixture
def pemilik(client, lewat):
    sesi = client.session
    sesi["pin_terbuka"] = [lewat.kode]
    sesi.save()
    return client


@pytest.fixture
def lewat(unit, cast):
    """Late, climbed to the top, with an inner note and a photo."""
    o.unggah(draf="d", nama="kk.jpg", isi=gambar.jpeg())
    a = pabrik.aduan(
        unit,
        identitas="terbuka",
        nama="ZNAMAZ",
        alamat="ZALAMATZ",
        kerugian="Dua hari kerja",
        permintaan="KK diterbitkan",
        draf="d",
        pada=timezone.now() - datetime.timedelta(days=90),
    )
    sapu_jatuh_tempo(timezone.now())
    o.catat_dalam(aduan=a, jenis="catatan", isi="ZCATATANZ", oleh=cast["pengelola"])
    a.refresh_from_db()
    return a


def test_tanda_terima(pemilik, lewat, client):
    t = teks(pemilik.get(f"/a/{lewat.kode_tampil}/tanda-terima.pdf"))
    assert lewat.kode_tampil in t
    assert f"PIN{pin.pin(lewat.kode)}" in t.replace(
        " ", ""
    )  # kerning may look like a space to a reader of PDF
    assert "ZNAMAZ" not in t
    assert "Petugas penerima" not in t


def test_tanda_terima_kertas(unit, cast, masuk):
    a = pabrik.aduan(unit, kanal="telepon", oleh=cast["petugas"])
    url = f"/pengaduan/catat/{a.kode_tampil}/tanda-terima.pdf"
    t = teks(masuk("petugas").get(url))
    assert "Petugas penerima" in t and str(cast["petugas"]) in t
    assert masuk("informasi").get(url).status_code == 404
    assert masuk(None).get(url).status_code == 302


def test_berkas(pemilik, lewat, masuk):
    publik = teks(pemilik.get(f"/a/{lewat.kode_tampil}/berkas.pdf"))
    dalam = teks(masuk("pimpinan").get(f"/pengaduan/kasus/{lewat.kode_tampil}/berkas.pdf"))
    for t in (publik, dalam):
        assert "kk.jpg" in t and "Naik ke pimpinan" in t and "Dua hari kerja" in t
        assert "ZNAMAZ" not in t and "ZALAMATZ" not in t
    assert "ZCATATANZ" in dalam and "ZCATATANZ" not in publik


def test_surat_ombudsman(pemilik, lewat):
    url = f"/a/{lewat.kode_tampil}/surat-ombudsman/"
    assert b"bentuk" in pemilik.post(url, SURAT).content
    t = teks(pemilik.post(url, {**SURAT, "bentuk": "pdf"}))
    assert "Ombudsman Republik Indonesia" in t and "Petani" in t and "Naik ke" in t
    assert "ZCATATANZ" not in t
    assert pemilik.post(url, {"bentuk": "pdf"}).status_code == 400


def test_surat_maaf(lewat, masuk, unit):
    url = f"/pengaduan/kasus/{lewat.kode_tampil}/permohonan-maaf.pdf"
    assert masuk("informasi").post(url).status_code == 403
    t = teks(masuk("pimpinan").post(url))
    assert "ZNAMAZ" in t and "mohon maaf" in t and "belum kami jawab" in t
    dilihat = Peristiwa.objects.filter(kode="pengaduan.identitas.dilihat", objek_id=lewat.pk)
    assert dilihat.count() == 1, "printing the name is a look"
    baru = pabrik.aduan(unit, judul="Baru", isi="Baru")
    assert (
        masuk("pimpinan").post(f"/pengaduan/kasus/{baru.kode_tampil}/permohonan-maaf.pdf").status_code == 404
    )


def test_surat_maaf_anonim_tanpa_nama(unit, masuk):
    a = pabrik.aduan(unit, nama="ZNAMAZ", pada=timezone.now() - datetime.timedelta(days=90))
    t = teks(masuk("pimpinan").post(f"/pengaduan/kasus/{a.kode_tampil}/permohonan-maaf.pdf"))
    assert "ZNAMAZ" not in t and f"Pelapor aduan {a.kode_tampil}" in t
    assert not Peristiwa.objects.filter(kode="pengaduan.identitas.dilihat").exists()


def test_isi_nakal_tetap_teks(unit, client):
    a = pabrik.aduan(unit, judul="#panic() 👪 \u202e", isi='#read("/etc/passwd") $x$ *a*')
    sesi = client.session
    sesi["pin_terbuka"] = [a.kode]
    sesi.save()
    assert '#read("/etc/passwd")' in teks(client.get(f"/a/{a.kode_tampil}/berkas.pdf"))


def test_lembar_disposisi(unit, cast, masuk):
    a = pabrik.aduan(unit, nama="ZNAMAZ", judul="ZJUDULZ")
    url = f"/pengaduan/kasus/{a.kode_tampil}/lembar-disposisi.pdf"
    assert masuk("pengelola").get(url).status_code == 404, "nobody was named yet"
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"])
    for kepada, isi in (("pengelola", "Arahan lama."), ("penanggung_jawab", "Dengar petugas loket 3.")):
        a = o.disposisikan(aduan=a, kepada=cast[kepada], oleh=cast["pengelola"], isi=isi)
    t = teks(masuk("pengelola").get(url))
    assert str(cast["penanggung_jawab"]) in t and "Dengar petugas loket 3." in t and "Arahan lama." in t
    assert "ZNAMAZ" not in t and "ZJUDULZ" not in t, "a confidential title does not lie about on paper"
    assert masuk("petugas").get(url).status_code == 403
    assert "lembar-disposisi" in masuk("pimpinan").get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()


def test_surat_hukum(pemilik, lewat):
    t = teks(
        pemilik.post(
            f"/a/{lewat.kode_tampil}/surat-jalur-hukum/",
            {
                **{k: v for k, v in SURAT.items() if k != "kawin"},
                "tujuan": "Pengadilan Negeri",
                "bentuk": "pdf",
            },
        )
    )
    assert "Pengadilan Negeri" in t and "jalur hukum" in t and "Naik ke" in t and "ZCATATANZ" not in t
