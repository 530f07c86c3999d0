"""A missed promise opens its kompensasi by itself; people without a screen are told by a person; the figures."""

import datetime
from dataclasses import replace

import pytest
from django.core import mail

from pelayanan import antar
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Tenggat
from pelayanan.tenggat import sapu_jatuh_tempo
from permohonan import operasi
from permohonan.models import Kompensasi
from standar.operasi_maklumat import umumkan_maklumat


def lewatkan(diterima):
    t = Tenggat.objects.get(objek_id=diterima.pk)
    sapu_jatuh_tempo(t.jatuh_tempo_pada + datetime.timedelta(seconds=1))
    sapu_jatuh_tempo(t.jatuh_tempo_pada + datetime.timedelta(days=30))
    antar.antar_jatuh_tempo()
    return diterima


@pytest.fixture
def terlewat(diterima):
    return lewatkan(diterima)


def test_terbuka_sendiri_sekali(diterima, cast, client):
    """With what the maklumat in force gives for it, how soon and when not."""
    umumkan_maklumat(
        unit=diterima.unit, isi="Sanggup.", nomor_sk="1", tanggal_sk=datetime.date(2026, 1, 2),
        penanda_tangan="K", jabatan="Kepala", oleh=cast["pimpinan"],
        kompensasi=[{"bila": "lewat_waktu", "bentuk": "Surat maaf", "dalam_hari_kerja": 3, "kecuali_pemohon": True}],
    )  # fmt: skip
    terlewat = lewatkan(diterima)
    k = Kompensasi.objects.get()
    assert k.permohonan == terlewat
    assert k.janji == "Surat maaf, dalam 3 hari kerja (kecuali: keterlambatan dari pihak pemohon)"
    hal = client.get(f"/p/{terlewat.kode_tampil}/").content.decode()
    assert "mohon maaf" in hal


def test_diputus_pejabat_lain(terlewat, masuk, cast):
    k = Kompensasi.objects.get()
    url = f"/permohonan/kompensasi/{k.pk}/"
    assert masuk("petugas").post(url, {"putusan": "diberikan", "keterangan": "x"}).status_code == 403
    masuk("pimpinan").post(url, {"putusan": "diberikan", "keterangan": ""})
    k.refresh_from_db()
    assert k.status == "dibuka"
    masuk("pimpinan").post(url, {"putusan": "diberikan", "keterangan": "Diantar ke rumah"})
    k.refresh_from_db()
    assert (k.status, k.diputus_oleh) == ("diberikan", cast["pimpinan"])
    jawab = masuk("pimpinan").post(url, {"putusan": "tidak", "keterangan": "y"}, follow=True)
    assert "sudah diputus" in jawab.content.decode()


def test_tidak_terlewat_tidak_ada(diterima):
    t = Tenggat.objects.get(objek_id=diterima.pk)
    sapu_jatuh_tempo(t.jatuh_tempo_pada)
    assert not Kompensasi.objects.exists()


def test_kabar_telepon_menjadi_tugas(terlewat, masuk, cast):
    tugas = Kabar.objects.filter(objek_id=terlewat.pk, templat="permohonan.permohonan.dieskalasi")
    assert tugas.count() == 1, "told once, however high it climbs"
    assert tugas[0].untuk == cast["petugas"]
    hal = masuk("petugas").get("/permohonan/sesudah/").content.decode()
    assert "+6281234567890" in hal
    masuk("petugas").post(f"/permohonan/kabar/{tugas[0].pk}/", {"hasil": "tidak diangkat", "belum": "1"})
    assert (tugas[0].status, tugas[0].upaya.count()) == ("tugas", 1)
    assert "tidak diangkat" in masuk("petugas").get("/permohonan/sesudah/").content.decode()
    masuk("petugas").post(f"/permohonan/kabar/{tugas[0].pk}/", {"hasil": "tersambung"})
    assert (tugas[0].status, tugas[0].selesai_oleh) == ("selesai", cast["petugas"])
    assert masuk("petugas_lain").post(f"/permohonan/kabar/{tugas[0].pk}/", {"hasil": "x"}).status_code == 404


def test_kabar_surel(layanan, pemohon, cast):
    p = operasi.mulai_draf(
        layanan=layanan,
        pemohon=replace(pemohon, kabar_lewat="surel", surel="siti@contoh.id"),
        oleh=None,
    )
    operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
    operasi.ajukan(permohonan=p, oleh=None)
    operasi.periksa(permohonan=p, oleh=cast["verifikator"])
    operasi.kembalikan_atau_lengkap(
        permohonan=p,
        putusan={1: ("kurang", "buram sekali"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
    )
    antar.antar_jatuh_tempo()
    antar.antar_jatuh_tempo()
    assert not mail.outbox, "written down first, sent by a worker"
    kirim_jatuh_tempo()
    kirim_jatuh_tempo()
    (surat,) = mail.outbox
    assert surat.to == ["siti@contoh.id"]
    assert p.kode_tampil in surat.body
    assert "buram" not in surat.body, "details need the PIN"
    assert not Kabar.objects.exclude(status="terkirim").exists()


def test_angka(diterima, diajukan, masuk, cast):
    operasi.serahkan(permohonan=diterima, oleh=cast["petugas"])
    operasi.periksa(permohonan=diajukan, oleh=cast["verifikator"])
    operasi.kembalikan_atau_lengkap(
        permohonan=diajukan,
        putusan={1: ("kurang", "x"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
    )
    klien = masuk("pimpinan")
    hal = klien.get("/permohonan/angka/").content.decode()
    assert "100%" in hal
    assert "1 / 2" in hal, "Fotokopi KTP-el came back once of two"
    tabel = klien.get("/permohonan/angka/?bentuk=csv").content.decode("utf-8-sig")
    assert tabel.splitlines()[1].startswith("Akta Kelahiran;1;1;1;100;0;1")
    assert masuk("petugas").get("/permohonan/angka/").status_code == 403
