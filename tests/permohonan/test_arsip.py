"""Already on file: offered to who hands over the earlier PIN or the account, never to who only knows a NIK."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from pelayanan import pin
from pelayanan.models import Peristiwa
from permohonan import operasi
from permohonan.galat import ArsipBerakhir, ArsipTidakAda
from permohonan.models import Berkas, Unggahan
from permohonan.operasi.bagian import Pemohon
from tests.factories import PenggunaFactory

from .conftest import bersyarat, kode_peristiwa
from .test_unggah import PDF

NIK = "3174015509870003"
HARI = datetime.timedelta(days=1)


@pytest.fixture
def siti():
    return Pemohon(nama="Siti Aminah", telepon="+6281234567890", nik=NIK)


@pytest.fixture
def dulu(layanan, siti, cast):
    """An earlier request, its two papers held in hand at the counter."""
    return operasi.terima_berkas(layanan=layanan, pemohon=siti, oleh=cast["petugas"], berkas_ada={1, 2})


@pytest.fixture
def kini(unit, siti):
    return operasi.mulai_draf(layanan=bersyarat(unit, "Kartu Keluarga"), pemohon=siti, oleh=None)


def url(p):
    return f"/permohonan/draf/{p.kode_tampil}/berkas/"


def cari(klien, p, asal=None, rahasia=None):
    isi = {} if asal is None else {"kode": asal.kode_tampil, "pin": rahasia or pin.pin(asal.kode)}
    return klien.post(f"/p/{p.kode_tampil}/arsip/", isi, follow=True).content.decode()


PILIH = {"berkas_1": "tersimpan", "berkas_2": "dibawa", "berkas_3": ""}


def test_dari_permohonan_dulu_sampai_verifikator(dulu, kini, warga, masuk, cast):
    klien = warga(kini)
    assert "tersimpan" not in klien.get(url(kini)).content.decode(), "nothing is looked up unasked"
    hal = cari(klien, kini, dulu)
    assert dulu.kode_tampil in hal
    assert hal.count('value="tersimpan"') == 2, "the third was never handed in"
    assert kode_peristiwa(dulu)[-1] == "permohonan.arsip.dilihat"
    assert kode_peristiwa(kini)[-1] == "permohonan.arsip.dicari"
    tanpa = klien.post(url(kini), PILIH)
    assert tanpa.status_code == 422
    assert "Centang persetujuan" in tanpa.content.decode()
    assert klien.post(url(kini), {**PILIH, "setuju_arsip": "on"}).status_code == 302
    b = kini.berkas.get(urutan=1)
    assert b.dari == dulu.berkas.get(urutan=1)
    assert b.disetujui_pada is not None
    operasi.ajukan(permohonan=kini, oleh=None)
    kini.refresh_from_db()
    operasi.periksa(permohonan=kini, oleh=cast["verifikator"])
    kasus = masuk("verifikator").get(f"/permohonan/{kini.kode_tampil}/").content.decode()
    assert "Dipakai lagi dari" in kasus
    assert dulu.kode_tampil in kasus
    assert str(cast["petugas"]) in kasus


def test_nik_saja_tidak_menunjukkan_apa_pun(dulu, kini, warga, client, draf):
    klien = warga(kini)
    assert dulu.kode_tampil not in cari(klien, kini)
    assert "Tidak ada berkas yang dapat dipakai lagi" in cari(klien, kini)
    assert "tidak cocok" in cari(klien, kini, dulu, "000000")
    assert "permohonan.arsip.dilihat" not in kode_peristiwa(dulu)
    # asked for straight, without being offered
    assert klien.post(url(kini), {**PILIH, "setuju_arsip": "on"}).status_code == 422
    with pytest.raises(ArsipTidakAda):
        operasi.simpan_berkas(permohonan=kini, cara={1: "tersimpan"}, setuju=True, oleh=None)
    # somebody without the draft's PIN has no door at all
    assert client.post(f"/p/{kini.kode_tampil}/arsip/").status_code == 404
    # the right PIN under another NIK: nothing either
    assert dulu.kode_tampil not in cari(warga(draf), draf, dulu)


def test_menebak_pin_dikunci_dan_kode_karangan_sama_bunyinya(dulu, kini, warga):
    klien = warga(kini)
    palsu = "P-2222-3333-4444"
    jawab = klien.post(f"/p/{kini.kode_tampil}/arsip/", {"kode": palsu, "pin": "123456"}, follow=True)
    assert "tidak cocok" in jawab.content.decode()
    for _ in range(10):
        cari(klien, kini, dulu, "000000")
    assert "terlalu sering salah" in cari(klien, kini, dulu), "even the right one, now"


def test_akun_yang_dulu_mengajukan(kini, siti, layanan, cast, masuk, client):
    cast["warga"] = PenggunaFactory()
    lama = operasi.mulai_draf(layanan=layanan, pemohon=siti, oleh=cast["warga"])
    operasi.simpan_berkas(permohonan=lama, cara={1: "dibawa", 2: "dibawa"}, oleh=cast["warga"])
    operasi.ajukan(permohonan=lama, oleh=cast["warga"])
    operasi.periksa(permohonan=lama, oleh=cast["verifikator"])
    v = masuk("verifikator")
    v.post(
        f"/permohonan/{lama.kode_tampil}/putuskan/",
        {"putusan_1": "sesuai", "asli_1": "on", "putusan_2": "sesuai", "putusan_3": "tidak_perlu"},
    )
    assert list(lama.berkas.filter(asli_pada__isnull=False).values_list("urutan", flat=True)) == [1]
    klien = masuk("warga")
    pin_kini = {"pin": pin.pin(kini.kode)}
    klien.post(f"/p/{kini.kode_tampil}/pin/", pin_kini)
    hal = cari(klien, kini)
    assert hal.count('value="tersimpan"') == 1, "only the paper whose original was seen"
    # the officer who filed for him at the counter is not the owner
    lain = masuk("verifikator")
    lain.post(f"/p/{kini.kode_tampil}/pin/", pin_kini)
    assert lama.kode_tampil not in cari(lain, kini)


@pytest.mark.parametrize("sebab", ["tanggal", "setahun", "diganti", "kurang", "unit", "foto"])
def test_yang_habis_atau_diganti_tidak_ditawarkan(sebab, dulu, kini, siti, layanan, cast, warga, unit_lain):
    """Each defence alone: without it one of these would be offered."""
    b = dulu.berkas.filter(urutan=1)
    sekarang = dulu.diajukan_pada
    if sebab == "tanggal":
        b.update(berlaku_sampai=(sekarang - 2 * HARI).date())
    elif sebab == "setahun":
        b.update(asli_pada=sekarang - 367 * HARI)
    elif sebab == "foto":
        b.update(asli_pada=None, asli_oleh=None)
    elif sebab == "unit":
        kini = operasi.mulai_draf(layanan=bersyarat(unit_lain, "Pindah"), pemohon=siti, oleh=None)
    else:
        lagi = operasi.mulai_draf(layanan=layanan, pemohon=siti, oleh=None)
        operasi.simpan_berkas(permohonan=lagi, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
        operasi.ajukan(permohonan=lagi, oleh=None)
        operasi.periksa(permohonan=lagi, oleh=cast["verifikator"])
        putusan = {1: ("sesuai", ""), 2: ("sesuai", ""), 3: ("tidak_perlu", "")}
        if sebab == "kurang":
            putusan[1] = ("kurang", "KTP ini sudah diganti")
        operasi.kembalikan_atau_lengkap(permohonan=lagi, putusan=putusan, oleh=cast["verifikator"])
    hal = cari(warga(kini), kini, dulu)
    assert 'name="berkas_1" value="tersimpan"' not in " ".join(hal.split())
    assert 'id="id_berkas_1_2"' not in hal, "two ways only: bring, upload"


def test_habis_sesudah_dipilih_dikatakan_sebelum_dikirim(dulu, kini, warga):
    klien = warga(kini)
    cari(klien, kini, dulu)
    klien.post(url(kini), {**PILIH, "setuju_arsip": "on"})
    dulu.berkas.filter(urutan=1).update(berlaku_sampai=(dulu.diajukan_pada - 2 * HARI).date())
    with pytest.raises(ArsipBerakhir):
        operasi.ajukan(permohonan=kini, oleh=None)
    jawab = klien.post(f"/permohonan/draf/{kini.kode_tampil}/periksa/")
    assert "sudah kedaluwarsa atau diganti" in jawab.content.decode()
    assert klien.post(url(kini), {**PILIH, "berkas_1": "dibawa"}).status_code == 302
    assert operasi.ajukan(permohonan=kini, oleh=None).diajukan_pada


def test_nik_lain_melepas_berkasnya(dulu, kini, warga):
    klien = warga(kini)
    cari(klien, kini, dulu)
    klien.post(url(kini), {**PILIH, "setuju_arsip": "on"})
    operasi.simpan_pemohon(
        permohonan=kini, pemohon=Pemohon(nama="Orang lain", nik="3174010101900001"), oleh=None
    )
    b = kini.berkas.get(urutan=1)
    assert (b.cara, b.dari) == ("", None)


def test_melihat_berkas_lama_adalah_peristiwa(dulu, kini, warga, masuk, settings, tmp_path, cast):
    settings.MEDIA_ROOT = str(tmp_path)
    asal = dulu.berkas.get(urutan=1)
    klien = warga(kini)
    cari(klien, kini, dulu)
    klien.post(url(kini), {**PILIH, "setuju_arsip": "on"})
    u = Unggahan.objects.create(
        berkas=asal,
        isi=SimpleUploadedFile("x", PDF),
        jenis="application/pdf",
        ukuran=len(PDF),
        sidik="0" * 64,
        diunggah_pada=dulu.diajukan_pada,
    )
    alamat = f"/permohonan/{kini.kode_tampil}/arsip/{u.kunci}/"
    v = masuk("verifikator")
    assert v.get(alamat).status_code == 405
    assert masuk("kasir").post(alamat).status_code == 403
    assert masuk("petugas_lain").post(alamat).status_code in (403, 404)
    sebelum = Peristiwa.objects.filter(kode="permohonan.arsip.dilihat").count()
    jawab = v.post(alamat)
    assert b"".join(jawab.streaming_content) == PDF
    p = Peristiwa.objects.filter(kode="permohonan.arsip.dilihat").latest("pk")
    assert Peristiwa.objects.filter(kode="permohonan.arsip.dilihat").count() == sebelum + 1
    assert (p.objek_id, p.oleh_id) == (dulu.pk, cast["verifikator"].pk)
    # a file of a request this case takes nothing from
    assert v.post(f"/permohonan/{dulu.kode_tampil}/arsip/{u.kunci}/").status_code == 404
    assert "dilihat untuk permohonan lain" in klien.get(f"/p/{dulu.kode_tampil}/").content.decode()


def test_basis_data_menolak_tersimpan_tanpa_asal(kini):
    with pytest.raises(IntegrityError), transaction.atomic():
        Berkas.objects.filter(permohonan=kini).update(cara="tersimpan")


def test_saat_melengkapi_pun(dulu, kini, warga, cast):
    klien = warga(kini)
    klien.post(url(kini), {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": ""})
    operasi.ajukan(permohonan=kini, oleh=None)
    operasi.periksa(permohonan=kini, oleh=cast["verifikator"])
    operasi.kembalikan_atau_lengkap(
        permohonan=kini,
        putusan={1: ("kurang", "tidak dibawa"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
    )
    assert dulu.kode_tampil in cari(klien, kini, dulu)
    klien.post(f"/p/{kini.kode_tampil}/lengkapi/", {"berkas_1": "tersimpan", "setuju_arsip": "on"})
    kini.refresh_from_db()
    assert kini.status == "diperiksa"
    assert kini.berkas.get(urutan=1).dari is not None
