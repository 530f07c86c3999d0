"""The unit's word: one at a time, by the head, readable by everybody."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from pelayanan.models import Peristiwa
from standar import jadwal, operasi
from standar.models import Kompensasi, Maklumat, Standar
from tests.standar.test_versi import BAIK, ISI, SK, sampai_uji_coba

HARI_INI = timezone.localdate()
ISIAN = {
    "isi": "Kami sanggup melayani sesuai standar.",
    "hak_pengguna": "Dilayani sesuai nomor\nMendapat penjelasan",
    "hak_unit": "Menerima berkas yang benar",
    "nomor_sk": "1/2026",
    "tanggal_sk": HARI_INI.isoformat(),
    "penanda_tangan": "Siti",
    "jabatan": "Kepala Dinas",
    "janji-TOTAL_FORMS": "2",
    "janji-INITIAL_FORMS": "0",
    "janji-0-bila": "lewat_waktu",
    "janji-0-cara": "antar",
    "janji-0-bentuk": "Produk diantar ke rumah",
    "janji-0-dalam_hari_kerja": "3",
    "janji-0-kecuali_kahar": "on",
    "janji-0-kecuali_pemohon": "on",
}


def test_diumumkan_dan_dibaca(client, masuk, unit):
    alamat = f"/standar/maklumat/{unit.kode}/"
    assert "belum mengumumkan maklumat" in client.get(alamat).content.decode()
    jawab = masuk("pimpinan").post(f"/standar/kelola/maklumat/{unit.kode}/", ISIAN)
    assert jawab["Location"] == alamat
    isi = client.get(alamat).content.decode()
    for harus in (
        "Kami sanggup",
        "Mendapat penjelasan",
        "Kami berhak",
        "Menerima berkas yang benar",
        "Produk diantar ke rumah",
        "dalam 3 hari kerja",
        "1/2026",
        "keadaan kahar",
    ):
        assert harus in isi
    k = Kompensasi.objects.get()
    assert (k.bila, k.cara, k.dalam_hari_kerja, k.layanan) == ("lewat_waktu", "antar", 3, None)
    assert k.pengecualian == ["keadaan kahar", "keterlambatan dari pihak pemohon"]
    assert Peristiwa.objects.filter(kode="standar.maklumat.diumumkan").count() == 1


def png(lebar=300, tinggi=120):
    keluar = io.BytesIO()
    Image.new("RGBA", (lebar, tinggi), (0, 0, 90, 255)).save(keluar, "PNG")
    return keluar.getvalue()


def test_tanda_tangan_dan_pdf(client, masuk, unit, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    alamat, kepala = f"/standar/kelola/maklumat/{unit.kode}/", masuk("pimpinan")
    for isi in (b"<svg onload=alert(1)>", b"%PDF-1.4 %%EOF", png()[:60], b""):
        jawab = kepala.post(alamat, {**ISIAN, "gambar": SimpleUploadedFile("ttd.png", isi)})
        assert jawab.status_code == 200, "not a picture, whatever its name says"
        assert "Kami sanggup" in jawab.content.decode()
    assert not Maklumat.objects.exists()
    gambar = SimpleUploadedFile("../../x.html", png(2000, 400) + b"<script>")
    assert kepala.post(alamat, {**ISIAN, "gambar": gambar}).status_code == 302
    jawab = client.get(f"/standar/maklumat/{unit.kode}/tanda-tangan/")
    isi = b"".join(jawab.streaming_content)
    assert jawab["Content-Type"] == "image/png"
    assert b"script" not in isi
    assert Image.open(io.BytesIO(isi)).width == 800
    assert client.get(f"/standar/maklumat/{unit.kode}/pdf/").content.startswith(b"%PDF")
    assert "gambar-tanda-tangan" in client.get(f"/standar/maklumat/{unit.kode}/").content.decode()


def test_dua_janji_untuk_satu_sebab_ditolak(masuk, unit):
    janji = {k.replace("janji-0", "janji-1"): v for k, v in ISIAN.items() if k.startswith("janji-0")}
    jawab = masuk("pimpinan").post(f"/standar/kelola/maklumat/{unit.kode}/", {**ISIAN, **janji})
    assert "Sebab ini sudah ada" in jawab.content.decode()
    assert not Maklumat.objects.exists()


def test_tanpa_gambar_dan_tanpa_maklumat(client, masuk, unit):
    for ekor in ("pdf/", "tanda-tangan/"):
        assert client.get(f"/standar/maklumat/{unit.kode}/{ekor}").status_code == 404
    masuk("pimpinan").post(f"/standar/kelola/maklumat/{unit.kode}/", ISIAN)
    assert client.get(f"/standar/maklumat/{unit.kode}/tanda-tangan/").status_code == 404
    assert client.get(f"/standar/maklumat/{unit.kode}/pdf/").status_code == 200


def test_yang_baru_mengakhiri_yang_lama(client, masuk, unit):
    kepala, alamat = masuk("pimpinan"), f"/standar/kelola/maklumat/{unit.kode}/"
    kepala.post(alamat, ISIAN)
    assert "Kami sanggup" in kepala.get(alamat).content.decode(), "starts from the words in force"
    kepala.post(alamat, {**ISIAN, "isi": "Kami berjanji.", "nomor_sk": "2/2026"})
    assert Maklumat.objects.filter(berlaku__upper_inf=True).count() == 1
    assert "Kami berjanji" in client.get(f"/standar/maklumat/{unit.kode}/").content.decode()
    m = Maklumat.objects.get(nomor_sk="2/2026")
    m.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        m.save()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tanggal_sk": (HARI_INI + timedelta(days=5)).isoformat()}, "masa depan"),
        ({"janji-0-dalam_hari_kerja": ""}, "Dalam berapa hari kerja"),
        ({"isi": ""}, "pernyataan"),
    ],
)
def test_isian_salah(masuk, unit, ubah, pesan):
    jawab = masuk("pimpinan").post(f"/standar/kelola/maklumat/{unit.kode}/", {**ISIAN, **ubah})
    assert jawab.status_code == 200
    assert pesan in jawab.content.decode().lower() or pesan in jawab.content.decode()
    assert not Maklumat.objects.exists()


def test_hanya_pimpinan_unit_itu(client, masuk, unit, unit_lain):
    alamat = f"/standar/kelola/maklumat/{unit.kode}/"
    assert client.get(alamat).status_code == 302
    assert masuk("penanggung_jawab").get(alamat).status_code == 403
    assert masuk("pimpinan").get(f"/standar/kelola/maklumat/{unit_lain.kode}/").status_code == 404
    assert client.get("/standar/maklumat/entah/").status_code == 404


def test_versi_berlaku_sendiri_pada_harinya(unit, cast):
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    standar = operasi.buat_layanan(unit=unit, kode="U", nama="U", kelompok="jasa", oleh=pj)
    operasi.sunting_rancangan(standar=standar, data=ISI, oleh=pj)
    sampai_uji_coba(standar, cast)
    operasi.nilai_uji_coba(standar=standar, **BAIK, oleh=pj)
    operasi.tetapkan(standar=standar, **{**SK, "mulai_berlaku": HARI_INI + timedelta(days=3)}, oleh=kepala)
    assert jadwal.berlakukan_yang_tiba() == 0
    tiba = timezone.now() + timedelta(days=3)
    assert jadwal.berlakukan_yang_tiba(tiba) == 1
    assert jadwal.berlakukan_yang_tiba(tiba) == 0
    assert Standar.objects.get().berlaku.lower == HARI_INI + timedelta(days=3)


def test_poster(client, unit_contoh):
    unit_contoh("kecamatan-contoh")
    isi = client.get("/standar/legalisasi-rekomendasi/poster/").content.decode()
    assert "1 hari kerja" in isi
    assert 'class="qr"' in isi
