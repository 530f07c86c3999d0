"""What is missing before the doors open, each with its place; it grows shorter as things are done."""

import datetime

import pytest
from django.utils import timezone

from dasbor import kesiapan
from pelayanan.cadangan import jadwal
from pelayanan.models import Cadangan, JamLayanan, Penugasan, Peristiwa, Unit
from tests import factories as f
from tests.antrian import pabrik as antrian


def belum(unit, orang):
    return [b.judul for b in kesiapan.daftar(unit, orang) if b.wajib and not b.sudah]


@pytest.fixture
def kosong(db):
    """A unit as the first page leaves it: a name and an admin."""
    unit = Unit.objects.create(kode="baru", nama="Unit Baru")
    return unit, f.orang("admin_baru", unit, "admin")


def test_daftar_memendek(kosong, settings):
    unit, admin = kosong
    awal = belum(unit, admin)
    assert awal == [
        "Identitas unit", "Jam layanan", "Petugas", "Layanan dengan standar yang berlaku", "Loket",
        "Maklumat pelayanan", "Cadangan", "Coba cetak", "Coba suara",
    ]  # fmt: skip
    Unit.objects.filter(pk=unit.pk).update(alamat="Jalan Merdeka 1", telepon="0274 1234")
    unit.refresh_from_db()
    JamLayanan.objects.create(unit=unit, hari=0, buka=datetime.time(8), tutup=datetime.time(15))
    for peran in ("loket", "verifikator", "penanggung_jawab", "pengelola", "pimpinan"):
        f.orang(f"{peran}_baru", unit, peran)
    antrian.loket(unit, antrian.layanan(unit, "A"))
    jadwal.catat_hasil(nama="x", mulai_pada=timezone.now(), ukuran=1)
    assert belum(unit, admin) == ["Maklumat pelayanan", "Coba cetak", "Coba suara"]
    # who no longer holds the office does not fill it
    Penugasan.objects.filter(unit=unit, peran="pimpinan").update(
        mulai=datetime.date(2020, 1, 1), selesai=datetime.date(2020, 12, 31)
    )
    assert "Petugas" in belum(unit, admin)


def test_halaman_dan_percobaan(masuk, unit, cast, django_assert_max_num_queries):
    admin = masuk("admin")
    with django_assert_max_num_queries(30):
        teks = admin.get("/dasbor/siap-buka/").content.decode()
    assert "yang wajib sudah ada" in teks and "Ya, cetakannya baik" in teks
    assert "CONTOH" in admin.get("/dasbor/siap-buka/cetak/?lebar=58").content.decode()
    assert admin.post("/dasbor/siap-buka/percobaan/", {"apa": "cetak"}).status_code == 302
    teks = admin.get("/dasbor/siap-buka/").content.decode()
    assert "Dinyatakan berhasil oleh" in teks and "Ya, cetakannya baik" not in teks
    assert Peristiwa.objects.filter(kode="pelayanan.unit.dicoba", objek_id=unit.pk).count() == 1
    assert admin.post("/dasbor/siap-buka/percobaan/", {"apa": "lain"}).status_code == 404
    assert admin.get("/dasbor/siap-buka/percobaan/").status_code == 405
    assert masuk("pimpinan").get("/dasbor/siap-buka/").status_code == 403
    assert admin.get("/dasbor/siap-buka/?unit=kecamatan-uji").status_code == 404


def test_halaman_cadangan_dan_peringatan(masuk, unit, monkeypatch):
    monkeypatch.setattr(jadwal.mode, "sungguhan", lambda: True)
    admin, petugas = masuk("admin"), masuk("petugas")
    jadwal.catat_hasil(nama="portal-1.cadangan", mulai_pada=timezone.now(), ukuran=5_000_000)
    teks = admin.get("/cadangan/").content.decode()
    assert "portal-1.cadangan" in teks and "4,8 MB" in teks and "Cadangan harian terlambat" not in teks
    Cadangan.objects.update(selesai_pada=timezone.now() - datetime.timedelta(hours=40))
    jadwal.catat_hasil(nama="portal-2.cadangan", mulai_pada=timezone.now(), galat="Ruang disk habis.")
    teks = admin.get("/cadangan/").content.decode()
    assert "Percobaan terakhir gagal" in teks and "Ruang disk habis." in teks and "Cadangan terlambat" in teks
    assert "Cadangan harian terlambat" in admin.get("/kabar/templat/").content.decode()
    assert "Cadangan harian terlambat" not in petugas.get("/loket/").content.decode()
    assert petugas.get("/cadangan/").status_code == 403
