"""The clock reminds, then tells the next level, once each."""

import datetime

import pytest

from pelayanan.models import Peristiwa, Tenggat
from pelayanan.tenggat import sapu_jatuh_tempo
from permohonan import operasi

from .conftest import kode_peristiwa

INGAT, NAIK = "permohonan.permohonan.diingatkan", "permohonan.permohonan.dieskalasi"


@pytest.fixture
def tenggat(diterima):
    return Tenggat.objects.get(objek_id=diterima.pk)


def test_naik_setingkat_demi_setingkat(diterima, tenggat):
    tempo = tenggat.jatuh_tempo_pada
    assert sapu_jatuh_tempo(tempo) == 1
    assert kode_peristiwa(diterima)[-1] == INGAT
    assert sapu_jatuh_tempo(tempo + datetime.timedelta(seconds=1)) == 1
    assert sapu_jatuh_tempo(tempo + datetime.timedelta(seconds=1)) == 0, "once each"
    assert sapu_jatuh_tempo(tempo + datetime.timedelta(days=30)) == 1
    assert [
        e.data["peran"] for e in Peristiwa.objects.filter(objek_id=diterima.pk, kode=NAIK).order_by("urutan")
    ] == ["penanggung_jawab", "pimpinan"]


def test_warga_melihat_eskalasi(diterima, tenggat, client):
    sapu_jatuh_tempo(tenggat.jatuh_tempo_pada + datetime.timedelta(days=30))
    hal = client.get(f"/p/{diterima.kode_tampil}/").content.decode()
    assert "diteruskan kepada pimpinan" in hal
    assert "Pengingat" not in hal, "an internal reminder is not the citizen's"


def test_yang_diserahkan_tidak_dikejar(diterima, tenggat, cast):
    operasi.serahkan(permohonan=diterima, oleh=cast["petugas"])
    assert sapu_jatuh_tempo(tenggat.jatuh_tempo_pada + datetime.timedelta(days=30)) == 0


def test_yang_dijeda_tidak_dikejar(diperiksa, cast):
    operasi.kembalikan_atau_lengkap(
        permohonan=diperiksa,
        putusan={1: ("kurang", "x"), 2: ("sesuai", ""), 3: ("sesuai", "")},
        oleh=cast["verifikator"],
    )
    assert sapu_jatuh_tempo(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=60)) == 0


def test_pemeriksaan_punya_janji_sendiri(diajukan):
    t = Tenggat.objects.get(objek_id=diajukan.pk)
    assert t.jenis == "permohonan.periksa"
    assert sapu_jatuh_tempo(t.jatuh_tempo_pada + datetime.timedelta(seconds=1)) == 1
    assert kode_peristiwa(diajukan)[-1] == NAIK


def test_yang_sedang_dipegang_orang_lain_ditinggal(diterima, tenggat):
    assert operasi.ingatkan_janji(tenggat_id=tenggat.pk, pada=tenggat.mulai_pada) is None, (
        "not due: nothing happens"
    )
