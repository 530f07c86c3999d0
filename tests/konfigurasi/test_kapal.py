"""docker-compose.yml and Dockerfile without Docker: the files parse, every command exists, every variable is read.

The same topology runs for real in tests/e2e/test_dua_rumah.py.
"""

import datetime
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cryptography import x509

from pelayanan import berkas_rahasia, proksi, sertifikat

AKAR = Path(__file__).resolve().parents[2]
KAPAL = yaml.safe_load((AKAR / "docker-compose.yml").read_text())
LAYANAN = KAPAL["services"]
KAMI = {n: s for n, s in LAYANAN.items() if s.get("image") == "portal-pelayanan"}
BINER = Path(sys.executable).parent


def _kode() -> str:
    return "\n".join(
        b.read_text()
        for apa in ("pelayanan", "permohonan", "pengaduan", "antrian", "ikm", "standar", "dasbor")
        for b in (AKAR / apa).rglob("*.py")
    )


def test_bagian_yang_diminta():
    assert set(LAYANAN) == {
        "postgres", "valkey", "migrasi", "web", "worker", "beat", "sertifikat", "proksi",
    }  # fmt: skip
    assert not any("ports" in s for n, s in LAYANAN.items() if n != "proksi"), "only the proxy is outside"
    for nama, s in LAYANAN.items():
        sekali = s.get("restart") == "no"
        assert sekali or "healthcheck" in s, f"{nama} has no health check"
        for syarat in s.get("depends_on", {}):
            assert syarat in LAYANAN
    assert {"web", "worker"} <= {n for n, s in LAYANAN.items() if "replicas" in s.get("deploy", {})}


def test_setiap_variabel_dibaca():
    """A name that nobody reads is a setting that does nothing."""
    kode = _kode()
    for nama, s in KAMI.items():
        for variabel in s["environment"]:
            asli = variabel.removesuffix("_FILE")
            assert f'"{asli}"' in kode, f"{nama}: {variabel} is read nowhere"
            assert variabel == asli or asli in berkas_rahasia.NAMA
    contoh = (AKAR / "alat/proksi.conf.template").read_text()
    dipakai = set(re.findall(r"\$\{(\w+)\}", contoh))
    assert dipakai == set(LAYANAN["proksi"]["environment"])


def test_setiap_rahasia_dari_berkas(tmp_path):
    """No secret stands in an environment; alat/rahasia.sh makes every file, once, in a closed folder."""
    for s in LAYANAN.values():
        lingkungan = s.get("environment", {})
        assert not {"RAHASIA", "DATABASE_URL", "POSTGRES_PASSWORD", "SANDI_CADANGAN"} & set(lingkungan)
        for nama in s.get("secrets", []):
            assert nama in KAPAL["secrets"]
        for isi in lingkungan.values():
            if "/run/secrets/" in str(isi):
                assert isi.rsplit("/", 1)[1] in s["secrets"]
    folder = tmp_path / "rahasia"
    dua_kali = []
    for _ in range(2):
        subprocess.run(["sh", str(AKAR / "alat/rahasia.sh"), str(folder)], check=True, capture_output=True)
        dua_kali.append({b.name: b.read_text() for b in folder.iterdir()})
    isi = dua_kali[0]
    assert dua_kali[1] == isi, "the second time nothing changes"
    assert set(isi) == set(KAPAL["secrets"])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert isi["sandi_db"] in isi["database_url"]
    assert len({*isi.values()}) == 4


