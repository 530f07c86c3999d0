"""A portal into one file and back into another place, with a real pg_dump and pg_restore; and everything in the way."""

import datetime
import errno
import os
import stat
import subprocess
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from pelayanan.cadangan import alat, arsip, buat, isi, jadwal, pulih
from pelayanan.lokal import Gagal
from pelayanan.models import Cadangan, ModePortal, Peristiwa
from tests import factories as f
from tests.basis_data import buang

HARI = datetime.timedelta(days=1)
SANDI = "kertas di brankas 7"
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def kunci_murah(monkeypatch):
    monkeypatch.setattr(arsip, "N", 2)


@pytest.fixture
def portal(transactional_db, settings, monkeypatch, tmp_path, kunci_murah):
    """A small committed portal with uploads and keys; the folder in which it lies."""
    from pelayanan.operasi import ubah_templat

    monkeypatch.setenv("RAHASIA", settings.SECRET_KEY)
    monkeypatch.setenv("SANDI_CADANGAN", SANDI)
    settings.SECRET_KEY_FALLBACKS = ["rahasia yang lama"]
    settings.MEDIA_ROOT, settings.FOLDER_KUNCI = str(tmp_path / "asal/berkas"), str(tmp_path / "asal/kunci")
    for nama, teks in {
        "berkas/2026/11/kk.jpg": b"\xff\xd8" * 700_000,
        "berkas/kosong": b"",
        "kunci/bsre.p12": b"p12",
    }.items():
        (tmp_path / "asal" / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "asal" / nama).write_bytes(teks)
    ModePortal.objects.get_or_create(pk=1, defaults={"mode": "contoh"})
    unit = f.UnitFactory(kode="uji-cadangan")
    orang = f.orang("cadangan", unit, "admin")
    for i in range(3):
        ubah_templat(unit=unit, kunci="permohonan.terbit", judul=f"J{i}", isi="", oleh=orang)
    return tmp_path


@pytest.fixture
def kosong(portal, settings):
    """The address of an empty database beside the test's own; gone afterwards."""
    url = jadwal.url()
    nama = f"{settings.DATABASES['default']['NAME']}_pulih"
    s = psycopg2.connect(url)
    s.autocommit = True
    buang(s.cursor(), nama)
    s.cursor().execute(f'CREATE DATABASE "{nama}"')
    yield urlsplit(url)._replace(path=f"/{nama}").geturl()
    buang(s.cursor(), nama)
    s.close()


def tabel(url):
    s = psycopg2.connect(url)
    try:
        return isi.tabel(s.cursor())
    finally:
        s.close()


