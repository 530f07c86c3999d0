"""Files: known by content, stripped of place and time, kept one by one, seen by nobody else."""

import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from pelayanan.saring_berkas import BerkasDitolak, _arah_exif
from permohonan import operasi, unggah
from permohonan.models import Unggahan
from permohonan.tasks import sapu_yatim


def exif(arah=6):
    ifd = struct.pack("<H", 2)
    ifd += struct.pack("<HHIHH", 0x0112, 3, 1, arah, 0)
    ifd += struct.pack("<HHII", 0x8825, 4, 1, 26)  # GPS
    tiff = b"II*\0" + struct.pack("<I", 8) + ifd + b"\0\0\0\0" + b"GPS-RUMAH-SITI"
    badan = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(badan) + 2) + badan


def segmen(penanda, isi):
    return bytes([0xFF, penanda]) + struct.pack(">H", len(isi) + 2) + isi


def jpeg(*tambahan):
    return (
        b"\xff\xd8"
        + segmen(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + b"".join(tambahan)
        + segmen(0xDB, bytes(65))
        + segmen(0xC0, struct.pack(">BHHB", 8, 1, 1, 1) + b"\1\x11\0")
        + segmen(0xDA, bytes(10))
        + b"gambar"
        + b"\xff\xd9"
    )


def png(*tambahan):
    def potong(jenis, isi=b""):
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", struct.pack(">II", 1, 1) + bytes(5))
        + b"".join(potong(*t) for t in tambahan)
        + potong(b"IDAT", b"x")
        + potong(b"IEND")
    )


PDF = b"%PDF-1.7\nisi\n%%EOF\n"


def test_jpeg_tanpa_lokasi_dengan_arah():
    hasil = unggah.periksa(jpeg(exif(6), segmen(0xFE, b"komentar rahasia"), segmen(0xED, b"Photoshop")))
    assert hasil.jenis == "image/jpeg"
    assert b"GPS-RUMAH" not in hasil.isi
    assert b"rahasia" not in hasil.isi
    assert b"Photoshop" not in hasil.isi
    mulai = hasil.isi.index(b"Exif\0\0") + 6
    assert _arah_exif(hasil.isi[mulai:]) == 6
    assert unggah.periksa(hasil.isi).isi.count(b"Exif") == 1, "stripping twice changes nothing more"


def test_png_tanpa_teks():
    hasil = unggah.periksa(png((b"tEXt", b"Author\0Siti"), (b"eXIf", b"GPS")))
    assert b"Siti" not in hasil.isi
    assert b"GPS" not in hasil.isi
    assert hasil.isi == png()


def test_pdf():
    assert unggah.periksa(PDF).isi == PDF


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "kosong"),
        (b"MZ\x90\0", "Hanya foto"),
        (b"<svg onload=alert(1)>", "Hanya foto"),
        (b"<?php", "Hanya foto"),
        (jpeg()[:-6], "tidak sampai utuh"),
        (jpeg(exif())[:30], "tidak sampai utuh"),
        (png()[:-4], "tidak sampai utuh"),
        (b"%PDF-1.7 setengah", "tidak sampai utuh"),
        (b"\xff\xd8\xff\xe0\x00\x00", "tidak sampai utuh"),
        (b"\xff\xd8\xff" + b"\xff" * 50, "tidak sampai utuh"),
        (PDF + bytes(unggah.TERBESAR), "paling besar 20 MB"),
        (b"%PDF-1.7\n/OpenAction <</JS (x)>>\n%%EOF\n", "berisi skrip"),
    ],
)
def test_yang_ditolak_diberi_tahu_caranya(isi, pesan):
    with pytest.raises(unggah.BerkasBuruk, match=pesan):
        unggah.periksa(isi)


def test_pemindai_tempat_itu_dipakai(settings):
    settings.PEMINDAI_BERKAS = "tests.permohonan.test_unggah.menolak"
    with pytest.raises(unggah.BerkasBuruk, match="virus"):
        unggah.periksa(PDF)


def menolak(isi):
    raise BerkasDitolak("Berkas ini mengandung virus.")


