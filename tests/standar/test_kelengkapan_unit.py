"""What a unit keeps beside its standards: SPM, documents, registered agents; through the browser first."""

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa
from standar import operasi_unit as o
from standar import spm as hitungan
from standar.models import BiroJasa, Capaian, Dokumen, IndikatorSPM, NilaiSPM
from tests.pengaduan import berkas as gambar
from tests.standar.pabrik import layanan_berlaku, pdf

INDIKATOR = {
    "nama": "Waktu tunggu",
    "aspek": "proses",
    "arah": "kecil",
    "satuan": "menit",
    "hitung": "diisi",
    "dokumen": "Renstra 2025-2029",
}


def kode(awal):
    return list(Peristiwa.objects.filter(kode__startswith=awal).order_by("pk").values_list("kode", flat=True))


# --- SPM ----------------------------------------------------------------------------------------------------
def test_spm_dari_indikator_sampai_halaman_warga(masuk, client, unit):
    klien = masuk("penanggung_jawab")
    dasar = f"/standar/kelola/spm/{unit.kode}/"
    assert klien.post(dasar, INDIKATOR)["Location"] == f"{dasar}1/"
    for jenis, nilai in (("target", "30"), ("capaian", "42,5"), ("capaian", "25")):
        data = {"jenis": jenis, "tahun": 2025, "nilai": nilai.replace(",", ".")}
        assert klien.post(f"{dasar}1/", data).status_code == 302
    assert kode("standar.spm") == ["standar.spm.dibuat"] + ["standar.spm.dicatat"] * 3
    (b,) = hitungan.baca(unit, list(IndikatorSPM.objects.all()))
    (t,) = b.tahun
    assert (t.target, t.capaian, t.tercapai) == (30, 25, True), "smaller is better"
    assert [n.nilai for n in t.sebelumnya] == [Decimal("42.50")], "what was written before stays"
    assert NilaiSPM.objects.count() == 3
    warga = client.get(f"/standar/spm/{unit.kode}/").content.decode()
    for ada in ("Waktu tunggu", "Renstra 2025-2029", "Tercapai", "<svg", "Makin kecil makin baik"):
        assert ada in warga
    assert "42,5" in klien.get(f"{dasar}1/").content.decode()

    assert klien.post(f"{dasar}1/hentikan/").status_code == 302
    assert (
        "sudah dihentikan"
        in klien.post(f"{dasar}1/", {"jenis": "target", "tahun": 2026, "nilai": 1}).content.decode()
    )
    assert "Waktu tunggu" in client.get(f"/standar/spm/{unit.kode}/").content.decode()