def test_cadangkan_lalu_pulihkan_di_tempat_lain(portal, kosong, monkeypatch, capsys, settings):
    berkas = portal / "hari-ini.cadangan"
    call_command("cadangkan", str(berkas))
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert not list(portal.glob(".*")), "no half file stays behind"
    mentah = berkas.read_bytes()
    assert all(
        kata not in mentah for kata in (b"uji-cadangan", settings.SECRET_KEY.encode(), b"PGDMP", b"kk.jpg")
    )
    catatan = Cadangan.objects.get()
    assert catatan.ukuran == len(mentah) and catatan.nama == berkas.name
    assert Peristiwa.objects.filter(kode="pelayanan.cadangan.dibuat").count() == 1
    keluaran = capsys.readouterr()
    assert keluaran.out.strip() == str(berkas) and "→ basis data" in keluaran.err

    with pytest.raises(CommandError, match="sudah ada"):
        call_command("cadangkan", str(berkas))

    # --- everything that stands in the way leaves the target as it was
    ke = portal / "sana"
    monkeypatch.setenv("DATABASE_URL", kosong)

    def ditolak(pesan, sumber=berkas):
        with pytest.raises(CommandError, match=pesan) as galat:
            call_command("pulihkan", str(sumber), ke=ke)
        assert galat.value.returncode == 2 and "\n" not in str(galat.value)
        assert tabel(kosong) == [] and not (ke / "berkas").exists() and not (ke / "rahasia").exists()

    separuh = portal / "separuh.cadangan"
    separuh.write_bytes(mentah[: len(mentah) // 2])
    ditolak("terpotong atau rusak", separuh)
    ditolak("tidak ada", portal / "lain.cadangan")
    monkeypatch.setenv("SANDI_CADANGAN", SANDI + "x")
    ditolak("Sandi cadangan tidak cocok")
    monkeypatch.setenv("SANDI_CADANGAN", SANDI)
    with monkeypatch.context() as m:
        m.setattr(alat, "versi_server", lambda kursor: 9)
        ditolak("pakai server PostgreSQL")
    with monkeypatch.context() as m:
        m.setattr(isi, "beda", lambda lama, baru: ["tabel x: 1 baris, seharusnya 2"])
        ditolak("tidak sama dengan yang dicadangkan")
    with monkeypatch.context() as m:
        asli = os.fsync

        def penuh(fd):
            if stat.S_ISREG(os.fstat(fd).st_mode) and os.fstat(fd).st_size > 1_000_000:
                raise OSError(errno.ENOSPC, "penuh")
            asli(fd)

        m.setattr(os, "fsync", penuh)
        ditolak("Ruang disk habis")

    # --- and then it is all there
    call_command("pulihkan", str(berkas), ke=ke)
    keluaran = capsys.readouterr()
    assert "utuh: " in keluaran.err and "Sama dengan yang dicadangkan" in keluaran.err
    asal, jadi = (
        psycopg2.connect(_asal(kosong)),
        psycopg2.connect(kosong),
    )
    lama, baru = isi.hitung(asal), isi.hitung(jadi)
    asal.close()
    jadi.close()
    # the backup itself was written down after it was made
    for nama in ("pelayanan_cadangan", "pelayanan_peristiwa"):
        assert lama["tabel"].pop(nama) == baru["tabel"].pop(nama) + 1
    assert lama["tabel"] == baru["tabel"] and baru["rantai"] > 0
    for nama in ("2026/11/kk.jpg", "kosong"):
        assert (ke / "berkas" / nama).read_bytes() == (portal / "asal/berkas" / nama).read_bytes()
        assert stat.S_IMODE((ke / "berkas" / nama).stat().st_mode) == 0o600
    assert (ke / "kunci_penanda/bsre.p12").read_bytes() == b"p12"
    assert (ke / "rahasia").read_text() == settings.SECRET_KEY
    assert (ke / "rahasia_lama").read_text() == "rahasia yang lama"
    with pytest.raises(CommandError, match="Basis data tujuan sudah berisi"):
        call_command("pulihkan", str(berkas), ke=portal / "sini")


@pytest.mark.parametrize(
    ("kurang", "gagal", "dijalankan"),
    [(0, 0, ["periksa_jejak"]), (1, 0, ["migrate", "periksa_jejak"]), (1, 1, ["migrate"])],
)
def test_cadangan_versi_lama_dimutakhirkan_dahulu(
    portal, kosong, monkeypatch, capsys, kurang, gagal, dijalankan
):
    """Its tables are brought up to this version before its chains are read; of the same version, nothing is done."""
    from pelayanan.management.commands import pulihkan

    berkas, jalan = portal / "lama.cadangan", []
    call_command("cadangkan", str(berkas))
    monkeypatch.setenv("DATABASE_URL", kosong)
    asli = pulihkan.Command._dikenal
    baru = {"pelayanan.9999_baru"} if kurang else set()
    monkeypatch.setattr(pulihkan.Command, "_dikenal", lambda self: asli(self) | baru)

    def jalankan(perintah, **_lain):
        jalan.append(perintah[2])
        return subprocess.CompletedProcess(perintah, gagal, "12 rantai utuh", "")

    monkeypatch.setattr(pulihkan.subprocess, "run", jalankan)
    monkeypatch.setattr(
        pulih, "pulihkan", lambda berkas, sandi, *, folder, **_lain: (folder / "rahasia").write_text("x")
    )
    call_command("pulihkan", str(berkas), ke=portal / "sana")
    assert jalan == dijalankan
    assert ("Tabelnya belum dapat diperbarui" in capsys.readouterr().err) == bool(gagal)


def _asal(url):
    return urlsplit(url)._replace(path=urlsplit(url).path.removesuffix("_pulih")).geturl()


def test_yang_menghalangi_pencadangan(portal, monkeypatch, settings):
    berkas = portal / "x.cadangan"

    def ditolak(pesan):
        with pytest.raises(CommandError, match=pesan):
            call_command("cadangkan", str(berkas))
        assert not berkas.exists() and not list(portal.glob(".*"))

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", lambda fd: (_ for _ in ()).throw(OSError(errno.ENOSPC, "penuh")))
        ditolak("Ruang disk habis")
    with monkeypatch.context() as m:
        m.setenv("SANDI_CADANGAN", "pendek")
        ditolak("paling sedikit 12")
    with monkeypatch.context() as m:
        m.setattr(alat, "versi", lambda program: 9)
        ditolak("pasang postgresql-client-")
    with monkeypatch.context() as m:
        m.delenv("RAHASIA")
        ditolak("RAHASIA belum diisi")
    (portal / ".x.cadangan.sebagian").write_bytes(b"milik yang lain")
    lain = psycopg2.connect(jadwal.url())
    lain.cursor().execute("SELECT pg_advisory_lock(%s)", [buat.KUNCI_SATU])
    with pytest.raises(CommandError, match="sedang berjalan"):
        call_command("cadangkan", str(berkas))
    assert (portal / ".x.cadangan.sebagian").exists(), "what another run is writing stays"
    lain.close()


def test_pembaruan_mencadangkan_dahulu(portal, settings, monkeypatch):
    """A new version saves a unit before it changes its tables, and does not change them when it cannot."""
    from django.db.migrations.executor import MigrationExecutor

    from pelayanan import siapkan

    settings.CADANGAN_FOLDER = str(portal / "c")
    siapkan.perbarui()
    assert not (portal / "c").exists(), "nothing changes, nothing is saved"
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, sasaran: [("satu", False)])
    monkeypatch.setattr(siapkan, "migrasi", lambda: berkas.extend((portal / "c").iterdir()))
    berkas: list = []
    siapkan.perbarui()
    assert [b.name[:18] for b in berkas] == ["sebelum-pembaruan-"]
    assert pulih.periksa(berkas[0], SANDI, lambda _pesan: None).mode == "contoh"
    monkeypatch.delenv("SANDI_CADANGAN")
    with pytest.raises(Gagal, match="cadangannya belum diatur"):
        siapkan.perbarui()


# --- every day ---------------------------------------------------------------------------------------


@pytest.fixture
def harian(db, settings, monkeypatch, tmp_path):
    """A real unit whose daily backup is set up; what it would write is written at once."""
    (tmp_path / "sandi").write_text(SANDI + "\n")
    settings.CADANGAN_FOLDER, settings.CADANGAN_SANDI_BERKAS = str(tmp_path / "c"), str(tmp_path / "sandi")
    settings.CADANGAN_SIMPAN = 3
    monkeypatch.setattr(jadwal.mode, "sungguhan", lambda: True)
    monkeypatch.setattr(jadwal, "sumber", lambda: None)
    monkeypatch.setattr(buat, "cadangkan", lambda sumber, tujuan, sandi, kabar: tujuan.write_bytes(b"x"))
    return tmp_path / "c"


def jam(hari, pukul):
    return datetime.datetime(2026, 11, hari, pukul, tzinfo=timezone.get_default_timezone())


def test_sekali_sehari_dan_yang_lama_dibuang(harian):
    assert jadwal.cadangkan_bila_tiba(jam(1, 9)).nama == "portal-20261101-090000.cadangan", "never yet: now"
    assert jadwal.cadangkan_bila_tiba(jam(1, 17)) is None
    for hari in range(1, 6):
        assert jadwal.cadangkan_bila_tiba(jam(hari, 18)).terjadwal
        assert jadwal.cadangkan_bila_tiba(jam(hari, 19)) is None
    assert [b.name[7:15] for b in sorted(harian.iterdir())] == ["20261103", "20261104", "20261105"]
    # a clock that was wrong has left a row of next year behind
    Cadangan.objects.create(
        mulai_pada=jam(6, 9) + 400 * HARI, selesai_pada=jam(6, 9) + 400 * HARI, nama="x", ukuran=1
    )
    # off from the evening of the 6th until the morning of the 7th
    assert jadwal.cadangkan_bila_tiba(jam(7, 7)) is not None


def test_gagal_dicatat_dan_dicoba_lagi_sejam_kemudian(harian, monkeypatch, client):
    def penuh(*_isi):
        raise Gagal("Ruang disk habis.")

    kini = timezone.now()
    with monkeypatch.context() as m:
        m.setattr(buat, "cadangkan", penuh)
        assert jadwal.cadangkan_bila_tiba(kini).galat == "Ruang disk habis."
    assert jadwal.cadangkan_bila_tiba(kini + datetime.timedelta(minutes=10)) is None
    assert jadwal.keadaan().gagal is not None and Peristiwa.objects.get().kode == "pelayanan.cadangan.gagal"
    assert jadwal.cadangkan_bila_tiba(kini + datetime.timedelta(minutes=61)).galat == ""


def test_terlambat_terlihat_di_siap(harian, client, settings):
    jadwal.catat_hasil(nama="lama", mulai_pada=timezone.now(), ukuran=1)
    assert client.get("/siap/").json()["cadangan"] is True
    Cadangan.objects.update(selesai_pada=timezone.now() - datetime.timedelta(hours=37))
    jadwal.cache.delete(jadwal._INGAT)
    assert client.get("/siap/").json()["cadangan"] is False


def test_tidak_diatur_tidak_berbuat_apa_pun(harian, settings, monkeypatch):
    settings.CADANGAN_SANDI_BERKAS = "/tidak/ada"
    monkeypatch.delenv("SANDI_CADANGAN", raising=False)
    assert jadwal.cadangkan_bila_tiba() is None and not jadwal.keadaan().diatur
    assert pulih._nama_aman("a/b").parts == ("a", "b")
    for nama in ("../a", "/etc/passwd", "a/../../b", ""):
        with pytest.raises(Gagal):
            pulih._nama_aman(nama)
