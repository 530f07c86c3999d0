"""The unit's word: one at a time, by the head, readable by everybody."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pelayanan.models import Peristiwa
from standar import jadwal, operasi
from standar.models import Kompensasi, Maklumat, Standar
from tests.standar.test_versi import ISI, SK

HARI_INI = timezone.localdate()
ISIAN = {
    "isi": "Kami sanggup melayani sesuai standar.",
    "hak_pengguna": "Dilayani sesuai nomor\nMendapat penjelasan",
    "nomor_sk": "1/2026",
    "tanggal_sk": HARI_INI.isoformat(),
    "penanda_tangan": "Siti",
    "jabatan": "Kepala Dinas",
    "bentuk": "Produk diantar ke rumah",
    "dalam_hari_kerja": "3",
    "kecuali": "keadaan kahar",
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
        "Produk diantar ke rumah",
        "dalam 3 hari kerja",
        "1/2026",
    ):
        assert harus in isi
    k = Kompensasi.objects.get()
    assert (k.bila, k.dalam_hari_kerja, k.layanan) == ("lewat_waktu", 3, None)
    assert Peristiwa.objects.filter(kode="standar.maklumat.diumumkan").count() == 1


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
        ({"dalam_hari_kerja": ""}, "Dalam berapa hari kerja"),
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
    operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=pj)
    operasi.mulai_uji_coba(standar=standar, persen=30, oleh=pj)
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