@pytest.fixture
def klien(draf, warga, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return warga(draf)


def kirim(klien, p, **file):
    isi = {"berkas_1": "unggah", "berkas_2": "dibawa", "berkas_3": ""}
    return klien.post(
        f"/permohonan/draf/{p.kode_tampil}/berkas/",
        {**isi, **{k: SimpleUploadedFile("C:\\ktp siti.jpg.exe", v) for k, v in file.items()}},
    )


def test_unggah_dan_lihat(klien, draf, client, masuk):
    jawab = kirim(klien, draf, file_1=jpeg(exif()))
    assert jawab.url.endswith("/periksa/")
    u = Unggahan.objects.get()
    assert "siti" not in u.isi.name
    url = f"/permohonan/unggahan/{u.kunci}/"
    hal = klien.get(url)
    assert hal["Content-Type"] == "image/jpeg"
    assert "sandbox" in hal["Content-Security-Policy"]
    assert b"GPS" not in b"".join(hal.streaming_content)
    assert client.get(url).status_code == 404
    assert masuk("petugas_lain").get(url).status_code == 404
    assert masuk("verifikator").get(url).status_code == 200


def test_naskah_peramban_diberi_alamat_bukan_alihan(klien, draf):
    isi = {
        "berkas_1": "unggah",
        "berkas_2": "dibawa",
        "berkas_3": "",
        "file_1": SimpleUploadedFile("a.jpg", jpeg()),
    }
    jawab = klien.post(f"/permohonan/draf/{draf.kode_tampil}/berkas/", isi, HTTP_X_UNGGAH="1")
    assert (jawab.status_code, jawab["X-Ke"]) == (204, f"/permohonan/draf/{draf.kode_tampil}/periksa/")


def test_yang_sampai_tetap_yang_tidak_dikatakan(klien, draf):
    jawab = klien.post(
        f"/permohonan/draf/{draf.kode_tampil}/berkas/",
        {
            "berkas_1": "unggah",
            "berkas_2": "unggah",
            "berkas_3": "",
            "file_1": SimpleUploadedFile("a.jpg", jpeg()),
            "file_2": SimpleUploadedFile("b.jpg", jpeg()[:-6]),
        },
    )
    assert jawab.status_code == 422
    hal = jawab.content.decode()
    assert ">Sudah sampai: " in hal
    assert "tidak sampai utuh" in hal
    assert Unggahan.objects.get().berkas.urutan == 1


def test_dua_puluh_megabita_lewat_sambungan_yang_putus(klien, draf, settings):
    """The body ends in the middle of the second file: the first is kept and said, of the second nothing is left."""
    besar = jpeg()[:-2] + bytes(19 * 1024 * 1024) + b"\xff\xd9"
    batas = "batasnya"

    def bagian(nama, isi, file=""):
        kepala = f'--{batas}\r\nContent-Disposition: form-data; name="{nama}"'
        kepala += f'; filename="{file}"\r\nContent-Type: image/jpeg' if file else ""
        return kepala.encode() + b"\r\n\r\n" + isi + b"\r\n"

    awal = b"".join(bagian(f"berkas_{i}", c) for i, c in ((1, b"unggah"), (2, b"unggah"), (3, b"")))
    badan = (
        awal + bagian("file_1", jpeg(), "a.jpg") + bagian("file_2", besar, "b.jpg") + f"--{batas}--".encode()
    )
    url, jenis = f"/permohonan/draf/{draf.kode_tampil}/berkas/", f"multipart/form-data; boundary={batas}"
    jawab = klien.generic("POST", url, badan[: 12 * 1024 * 1024], content_type=jenis)
    assert jawab.status_code == 422
    hal = jawab.content.decode()
    assert ">Sudah sampai: " in hal
    assert "Belum ada yang sampai" in hal
    assert Unggahan.objects.get().berkas.urutan == 1
    assert sum(f.is_file() for f in Path(settings.MEDIA_ROOT).rglob("*")) == 1, "nothing orphaned"
    # the whole of it, sent again
    assert klien.generic("POST", url, badan, content_type=jenis).status_code == 302
    assert Unggahan.objects.get(berkas__urutan=2).ukuran > 19 * 1024 * 1024


def test_unggah_tanpa_file_ditolak(klien, draf):
    jawab = kirim(klien, draf)
    assert jawab.status_code == 422
    assert "Pilih foto" in jawab.content.decode()


def test_file_sama_dua_kali_satu(klien, draf):
    for _ in range(2):
        kirim(klien, draf, file_1=PDF)
    assert Unggahan.objects.count() == 1


def test_paling_banyak_lima(klien, draf):
    for i in range(6):
        jawab = kirim(klien, draf, file_1=PDF.replace(b"isi", b"isi%d" % i))
    assert "Paling banyak 5" in jawab.content.decode()
    assert Unggahan.objects.count() == 5


def test_hapus(klien, draf, client, django_capture_on_commit_callbacks):
    kirim(klien, draf, file_1=PDF)
    u = Unggahan.objects.get()
    assert client.post(f"/permohonan/unggahan/{u.kunci}/hapus/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        klien.post(f"/permohonan/unggahan/{u.kunci}/hapus/")
    assert not Unggahan.objects.exists()
    assert not default_storage.exists(u.isi.name)


def test_sesudah_dikirim_tidak_berubah(klien, draf):
    from pelayanan.galat import AlurDitolak

    kirim(klien, draf, file_1=PDF)
    operasi.ajukan(permohonan=draf, oleh=None)
    with pytest.raises(AlurDitolak):
        operasi.unggah(permohonan=draf, urutan=2, isi=PDF, oleh=None)
    with pytest.raises(AlurDitolak):
        operasi.hapus_unggahan(unggahan=Unggahan.objects.get(), oleh=None)


def test_melengkapi_dengan_unggahan(klien, draf, cast):
    operasi.ajukan(permohonan=draf, oleh=None)
    operasi.periksa(permohonan=draf, oleh=cast["verifikator"])
    operasi.kembalikan_atau_lengkap(
        permohonan=draf,
        putusan={1: ("kurang", "buram"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
    )
    klien.post(
        f"/p/{draf.kode_tampil}/lengkapi/",
        {"berkas_1": "unggah", "file_1": SimpleUploadedFile("x", png())},
    )
    draf.refresh_from_db()
    assert draf.status == "diperiksa"
    assert Unggahan.objects.get().jenis == "image/png"


def test_unggahan_setengah_dari_proses_yang_mati_disapu(settings, tmp_path, db):
    import datetime
    import os

    settings.FILE_UPLOAD_TEMP_DIR, settings.MEDIA_ROOT = str(tmp_path), str(tmp_path / "media")
    lama, baru = tmp_path / "tmpabc.upload.jpg", tmp_path / "tmpdef.upload.jpg"
    for jalur in (lama, baru):
        jalur.write_bytes(b"setengah")
    kemarin = (datetime.datetime.now() - datetime.timedelta(days=2)).timestamp()
    os.utime(lama, (kemarin, kemarin))
    assert sapu_yatim() == 1
    assert baru.exists()
    assert not lama.exists()


def test_yatim_disapu_sesudah_sehari(klien, draf):
    import datetime
    import os

    kirim(klien, draf, file_1=PDF)
    milik = Unggahan.objects.get()
    yatim = default_storage.save("permohonan/zz/yatim", ContentFile(b"x"))
    assert sapu_yatim() == 0, "not before a day has passed: its upload may still be running"
    kemarin = (datetime.datetime.now() - datetime.timedelta(days=2)).timestamp()
    for nama in (yatim, milik.isi.name):
        os.utime(default_storage.path(nama), (kemarin, kemarin))
    assert sapu_yatim() == 1
    assert default_storage.exists(milik.isi.name)


def test_kata_kata_unggah_sebahasa_dengan_halamannya(klien, draf, settings):
    """What the script says while it sends comes with the form: nothing of it is Indonesian on an English page."""
    url = f"/permohonan/draf/{draf.kode_tampil}/berkas/"
    assert (
        'data-kata-putus="Sambungan terputus setelah {sudah} dari {semua}."'
        in klien.get(url).content.decode()
    )
    klien.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    hal = klien.get(url).content.decode()
    assert 'data-kata-putus="The connection was lost after {sudah} of {semua}."' in hal
    for kata in ("Mengirim", "Sambungan", "Begitu tersambung", "sampai:", "Berkas yang Anda pilih"):
        assert kata not in hal
