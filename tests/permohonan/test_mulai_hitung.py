"""The promise's clock starts at the act its version counts from."""

import datetime

import pytest
from django.utils import timezone

from pelayanan.models import Tenggat
from permohonan import operasi

from .conftest import bersyarat

JANJI, PERIKSA = "permohonan.janji", "permohonan.periksa"
SESUAI = dict.fromkeys((1, 2, 3), ("sesuai", ""))
KURANG = {**SESUAI, 1: ("kurang", "buram")}


def jam(p, jenis=JANJI):
    return Tenggat.objects.filter(objek_id=p.pk, jenis=jenis).first()


@pytest.fixture
def ajukan(unit, pemohon):
    """ajukan("diterima", pada, …fields of the version) → a request filed online under such a version."""

    def _ajukan(mulai, pada, **isi):
        layanan = bersyarat(unit, f"Layanan {mulai}", mulai_hitung=mulai, **isi)
        p = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=None)
        operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
        return operasi.ajukan(permohonan=p, oleh=None, pada=pada)

    return _ajukan


@pytest.fixture
def hari(unit):
    """hari(n): ten in the morning, n days after a Monday long ago enough."""
    senin = datetime.datetime(2026, 3, 2, 10, tzinfo=unit.tz)
    return lambda n: senin + datetime.timedelta(days=n)


def putus(p, cast, putusan, pada):
    return operasi.kembalikan_atau_lengkap(permohonan=p, putusan=putusan, oleh=cast["verifikator"], pada=pada)


@pytest.mark.parametrize("mulai", [None, "lengkap"])
def test_sejak_lengkap(ajukan, cast, hari, mulai):
    p = ajukan(mulai, hari(0))
    assert jam(p) is None
    operasi.periksa(permohonan=p, oleh=cast["verifikator"], pada=hari(1))
    p = putus(p, cast, SESUAI, hari(1))
    assert jam(p).mulai_pada == hari(1)
    assert p.janji_pada == p.jatuh_tempo_pada == jam(p).jatuh_tempo_pada


def test_sejak_diterima_berhenti_selagi_di_tangan_pemohon(ajukan, cast, hari, masuk, client):
    p = ajukan("diterima", hari(0))
    assert (jam(p).mulai_pada, p.janji_pada) == (hari(0), jam(p).jatuh_tempo_pada)
    assert p.jatuh_tempo_pada == jam(p, PERIKSA).jatuh_tempo_pada, "what is due first"
    assert "Selesai paling lambat" in client.get(f"/p/{p.kode_tampil}/").content.decode()
    semula = p.janji_pada
    operasi.periksa(permohonan=p, oleh=cast["verifikator"], pada=hari(1))
    p = putus(p, cast, KURANG, hari(1))
    assert jam(p).dijeda_pada == hari(1)
    assert p.jatuh_tempo_pada is None
    p = operasi.lengkapi(permohonan=p, cara={1: "dibawa"}, oleh=None, pada=hari(3))
    assert jam(p).dijeda_pada is None
    assert p.janji_pada == jam(p).jatuh_tempo_pada > semula, "two days in the applicant's hands"
    sebelum = p.janji_pada
    p = putus(p, cast, SESUAI, hari(3) + datetime.timedelta(hours=1))
    assert jam(p).mulai_pada == hari(0), "complete papers start nothing anew"
    assert p.janji_pada == p.jatuh_tempo_pada == sebelum
    assert jam(p, PERIKSA).dipenuhi_pada is not None
    kasus = masuk("verifikator").get(f"/permohonan/{p.kode_tampil}/")
    assert kasus.status_code == 200


def test_sejak_diterima_di_loket(unit, pemohon, cast, hari):
    layanan = bersyarat(unit, "Di loket", mulai_hitung="diterima")
    p = operasi.terima_berkas(
        layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2}, pada=hari(0)
    )
    assert jam(p).mulai_pada == hari(0)
    assert Tenggat.objects.filter(objek_id=p.pk).count() == 1


def test_sejak_dibayar_menunggu_kasir(unit, pemohon, masuk, cast):
    layanan = bersyarat(
        unit, "Legalisasi", mulai_hitung="dibayar", dihitung_sejak="pembayaran diterima", biaya_rupiah=25_000,
        biaya_teks="Rp25.000",
    )  # fmt: skip
    petugas = masuk("petugas")
    p = operasi.terima_berkas(
        layanan=layanan, pemohon=pemohon, oleh=cast["petugas"],
        berkas_ada={1, 2}, pada=timezone.now() - datetime.timedelta(days=2),
    )  # fmt: skip
    assert jam(p) is None
    assert (p.janji_pada, p.jatuh_tempo_pada) == (None, None)
    assert "sejak pembayaran diterima" in petugas.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    masuk("kasir").post(f"/permohonan/kasir/{p.tagihan.kode_bayar}/terima/", {"jumlah": "25000"})
    p.refresh_from_db()
    assert timezone.now() - jam(p).mulai_pada < datetime.timedelta(minutes=5)
    assert p.janji_pada == p.jatuh_tempo_pada == jam(p).jatuh_tempo_pada
    e = operasi.janji.ukur(p, jam(p).mulai_pada + datetime.timedelta(hours=1))
    assert e["lama_detik"] == 3600, "measured from the act it counts from"


def test_sejak_dibayar_tanpa_tagihan_mulai_saat_lengkap(unit, pemohon, cast, hari):
    layanan = bersyarat(unit, "Gratis", mulai_hitung="dibayar")
    p = operasi.terima_berkas(
        layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2}, pada=hari(0)
    )
    assert jam(p).mulai_pada == hari(0), "nothing to wait for"
