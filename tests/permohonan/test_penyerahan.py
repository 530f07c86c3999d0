"""How the product comes: fetched at an hour, or brought by a named officer."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import JamPenuh
from permohonan.models import Pengaturan, Penyerahan
from tests import factories as f

from .conftest import bersyarat


@pytest.fixture
def besok(unit):
    return timezone.localdate(timezone=unit.tz) + datetime.timedelta(days=1)


@pytest.fixture
def terbit(unit, pemohon, cast):
    layanan = bersyarat(unit, "KIA")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="barang",
        tingkat_persetujuan=1,
        oleh=cast["penanggung_jawab"],
    )
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    operasi.setujui(permohonan=p, oleh=cast["pimpinan"])
    return operasi.terbitkan(permohonan=p, oleh=cast["verifikator"])


def url(p):
    return f"/p/{p.kode_tampil}/penyerahan/"


def test_janji_pengambilan(terbit, warga, masuk, besok, client):
    assert client.get(url(terbit)).status_code == 404
    klien = warga(terbit)
    assert "Pilih cara menerima hasil" in klien.get(f"/p/{terbit.kode_tampil}/").content.decode()
    assert klien.get(url(terbit)).status_code == 200
    assert "Diantar" not in klien.get(url(terbit)).content.decode(), "this unit brings nothing"
    assert klien.post(url(terbit), {"cara": "ambil", "tanggal": ""}).status_code == 422
    lalu = {"cara": "ambil", "tanggal": "2020-01-01", "jam": "9"}
    assert "tidak buka" in klien.post(url(terbit), lalu).content.decode()
    assert klien.post(url(terbit), {"cara": "antar", "alamat": "Jl. Melati 1"}).status_code == 422
    assert klien.post(url(terbit), {"cara": "ambil", "tanggal": besok, "jam": "9"}).status_code == 302
    assert "Diambil di loket" in klien.get(f"/p/{terbit.kode_tampil}/").content.decode()
    assert "Siti Aminah" in masuk("petugas").get("/permohonan/antaran/").content.decode()
    masuk("petugas").post(f"/permohonan/{terbit.kode_tampil}/serahkan/", {})
    s = Penyerahan.objects.get()
    assert (s.diterima_oleh, s.diterima_tanggal) == (
        "Siti Aminah",
        timezone.localdate(timezone=terbit.unit.tz),
    )


def test_jam_yang_penuh(terbit, unit, besok, monkeypatch, pemohon, cast):
    monkeypatch.setattr("permohonan.operasi.penyerahan.PER_JAM", 1)
    jam = datetime.datetime.combine(besok, datetime.time(9), tzinfo=unit.tz)
    lain = operasi.terima_berkas(
        layanan=terbit.layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2}
    )
    operasi.pilih_penyerahan(permohonan=terbit, cara="ambil", janji_pada=jam, oleh=None)
    operasi.pilih_penyerahan(permohonan=terbit, cara="ambil", janji_pada=jam, oleh=None)  # one's own place
    with pytest.raises(JamPenuh):
        operasi.pilih_penyerahan(permohonan=lain, cara="ambil", janji_pada=jam, oleh=None)


def test_diantar_oleh_petugas_bernama(terbit, warga, masuk, cast, unit):
    Pengaturan.objects.update_or_create(unit=unit, defaults={"antar": True})
    warga(terbit).post(url(terbit), {"cara": "antar", "alamat": "Jl. Melati 1, RT 2"})
    s = Penyerahan.objects.get()
    assert s.petugas == terbit.verifikator, "a task always has a name"
    with connection.cursor() as k:
        k.execute("SELECT alamat FROM permohonan_penyerahan")
        assert "Melati" not in k.fetchone()[0], "encrypted at rest"
    halaman = masuk("petugas").get("/permohonan/antaran/").content.decode()
    assert "Jl. Melati 1" in halaman
    assert "Melati" not in masuk("petugas_lain").get("/permohonan/antaran/").content.decode()
    kurir = f.orang("kurir", unit, "loket")
    alamat = f"/permohonan/{terbit.kode_tampil}/antar/"
    masuk("petugas").post(alamat, {"petugas": "kurir"})
    s.refresh_from_db()
    assert s.petugas == kurir
    masuk("petugas").post(alamat, {"petugas": "petugas_lain"})
    s.refresh_from_db()
    assert s.petugas == kurir, "nobody from another unit"
    serah = f"/permohonan/{terbit.kode_tampil}/serahkan/"
    assert "Tulis nama yang menerima" in masuk("petugas").post(serah, {}, follow=True).content.decode()
    besok = timezone.localdate() + datetime.timedelta(days=2)
    assert (
        "paling lambat hari ini"
        in masuk("petugas").post(serah, {"penerima": "Budi", "tanggal": besok}, follow=True).content.decode()
    )
    masuk("petugas").post(serah, {"penerima": "Budi", "tanggal": "2026-01-02"})
    s.refresh_from_db()
    terbit.refresh_from_db()
    assert terbit.status == Status.DISERAHKAN
    assert (s.diterima_oleh, s.diterima_tanggal) == ("Budi", datetime.date(2026, 1, 2))


def test_sesudah_berakhir_tidak_dipilih(diajukan, warga):
    operasi.tarik(permohonan=diajukan, oleh=None)
    assert warga(diajukan).get(url(diajukan)).status_code == 302
