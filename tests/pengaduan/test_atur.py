"""A unit's shorter promise, an official who is away, the yearly register."""

import csv
import datetime

import pytest
from django.db import IntegrityError, transaction

from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from pengaduan.models import AturanUnit, Eskalasi, Pengganti
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import WIB, pada


def test_unit_boleh_lebih_cepat(unit, unit_lain, cast):
    AturanUnit.objects.create(unit=unit, kelas="tidak_berkadar_pengawasan", jumlah=5)
    a, lain = pabrik.aduan(unit, pada=pada("2026-01-02")), pabrik.aduan(unit_lain, pada=pada("2026-01-02"))
    tanggal = [x.tenggat_pada.astimezone(WIB).date().isoformat() for x in (a, lain)]
    assert tanggal == ["2026-01-09", "2026-01-23"]
    a = o.klasifikasi_ulang(
        aduan=a, kelas="aspirasi", isi="x", oleh=cast["pengelola"], pada=pada("2026-01-05")
    )
    a = o.klasifikasi_ulang(
        aduan=a, kelas="tidak_berkadar_pengawasan", isi="x", oleh=cast["pengelola"], pada=pada("2026-01-05")
    )
    assert a.tenggat_pada.astimezone(WIB).date().isoformat() == "2026-01-09"


@pytest.mark.parametrize(
    ("kelas", "hari"),
    [("permintaan_informasi", 6), ("berkadar_pengawasan", 61), ("apresiasi", 1), ("aspirasi", 0)],
)
def test_unit_tidak_boleh_lebih_lambat(unit, kelas, hari):
    with pytest.raises(IntegrityError), transaction.atomic():
        AturanUnit.objects.create(unit=unit, kelas=kelas, jumlah=hari)


@pytest.mark.parametrize(
    ("mulai", "selesai", "siapa"),
    [((2026, 1, 20), (2026, 1, 30), "pengganti"), ((2026, 1, 1), (2026, 1, 10), "penanggung_jawab")],
)
def test_pejabat_berhalangan_digantikan(unit, cast, mulai, selesai, siapa):
    orang = {**cast, "pengganti": f.orang("pengganti", unit, "verifikator")}
    Pengganti.objects.create(
        pejabat=cast["penanggung_jawab"],
        pengganti=orang["pengganti"],
        mulai=datetime.date(*mulai),
        selesai=datetime.date(*selesai),
    )
    pabrik.aduan(unit, pada=pada("2026-01-02"))
    sapu_jatuh_tempo(pada("2026-01-24"))
    assert Eskalasi.objects.get().penerima == orang[siapa]


def test_pengganti_yang_terlapor_tidak_diberi(unit, cast):
    Pengganti.objects.create(
        pejabat=cast["penanggung_jawab"],
        pengganti=cast["petugas"],
        mulai=datetime.date(2026, 1, 1),
        selesai=datetime.date(2026, 12, 31),
    )
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    o.tetapkan_terlapor(aduan=a, terlapor=cast["petugas"], oleh=cast["pengelola"], pada=pada("2026-01-05"))
    sapu_jatuh_tempo(pada("2026-01-24"))
    assert Eskalasi.objects.get().penerima == cast["pimpinan"]


def test_register(masuk, unit, unit_lain, cast):
    pabrik.aduan(unit, judul="=SUM(A1)", sifat="publik", pada=pada("2026-01-02"))
    pabrik.aduan(unit, judul="ZRAHASIAZ", kontak="", pada=pada("2026-02-02"))
    pabrik.aduan(unit, judul="tahun lalu", kontak="", pada=pada("2025-12-31"))
    url = f"/pengaduan/register/{unit.kode}/2026.csv"
    teks = b"".join(masuk("pimpinan").get(url).streaming_content).decode()
    daftar = list(csv.DictReader(teks.splitlines()))
    assert [(d["nomor"], d["judul"]) for d in daftar] == [("1", "'=SUM(A1)"), ("2", "(rahasia)")]
    assert daftar[0]["tenggat"] == "2026-01-23"
    assert "Siti" not in teks
    assert masuk("kasir").get(url).status_code == 403
    assert masuk("pimpinan").get(f"/pengaduan/register/{unit_lain.kode}/2026.csv").status_code == 404


