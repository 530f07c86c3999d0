"""A past day of a sample unit: lived through the same operations as a real one, and only once."""

import dataclasses
import datetime

import pytest

from antrian.models import Tiket
from dasbor.contoh import aduan, bangun, riwayat, sesudah
from dasbor.contoh.unit import UNIT
from ikm.models import Jawaban, Undangan
from pelayanan import jejak
from pelayanan.models import Unit
from pengaduan.alur import Status
from pengaduan.models import Aduan
from permohonan.models import Permohonan


@pytest.fixture
def kecamatan(db, monkeypatch):
    isi = next(u for u in UNIT if u.kode == "kecamatan-contoh")
    monkeypatch.setattr(bangun, "UNIT", (isi,))
    (unit,) = bangun.bangun()
    return unit, dataclasses.replace(isi, tiba=5)


def test_satu_hari(kecamatan):
    unit, isi = kecamatan
    assert [u.pk for u in bangun.bangun()] == [unit.pk]
    assert Unit.objects.count() == 1, "a second run adds nothing"
    (hari,) = riwayat.hari_riwayat(unit, 1, datetime.date(2026, 11, 2))
    assert hari == datetime.date(2026, 10, 30), "the last working day"
    n = riwayat.jalani(unit, isi, hari)
    sesudah.jalani(unit, hari)
    assert n == Tiket.objects.filter(unit=unit, tanggal=hari).count() > 0
    assert riwayat.sudah_ada(unit, hari)
    assert not Tiket.objects.exclude(status__in=["selesai", "tidak_hadir"]).exists()
    dipakai = Undangan.objects.filter(dipakai=True).count()
    assert Jawaban.objects.count() <= dipakai, "what waits for company is not an answer yet"
    assert Permohonan.objects.count() == Tiket.objects.filter(hasil="berkas_diterima").count()


def test_yang_dijanjikan_terlihat_di_unit_contoh(db, monkeypatch, client):
    isi = next(u for u in UNIT if u.kode == "puskesmas-contoh")
    monkeypatch.setattr(bangun, "UNIT", (isi,))
    (unit,) = bangun.bangun()
    sebelum = client.get("/api/v1/standar/klinik-umum/").json()
    bangun.bangun()
    assert client.get("/api/v1/standar/klinik-umum/").json() == sebelum, "a second run makes no new version"
    assert "Denah ruang pelayanan" in client.get("/standar/klinik-umum/").content.decode()
    halaman = client.get("/standar/", {"unit": unit.kode}).content.decode()
    assert "Warga sehat, dilayani dengan ramah dan aman" in halaman
    assert "Posyandu Melati" in halaman
    assert "Posyandu Melati" in client.get("/standar/klinik-kia-kb/").content.decode()


def test_aduan_riwayat(kecamatan, monkeypatch):
    unit, _isi = kecamatan
    monkeypatch.setattr(aduan, "PER_PENGUNJUNG", 1)
    assert aduan.jalani(unit, datetime.date(2026, 9, 1), 12) == 12
    status = set(Aduan.objects.values_list("status", flat=True))
    assert {Status.DISAMPAIKAN, Status.SELESAI} & status
    assert not [x for x in jejak.periksa() if isinstance(x, jejak.Rusak)]