def test_spm_menolak_yang_salah(masuk, unit, unit_lain):
    klien = masuk("penanggung_jawab")
    dasar = f"/standar/kelola/spm/{unit.kode}/"
    asing = layanan_berlaku(unit_lain)
    klien.post(dasar, {**INDIKATOR, "layanan": asing.pk})
    assert not IndikatorSPM.objects.exists()
    klien.post(dasar, {**INDIKATOR, "hitung": "tepat"})
    for data in (
        {"jenis": "capaian", "tahun": 2025, "nilai": 5},  # computed: not typed
        {"jenis": "target", "tahun": 2025, "nilai": -1},
        {"jenis": "target", "tahun": 1999, "nilai": 5},
        {"jenis": "target", "tahun": 2025, "nilai": "banyak"},
    ):
        assert klien.post(f"{dasar}1/", data).status_code == 200, data
    assert not NilaiSPM.objects.exists()
    satu = IndikatorSPM.objects.get()
    oleh = klien.get(dasar).wsgi_request.user
    with pytest.raises(o.IndikatorDihitung):
        o.catat_nilai_spm(indikator=satu, jenis="capaian", tahun=2025, nilai=Decimal(1), oleh=oleh)
    for _ in range(2):
        o.catat_nilai_spm(indikator=satu, jenis="target", tahun=2025, nilai=Decimal(1), oleh=oleh)
    lama = NilaiSPM.objects.get(digantikan_pada__isnull=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        NilaiSPM.objects.filter(pk=lama.pk).update(digantikan_pada=None)
    assert masuk("petugas").get(dasar).status_code == 403
    assert klien.get(f"/standar/kelola/spm/{unit_lain.kode}/").status_code == 404
    assert klien.get(f"{dasar}1/hentikan/").status_code == 405


def _kasus(layanan, jenis, tepat, menit, tunggu=None, hari=date(2025, 5, 5)):
    p = Peristiwa.objects.create(
        kode="uji", objek_jenis="uji.x", objek_id=Peristiwa.objects.count() + 1, urutan=0, pada=timezone.now()
    )
    Capaian.objects.create(
        peristiwa=p,
        layanan=layanan,
        jenis=jenis,
        tanggal=hari,
        selesai_pada=timezone.now(),
        menit=menit,
        tunggu_menit=tunggu,
        tepat=tepat,
    )


def test_spm_dihitung_dari_kasus_dengan_penyebut(cast, unit, django_assert_max_num_queries):
    kk, akta = layanan_berlaku(unit, "KK"), layanan_berlaku(unit, "Akta")
    oleh = cast["penanggung_jawab"]
    for i in range(12):
        _kasus(kk, "permohonan", i < 9, 60)
        _kasus(kk, "tiket", True, 5, 20 + i)  # the counter visit of the same case: not a second case
    for _ in range(3):
        _kasus(akta, "tiket", False, 9, 1)
    for hitung in ("tepat", "median", "tunggu", "jumlah"):
        for layanan in (None, kk, akta):
            o.buat_indikator(
                unit=unit,
                nama=hitung,
                aspek="hasil",
                arah="besar",
                satuan="x",
                hitung=hitung,
                layanan=layanan,
                oleh=oleh,
            )
    semua = list(IndikatorSPM.objects.select_related("layanan"))
    with django_assert_max_num_queries(2):
        baris = hitungan.baca(unit, semua)
    hasil = {(b.indikator.hitung, b.indikator.layanan_id): b.tahun[0] for b in baris}
    assert (hasil["tepat", kk.pk].capaian, hasil["tepat", kk.pk].dari) == (75, 12)
    assert (hasil["tepat", None].capaian, hasil["tepat", None].dari) == (60, 15)
    assert hasil["tepat", akta.pk].sedikit
    assert hasil["tepat", akta.pk].capaian is None, "three cases say nothing"
    assert hasil["median", kk.pk].capaian == 60
    assert hasil["tunggu", kk.pk].capaian == 25
    assert (hasil["jumlah", None].capaian, hasil["jumlah", akta.pk].capaian) == (15, 3)


# --- documents ----------------------------------------------------------------------------------------------
def zip_berkas(**isi):
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as z:
        for nama, teks in isi.items():
            z.writestr(nama.replace("__", "/").replace("_XML", ".xml"), teks)
    return keluar.getvalue()


DOCX = zip_berkas(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
ODT = zip_berkas(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"})
MAKRO = zip_berkas(**{"[Content_Types].xml": "x", "word/document.xml": "x", "word/vbaProject.bin": "x"})


def terbitkan(klien, unit, isi, nama="formulir.pdf", **lain):
    data = {"jenis": "formulir", "judul": "Formulir F-1.15", "nomor": "F-1.15", **lain}
    data["berkas"] = SimpleUploadedFile(nama, isi)
    return klien.post(f"/standar/kelola/dokumen/{unit.kode}/", data)


def test_dokumen_terbit_diganti_dan_versi_lama_tetap_terbaca(masuk, client, unit):
    klien = masuk("penanggung_jawab")
    assert terbitkan(klien, unit, pdf(1)).status_code == 302
    d = Dokumen.objects.get()
    alamat = f"/standar/kelola/dokumen/{unit.kode}/{d.kunci}/"
    baru = {"berkas": SimpleUploadedFile("x.docx", DOCX), "catatan": "kolom NIK"}
    assert klien.post(alamat, baru).status_code == 302
    sama = klien.post(alamat, {"berkas": SimpleUploadedFile("y.docx", DOCX)}).content.decode()
    assert "sama dengan versi yang sudah ada" in sama
    halaman = client.get(f"/standar/dokumen/{unit.kode}/{d.kunci}/").content.decode()
    for ada in ("Versi 2: x.docx", "Versi 1: formulir.pdf", "Digantikan", "kolom NIK"):
        assert ada in halaman
    lama = client.get(f"/standar/dokumen/{unit.kode}/{d.kunci}/1/")
    assert b"".join(lama.streaming_content) == pdf(1)
    assert lama["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert kode("standar.dokumen") == ["standar.dokumen.diterbitkan"] * 2
    assert client.get(f"/standar/dokumen/lain/{d.kunci}/").status_code == 404


def test_dokumen_dicari(masuk, client, unit):
    klien = masuk("penanggung_jawab")
    terbitkan(klien, unit, pdf(1))
    terbitkan(klien, unit, ODT, "perda.odt", jenis="peraturan", judul="Perda retribusi", nomor="3/2024")
    dasar = f"/standar/dokumen/{unit.kode}/"
    for cari, ada, tidak in (
        ("?q=f-1.15 formulir", "Formulir F-1.15", "Perda"),
        ("?q=2024", "Perda retribusi", "F-1.15</strong>"),
        ("?jenis=peraturan", "Perda retribusi", "F-1.15</strong>"),
        ("?q=tidakada", "Tidak ada dokumen", "F-1.15</strong>"),
        ("?q=%00<b>", "Tidak ada dokumen", "<b>"),
    ):
        isi = client.get(dasar + cari).content.decode()
        assert ada in isi, cari
        assert tidak not in isi, cari


def test_dokumen_diperiksa_menurut_isinya(masuk, client, unit):
    klien = masuk("penanggung_jawab")
    for isi in (
        b"MZ program",
        MAKRO,
        b"PK\x03\x04rusak",
        zip_berkas(apa="x"),
        b"%PDF-1.4 /JavaScript (x)\n%%EOF",
    ):
        assert terbitkan(klien, unit, isi).status_code == 200, isi[:20]
    assert "paling besar 8 MB" in terbitkan(klien, unit, b"%PDF-" + b"x" * (8 * 1024 * 1024)).content.decode()
    assert not Dokumen.objects.exists(), "a refused file leaves no title behind"
    assert terbitkan(klien, unit, gambar.jpeg(), "peta.png").status_code == 302
    versi = Dokumen.objects.get().versi.get()
    assert (versi.nama, versi.jenis) == ("peta.jpg", "image/jpeg")
    assert gambar.LOKASI not in versi.berkas.read(), "where the photo was taken is nobody's business"
    assert terbitkan(masuk("petugas"), unit, pdf(1)).status_code == 403


# --- biro jasa ----------------------------------------------------------------------------------------------
def test_biro_jasa_terdaftar_dibekukan_dicabut(masuk, client, unit, unit_lain):
    layanan, asing = layanan_berlaku(unit), layanan_berlaku(unit_lain)
    klien = masuk("penanggung_jawab")
    dasar = f"/standar/kelola/biro-jasa/{unit.kode}/"
    hari = timezone.localdate()
    data = {
        "nama": "Biro Mandiri",
        "nomor_keputusan": "500/12/2026",
        "tanggal_keputusan": "2026-01-02",
        "mulai": str(hari),
        "sampai": str(hari + timedelta(days=30)),
        "layanan": [layanan.pk],
    }
    assert klien.post(dasar, {**data, "layanan": [asing.pk]}).status_code == 200
    assert "tidak boleh sebelum" in klien.post(dasar, {**data, "sampai": "2020-01-01"}).content.decode()
    assert klien.post(dasar, data).status_code == 302
    assert "sudah dipakai biro lain" in klien.post(dasar, data).content.decode()
    biro = BiroJasa.objects.get()
    assert biro.boleh(hari)
    assert not biro.boleh(hari + timedelta(days=31))
    warga = f"/standar/biro-jasa/{unit.kode}/"
    isi = client.get(warga).content.decode()
    for ada in ("Biro Mandiri", "500/12/2026", layanan.nama, "Aktif"):
        assert ada in isi

    satu = f"{dasar}{biro.kunci}/"
    assert klien.post(satu, {"status": "dibekukan"}).status_code == 200, "no reason, no sanction"
    assert klien.post(satu, {"status": "dibekukan", "alasan": "memungut lebih"}).status_code == 302
    assert "memungut lebih" in client.get(warga).content.decode()
    assert klien.post(satu, {"status": "aktif", "alasan": "sudah dikembalikan"}).status_code == 302
    assert klien.post(satu, {"status": "dicabut", "alasan": "terulang"}).status_code == 302
    assert klien.post(satu, {"status": "aktif", "alasan": "x"}).status_code == 200
    biro.refresh_from_db()
    assert (biro.status, biro.boleh(hari)) == ("dicabut", False)
    with pytest.raises(AlurDitolak):
        o.ubah_status_biro(biro=biro, status="aktif", alasan="x", oleh=klien.get(dasar).wsgi_request.user)
    assert kode("standar.biro_jasa") == [
        f"standar.biro_jasa.{k}" for k in ("didaftarkan", "dibekukan", "diaktifkan", "dicabut")
    ]
    assert masuk("petugas").post(satu, {"status": "aktif"}).status_code == 403
    assert klien.get(f"/standar/kelola/biro-jasa/{unit_lain.kode}/{biro.kunci}/").status_code == 404
