"""What people mistype, and what others send on purpose: refused with a word that helps, kept clean, never a 500."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pelayanan import pin
from pelayanan.galat import AlurDitolak
from permohonan import operasi
from permohonan.galat import PemeriksaTidakMenyetujui, PermohonanSendiri
from permohonan.models import Permohonan, Unggahan
from tests.factories import orang

from .conftest import ISIAN, isi_pemohon
from .test_unggah import PDF, jpeg, klien, png  # noqa: F401

_BUFER = io.BytesIO()
with zipfile.ZipFile(_BUFER, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("bom.txt", b"0" * 20_000_000)
BOM = _BUFER.getvalue()
HTML = b"<script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def unggah(klien, p, nama, isi):  # noqa: F811
    return klien.post(
        f"/permohonan/draf/{p.kode_tampil}/berkas/",
        {
            "berkas_1": "unggah",
            "berkas_2": "dibawa",
            "berkas_3": "",
            "file_1": SimpleUploadedFile(nama, isi, "image/jpeg"),
        },
    )


def besar_25_mb():
    return png()[:-12] + struct.pack(">I", 25_000_000) + b"IDAT" + bytes(25_000_004) + png()[-12:]


def test_berkas_jahat_ditolak_dengan_sebabnya(klien, draf):  # noqa: F811
    for nama, isi, kata in (
        ("foto.png", besar_25_mb(), "lebih dari 20 MB"),
        ("svg.jpg", SVG, "Hanya foto"),
        ("skrip.svg", SVG, "Hanya foto"),
        ("bom.zip", BOM, "Hanya foto"),
        ("bom.jpg", b"\xff\xd8\xff" + BOM, "tidak sampai utuh"),
        (
            "lebar.jpg",
            jpeg().replace(b"\x08\x00\x01\x00\x01", b"\x08\xff\xff\xff\xff"),
            "terlalu besar ukurannya",
        ),
    ):
        jawab = unggah(klien, draf, nama, isi)
        assert jawab.status_code == 422, nama
        assert kata in jawab.content.decode(), nama
    assert not Unggahan.objects.exists()


def test_poliglot_dan_nama_licik(klien, draf):  # noqa: F811
    bom_png = png((b"zTXt", b"k\0\0" + zlib.compress(b"0" * 5_000_000)))
    for nama, isi in (
        ("../../../../etc/cron.d/x.jpg", jpeg() + BOM),
        ("kk.jpg\u202egpj.exe", png() + HTML),
        ('"; filename="x.html', bom_png),
        ("a" * 300 + ".php", PDF.replace(b"isi", b"isi" + HTML)),
    ):
        assert unggah(klien, draf, nama, isi).status_code == 302, nama
    semua = list(Unggahan.objects.all())
    assert len(semua) >= 3
    for u in semua:
        j = klien.get(f"/permohonan/unggahan/{u.kunci}/")
        badan = b"".join(j.streaming_content)
        assert j["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in j["Content-Security-Policy"]
        assert "berkas-1" in j["Content-Disposition"], "our name, not theirs"
        assert not zipfile.is_zipfile(io.BytesIO(badan))
        assert (HTML not in badan) or j["Content-Disposition"].startswith("attachment"), (
            "a PDF is never shown here"
        )
        assert u.isi.path.startswith(str(u.isi.storage.location))
        assert "cron" not in u.isi.name


def test_tulisan_aneh_utuh_atau_bersih(layanan, client, masuk):
    """Emoji and Arabic stay; control and direction signs go; nothing runs, on no page it comes to."""
    aneh = "Siti 👩‍👩‍👧‍👦 اَلسَّلامُ é 你好 <script>alert(1)</script> {{ 7*7 }}"
    isi = {**ISIAN, "nama": f"\u202e{aneh}\u2066\x07\x1b", "alamat": "Jl. A\r\nNo.\x08 1\ufeff"}
    isi_pemohon(client, f"/permohonan/baru/?layanan={layanan.slug}", isi)
    p = Permohonan.objects.get()
    assert p.nama == aneh
    assert p.alamat == "Jl. A\nNo. 1"
    client.post(
        f"/permohonan/draf/{p.kode_tampil}/berkas/",
        {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": ""},
    )
    client.post(f"/permohonan/draf/{p.kode_tampil}/periksa/")
    v = masuk("verifikator")
    for k, url in (
        (client, f"/p/{p.kode_tampil}/"),
        (client, f"/permohonan/{p.kode_tampil}/tanda-terima/"),
        (v, f"/permohonan/{p.kode_tampil}/"),
        (v, "/permohonan/masuk/"),
    ):
        hal = k.get(url)
        assert hal.status_code == 200, url
        assert b"<script>alert(1)" not in hal.content, url
        assert "\u202e" not in hal.content.decode()


def test_hanya_tanda_arah_bukan_nama(layanan, client, db):
    jawab = client.post(f"/permohonan/baru/?layanan={layanan.slug}", {**ISIAN, "nama": "\u202e\u2066 \x07"})
    assert jawab.status_code == 422
    assert "Tulis nama pemohon" in jawab.content.decode()


def test_200_000_huruf_ditolak_di_setiap_pintu(layanan, diperiksa, warga, masuk, client):
    banyak = "x" * 200_000
    for bidang in ("nama", "alamat", "nama_pengaju", "telepon", "nik", "surel"):
        isi = {**ISIAN, "atas": "kuasa", "nama_pengaju": "Sri", bidang: banyak}
        jawab = isi_pemohon(client, f"/permohonan/baru/?layanan={layanan.slug}", isi)
        assert jawab.status_code == 422, bidang
    assert not any(banyak in (p.nama, p.alamat, p.nama_pengaju, p.surel) for p in Permohonan.objects.all())
    kode = diperiksa.kode_tampil
    warga(diperiksa).post(f"/p/{kode}/tanya/", {"isi": banyak})
    v = masuk("verifikator")
    v.post(f"/permohonan/{kode}/jawab/", {"isi": banyak, "untuk": "pemohon"})
    v.post(f"/permohonan/{kode}/tolak/", {"tolak-alasan": banyak})
    jawab = v.post(
        f"/permohonan/{kode}/putuskan/",
        {"putusan_1": "kurang", "alasan_1": banyak, "putusan_2": "sesuai", "putusan_3": "sesuai"},
    )
    assert jawab.status_code == 422
    diperiksa.refresh_from_db()
    assert diperiksa.status == "diperiksa"
    assert not diperiksa.pesan.exists()


def test_draf_orang_lain_dengan_menebak(draf, diajukan, warga, masuk):
    """Code alone, a made-up code, another's PIN, an officer's or another citizen's account: no door."""
    alamat = ("/permohonan/draf/{}/", "/permohonan/draf/{}/berkas/", "/permohonan/draf/{}/periksa/")
    for k in (Client(), warga(diajukan), masuk("pengawas"), masuk("petugas_lain")):
        for a in alamat:
            assert k.get(a.format(draf.kode_tampil)).status_code == 404
            assert k.post(a.format(draf.kode_tampil), ISIAN).status_code == 404
        assert k.get(alamat[0].format("P-2222-3333-4444")).status_code == 404


