"""The standard's own steps: in order, by name and time, never skipped."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from permohonan import angka, langkah, operasi
from permohonan.alur import Status
from permohonan.galat import LangkahBelumSelesai
from permohonan.models import LangkahKerja
from standar.models import Persyaratan
from standar.models.komponen import Langkah
from tests.standar.pabrik import layanan_berlaku

from .conftest import RANCANGAN, berlakukan

ALUR = [
    ("Mengisi formulir", "pemohon", None, "", []),
    ("Memeriksa data", "operator", 20, "Loket 1", []),
    ("Mencetak", "petugas cetak", None, "", []),
    ("Menandatangani", "kepala dinas", None, "", []),
    ("Menyerahkan dokumen", "petugas", None, "", []),
]


def berlangkah(unit, alur=ALUR, nama="Akta Berlangkah"):
    layanan = layanan_berlaku(unit, nama, waktu_nilai=3, **RANCANGAN)
    s = layanan.standar.get()
    Persyaratan.objects.create(standar=s, urutan=1, teks="KTP", nama="KTP")
    for i, (uraian, pelaku, menit, titik, ke) in enumerate(alur, start=1):
        Langkah.objects.create(
            standar=s,
            urutan=i,
            uraian=uraian,
            pelaku=pelaku,
            titik=titik,
            durasi_nilai=menit,
            durasi_satuan="menit" if menit else None,
            lanjut_ke=ke,
        )
    berlakukan(s)
    return layanan


@pytest.fixture
def p(unit, pemohon, cast):
    return operasi.terima_berkas(
        layanan=berlangkah(unit), pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1}
    )


def url(p, apa="langkah"):
    return f"/permohonan/{p.kode_tampil}/{apa}/"


def test_yang_dikerjakan_hanya_pekerjaan_unit(p):
    assert [x.urutan for x in langkah.kerja(p.standar)] == [2, 3]


def test_berurutan_dengan_nama_dan_waktu(p, masuk, cast):
    klien = masuk("petugas")
    jawab = klien.post(url(p, "serahkan"), follow=True)
    assert "Langkah standar belum selesai: Memeriksa data" in jawab.content.decode()
    klien.post(url(p, "proses"))
    halaman = klien.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "Loket 1" in halaman
    assert "rencana 20 menit" in halaman
    # not the second before the first, and handing over only after both
    assert "bukan gilirannya" in klien.post(url(p), {"nomor": 3}, follow=True).content.decode()
    assert "belum selesai" in klien.post(url(p, "serahkan"), follow=True).content.decode()
    klien.post(url(p), {"nomor": 2})
    klien.post(url(p), {"nomor": 2})  # pressed twice: the second finds another step
    satu, dua = LangkahKerja.objects.filter(permohonan=p)
    assert (satu.langkah.urutan, satu.oleh) == (2, cast["petugas"])
    assert satu.selesai_pada == dua.mulai_pada
    assert dua.selesai_pada is None
    masuk("verifikator").post(url(p), {"nomor": 3})
    klien.post(url(p, "serahkan"))
    p.refresh_from_db()
    assert p.status == Status.DISERAHKAN
    assert LangkahKerja.objects.get(ke=2).oleh == cast["verifikator"]
    kini = timezone.now()
    baris = angka.per_langkah_standar({p.unit_id}, kini - datetime.timedelta(days=1), kini)
    assert [(x.nomor, x.rencana, x.kali) for x in baris] == [(2, "20 menit", 1), (3, "", 1)]
    assert "Mencetak" in masuk("pimpinan").get("/permohonan/angka/").content.decode()


def test_minta_persetujuan_pun_sesudahnya(p, cast):
    operasi.proses(permohonan=p, oleh=cast["petugas"])
    with pytest.raises(LangkahBelumSelesai):
        operasi.selesai_proses(permohonan=p, oleh=cast["petugas"])


def test_basis_data_menjaga(p, cast):
    operasi.proses(permohonan=p, oleh=cast["petugas"])
    lain = Langkah.objects.get(standar=p.standar, urutan=3)
    with pytest.raises(IntegrityError):
        LangkahKerja.objects.create(permohonan=p, unit=p.unit, langkah=lain, ke=2, mulai_pada=timezone.now())


def test_bercabang(unit, pemohon, cast, masuk):
    alur = [
        ("Memeriksa", "petugas", None, "", [2, 3]),
        ("Survei lapangan", "surveyor", None, "", []),
        ("Mencetak", "petugas", None, "", []),
    ]
    p = operasi.terima_berkas(
        layanan=berlangkah(unit, alur, "Izin"), pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1}
    )
    klien = masuk("petugas")
    klien.post(url(p, "proses"))
    assert "Sesudah ini" in klien.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "bercabang" in klien.post(url(p), {"nomor": 1}, follow=True).content.decode()
    klien.post(url(p), {"nomor": 1, "lanjut_ke": 3})
    assert LangkahKerja.objects.get(selesai_pada=None).langkah.uraian == "Mencetak"
    klien.post(url(p), {"nomor": 3})
    assert not LangkahKerja.objects.filter(selesai_pada=None).exists()


def test_lewat_rest_pun_tidak_dilompati(p, cast, mesin):
    klien = mesin("permohonan")
    alamat = f"/api/v1/permohonan/{p.kode_tampil}/langkah/"

    def kirim(nomor):
        return klien.post(alamat, {"nomor": nomor})

    assert kirim(2).json()["kode"] == "langkah_tidak_berlaku", "not in process yet"
    operasi.proses(permohonan=p, oleh=cast["petugas"])
    assert (kirim(3).status_code, kirim(3).json()["kode"]) == (409, "bukan_gilirannya")
    assert kirim(2).status_code == 200
    assert kirim(3).status_code == 200
    assert kirim(3).status_code == 409
