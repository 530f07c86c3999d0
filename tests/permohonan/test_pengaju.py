"""Who asks: a registered biro jasa with a surat kuasa, another unit, several services in one visit."""

import datetime

import pytest
from django.db import IntegrityError

from pelayanan import pin
from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import BiroTidakTerdaftar
from permohonan.models import Permohonan
from permohonan.operasi.bagian import Pemohon
from standar import operasi_unit

from .conftest import ISIAN, bersyarat, isi_pemohon


@pytest.fixture
def biro(layanan, cast):
    return operasi_unit.daftarkan_biro(
        unit=layanan.unit,
        nama="Biro Cepat",
        nomor_keputusan="500/12/2026",
        tanggal_keputusan=datetime.date(2026, 1, 2),
        mulai=datetime.date(2020, 1, 5),
        sampai=datetime.date(2099, 1, 4),
        layanan=[layanan],
        oleh=cast["penanggung_jawab"],
    )


LEWAT_BIRO = {**ISIAN, "atas": "biro_jasa", "nomor_biro": "500/12/2026"}


def test_biro_jasa_dari_rumah_dengan_surat_kuasa(layanan, biro, client):
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    jawab = isi_pemohon(client, url, {**LEWAT_BIRO, "nomor_biro": "1/palsu"})
    assert jawab.status_code == 422
    assert "Nomor keputusan biro jasa" in jawab.content.decode()
    assert "bukan biro jasa yang terdaftar" in jawab.content.decode()
    p = Permohonan.objects.get()
    assert p.biro is None
    isi_pemohon(client, f"/permohonan/draf/{p.kode_tampil}/untuk/", LEWAT_BIRO)
    p.refresh_from_db()
    assert p.biro == biro
    assert p.nama_pengaju == "Biro Cepat"
    kuasa = p.berkas.get(kuasa=True)
    assert (kuasa.urutan, kuasa.wajib) == (4, True)
    # the compulsory row holds the sending back
    client.post(f"/permohonan/draf/{p.kode_tampil}/berkas/", {"berkas_1": "dibawa", "berkas_2": "dibawa"})
    client.post(f"/permohonan/draf/{p.kode_tampil}/periksa/")
    p.refresh_from_db()
    assert p.draf
    client.post(
        f"/permohonan/draf/{p.kode_tampil}/berkas/",
        {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": "", "berkas_4": "dibawa"},
    )
    client.post(f"/permohonan/draf/{p.kode_tampil}/periksa/")
    p.refresh_from_db()
    assert p.status == Status.DIAJUKAN


def test_berganti_pemohon_menghapus_surat_kuasa(layanan, biro, client):
    isi_pemohon(client, f"/permohonan/baru/?layanan={layanan.slug}", LEWAT_BIRO)
    p = Permohonan.objects.get()
    assert p.biro == biro
    client.post(f"/permohonan/draf/{p.kode_tampil}/untuk/", ISIAN)
    p.refresh_from_db()
    assert (p.atas, p.biro, p.berkas.filter(kuasa=True).exists()) == ("sendiri", None, False)


def test_biro_yang_dibekukan_tidak_lagi(layanan, biro, cast):
    wakil = Pemohon(nama="Siti", atas="biro_jasa", nomor_biro=biro.nomor_keputusan)
    p = operasi.mulai_draf(layanan=layanan, pemohon=wakil, oleh=None)
    operasi.simpan_berkas(permohonan=p, cara=dict.fromkeys((1, 2, 4), "dibawa"), oleh=None)
    operasi_unit.ubah_status_biro(
        biro=biro, status="dibekukan", alasan="pungli", oleh=cast["penanggung_jawab"]
    )
    with pytest.raises(BiroTidakTerdaftar):
        operasi.ajukan(permohonan=p, oleh=None)
    lain = bersyarat(layanan.unit, "KK")
    with pytest.raises(BiroTidakTerdaftar):
        operasi.mulai_draf(layanan=lain, pemohon=wakil, oleh=None)
    with pytest.raises(IntegrityError):
        Permohonan.objects.filter(pk=p.pk).update(biro=None)


def test_biro_di_loket(layanan, biro, masuk):
    url = f"/permohonan/baru/?layanan={layanan.slug}&tiket="
    isi = {**LEWAT_BIRO, "berkas": ["1", "2"], "kunci": "k1"}
    assert "harus membawa surat kuasa" in masuk("petugas").post(url, isi).content.decode()
    masuk("petugas").post(url, {**isi, "kuasa": "on"})
    p = Permohonan.objects.get()
    assert p.status == Status.LENGKAP
    assert p.berkas.get(kuasa=True).sesuai


def test_unit_lain_memohon(layanan, cast, unit_lain, masuk, client):
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    untuk = client.post(url, ISIAN).url
    assert "Unit yang memohon" not in client.get(untuk).content.decode(), "a guest speaks for no unit"
    klien = masuk("petugas_lain")
    isi = {**ISIAN, "atas": "unit", "kode_unit": unit_lain.kode}
    isi_pemohon(klien, url, isi)
    p = Permohonan.objects.latest("pk")
    assert p.unit_pemohon == unit_lain
    operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
    operasi.ajukan(permohonan=p, oleh=None)
    assert p.kode_tampil in klien.get("/permohonan/unit-saya/").content.decode()
    assert p.kode_tampil not in masuk("petugas").get("/permohonan/unit-saya/").content.decode()
    # the internal customer needs no PIN
    assert "Siti Aminah" in masuk("petugas_lain").get(f"/p/{p.kode_tampil}/").content.decode()
    # nobody asks in the name of a unit that is not theirs
    assert isi_pemohon(klien, url, {**isi, "kode_unit": layanan.unit.kode}).status_code == 422


def test_beberapa_dalam_satu_kunjungan(layanan, masuk, unit):
    kia = bersyarat(unit, "KIA")
    klien = masuk("petugas")
    isi = {**ISIAN, "nik": "3174015509870003", "berkas": ["1", "2"]}
    klien.post(f"/permohonan/baru/?layanan={layanan.slug}&tiket=", {**isi, "kunci": "a"})
    satu = Permohonan.objects.get()
    terima = klien.get(f"/permohonan/{satu.kode_tampil}/tanda-terima/").content.decode()
    tautan = f"/permohonan/baru/?tiket=&amp;pemohon={satu.kode_tampil}&amp;kunjungan={satu.kunjungan.kode}"
    assert tautan in terima
    assert f"pemohon={satu.kode_tampil}" in klien.get(tautan.replace("&amp;", "&")).content.decode()
    lagi = f"/permohonan/baru/?layanan={kia.slug}&tiket=&kunjungan={satu.kunjungan.kode}&pemohon={satu.kode_tampil}"
    assert 'value="Siti Aminah"' in klien.get(lagi).content.decode()
    klien.post(lagi, {**isi, "kunci": "b"})
    dua = Permohonan.objects.get(layanan=kia)
    assert dua.kunjungan == satu.kunjungan
    kertas = klien.get(f"/permohonan/{dua.kode_tampil}/tanda-terima/").content.decode()
    assert satu.kode_tampil in kertas
    assert pin.pin(satu.kode) in kertas, "one paper for the visit"
    assert 'value="Siti Aminah"' not in masuk("petugas_lain").get(lagi).content.decode()


def test_layanan_lain_dari_rumah(layanan, diajukan, unit, warga, client):
    kk = bersyarat(unit, "KK")
    url = f"/permohonan/baru/?layanan={kk.slug}&pemohon={diajukan.kode_tampil}"
    assert 'value="Siti Aminah"' not in client.get(url).content.decode(), "a code alone tells no name"
    klien = warga(diajukan)
    assert 'value="Siti Aminah"' in klien.get(url).content.decode()
    jawab = klien.post(url, ISIAN)
    assert jawab.url.endswith("/berkas/"), "who is known already is not asked again"
    p = Permohonan.objects.get(layanan=kk)
    assert p.kunjungan_id == diajukan.kunjungan_id
    assert p.telepon == diajukan.telepon


def test_biro_yang_tidak_untuk_layanan_lain_ditanya_lagi(layanan, biro, unit, client):
    """The next request of the same person, of a service this agent is not registered for: for whom is asked again."""
    isi_pemohon(client, f"/permohonan/baru/?layanan={layanan.slug}", LEWAT_BIRO)
    satu = Permohonan.objects.get()
    kk = bersyarat(unit, "KK")
    jawab = client.post(
        f"/permohonan/baru/?layanan={kk.slug}&pemohon={satu.kode_tampil}", {"nama": satu.nama, "nik": ""}
    )
    assert jawab.url.endswith("/untuk/")
    dua = Permohonan.objects.get(layanan=kk)
    assert (dua.atas, dua.biro, dua.telepon) == ("sendiri", None, satu.telepon)
