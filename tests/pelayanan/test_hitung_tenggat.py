"""`manage.py hitung_tenggat`: the answer alone on standard output, the exit code, no database unless --unit."""

import os
import subprocess
import sys
from datetime import date, time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from pelayanan.models import HariLibur, JamLayanan, Unit

AKAR = Path(__file__).resolve().parents[2]


def jalankan(*argumen: str) -> subprocess.CompletedProcess[str]:
    """The command as somebody types it, without one variable of the environment naming a server."""
    bersih = {n: v for n, v in os.environ.items() if n not in ("DATABASE_URL", "REDIS_URL", "RAHASIA")}
    return subprocess.run(
        [sys.executable, "manage.py", "hitung_tenggat", *argumen],
        cwd=AKAR,
        env=bersih,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def hitung(*argumen: str) -> tuple[str, str]:
    """The command in this process (quick): (standard output, standard error). CommandError passes through."""
    keluaran, galat = StringIO(), StringIO()
    call_command("hitung_tenggat", *argumen, stdout=keluaran, stderr=galat, no_color=True)
    return keluaran.getvalue(), galat.getvalue()


def test_tanpa_basis_data():
    hasil = jalankan("--mulai", "2026-03-17", "--hari-kerja", "14")
    assert (hasil.stdout, hasil.stderr, hasil.returncode) == ("2026-04-14\n", "", 0)


def test_masukan_keliru_keluar_dua():
    hasil = jalankan("--mulai", "2026-02-30", "--hari-kerja", "14")
    assert hasil.returncode == 2
    assert hasil.stdout == ""
    assert hasil.stderr
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize(
    "argumen",
    [
        ("--mulai", "2026-03-17", "--hari-kerja"),
        ("--mulai", "2026-03-17", "--hari-kerja", "1", "--minggu", "2"),
    ],
)
def test_pengurai_sendiri_menolak_dengan_dua(argumen, capsys):
    with pytest.raises(SystemExit) as keluar:
        ManagementUtility(["manage.py", "hitung_tenggat", *argumen]).execute()
    tulisan = capsys.readouterr()
    assert (keluar.value.code, tulisan.out) == (2, "")
    assert tulisan.err


@pytest.mark.parametrize(
    ("mulai", "hasil"),
    [
        ("2026-01-02", ("2026-01-07", "2026-01-09", "2026-01-23", "2026-04-09")),
        ("2026-03-13", ("2026-03-25", "2026-03-27", "2026-04-10", "2026-06-24")),
        ("2026-05-13", ("2026-05-20", "2026-05-22", "2026-06-09", "2026-08-13")),
        ("2026-08-14", ("2026-08-20", "2026-08-24", "2026-09-07", "2026-11-10")),
    ],
)
def test_tabel_hari_kerja(mulai, hasil):
    for n, tanggal in zip((3, 5, 14, 60), hasil, strict=True):
        assert hitung("--mulai", mulai, "--hari-kerja", str(n)) == (f"{tanggal}\n", "")


@pytest.mark.parametrize(
    ("argumen", "hasil"),
    [
        (
            ("--mulai", "2026-03-17T23:45", "--hari-kerja", "14"),
            "2026-04-14",
        ),  # the date counts, not the hour
        (("--mulai", "2026-03-21", "--hari-kerja", "0"), "2026-03-25"),
        (("--mulai", "2026-03-17", "--hari-kerja", "0"), "2026-03-17"),
        (("--mulai", "2025-08-15", "--hari-kerja", "1"), "2025-08-19"),
        (("--mulai", "2024-04-05", "--hari-kerja", "1"), "2024-04-16"),
        (("--mulai", "2024-12-24", "--hari-kerja", "5"), "2025-01-03"),
        (("--mulai", "2026-03-17", "--hari", "4"), "2026-03-21"),  # on Idulfitri: where it falls
        (("--mulai", "2026-03-17T08:00", "--hari", "60"), "2026-05-16"),
        (("--mulai", "2026-03-17T22:15", "--jam", "24"), "2026-03-18T22:15"),
        (("--mulai", "2026-03-17T15:00", "--jam-kerja", "1"), "2026-03-17T16:00"),
        (("--mulai", "2026-03-17T15:00", "--jam-kerja", "2"), "2026-03-25T08:30"),
        (("--mulai", "2026-01-09T11:00", "--jam-kerja", "1"), "2026-01-09T13:30"),
        (("--mulai", "2026-01-05T07:30", "--jam-kerja", "15"), "2026-01-06T16:00"),
        (
            ("--mulai", "2026-02-23T14:00", "--jam-kerja", "3"),
            "2026-02-24T08:30",
        ),  # Ramadan makes no difference
    ],
)
def test_setiap_satuan(argumen, hasil):
    assert hitung(*argumen) == (f"{hasil}\n", "")


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("--hari-kerja", "14"), "--mulai wajib"),
        (("--mulai", "2026-03-17"), "tepat satu"),
        (("--mulai", "2026-03-17", "--hari", "1", "--hari-kerja", "1"), "tepat satu"),
        (("--mulai", "17-03-2026", "--hari", "1"), "harus YYYY-MM-DD"),
        (("--mulai", "2026-03-17 08:00", "--hari", "1"), "harus YYYY-MM-DD"),
        (("--mulai", "2026-03-17T08:00+07:00", "--jam", "1"), "harus YYYY-MM-DD"),
        (("--mulai", "2026-13-01", "--hari", "1"), "tidak ada"),
        (("--mulai", "2026-03-17T24:01", "--jam", "1"), "tidak ada"),
        (("--mulai", "", "--hari", "1"), "harus YYYY-MM-DD"),
        (("--mulai", "2026-03-17", "--hari-kerja", "-1"), "negatif"),
        (("--mulai", "2026-03-17", "--hari-kerja", "1.5"), "bilangan bulat"),
        (("--mulai", "2026-03-17", "--hari-kerja", "empat"), "bilangan bulat"),
        (("--mulai", "2026-03-17", "--hari-kerja", "٣"), "bilangan bulat"),
        (("--mulai", "2026-03-17", "--hari-kerja", "99999999999999999999"), "terlalu besar"),
        (("--mulai", "2026-03-17", "--hari-kerja", "9" * 5000), "terlalu besar"),
        (("--mulai", "2026-03-17", "--jam-kerja", "1"), "dengan jamnya"),
        (("--mulai", "2026-03-17", "--jam", "1"), "dengan jamnya"),
        (("--mulai", "9999-12-30", "--hari-kerja", "14"), "jangkauan"),
        (("--mulai", "9999-12-30", "--hari", "14"), "jangkauan"),
        (("--mulai", "9999-12-31T12:00", "--jam", "24"), "jangkauan"),
    ],
)
def test_pesan_masukan_keliru(argumen, pesan):
    with pytest.raises(CommandError, match=pesan) as galat:
        hitung(*argumen)
    assert galat.value.returncode == 2


