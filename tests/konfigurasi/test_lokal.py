"""The embedded servers and their keeper, with real processes: what a crash leaves behind must not matter."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from pelayanan import lokal, prasyarat
from pelayanan.lokal import hak, proses
from pelayanan.lokal.postgres import bersihkan_kunci
from pelayanan.penjaga import Anak, Penjaga, potong_log

AKAR = lokal.DASAR


def tunggu(syarat, detik: float = 15) -> None:
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "tidak terjadi juga"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def pg():
    with lokal.ruang_singkat() as ruang:
        server = lokal.Postgres(data=ruang / "data", ruang=ruang, log=ruang / "pg.log", sementara=True)
        try:
            server.mulai()
            yield server
        finally:
            server.berhenti()


def tanya(server: lokal.Postgres, sql: str):
    sambungan = psycopg2.connect(server.url)
    try:
        kursor = sambungan.cursor()
        kursor.execute(sql)
        return kursor.fetchone()[0]
    finally:
        sambungan.close()


# --- PostgreSQL ------------------------------------------------------------------------------------


def test_postgres_18_tanpa_tcp_dan_bukan_superuser(pg):
    assert tanya(pg, "SHOW server_version").startswith("18.")
    assert tanya(pg, "SHOW listen_addresses") == ""
    assert tanya(pg, "SELECT NOT usesuper FROM pg_user WHERE usename = current_user")
    assert tanya(pg, "SELECT lower('ÀÉ') = 'àé'")
    assert tanya(pg, "SELECT count(*) FROM pg_timezone_names WHERE name = 'Asia/Jayapura'") == 1


def test_soket_hanya_untuk_pemilik(pg):
    assert pg.soket.stat().st_mode & 0o777 == 0o700
    assert len(str(pg.soket / ".s.PGSQL.5432.lock")) < 107


@pytest.mark.parametrize("ekstensi", ["btree_gist", "pg_trgm", "unaccent", "citext"])
def test_ekstensi_dibuat_pemilik_basis_data(pg, ekstensi):
    sambungan = psycopg2.connect(pg.url)
    sambungan.cursor().execute(f"CREATE EXTENSION IF NOT EXISTS {ekstensi}")
    sambungan.close()


def test_alamat_dibaca_django_dan_libpq_sama(pg):
    assert prasyarat.sambungan_database(pg.url) == {
        "dbname": "prima",
        "user": "prima",
        "host": str(pg.soket),
        "port": 5432,
    }


def test_bangkit_sesudah_kill_9_dan_data_tetap(pg):
    sambungan = psycopg2.connect(pg.url)
    sambungan.cursor().execute("SET synchronous_commit = on; CREATE TABLE ingat AS SELECT 7 AS n")
    sambungan.commit()  # left open: a living backend is what delays the restart
    pg.proses.send_signal(signal.SIGKILL)
    pg.proses.wait()
    assert not pg.hidup()
    pg.mulai()
    assert tanya(pg, "SELECT n FROM ingat") == 7
    sambungan.close()


def test_kunci_basi_yang_pidnya_dipakai_program_lain_dibuang(tmp_path):
    kunci = tmp_path / "postmaster.pid"
    kunci.write_text(f"{os.getpid()}\n{tmp_path}\n")
    bersihkan_kunci(tmp_path)
    assert not kunci.exists()


def test_kunci_server_yang_hidup_tidak_dibuang(pg, tmp_path):
    kunci = tmp_path / "postmaster.pid"
    kunci.write_text(f"{pg.proses.pid}\n")  # a PostgreSQL, but of another folder: neither removed nor stopped
    bersihkan_kunci(tmp_path)
    assert kunci.exists() and pg.hidup()


def test_data_versi_lain_ditolak_dengan_saran(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "PG_VERSION").write_text("17\n")
    with lokal.ruang_singkat() as ruang, pytest.raises(lokal.Gagal, match=r"17.*18: pindahkan folder itu"):
        lokal.Postgres(data=data, ruang=ruang, log=tmp_path / "log", sementara=True).mulai()
    assert (data / "PG_VERSION").read_text() == "17\n"


def test_folder_berisi_lain_tidak_ditimpa(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "skripsi.txt").write_text("penting")
    with lokal.ruang_singkat() as ruang, pytest.raises(lokal.Gagal, match="bukan data PostgreSQL"):
        lokal.Postgres(data=data, ruang=ruang, log=tmp_path / "log", sementara=True).mulai()
    assert (data / "skripsi.txt").exists()


def test_initdb_yang_terputus_diulang(tmp_path):
    (tmp_path / "data.baru").mkdir()
    (tmp_path / "data.baru" / "setengah").write_text("")
    with lokal.ruang_singkat() as ruang:
        server = lokal.Postgres(data=tmp_path / "data", ruang=ruang, log=tmp_path / "log", sementara=True)
        try:
            server.mulai()
            assert server.hidup()
        finally:
            server.berhenti()
    assert not (tmp_path / "data.baru").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="hanya root dapat menjadi pengguna lain")
def test_root_tanpa_ruang_nama_memakai_pengguna_sistem(monkeypatch):
    monkeypatch.setattr(hak, "bisa_ruang_nama", lambda *_: False)
    monkeypatch.setattr(hak, "PENGGUNA", "daemon")  # there already: a test makes no users
    with lokal.ruang_singkat() as ruang:
        monkeypatch.setattr(hak, "RUMAH", ruang / "rumah")
        server = lokal.Postgres(data=ruang / "data", ruang=ruang, log=ruang / "log", sementara=True)
        try:
            server.mulai()
            assert server.hak.uid == proses_uid(server.proses.pid) != 0
            assert tanya(server, "SELECT 1") == 1
        finally:
            server.berhenti()


def proses_uid(pid: int) -> int:
    return int(Path(f"/proc/{pid}/status").read_text().split("Uid:")[1].split()[0])


# --- Valkey ------------------------------------------------------------------------------------------


def test_valkey_menjawab_di_soket_saja_dan_bangkit(tmp_path):
    import redis

    with lokal.ruang_singkat() as ruang:
        valkey = lokal.Valkey(data=tmp_path / "valkey", ruang=ruang, log=tmp_path / "valkey.log")
        try:
            valkey.mulai()
            klien = redis.Redis.from_url(valkey.url)
            assert klien.ping() and klien.config_get("port")["port"] == "0"
            valkey.proses.kill()
            valkey.proses.wait()
            valkey.mulai()
            assert klien.ping()
        finally:
            valkey.berhenti()


# --- processes and folders ---------------------------------------------------------------------------


def test_anak_mati_bersama_induk_yang_dibunuh(tmp_path):
    """kill -9 on the parent: no clean-up of ours runs, the kernel does it."""
    skrip = (
        "import sys, time; from pathlib import Path; from pelayanan.lokal import proses\n"
        "a = proses.jalankan(['sleep', '600']); print(a.pid, flush=True); time.sleep(600)"
    )
    induk = subprocess.Popen([sys.executable, "-c", skrip], cwd=AKAR, stdout=subprocess.PIPE, text=True)
    anak = int(induk.stdout.readline())
    assert proses.waktu_mulai(anak)
    induk.kill()
    induk.wait()
    tunggu(lambda: proses.waktu_mulai(anak) is None)


def test_folder_sisa_yang_pemiliknya_mati_dibersihkan(monkeypatch, tmp_path):
    monkeypatch.setattr(proses, "_dasar_singkat", lambda: tmp_path)
    sisa = tmp_path / "prima-lama"
    sisa.mkdir()
    (sisa / "pemilik").write_text(json.dumps({"pid": os.getpid(), "mulai": 1}))  # a reused pid
    with lokal.ruang_singkat() as ruang:
        assert not sisa.exists()
        with lokal.ruang_singkat() as lain:
            assert ruang.exists() and lain.exists()
    assert list(tmp_path.iterdir()) == []


def test_penjaga_menghidupkan_lagi_dan_menghabisi_yatim(tmp_path):
    kabar: list[str] = []
    penjaga = Penjaga(kabar.append)
    pid_yatim = tmp_path / "yatim"
    perintah = ["sh", "-c", f"sleep 600 & echo $! > {pid_yatim}; wait"]
    penjaga.tambah(Anak("uji", perintah, log=tmp_path / "log", env=dict(os.environ), cwd=tmp_path))
    try:
        tunggu(lambda: pid_yatim.exists() and pid_yatim.read_text().strip())
        yatim, pertama = int(pid_yatim.read_text()), penjaga.semua[0].proses.pid
        os.kill(pertama, signal.SIGKILL)
        tunggu(lambda: (penjaga.periksa(), penjaga.semua[0].proses.pid != pertama)[1])
        # a killed orphan stands in the process table until its new parent has looked
        tunggu(lambda: proses.waktu_mulai(yatim) is None)
        assert len(kabar) == 1 and "dijalankan lagi" in kabar[0]
    finally:
        penjaga.berhenti()
    assert not penjaga.semua[0].hidup()


@pytest.mark.parametrize(("kode", "berhasil"), [(0, [1]), (2, [])])
def test_tugas_sekali_jalan_tidak_diulang(tmp_path, kode, berhasil):
    usai: list[int] = []
    penjaga = Penjaga(lambda _: None)
    penjaga.tambah(
        Anak(
            "sekali",
            ["sh", "-c", f"exit {kode}"],
            log=tmp_path / "log",
            env=dict(os.environ),
            cwd=tmp_path,
            sekali=True,
            usai=lambda: usai.append(1),
        )
    )
    tunggu(lambda: (penjaga.periksa(), penjaga.semua[0].selesai)[1])
    penjaga.periksa()
    assert usai == berhasil and penjaga.semua[0].hidup()
    penjaga.berhenti()


def test_log_besar_dipotong(monkeypatch, tmp_path):
    monkeypatch.setattr("pelayanan.penjaga.LOG_TERBESAR", 10)
    log = tmp_path / "web.log"
    log.write_text("x" * 11)
    potong_log(log)
    assert log.stat().st_size == 0 and (tmp_path / "web.log.1").stat().st_size == 11


# --- addresses ---------------------------------------------------------------------------------------


def test_lingkungan_hanya_dari_portal_yang_hidup(monkeypatch, tmp_path):
    for nama in ("DATABASE_URL", "UJI_SAJA"):
        monkeypatch.setenv(nama, "")  # restored afterwards
        monkeypatch.delenv(nama)
    assert not lokal.lingkungan(tmp_path)
    lokal.umumkan({"DATABASE_URL": "postgres://x/y", "UJI_SAJA": "1"}, tmp_path)
    assert (tmp_path / "lingkungan.json").stat().st_mode & 0o777 == 0o600
    assert lokal.lingkungan(tmp_path) and os.environ["UJI_SAJA"] == "1"

    monkeypatch.delenv("DATABASE_URL")
    catatan = json.loads((tmp_path / "lingkungan.json").read_text())
    (tmp_path / "lingkungan.json").write_text(json.dumps({**catatan, "mulai": 1}))
    assert not lokal.lingkungan(tmp_path)


def test_rahasia_dibuat_sekali(tmp_path):
    pertama = lokal.rahasia(tmp_path)
    assert pertama == lokal.rahasia(tmp_path) and len(pertama) > 50
    assert (tmp_path / "rahasia").stat().st_mode & 0o777 == 0o600


# --- preflight: each obstacle is one line with advice ------------------------------------------------


def test_port_terpakai(monkeypatch):
    with socket.socket() as lain:
        lain.bind(("127.0.0.1", 0))
        lain.listen()
        port = lain.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        monkeypatch.setenv("HOST", "127.0.0.1")
        with pytest.raises(lokal.Gagal, match=f"Port {port} sedang dipakai"):
            prasyarat.alamat_diminta()
    assert prasyarat.alamat_diminta() == ("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "pesan"),
    [
        ("127.0.0.1", "abc", "bukan nomor port"),
        ("127.0.0.1", "70000", "bukan nomor port"),
        ("192.0.2.1", "8000", "bukan alamat komputer ini"),
    ],
)
def test_alamat_keliru(monkeypatch, host, port, pesan):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", port)
    with pytest.raises(lokal.Gagal, match=pesan):
        prasyarat.alamat_diminta()


@pytest.mark.parametrize(
    ("url", "pesan"),
    [
        ("postgres://u:sandi-rahasia@127.0.0.1:1/x", "tidak menjawab"),
        ("postgres://u@/x?host=/tidak-ada", "tidak menjawab"),
        ("sqlite:///x.db", "tidak terbaca"),
        ("ngawur", "tidak terbaca"),
    ],
)
def test_database_tak_terjangkau(url, pesan):
    with pytest.raises(lokal.Gagal, match=pesan) as galat:
        prasyarat.periksa_database(url)
    assert "sandi-rahasia" not in str(galat.value) and "\n" not in str(galat.value)


def test_database_menolak(pg):
    with pytest.raises(lokal.Gagal, match=r'menolak \(database "lain" does not exist\)'):
        prasyarat.periksa_database(pg.url.replace("@/prima", "@/lain"))


@pytest.mark.parametrize(
    ("url", "pesan"), [("redis://127.0.0.1:1/0", "tidak menjawab"), ("ngawur", "tidak terbaca")]
)
def test_redis_tak_terjangkau(url, pesan):
    with pytest.raises(lokal.Gagal, match=pesan):
        prasyarat.periksa_redis(url)


def test_disk_hampir_penuh(monkeypatch, tmp_path):
    monkeypatch.setattr(prasyarat, "PERLU_BEBAS", 10**12)
    with pytest.raises(lokal.Gagal, match="Ruang disk"):
        prasyarat.siapkan_folder(tmp_path / "contoh")


def test_satu_portal_per_folder(tmp_path):
    with (
        prasyarat.satu_saja(tmp_path),
        pytest.raises(lokal.Gagal, match=f"sudah berjalan .proses {os.getpid()}"),
        prasyarat.satu_saja(tmp_path),
    ):
        pass
    with prasyarat.satu_saja(tmp_path):
        pass


def test_perintah_tanpa_basis_data_menyebut_jalan_keluar(tmp_path):
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "RAHASIA")}
    with contextlib.suppress(FileNotFoundError):
        if proses.masih_hidup(json.loads((lokal.CONTOH / "lingkungan.json").read_text())):
            pytest.skip("portal contoh sedang berjalan dari folder ini")
    hasil = subprocess.run(
        [sys.executable, "manage.py", "showmigrations"], cwd=AKAR, env=env, capture_output=True, text=True
    )
    assert hasil.returncode == 1
    assert (
        hasil.stderr.strip()
        .splitlines()[-1]
        .startswith("✗ Perintah ini memerlukan basis data: jalankan `make run`")
    )


def test_tautan_di_surat_menuju_portal_ini():
    """Of `make run HOST=… PORT=…`: what letters and QR codes name."""
    assert prasyarat.alamat_portal("127.0.0.1", 8001) == "http://127.0.0.1:8001"
    assert prasyarat.alamat_portal("0.0.0.0", 8001) == "http://127.0.0.1:8001"
    assert prasyarat.alamat_portal("::1", 80) == "http://[::1]:80"
