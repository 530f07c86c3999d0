"""Given by load, handed over, looked at again by a second person."""

import pytest
from django.db import IntegrityError, transaction

from pelayanan import antar
from permohonan import operasi
from permohonan.alur import Status
from permohonan.models import Pengaturan, Permohonan, UjiPetik
from tests import factories as f

from .conftest import bersyarat


@pytest.fixture
def dua(unit, cast):
    cast["verifikator2"] = f.orang("verifikator2", unit, "verifikator")
    return cast["verifikator2"]


def baru(layanan, pemohon):
    p = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=None)
    operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
    return operasi.ajukan(permohonan=p, oleh=None)


def atur(masuk, unit, **isi):
    return masuk("penanggung_jawab").post(
        "/permohonan/pengaturan/", {"unit": unit.kode, "persen_uji_petik": 0, **isi}, follow=True
    )


def test_sendiri_kepada_yang_paling_ringan(layanan, pemohon, unit, cast, dua, masuk):
    assert "disimpan" in atur(masuk, unit, bagi_otomatis="on").content.decode()
    semua = [baru(layanan, pemohon) for _ in range(4)]
    antar.antar_jatuh_tempo()
    siapa = [Permohonan.objects.get(pk=p.pk).verifikator for p in semua]
    assert siapa.count(cast["verifikator"]) == siapa.count(dua) == 2
    # what was given to one is not taken by another, and "next" gives me mine
    milik_dua = next(p for p, s in zip(semua, siapa, strict=True) if s == dua)
    jawab = masuk("verifikator").post(f"/permohonan/{milik_dua.kode_tampil}/periksa/", follow=True)
    assert "sudah dipegang" in jawab.content.decode()
    ambil = operasi.periksa_berikut(unit_ids={unit.pk}, oleh=dua)
    assert ambil.verifikator == dua
    assert "Siti Aminah" in masuk("verifikator").get("/permohonan/masuk/?tab=saya").content.decode()


def test_tidak_diatur_tidak_dibagi(layanan, pemohon, dua, masuk):
    p = baru(layanan, pemohon)
    antar.antar_jatuh_tempo()
    p.refresh_from_db()
    assert p.verifikator is None
    assert "Bagikan menurut beban" in masuk("pimpinan").get("/permohonan/masuk/?tab=baru").content.decode()
    masuk("pimpinan").post("/permohonan/bagikan/")
    p.refresh_from_db()
    assert p.verifikator is not None
    assert masuk("petugas").post("/permohonan/bagikan/").status_code == 403


def test_alihkan_dari_halaman_kasus(diperiksa, dua, masuk, cast):
    klien = masuk("verifikator")
    halaman = klien.get(f"/permohonan/{diperiksa.kode_tampil}/").content.decode()
    assert "verifikator2" in halaman
    jawab = klien.post(
        f"/permohonan/{diperiksa.kode_tampil}/alihkan/", {"kepada": "verifikator2"}, follow=True
    )
    assert "Dialihkan kepada" in jawab.content.decode()
    diperiksa.refresh_from_db()
    assert diperiksa.verifikator == dua
    jawab = klien.post(f"/permohonan/{diperiksa.kode_tampil}/alihkan/", {"kepada": "petugas"}, follow=True)
    diperiksa.refresh_from_db()
    assert diperiksa.verifikator == dua, "no longer mine to give, and not to somebody who may not check"


@pytest.fixture
def selesai(unit, pemohon, cast):
    """selesai(persen) → a letter's request whose work is done, at that percentage."""

    def _selesai(persen):
        Pengaturan.objects.update_or_create(unit=unit, defaults={"persen_uji_petik": persen})
        layanan = bersyarat(unit, f"Surat {persen}")
        operasi.atur_rancangan(
            standar=layanan.versi_kini,
            pertanyaan=[],
            produk="surat",
            tingkat_persetujuan=1,
            register="470",
            judul="SURAT",
            templat="{nama}",
            oleh=cast["penanggung_jawab"],
        )
        p = operasi.terima_berkas(
            layanan=layanan,
            pemohon=pemohon,
            oleh=cast["petugas"],
            berkas_ada={1, 2},
        )
        operasi.proses(permohonan=p, oleh=cast["verifikator"])
        return operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])

    return _selesai


def test_terundi_diperiksa_orang_kedua(selesai, masuk, cast, dua):
    p = selesai(100)
    assert p.status == Status.DIUJI_PETIK
    alamat = f"/permohonan/{p.kode_tampil}/uji-petik/"
    jawab = masuk("verifikator").post(alamat, {"hasil": "sesuai"}, follow=True)
    assert "harus orang lain" in jawab.content.decode()
    klien = masuk("verifikator2")
    assert p.kode_tampil in klien.get("/permohonan/masuk/?tab=uji").content.decode()
    assert "Terundi: angka" in klien.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    klien.post(alamat, {"hasil": "temuan"})
    p.refresh_from_db()
    assert p.status == Status.DIUJI_PETIK, "a finding needs its words"
    klien.post(alamat, {"hasil": "temuan", "temuan": "Nama salah eja"})
    p.refresh_from_db()
    assert p.status == Status.DIPROSES
    p = operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    assert p.status == Status.DIUJI_PETIK, "looked at again, under the same draw"
    klien.post(alamat, {"hasil": "sesuai"})
    p.refresh_from_db()
    assert p.status == Status.MENUNGGU_PERSETUJUAN
    u = UjiPetik.objects.get()
    assert (u.terpilih, u.persen, u.hasil, u.oleh) == (True, 100, "sesuai", dua)


def test_undian_dicatat_juga_yang_tidak_kena(selesai, monkeypatch):
    monkeypatch.setattr("secrets.randbelow", lambda n: 30)
    assert selesai(30).status == Status.MENUNGGU_PERSETUJUAN
    u = UjiPetik.objects.get()
    assert (u.angka, u.terpilih) == (30, False)
    with pytest.raises(IntegrityError), transaction.atomic():
        UjiPetik.objects.update(terpilih=True)
    assert selesai(31).status == Status.DIUJI_PETIK


def test_nol_persen_tanpa_undian(selesai):
    assert selesai(0).status == Status.MENUNGGU_PERSETUJUAN
    assert not UjiPetik.objects.exists()


def test_pengaturan_hanya_unit_sendiri_dan_wajar(unit, unit_lain, masuk):
    assert atur(masuk, unit, persen_uji_petik=101).status_code == 422
    assert atur(masuk, unit_lain).status_code == 404