@pytest.mark.parametrize(
    ("satuan", "jumlah", "harap"),
    [("jam", 48, "2026-01-04T09:00"), ("hari", 3, "2026-01-05T23:59"), ("hari_kerja", 3, "2026-01-07T23:59")],
)
def test_satuan_janji_unit(unit, satuan, jumlah, harap):
    AturanUnit.objects.create(unit=unit, kelas="permintaan_informasi", satuan=satuan, jumlah=jumlah)
    a = pabrik.aduan(unit, kelas="permintaan_informasi", pada=pada("2026-01-02"))
    assert a.tenggat_pada.astimezone(WIB).isoformat(timespec="minutes").startswith(harap)


@pytest.mark.parametrize(("satuan", "jumlah"), [("jam", 5 * 24 + 1), ("hari", 6), ("jam", 0)])
def test_satuan_lain_pun_tidak_lebih_longgar(unit, satuan, jumlah):
    with pytest.raises(IntegrityError), transaction.atomic():
        AturanUnit.objects.create(unit=unit, kelas="permintaan_informasi", satuan=satuan, jumlah=jumlah)


def test_janji_unit_sejak_disposisi_dan_putusan_hanya_mengingatkan(unit, cast):
    kelas = "tidak_berkadar_pengawasan"
    AturanUnit.objects.create(unit=unit, kelas=kelas, jumlah=24, satuan="jam", dari="didisposisikan")
    AturanUnit.objects.create(unit=unit, kelas=kelas, jumlah=2, dari="diputuskan")
    pj = cast["penanggung_jawab"]
    a = pabrik.aduan(unit, pada=pada("2026-01-05"))
    semula = a.tenggat_pada
    o.verifikasi(aduan=a, kelas=kelas, oleh=cast["pengelola"], pada=pada("2026-01-05"))
    o.disposisikan(aduan=a, kepada=pj, oleh=cast["pengelola"], pada=pada("2026-01-06"))
    sapu_jatuh_tempo(pada("2026-01-07T09:01"))
    assert a.peringatan.get().jenis == "pengaduan.unit_didisposisikan"
    o.mulai_periksa(aduan=a, oleh=pj, pada=pada("2026-01-07"))
    o.rekomendasikan(aduan=a, isi="R", oleh=pj, pada=pada("2026-01-07"))
    sapu_jatuh_tempo(pada("2026-01-10"))
    assert {p.jenis for p in a.peringatan.all()} == {
        "pengaduan.unit_didisposisikan",
        "pengaduan.unit_diputuskan",
    }
    a.refresh_from_db()
    assert (a.tingkat, a.tenggat_pada) == (0, semula), "neither climbs nor moves the promise"


def test_ditahan_dengan_alasan_yang_dibaca_pelapor(unit, masuk, client):
    a = pabrik.aduan(unit, sifat="publik")
    url = f"/pengaduan/kasus/{a.kode_tampil}/tayang/"
    assert masuk("pengelola").post(url, {}).status_code == 400
    masuk("pengelola").post(url, {"isi": "Judul memuat kata kasar."})
    sesi = client.session
    sesi["pin_terbuka"] = [a.kode]
    sesi.save()
    assert "kata kasar" in client.get(f"/a/{a.kode_tampil}/").content.decode()


def test_di_luar_wewenang_ditunjukkan_jalannya(unit, masuk, client):
    assert "112" in client.get("/pengaduan/baru/").content.decode()
    a = pabrik.aduan(unit)
    masuk("pengelola").post(
        f"/pengaduan/kasus/{a.kode_tampil}/arsip/", {"isi": "Bukan pelayanan kami.", "arahan": "pidana"}
    )
    assert a.tanggapan.get().isi.endswith("telepon 110.")


def test_sapu_yang_lama_mati_tetap_memberi_waktu_menjawab(unit, cast):
    """Second notice and withdrawal never in one breath."""
    a = pabrik.aduan(unit, pada=pada("2026-01-05"))
    o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"], pada=pada("2026-01-06"))
    sapu_jatuh_tempo(pada("2026-03-02"))
    a.refresh_from_db()
    assert (a.status, a.jeda.get().pemberitahuan) == ("dilengkapi", 2)
    sapu_jatuh_tempo(pada("2026-03-08"))
    a.refresh_from_db()
    assert a.status == "dilengkapi"
    sapu_jatuh_tempo(pada("2026-03-11"))
    a.refresh_from_db()
    assert a.status == "ditarik"
