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
    AturanUnit.objects.create(unit=unit, kelas="tidak_berkadar_pengawasan", hari_kerja=5)
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
        AturanUnit.objects.create(unit=unit, kelas=kelas, hari_kerja=hari)


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
