"""A new service on trial: served, marked as on trial everywhere, and nowhere law."""

from datetime import timedelta

import pytest
from django.utils import timezone

from standar import operasi
from standar.berlaku import uji_coba, versi_berlaku
from standar.cari import mesin
from standar.models import Layanan, Standar
from tests.standar.test_versi import BAIK, HARI_INI, ISI, SK, tutup


@pytest.fixture
def diuji(unit, cast):
    """Version 1 of a new service on trial, at 40 per cent."""
    pj = cast["penanggung_jawab"]
    s = operasi.buat_layanan(unit=unit, kode="UJI", nama="Surat Baru", kelompok="jasa", oleh=pj)
    operasi.sunting_rancangan(standar=s, data={**ISI, "nama": "Surat Baru"}, oleh=pj)
    operasi.buka_konsultasi(standar=s, sampai=HARI_INI, oleh=pj)
    tutup(s, cast)
    return operasi.mulai_uji_coba(standar=s, persen=40, oleh=pj)


def test_dilayani_tetapi_bukan_berlaku(diuji):
    layanan = diuji.layanan
    assert Layanan.objects.dilayani().get().versi_kini == diuji
    assert Layanan.objects.dilayani().untuk_daftar().get().versi_kini.diuji
    assert not Layanan.objects.berlaku().exists()
    assert versi_berlaku(layanan) is None
    assert versi_berlaku(layanan, timezone.now()) is None
    assert mesin.cari("surat baru").layanan == [layanan]


def test_halaman_mengatakannya(client, diuji):
    slug = diuji.layanan.slug
    for alamat in ("/standar/", "/cari/?q=surat+baru", f"/standar/{slug}/bawa/", f"/standar/{slug}/sop/"):
        assert ">Uji coba<" in client.get(alamat).content.decode(), alamat
    isi = client.get(f"/standar/{slug}/").content.decode()
    assert "sedang diuji coba" in isi
    assert "belum berlaku" in isi
    assert "application/ld+json" not in isi
    assert "Ajukan permohonan" not in isi
    for ekor in ("cetak/", "pdf/", "poster/", "poster/pdf/", "sop/pdf/"):
        assert client.get(f"/standar/{slug}/{ekor}").status_code == 404, "paper is law"
        assert f"{slug}/{ekor}" not in isi
    assert "Surat Baru" not in client.get(f"/standar/buku/{diuji.layanan.unit.kode}/").content.decode()


def test_api(client, diuji):
    slug = diuji.layanan.slug
    (satu,) = client.get("/api/v1/layanan/").json()["hasil"]
    assert satu["standar"]["status"] == "uji_coba"
    assert satu["standar"]["berlaku_dari"] is None
    assert client.get(f"/api/v1/standar/{slug}/").json()["status"] == "uji_coba"
    assert client.get(f"/api/v1/standar/{slug}/sippn/").status_code == 404


def test_tetap_dilayani_sampai_hari_berlakunya(diuji, cast, client):
    """Decreed for a later day: still served, still marked as on trial, still capped, and found."""
    operasi.nilai_uji_coba(standar=diuji, **BAIK, oleh=cast["penanggung_jawab"])
    nanti = HARI_INI + timedelta(days=7)
    s = operasi.tetapkan(standar=diuji, **{**SK, "mulai_berlaku": nanti}, oleh=cast["pimpinan"])
    assert s.diuji
    assert Layanan.objects.dilayani().get().versi_kini == s
    assert uji_coba(s.layanan)[0] == 40
    assert not Layanan.objects.berlaku().exists()
    assert mesin.cari("surat baru").layanan == [s.layanan]
    assert ">Uji coba<" in client.get("/standar/").content.decode()


def test_yang_berlaku_didahulukan(diuji, cast):
    pj, kepala, layanan = cast["penanggung_jawab"], cast["pimpinan"], diuji.layanan
    operasi.nilai_uji_coba(standar=diuji, **BAIK, oleh=pj)
    operasi.tetapkan(standar=diuji, **SK, oleh=kepala)
    operasi.berlakukan(standar=diuji, oleh=kepala)
    baru = operasi.buat_rancangan(layanan=layanan, oleh=pj)
    operasi.buka_konsultasi(standar=baru, sampai=HARI_INI, oleh=pj)
    tutup(baru, cast)
    operasi.mulai_uji_coba(standar=baru, persen=40, oleh=pj)
    for x in (Layanan.objects.dilayani().untuk_daftar().get(), Layanan.objects.get()):
        assert (x.versi_kini.versi, x.versi_kini.diuji) == (1, False)
    assert Standar.objects.dilayani().get().versi == 1


def test_dihentikan_tetap_terbaca_dan_menjadi_versi_berikut(masuk, client, diuji):
    slug = diuji.layanan.slug
    pj = masuk("penanggung_jawab")
    assert pj.post(f"/standar/kelola/{slug}/1/rancangan/", {"alasan": "diperbaiki"}).status_code == 422
    assert pj.post(f"/standar/kelola/{slug}/1/cabut/", {"alasan": "diperbaiki"}).status_code == 302
    assert not Layanan.objects.dilayani().exists()
    assert mesin.cari("surat baru").layanan == []
    assert client.get(f"/standar/{slug}/versi/1/").status_code == 200
    assert pj.post(f"/standar/kelola/{slug}/rancang/").status_code == 302
    assert Standar.objects.get(versi=2).status == "rancangan"


def test_yang_berlaku_hanya_dicabut_pimpinan(masuk, diuji, cast):
    operasi.nilai_uji_coba(standar=diuji, **BAIK, oleh=cast["penanggung_jawab"])
    operasi.tetapkan(standar=diuji, **SK, oleh=cast["pimpinan"])
    operasi.berlakukan(standar=diuji, oleh=cast["pimpinan"])
    alamat = f"/standar/kelola/{diuji.layanan.slug}/1/cabut/"
    assert masuk("penanggung_jawab").post(alamat, {"alasan": "x"}).status_code == 403
