"""One service with two compulsory papers and one conditional, promised in 3 working days."""

import datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from permohonan import operasi
from permohonan.operasi.bagian import Pemohon
from standar.models import Persyaratan, Standar
from tests.standar.pabrik import layanan_berlaku

SYARAT = [("Fotokopi KTP-el", ""), ("Kartu Keluarga asli", ""), ("Surat nikah", "sudah menikah")]
RANCANGAN = {"status": "rancangan", "berlaku": None}
ISIAN = {"nama": "Siti Aminah", "kabar_lewat": "telepon", "telepon": "0812 3456 7890", "atas": "sendiri"}


def bersyarat(unit, nama="Akta Kelahiran", **isi):
    """A service with its checklist in force: written while a draft, as the database insists, then in force."""
    layanan = layanan_berlaku(unit, nama, **{"waktu_nilai": 3, **isi, **RANCANGAN})
    standar = layanan.standar.get()
    for i, (teks, bila) in enumerate(SYARAT, start=1):
        Persyaratan.objects.create(standar=standar, urutan=i, teks=teks, nama=teks, bila=bila)
    berlakukan(standar)
    return layanan


def berlakukan(standar):
    Standar.objects.filter(pk=standar.pk).update(
        status="berlaku", berlaku=DateRange(datetime.date(2020, 1, 1), None)
    )


@pytest.fixture
def layanan(unit):
    return bersyarat(unit)


@pytest.fixture
def pemohon():
    return Pemohon(nama="Siti Aminah", telepon="+6281234567890")


@pytest.fixture
def diterima(layanan, pemohon, cast):
    """A request whose papers were taken at the counter."""
    return operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})


@pytest.fixture
def draf(layanan, pemohon):
    """A draft, every paper to be brought."""
    p = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=None)
    return operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)


@pytest.fixture
def diajukan(draf):
    return operasi.ajukan(permohonan=draf, oleh=None)


@pytest.fixture
def diperiksa(diajukan, cast):
    return operasi.periksa(permohonan=diajukan, oleh=cast["verifikator"])


@pytest.fixture
def warga(db):
    """warga(p) → a guest's browser that has given the PIN of p."""
    from pelayanan import pin

    def _warga(p=None):
        klien = Client()
        if p is not None:
            klien.post(f"/p/{p.kode_tampil}/pin/", {"pin": pin.pin(p.kode)})
        return klien

    return _warga


def kode_peristiwa(p):
    """Event codes of a request, in order."""
    from pelayanan.models import Peristiwa

    return list(
        Peristiwa.objects.filter(objek_jenis="permohonan.permohonan", objek_id=p.pk)
        .order_by("urutan")
        .values_list("kode", flat=True)
    )
