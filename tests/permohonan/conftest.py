"""One service with two compulsory papers and one conditional, promised in 3 working days."""

import datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from pelayanan import antar
from permohonan import operasi
from permohonan.operasi.bagian import Pemohon
from standar.models import Persyaratan, RincianBiaya, Standar
from tests.standar.pabrik import layanan_berlaku

SYARAT = [("Fotokopi KTP-el", ""), ("Kartu Keluarga asli", ""), ("Surat nikah", "sudah menikah")]
RANCANGAN = {"status": "rancangan", "berlaku": None}
ISIAN = {"nama": "Siti Aminah", "kabar_lewat": "telepon", "telepon": "0812 3456 7890", "atas": "sendiri"}
TANYA = [
    {"kunci": "keperluan", "kelompok": "Surat", "label": "Untuk apa?", "jenis": "teks", "wajib": True},
    {
        "kunci": "punya_usaha",
        "kelompok": "Surat",
        "label": "Punya usaha?",
        "jenis": "ya_tidak",
        "wajib": True,
    },
    {
        "kunci": "nama_usaha",
        "kelompok": "Surat",
        "label": "Nama usaha",
        "jenis": "teks",
        "wajib": True,
        "bila": {"kunci": "punya_usaha", "nilai": "ya"},
    },
    {"kunci": "lahir", "kelompok": "Kelahiran", "label": "Tanggal lahir", "jenis": "tanggal"},
]
TEMPLAT = "Menerangkan bahwa {nama}, lahir {lahir}, memerlukan surat ini untuk {keperluan}."


def bersyarat(unit, nama="Akta Kelahiran", tabel_biaya=(), **isi):
    """A service with its checklist in force: written while a draft, as the database insists, then in force."""
    layanan = layanan_berlaku(unit, nama, **{"waktu_nilai": 3, **isi, **RANCANGAN})
    standar = layanan.standar.get()
    for i, (teks, bila) in enumerate(SYARAT, start=1):
        Persyaratan.objects.create(standar=standar, urutan=i, teks=teks, nama=teks, bila=bila)
    for i, baris in enumerate(tabel_biaya, start=1):
        RincianBiaya.objects.create(standar=standar, urutan=i, **baris)
    berlakukan(standar)
    return layanan


def isi_pemohon(klien, alamat, isi):
    """The citizen's screens about who asks, each with what it asks for; the answer to the last that was sent."""
    jawab = klien.post(alamat, isi)
    while jawab.status_code == 302 and jawab.url.endswith(("/untuk/", "/kabar/")):
        jawab = klien.post(jawab.url, isi)
    return jawab


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


@pytest.fixture
def layanan_surat(unit, cast):
    layanan = bersyarat(unit, "Surat Keterangan")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=TANYA,
        produk="surat",
        tingkat_persetujuan=1,
        register="470",
        judul="SURAT KETERANGAN",
        templat=TEMPLAT,
        oleh=cast["penanggung_jawab"],
    )
    return layanan


@pytest.fixture
def menunggu(layanan_surat, pemohon, cast):
    p = operasi.terima_berkas(layanan=layanan_surat, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    p.isian = {"keperluan": "beasiswa", "lahir": "1990-05-01"}
    p.save()
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    return operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])


@pytest.fixture
def terbit(menunggu, cast):
    p = operasi.setujui(permohonan=menunggu, oleh=cast["pimpinan"])
    antar.antar_jatuh_tempo()
    p.refresh_from_db()
    return p


@pytest.fixture
def terbit_lain(diterima):
    """Another request, not waiting for approval."""
    return diterima


def url(p, langkah):
    return f"/permohonan/{p.kode_tampil}/{langkah}/"
