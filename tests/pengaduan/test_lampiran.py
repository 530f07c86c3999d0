"""Photos and documents: type by content, nothing hidden inside, limits, and who may read them."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pelayanan import pin
from pelayanan.saring_berkas import BerkasDitolak, BerkasRusak, BerkasTerlaluBesar, nama_aman, saring
from pengaduan import operasi as o
from pengaduan.models import Aduan, Lampiran
from pengaduan.operasi.lampiran import buang_draf_lama
from tests.pengaduan import berkas as b
from tests.pengaduan import pabrik
from tests.pengaduan.test_sampaikan import ISI, isi, jalani

ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as z:
    z.writestr("x.txt", "muatan tersembunyi")
ZIP = ZIP.getvalue()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("asal", "jenis"),
    [
        (b.jpeg(), "image/jpeg"),
        (b.png(), "image/png"),
        (b.webp(), "image/webp"),
        (b.pdf(), "application/pdf"),
    ],
)
def test_jenis_menurut_isi_dan_lokasi_hilang(asal, jenis):
    hasil = saring(asal)
    assert hasil.jenis == jenis
    assert b.LOKASI not in hasil.isi
    assert saring(hasil.isi).isi == hasil.isi, "clean stays as it is"


@pytest.mark.parametrize(("arah", "ada"), [(6, True), (1, False), (99, False)])
def test_arah_foto_tetap_hanya_itu(arah, ada):
    assert (b"Exif" in saring(b.jpeg(arah=arah)).isi) is ada


def test_gambar_tetap_utuh():
    hasil = saring(b.jpeg()).isi
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in hasil, "the picture's own data, byte by byte"


@pytest.mark.parametrize(
    "asal", [b.jpeg(ekor=ZIP), b.png(ekor=ZIP), b.pdf(ekor=ZIP), b.jpeg(ekor=b"<script>")]
)
def test_poliglot_kehilangan_ekornya(asal):
    hasil = saring(asal).isi
    assert b"muatan" not in hasil
    assert b"<script>" not in hasil
    assert not zipfile.is_zipfile(io.BytesIO(hasil))


@pytest.mark.parametrize(
    "asal",
    [
        b"",
        b"halo",
        ZIP,
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html><script>1</script></html>",
        b"GIF89a/*",
        b"MZ\x90",
        b.pdf(b"/OpenAction 1 0 R"),
        b.pdf(b"/JavaScript (x)"),
        b.pdf()[:-10],
        b.jpeg()[:-3],
        b.jpeg()[:40],
        b.png()[:-6],
        b.png().replace(b"IDAT", b"IDAX"),
        b.jpeg(lebar=60000, tinggi=60000),
        b.png(lebar=100_000, tinggi=100_000),
        b"\xff\xd8\xff" + b"\xff" * 1000,
    ],
)
def test_yang_lain_ditolak(asal):
    with pytest.raises(BerkasDitolak):
        saring(asal)


def test_terlalu_besar():
    with pytest.raises(BerkasTerlaluBesar):
        saring(b.jpeg() + b"0" * 25_000_000)


@pytest.mark.parametrize("n", range(0, 200, 7))
def test_terpotong_di_mana_pun_tidak_merusak(n):
    for asal in (b.jpeg(), b.png(), b.webp()):
        if n < len(asal) - 1:
            with pytest.raises((BerkasDitolak, BerkasRusak)):
                saring(asal[:n])


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("foto.jpg", "foto.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\\\Users\\\\x\\\\foto.php.jpg", "foto.php.jpg"),
        ("gpj.\u202eexe.png", "gpj.exe.jpg"),
        ("a\x00b\r\nc.png", "abc.jpg"),
        ("", "lampiran.jpg"),
        ("....", "lampiran.jpg"),
        ("x" * 300 + ".png", "x" * 60 + ".jpg"),
        ('"><script>.png', "___script_.jpg"),
    ],
)
def test_nama_aman(nama, aman):
    assert nama_aman(nama, ".jpg") == aman


# --- through the screens ---------------------------------------------------------------------------------


def unggah(client, *isi_berkas):
    daftar = [SimpleUploadedFile(n, i) for n, i in isi_berkas]
    return client.post("/pengaduan/baru/cerita/", {**ISI["cerita"], "berkas": daftar})


@pytest.fixture
def di_bukti(client, unit):
    jalani(client, isi(unit), sampai="cerita")
    return client


def test_unggah_lalu_kirim(di_bukti, unit):
    assert unggah(di_bukti, ("kk.jpg", b.jpeg()), ("surat.pdf", b.pdf())).status_code == 302
    assert "kk.jpg" in di_bukti.get("/pengaduan/baru/cerita/").content.decode()
    jalani(di_bukti, isi(unit))
    assert "kk.jpg" in di_bukti.get("/pengaduan/baru/periksa/").content.decode()
    di_bukti.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert [x.nama for x in a.lampiran.all()] == ["kk.jpg", "surat.pdf"]
    assert all(b.LOKASI not in Path(x.berkas.path).read_bytes() for x in a.lampiran.all())


def test_buang(di_bukti):
    unggah(di_bukti, ("kk.jpg", b.jpeg()))
    lampiran = Lampiran.objects.get()
    di_bukti.post("/pengaduan/baru/cerita/", {**ISI["cerita"], "buang": lampiran.kunci})
    assert not Lampiran.objects.exists()


def test_satu_ditolak_yang_lain_tetap(di_bukti):
    j = unggah(di_bukti, ("kk.jpg", b.jpeg()), ("jahat.svg", b"<svg onload=1>"))
    assert j.status_code == 200
    assert "jahat.svg: Berkas ini tidak dapat diterima" in j.content.decode()
    assert Lampiran.objects.get().nama == "kk.jpg"


def test_paling_banyak_lima(di_bukti):
    j = unggah(di_bukti, *((f"{i}.pdf", b.pdf(b"/X %d" % i)) for i in range(6)))
    assert "Paling banyak 5 berkas" in j.content.decode()
    assert Lampiran.objects.count() == 5


def test_berkas_25_mb(di_bukti):
    j = unggah(di_bukti, ("besar.jpg", b.jpeg() + b"0" * 25_000_000))
    assert j.status_code == 200
    assert "lebih dari 8 MB" in j.content.decode()


def test_siapa_boleh_membaca(client, masuk, unit, unit_lain, cast):
    o.unggah(draf="d1", nama="kk.jpg", isi=b.jpeg())
    a = pabrik.aduan(unit, draf="d1")
    kunci = a.lampiran.get().kunci
    saya, petugas = (
        f"/a/{a.kode_tampil}/lampiran/{kunci}/",
        f"/pengaduan/kasus/{a.kode_tampil}/lampiran/{kunci}/",
    )
    assert client.get(saya).status_code == 404
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    j = client.get(saya)
    assert (j.status_code, j["Content-Type"]) == (200, "image/jpeg")
    assert "sandbox" in j["Content-Security-Policy"]
    assert j["X-Content-Type-Options"] == "nosniff"
    assert masuk("pengelola").get(petugas).status_code == 200
    assert masuk("petugas").get(petugas).status_code == 403
    lain = pabrik.aduan(unit, kontak="")
    assert masuk("pengelola").get(petugas.replace(a.kode_tampil, lain.kode_tampil)).status_code == 404


def test_pemindai_dipanggil(settings, db):
    settings.PEMINDAI_BERKAS = "tests.pengaduan.test_lampiran.pemindai_menolak"
    with pytest.raises(BerkasDitolak):
        o.unggah(draf="d1", nama="x.jpg", isi=b.jpeg())


def pemindai_menolak(isi):
    raise BerkasDitolak


def test_draf_lama_dibuang(db):
    o.unggah(draf="d1", nama="x.jpg", isi=b.jpeg(), pada=timezone.now() - datetime.timedelta(days=3))
    o.unggah(draf="d2", nama="y.jpg", isi=b.png())
    assert buang_draf_lama() == 1
    assert Lampiran.objects.get().draf == "d2"
