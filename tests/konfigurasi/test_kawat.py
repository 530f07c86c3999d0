"""The wiring holds: every dotted string leads to something that fits, every event has its sentence."""

import inspect
import re
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.utils.module_loading import import_string

from pelayanan import benang, gangguan, peristiwa, tenggat
from pelayanan.akses import HAK, LINGKUP
from pelayanan.models import AkunMesin, Peran
from pelayanan.reaksi import REAKSI

AKAR = Path(settings.BASE_DIR)
RUANG = ("pelayanan", "standar", "antrian", "permohonan", "pengaduan", "ikm", "dasbor")


@pytest.mark.parametrize(("kode", "jalur"), [(k, j) for k, daftar in REAKSI.items() for j in daftar])
def test_reaksi_ada_dan_menerima_peristiwa(kode, jalur):
    assert kode in peristiwa.kamus(), "a reaction to an event nobody writes"
    parameter = list(inspect.signature(import_string(jalur)).parameters.values())
    assert len(parameter) == 1


@pytest.mark.parametrize("jalur", benang.PENYEDIA)
def test_penyedia_benang(jalur):
    assert len(inspect.signature(import_string(jalur)).parameters) == 2


@pytest.mark.parametrize("jalur", [*tenggat.PENANGAN.values(), *gangguan.PENGIKUT.values()])
def test_penangan_tenggat(jalur):
    parameter = inspect.signature(import_string(jalur)).parameters
    assert {"tenggat_id", "pada"} <= set(parameter)
    assert all(p.kind is p.KEYWORD_ONLY for p in parameter.values())


def test_jadwal_beat_menyebut_tugas_yang_ada():
    current_app.loader.import_default_modules()
    for nama, isi in current_app.conf.beat_schedule.items():
        assert isi["task"] in current_app.tasks, nama


def test_setiap_kode_yang_dicatat_punya_kalimat():
    dicatat: set[str] = set()
    for berkas in (b for ruang in RUANG for b in (AKAR / ruang).rglob("*.py")):
        dicatat |= set(re.findall(r"catat\(\s*\"([a-z_.]+)\"", berkas.read_text()))
    assert dicatat, "the pattern must find the calls it is about"
    assert dicatat <= set(peristiwa.kamus())


def test_kode_peristiwa_berbentuk_app_objek_kejadian():
    for kode, kejadian in peristiwa.kamus().items():
        assert re.fullmatch(r"[a-z]+\.[a-z_]+\.[a-z_]+", kode), kode
        assert str(kejadian.kalimat).strip()
        assert kejadian.terlihat in {"publik", "petugas"}, kode


def test_hak_dan_lingkup_menyebut_yang_ada():
    assert all(peran <= set(Peran) for peran in HAK.values())
    assert set(LINGKUP) == set(AkunMesin.Lingkup.values)
    assert all(hak in HAK for daftar in LINGKUP.values() for hak in daftar)


def test_csp_tanpa_unsafe(client):
    kepala = client.get("/sehat/")["Content-Security-Policy"]
    assert "unsafe" not in kepala
    for arahan in ("default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"):
        assert arahan in kepala
