"""A demo and a real unit never share a database; a real unit opens with a code from the terminal, once."""

import datetime

import pytest
from django.contrib.auth import get_user
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pelayanan import lokal, mode, prasyarat
from pelayanan.models import ModePortal, Pengguna, Peristiwa, Unit
from pelayanan.operasi_awal import AdminSudahAda, buat_kode_admin

ISI = {
    "nama_unit": "Kecamatan Sungai Pinang",
    "jenis": "kecamatan",
    "zona": "Asia/Makassar",
    "nama": "Ibu Ratna",
    "username": "ratna",
    "sandi": "meja-loket-kayu-9",
    "sandi_lagi": "meja-loket-kayu-9",
}


@pytest.fixture
def sungguhan(db):
    """The mode row of a real unit, as its first migration writes it."""
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE pelayanan_modeportal DISABLE TRIGGER USER")
        kursor.execute("DELETE FROM pelayanan_modeportal")
        kursor.execute("ALTER TABLE pelayanan_modeportal ENABLE TRIGGER USER")
    ModePortal.objects.create(pk=1, mode="unit")


def test_mode_ditulis_migrasi_dan_tidak_berubah(db):
    # a database that an earlier test emptied has no row; the migration's own database has
    ModePortal.objects.get_or_create(pk=1, defaults={"mode": "contoh"})
    assert mode.mode() == "contoh" and not mode.sungguhan()
    for ubah in (
        lambda: ModePortal.objects.update(mode="unit"),
        lambda: ModePortal.objects.all().delete(),
        lambda: ModePortal.objects.create(pk=2, mode="unit"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
    assert mode.mode() == "contoh"


def test_perintah_contoh_menolak_unit_sungguhan(sungguhan):
    for perintah in (["isi_contoh", "--cepat"], ["akun_contoh"], ["sapu", "--pada", "2026-12-01T08:00"]):
        with pytest.raises(CommandError, match="unit sungguhan") as galat:
            call_command(*perintah)
        assert galat.value.returncode == 2
    assert not Unit.objects.exists()


def test_basis_data_yang_lain_ditolak(monkeypatch):
    for ada, diminta, petunjuk in (("unit", "contoh", "UNIT=1"), ("contoh", "unit", "tanpa UNIT=1")):
        monkeypatch.setattr(prasyarat, "mode_database", lambda url, ada=ada: ada)
        with pytest.raises(lokal.Gagal, match=petunjuk) as galat:
            prasyarat.periksa_mode("", diminta)
        assert "\n" not in str(galat.value)
        prasyarat.periksa_mode("", ada)
    monkeypatch.setattr(prasyarat, "mode_database", lambda url: None)
    prasyarat.periksa_mode("", "unit")


def test_mode_diminta(monkeypatch, tmp_path):
    for nama in ("UNIT", "MODE", "DATA"):
        monkeypatch.setenv(nama, "")
    assert lokal.mode_diminta() == "contoh" and lokal.folder_data("contoh") == lokal.CONTOH
    monkeypatch.setenv("UNIT", "1")
    assert lokal.mode_diminta() == "unit" and lokal.folder_data("unit") == lokal.UNIT
    monkeypatch.setenv("DATA", str(tmp_path))
    assert lokal.folder_data("unit") == tmp_path
    monkeypatch.setenv("UNIT", "")
    monkeypatch.setenv("MODE", "lain")
    with pytest.raises(lokal.Gagal, match="contoh atau unit"):
        lokal.mode_diminta()


# --- the first admin ---------------------------------------------------------------------------------


def test_di_portal_contoh_tidak_ada(client, db):
    assert client.get("/mulai/").status_code == 404
    with pytest.raises(AdminSudahAda):
        buat_kode_admin()


def test_admin_pertama_sekali_saja(client, sungguhan):
    kode, _sampai = buat_kode_admin()
    lama = kode
    kode, _sampai = buat_kode_admin()
    assert client.get("/mulai/").status_code == 200
    salah = client.post("/mulai/", ISI | {"kode": lama})
    assert salah.status_code == 400 and "lewat waktunya" in salah.content.decode()
    assert "Kecamatan Sungai Pinang" in salah.content.decode(), "what was typed stays"
    lemah = client.post("/mulai/", ISI | {"kode": kode, "sandi": "ratna", "sandi_lagi": "lain"})
    assert lemah.status_code == 400 and not Pengguna.objects.exists()

    jadi = client.post("/mulai/", ISI | {"kode": kode.lower().replace("-", " ")})
    assert jadi.status_code == 302
    admin = get_user(client)
    unit = Unit.objects.get()
    assert (unit.kode, unit.zona, unit.contoh) == ("kecamatan-sungai-pinang", "Asia/Makassar", False)
    assert admin.is_superuser and admin.check_password(ISI["sandi"])
    assert admin.penugasan.get().peran == "admin"
    assert Peristiwa.objects.get().kode == "pelayanan.unit.dibuka"
    assert client.get("/").status_code == 200, "the front page of an empty unit"
    # the door is closed, for everybody and every code
    assert client.get("/mulai/").status_code == 404
    assert client.post("/mulai/", ISI | {"kode": kode, "username": "lain"}).status_code == 404
    with pytest.raises(AdminSudahAda):
        buat_kode_admin()
    admin.is_active = False
    admin.save()
    assert client.get("/mulai/").status_code == 404


def test_kode_kedaluwarsa_dan_terkunci(client, sungguhan):
    kode, _sampai = buat_kode_admin(pada=timezone.now() - datetime.timedelta(hours=2))
    assert client.post("/mulai/", ISI | {"kode": kode}).status_code == 400
    kode, _sampai = buat_kode_admin()
    for _i in range(9):
        client.post("/mulai/", ISI | {"kode": "AAAA-BBBB-CCCC"})
    terkunci = client.post("/mulai/", ISI | {"kode": kode})
    assert "15 menit" in terkunci.content.decode() and not Unit.objects.exists()