def test_kode_dan_pin_palsu_sama_bunyinya_dan_terkunci(diajukan):
    ada, karangan = diajukan.kode_tampil, "P-2222-3333-4444"
    salah = str((int(pin.pin(diajukan.kode)) + 1) % 10**6).zfill(6)
    kata = "Kode atau PIN tidak cocok"
    for kode in (ada, karangan):
        k = Client()
        assert kata in k.post(f"/p/{kode}/pin/", {"pin": salah}).content.decode()
        for _ in range(10):
            k.post(f"/p/{kode}/pin/", {"pin": salah})
        # another browser, the right PIN: still locked, the same words for both
        assert (
            "terlalu sering salah"
            in Client().post(f"/p/{kode}/pin/", {"pin": pin.pin(kode)}).content.decode()
        )


def test_keadaan_tidak_dilompati_lewat_pintu_mana_pun(diajukan, masuk, mesin, warga):
    """Every press of every later step on a request nobody has checked: refused, and nothing moved."""
    v, kepala, petugas = masuk("verifikator"), masuk("pimpinan"), masuk("petugas")
    kode = diajukan.kode_tampil
    for k, apa, isi in (
        (v, "putuskan", {"semua": "sesuai"}),
        (v, "proses", {}),
        (v, "langkah", {"nomor": 1}),
        (v, "selesai-proses", {}),
        (kepala, "setujui", {}),
        (kepala, "kembalikan", {"kembali-alasan": "x"}),
        (v, "terbitkan", {"nomor_teks": "1", "tanggal": "2026-01-01"}),
        (petugas, "serahkan", {"penerima": "x"}),
        (v, "tolak", {"tolak-alasan": "x"}),
        (v, "uji-petik", {"hasil": "sesuai"}),
        (kepala, "cabut", {"cabut-alasan": "x"}),
    ):
        k.post(f"/permohonan/{kode}/{apa}/", isi)
        diajukan.refresh_from_db()
        assert diajukan.status == "diajukan", apa
    warga(diajukan).post(f"/p/{kode}/lengkapi/", {"berkas_1": "dibawa"})
    diajukan.refresh_from_db()
    assert diajukan.status == "diajukan"
    with pytest.raises(AlurDitolak):
        operasi.lengkapi(permohonan=diajukan, cara={}, oleh=None)
    jawab = mesin("permohonan").post(f"/api/v1/permohonan/{kode}/langkah/", {"nomor": 1})
    assert jawab.status_code == 409


def test_pejabat_tidak_memutus_permohonannya_sendiri(layanan, pemohon, unit, cast):
    """One person with every role: neither checks nor approves what she filed from home."""
    serba = orang("serba", unit, "verifikator", "pimpinan", "loket")
    draf = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=serba)
    operasi.simpan_berkas(permohonan=draf, cara={1: "dibawa", 2: "dibawa"}, oleh=serba)
    operasi.ajukan(permohonan=draf, oleh=serba)
    with pytest.raises(PermohonanSendiri):
        operasi.periksa(permohonan=draf, oleh=serba)
    assert operasi.periksa_berikut(unit_ids={unit.pk}, oleh=serba) is None
    Permohonan.objects.filter(pk=draf.pk).update(
        status="menunggu_persetujuan", lengkap_pada=draf.dibuat_pada, diajukan_pada=draf.dibuat_pada
    )
    with pytest.raises((PemeriksaTidakMenyetujui, PermohonanSendiri)):
        operasi.setujui(permohonan=draf, oleh=serba)