@pytest.mark.parametrize(
    ("mulai", "kata"),
    [("2026-12-28", "perkiraan"), ("2101-01-03", "tidak diketahui"), ("1900-01-01", "tidak")],
)
def test_tahun_yang_belum_pasti_diperingatkan(mulai, kata):
    keluaran, galat = hitung("--mulai", mulai, "--hari-kerja", "14")
    assert date.fromisoformat(keluaran.strip()) > date.fromisoformat(mulai)
    assert kata in galat
    # calendar days do not look at holidays, so there is nothing to warn about
    assert hitung("--mulai", mulai, "--hari", "14")[1] == ""


@pytest.mark.django_db
def test_unit_memakai_jam_dan_liburnya_sendiri():
    unit = Unit.objects.create(kode="pkm-melati", nama="Puskesmas Melati", zona="Asia/Jayapura")
    for hari in range(6):
        JamLayanan.objects.create(unit=unit, hari=hari, buka=time(8), tutup=time(14))
    HariLibur.objects.create(unit=unit, tanggal=date(2026, 1, 5), nama="Hari jadi", nomor_sk="1/2026")
    dari = ("--unit", "pkm-melati", "--mulai")
    assert hitung(*dari, "2026-01-02", "--hari-kerja", "1") == ("2026-01-03\n", "")  # Saturday
    assert hitung(*dari, "2026-01-03", "--hari-kerja", "1") == ("2026-01-06\n", "")  # the local holiday
    assert hitung(*dari, "2026-01-03T13:00", "--jam-kerja", "2") == ("2026-01-06T09:00\n", "")
    # The national list reaches a start far back, and an answer far ahead.
    assert hitung(*dari, "2018-12-24", "--hari-kerja", "1") == ("2018-12-26\n", "")
    assert "perkiraan" in hitung(*dari, "2026-01-03", "--hari-kerja", "1500")[1]


@pytest.mark.django_db
def test_unit_tak_dikenal():
    with pytest.raises(CommandError, match="tidak dikenal") as galat:
        hitung("--mulai", "2026-03-17", "--hari-kerja", "1", "--unit", "entah")
    assert galat.value.returncode == 2