def test_setiap_perintah_ada():
    docker = (AKAR / "Dockerfile").read_text()
    perintah = [s["command"] for s in KAMI.values() if isinstance(s.get("command"), list)]
    perintah += [s["healthcheck"]["test"][1:] for s in KAMI.values() if "healthcheck" in s]
    perintah.append(re.findall(r'"([^"]+)"', docker[docker.rindex("CMD [") :]))
    for kata in perintah:
        kata = kata[0].split() if len(kata) == 1 else kata
        program = shutil.which(kata[0], path=str(BINER)) or kata[0] == "python"
        assert program, f"{kata[0]} is not installed"
        if kata[:2] == ["python", "-m"]:
            assert importlib.util.find_spec(kata[2]), kata
        for nama in (k for k in kata if re.fullmatch(r"pelayanan\.\w+:\w+", k)):
            modul, apa = nama.split(":")
            assert apa in (AKAR / (modul.replace(".", "/") + ".py")).read_text(), nama
    for asal in re.findall(r"^COPY (?!--from)(.+) \S+$", docker, re.M):
        for satu in asal.split():
            assert (AKAR / satu).exists(), satu
    assert "USER portal" in docker
    assert docker.count("\nFROM ") + docker.startswith("FROM ") == 2
    for jalur in (v.split(":")[0] for v in LAYANAN["proksi"]["volumes"] if v.startswith("./")):
        assert (AKAR / jalur).exists()


def test_pemeriksaan_detak():
    """The beat's health check: nobody there is not alive, and asking costs no traceback."""
    env = {**os.environ, "REDIS_URL": "redis://127.0.0.1:1/0", "RAHASIA": "uji"}
    hasil = subprocess.run(
        [sys.executable, "-m", "pelayanan.kesehatan", "beat"],
        cwd=AKAR,
        env=env,
        capture_output=True,
        text=True,
    )
    assert (hasil.returncode, hasil.stderr) == (1, "")


# --- secrets, certificate, address ------------------------------------------------------------------------


def test_rahasia_dari_berkas(tmp_path):
    (tmp_path / "r").write_text("kunci\n")
    env = {"RAHASIA_FILE": str(tmp_path / "r"), "DATABASE_URL": "sudah", "DATABASE_URL_FILE": "/tidak/ada"}
    berkas_rahasia.muat(env)
    assert (env["RAHASIA"], env["DATABASE_URL"]) == ("kunci", "sudah"), "what is set stays"
    with pytest.raises(SystemExit, match="RAHASIA_FILE=/tidak/ada"):
        berkas_rahasia.muat({"RAHASIA_FILE": "/tidak/ada"})


def test_sertifikat_sekali(tmp_path):
    assert sertifikat.buat(tmp_path, ["layanan.contoh.go.id", "10.0.0.7"])
    isi = (tmp_path / "tls.crt").read_bytes()
    s = x509.load_pem_x509_certificate(isi)
    nama = s.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(n.value) for n in nama] == ["layanan.contoh.go.id", "10.0.0.7"]
    assert (s.not_valid_after_utc - s.not_valid_before_utc) < datetime.timedelta(days=399)
    assert (tmp_path / "tls.key").stat().st_mode & 0o777 == 0o600
    assert not sertifikat.buat(tmp_path, ["lain"])
    assert (tmp_path / "tls.crt").read_bytes() == isi


@pytest.mark.parametrize(
    ("jejak", "banyak", "alamat"),
    [
        ([], 1, "10.0.0.1"),
        (["198.51.100.7"], 0, "10.0.0.1"),  # no proxy of ours: nobody is believed
        (["198.51.100.7"], 1, "198.51.100.7"),
        (["203.0.113.9, 198.51.100.7"], 1, "198.51.100.7"),  # what the client wrote stands left
        (["203.0.113.9", "198.51.100.7"], 1, "198.51.100.7"),
        (["203.0.113.9, 198.51.100.7"], 2, "203.0.113.9"),
        (["198.51.100.7"], 2, "10.0.0.1"),
        (["omong kosong"], 1, "10.0.0.1"),
        (["2001:db8::1"], 1, "2001:db8::1"),
    ],
)
def test_alamat_di_balik_proksi(jejak, banyak, alamat):
    scope = {
        "type": "http",
        "client": ("10.0.0.1", 5),
        "headers": [(b"X-Forwarded-For", j.encode()) for j in jejak],
    }
    assert proksi.di_balik(scope, banyak)["client"][0] == alamat
