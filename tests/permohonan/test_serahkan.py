"""Handing over closes the request and says whether the promise was kept."""

import datetime

import pytest

from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa, Tenggat
from permohonan import operasi
from permohonan.alur import Status

from .conftest import kode_peristiwa


def url(p, langkah="serahkan"):
    return f"/permohonan/{p.kode_tampil}/{langkah}/"


def data(p):
    return Peristiwa.objects.get(objek_id=p.pk, kode="permohonan.permohonan.diserahkan").data


def test_menutup(diterima, masuk):
    jawab = masuk("petugas").post(url(diterima), {"penerima": "Budi"}, follow=True)
    assert "Sudah diserahkan" in jawab.content.decode()
    diterima.refresh_from_db()
    assert diterima.status == Status.DISERAHKAN
    assert diterima.jatuh_tempo_pada is None
    assert Tenggat.objects.get(objek_id=diterima.pk).dipenuhi_pada is not None
    d = data(diterima)
    assert d["layanan"] == diterima.layanan_id
    assert d["tepat_waktu"] is True
    assert d["menit"] == 0
    assert "penerima" not in d, "a name is personal"


def test_terlambat_dikatakan(diterima, cast):
    operasi.serahkan(
        permohonan=diterima, oleh=cast["petugas"], pada=diterima.janji_pada + datetime.timedelta(seconds=1)
    )
    assert data(diterima)["tepat_waktu"] is False


def test_hari_terakhir_masih_tepat(diterima, cast):
    operasi.serahkan(permohonan=diterima, oleh=cast["petugas"], pada=diterima.janji_pada)
    assert data(diterima)["tepat_waktu"] is True


def test_dua_kali_ditolak(diterima, masuk, cast):
    operasi.serahkan(permohonan=diterima, oleh=cast["petugas"])
    jawab = masuk("petugas").post(url(diterima), follow=True)
    assert "tidak berlaku" in jawab.content.decode()
    assert kode_peristiwa(diterima).count("permohonan.permohonan.diserahkan") == 1


def test_belum_lengkap_tidak_dapat_diserahkan(diajukan, cast):
    with pytest.raises(AlurDitolak):
        operasi.serahkan(permohonan=diajukan, oleh=cast["petugas"])


def test_unit_lain_404(diterima, masuk):
    assert masuk("petugas_lain").post(url(diterima)).status_code == 404


def test_tidak_berhak_403(diterima, masuk):
    assert masuk("pengawas").post(url(diterima)).status_code == 403


def test_tolak_dengan_alasan(diperiksa, masuk, warga, client):
    masuk("verifikator").post(url(diperiksa, "tolak"), {"tolak-alasan": "Bukan wewenang kami."})
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.DITOLAK
    assert Tenggat.objects.get(objek_id=diperiksa.pk).dipenuhi_pada is not None
    hal = warga(diperiksa).get(f"/p/{diperiksa.kode_tampil}/").content.decode()
    assert "Bukan wewenang kami." in hal
    assert "berhak keberatan" in hal
    assert "Bukan wewenang" not in client.get(f"/p/{diperiksa.kode_tampil}/").content.decode()


def test_tolak_tanpa_alasan(diperiksa, masuk):
    jawab = masuk("verifikator").post(url(diperiksa, "tolak"), {"tolak-alasan": " "}, follow=True)
    assert "Tulis alasannya" in jawab.content.decode()
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.DIPERIKSA


def test_tarik(diajukan, warga, client):
    assert client.post(f"/p/{diajukan.kode_tampil}/tarik/").status_code == 404
    warga(diajukan).post(f"/p/{diajukan.kode_tampil}/tarik/", {"alasan": ""})
    diajukan.refresh_from_db()
    assert diajukan.status == Status.DITARIK


def test_isian_yang_tidak_terbaca_dikatakan_bukan_dibuang(masuk, diterima):
    """A date that is none was left out, and the hand-over done without it."""
    url = f"/permohonan/{diterima.kode_tampil}/serahkan/"
    for isi, kata in (({"tanggal": "31-02-2026"}, "Tanggal"), ({"penerima": "x" * 5000}, "karakter")):
        jawab = masuk("petugas").post(url, isi, follow=True).content.decode()
        assert kata in jawab
        diterima.refresh_from_db()
        assert diterima.status != "diserahkan"
