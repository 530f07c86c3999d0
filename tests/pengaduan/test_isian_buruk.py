"""What attackers and broken telephones send, through HTTP to the end: refused with words, or kept harmless."""

import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pelayanan import pin
from pengaduan.models import Aduan, Lampiran
from tests.pengaduan import berkas as b
from tests.pengaduan.test_sampaikan import ISI, isi, jalani

pytestmark = pytest.mark.django_db

BOM = io.BytesIO()
with zipfile.ZipFile(BOM, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("bom.txt", b"0" * 20_000_000)
BOM = BOM.getvalue()
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>fetch('/pengaduan/masuk/')</script></html>"


@pytest.fixture
def di_cerita(client, unit, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    jalani(client, isi(unit), sampai="cerita")
    return client


def kirim_berkas(client, nama, isi_berkas, jenis="image/jpeg"):
    f = SimpleUploadedFile("x", isi_berkas, content_type=jenis)
    f._name = nama
    return client.post("/pengaduan/baru/cerita/", {**ISI["cerita"], "berkas": [f]})


def test_berkas_yang_ditolak_dengan_kata_kata(di_cerita):
    """One line each of the issue; the client's own word for the type counts nothing."""
    png_bom = b.png()[:-12] + b._bagian(b"zTXt", zlib.compress(b"0" * 5_000_000)) + b.png()[-12:]
    for nama, data, kata in (
        ("svg.jpg", SVG, "tidak dapat diterima"),
        ("skrip.svg", SVG, "tidak dapat diterima"),
        ("halaman.png", HTML, "tidak dapat diterima"),
        ("bom.zip", BOM, "tidak dapat diterima"),
        ("bom.docx", BOM, "tidak dapat diterima"),
        ("bom.jpg", b"\xff\xd8\xff" + BOM, "rusak atau terpotong"),
        ("raksasa.png", b.png(lebar=100_000, tinggi=100_000), "terlalu besar"),
        ("skrip.pdf", b.pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "berisi skrip"),
        ("besar.jpg", b.jpeg() + b"0" * 9_000_000, "lebih dari 8 MB"),
        ("kosong.jpg", b"\x00", "tidak dapat diterima"),
    ):
        j = kirim_berkas(di_cerita, nama, data)
        assert (j.status_code, kata in j.content.decode()) == (200, True), nama
        assert "sudah dua minggu" in j.content.decode(), "what was typed stays"
    assert not Lampiran.objects.exists()
    assert kirim_berkas(di_cerita, "foto.png", png_bom).status_code == 302
    assert Lampiran.objects.get().ukuran < 300, "the bomb inside a picture is not part of it"


def test_poliglot_dan_nama_licik_sampai_diunduh(di_cerita, unit):
    for nama, data in (
        ("../../../../etc/cron.d/x.jpg", b.jpeg(ekor=BOM)),
        ("kk.jpg\u202egpj.exe", b.png(ekor=HTML)),
        ('"; filename="x.html', b.webp() + HTML),
        ("a" * 300 + ".php", b.pdf(ekor=HTML)),
    ):
        assert kirim_berkas(di_cerita, nama, data).status_code == 302, nama
    jalani(di_cerita, isi(unit))
    di_cerita.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert a.lampiran.count() == 4
    for x in a.lampiran.all():
        assert not set(x.nama) & set('/\\"<>\u202e') and len(x.nama) <= 80
        j = di_cerita.get(f"/a/{a.kode_tampil}/lampiran/{x.kunci}/")
        badan = b"".join(j.streaming_content)
        assert j["Content-Type"] in {"image/jpeg", "image/png", "image/webp", "application/pdf"}
        assert j["X-Content-Type-Options"] == "nosniff" and "sandbox" in j["Content-Security-Policy"]
        assert (
            "\n" not in j["Content-Disposition"]
            and ".html" not in j["Content-Disposition"].split("filename=")[-1]
        )
        assert HTML not in badan and not zipfile.is_zipfile(io.BytesIO(badan))
        assert x.berkas.path.startswith(str(x.berkas.storage.location))


def test_tulisan_aneh_utuh_atau_bersih(client, unit, masuk):
    """Emoji, family emoji and Arabic stay; control and direction signs go; no page breaks, nothing runs."""
    aneh = "👩‍👩‍👧‍👦 اَلسَّلامُ é 你好 <script>alert(1)</script> {{ 7*7 }} {% debug %} %s \\0 ' OR 1=1 --"
    jahat = "\u202eterbalik\u2066 \x1b[2J \x07 \ufeff"
    jalani(client, isi(unit, cerita={"judul": f"Aneh {aneh}"[:120], "isi": f"{aneh}\n{jahat}"}))
    client.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert a.isi == f"{aneh}\nterbalik [2J"
    for klien, url in (
        (client, f"/a/{a.kode_tampil}/"),
        (client, f"/a/{a.kode_tampil}/tanda-terima/"),
        (client, f"/a/{a.kode_tampil}/berkas.pdf"),
        (client, f"/a/{a.kode_tampil}/tanda-terima.pdf"),
        (masuk("pengelola"), f"/pengaduan/kasus/{a.kode_tampil}/"),
        (masuk("pengelola"), "/pengaduan/masuk/"),
    ):
        j = klien.get(url)
        assert j.status_code == 200, url
        assert b"<script>alert(1)" not in j.content, url


def test_200_000_huruf_ditolak_dengan_batasnya(client, unit):
    jalani(client, isi(unit), sampai="periksa")
    layar_bidang = {
        "cerita": "judul isi",
        "harapan": "permintaan kerugian",
        "kabar": "nama kontak kuasa_dari",
    }
    for layar, bidang in ((n, x) for n, semua in layar_bidang.items() for x in semua.split()):
        j = client.post(f"/pengaduan/baru/{layar}/", {**ISI[layar], bidang: "x" * 200_000})
        assert (j.status_code, "Ada yang perlu diperbaiki" in j.content.decode()) == (200, True), bidang
        assert client.post("/pengaduan/baru/periksa/").url == f"/pengaduan/baru/{layar}/", (
            "nor can it be sent"
        )
        assert client.post(f"/pengaduan/baru/{layar}/", ISI[layar]).status_code == 302
    assert not Aduan.objects.exists()


def test_pelapor_dan_petugas_juga_dibatasi(client, unit, masuk, cast):
    from tests.pengaduan import pabrik

    a = pabrik.aduan(unit)
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    for panjang in ("x" * 200_000, "\u202e \x07", ""):
        assert client.post(f"/a/{a.kode_tampil}/pesan/", {"isi": panjang}).status_code == 400
        assert (
            masuk("pengelola").post(f"/pengaduan/kasus/{a.kode_tampil}/jawab/", {"isi": panjang}).status_code
            == 400
        )
    assert not a.tanggapan.exists()


def test_setengah_huruf_lewat_api(mesin, unit):
    """A lone half of a UTF-16 pair is valid JSON and no text."""
    badan = '{"judul": "a\\ud800b", "isi": "x\\udfff\\u0000y", "identitas": "anonim", "sifat": "rahasia"}'
    j = mesin("aduan").generic("POST", "/api/v1/aduan/", badan, content_type="application/json")
    assert j.status_code in (201, 400), j.content
    if j.status_code == 201:
        assert Aduan.objects.get().judul == "ab"


def test_pin_terkunci_sama_untuk_kode_ada_dan_tidak(client, unit):
    """Ten wrong ones lock; neither the answer nor the lock says which codes there are, nor which part was wrong."""
    from pelayanan import kode
    from tests.pengaduan import pabrik

    a = pabrik.aduan(unit)
    palsu = kode.tampil(kode.baru("A"))

    def jawaban(kode_, angka):
        j = client.post(f"/a/{kode_}/", {"pin": angka})
        baris = [x for x in j.content.decode().replace(kode_, "KODE").splitlines() if "csrf" not in x]
        return j.status_code, baris

    salah = "000000" if pin.pin(a.kode) != "000000" else "111111"
    for ke in range(12):
        ada, tidak = jawaban(a.kode_tampil, salah), jawaban(palsu, salah)
        assert ada == tidak and ada[0] == (404 if ke < 10 else 429), ke
    assert jawaban(a.kode_tampil, pin.pin(a.kode))[0] == 429, "the right one comes too late"
    for varian in (a.kode_tampil.lower(), a.kode, f"%20{a.kode_tampil}"):
        j = client.post(f"/a/{varian}/", {"pin": pin.pin(a.kode)})
        assert j.status_code == 429, "another spelling is the same lock"
