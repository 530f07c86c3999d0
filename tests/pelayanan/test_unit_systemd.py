"""The unit file is one that systemd itself accepts."""

import configparser
import shutil
import subprocess

import pytest
from django.core.management import CommandError, call_command

from pelayanan import lokal
from pelayanan.management.commands.unit_systemd import kutip


def test_berkas_unit(tmp_path, capsys):
    call_command("unit_systemd", "--pengguna", "daemon", "--port", "8080")
    teks = capsys.readouterr().out
    berkas = tmp_path / "portal-pelayanan.service"
    berkas.write_text(teks)
    isi = configparser.RawConfigParser(strict=False)
    isi.optionxform = str
    isi.read_string(teks)
    layanan = isi["Service"]
    assert layanan["User"] == "daemon" and layanan["Restart"] == "always"
    assert layanan["WorkingDirectory"] == str(lokal.DASAR)
    assert "UNIT=1" in layanan["Environment"] and "PORT=8080" in layanan["Environment"]
    assert layanan["ExecStart"].endswith("-m pelayanan.jalankan")
    if shutil.which("systemd-analyze"):
        hasil = subprocess.run(["systemd-analyze", "verify", berkas], capture_output=True, text=True)
        assert str(berkas) not in hasil.stderr, hasil.stderr


def test_yang_keliru():
    for argumen in (["--pengguna", "tidak-ada-orang-ini"], ["--port", "70000"]):
        with pytest.raises(CommandError) as galat:
            call_command("unit_systemd", *argumen)
        assert galat.value.returncode == 2
    assert kutip("/srv/portal kita/100%/python") == '"/srv/portal kita/100%%/python"'
