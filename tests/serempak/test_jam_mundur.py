"""The server's clock is set back while people work: everything goes on, and nothing ends before it began."""

import datetime

import pytest
from django.utils import timezone

from antrian import operasi as antre
from antrian.models import Tiket
from dasbor import operasi as dasbor
from pengaduan import operasi as adukan
from pengaduan.models import Jeda
from permohonan import operasi as mohon
from permohonan.operasi.bagian import Pemohon
from standar.models import Langkah
from tests.antrian import pabrik
from tests.pengaduan import pabrik as aduan
from tests.permohonan.conftest import RANCANGAN, berlakukan
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def mundur():
    """Each act seven minutes before the one before."""
    kini = timezone.now()

    def pada():
        nonlocal kini
        kini -= datetime.timedelta(minutes=7)
        return kini

    return pada


def test_tiket(unit, cast, mundur):
    kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
    loket, oleh = pabrik.loket(unit, kk, petugas=cast["petugas"]), cast["petugas"]
    pabrik.tiket(kk)
    antre.panggil_berikutnya(loket=loket, oleh=oleh, pada=mundur())
    antre.mulai_layani(loket=loket, oleh=oleh, pada=mundur())
    antre.selesaikan(loket=loket, hasil="selesai", oleh=oleh, pada=mundur())
    antre.tutup_loket(loket=loket, oleh=oleh, pada=mundur())
    t = Tiket.objects.get()
    assert t.dipanggil_pada <= t.mulai_pada <= t.selesai_pada


def test_permohonan(unit, cast, mundur):
    layanan = layanan_berlaku(unit, "Akta Kelahiran", waktu_nilai=3, **RANCANGAN)
    standar = layanan.standar.get()
    Langkah.objects.create(
        standar=standar, urutan=1, uraian="Membuat akta", pelaku="Petugas", fase="pelaksanaan"
    )
    berlakukan(standar)
    p = mohon.ajukan_langsung(
        kanal="api",
        layanan=layanan,
        pemohon=Pemohon(nama="Siti", telepon="+6281234567890"),
        oleh=None,
        pada=mundur(),
    )
    verifikator = cast["verifikator"]
    mohon.periksa(permohonan=p, oleh=verifikator, pada=mundur())
    mohon.kembalikan_atau_lengkap(permohonan=p, putusan={}, oleh=verifikator, pada=mundur())
    mohon.proses(permohonan=p, oleh=verifikator, pada=mundur())
    mohon.selesaikan_langkah(permohonan=p, nomor=1, oleh=verifikator, pada=mundur())
    p = mohon.serahkan(permohonan=p, oleh=cast["petugas"], pada=mundur())
    assert p.lengkap_pada >= p.diajukan_pada


def test_aduan(unit, cast, mundur):
    a = aduan.aduan(unit, pada=mundur())
    oleh = cast["pengelola"]
    adukan.verifikasi(aduan=a, kelas=a.kelas, oleh=oleh, pada=mundur())
    semula = a.tenggat_pada
    adukan.minta_kelengkapan(aduan=a, kurang=["Tanggalnya"], oleh=oleh, pada=mundur())
    adukan.lengkapi(aduan=a, isi="3 Mei", oleh=None, pada=mundur())
    j = Jeda.objects.get()
    assert j.selesai_pada == j.mulai_pada
    a.refresh_from_db()
    assert a.tenggat_pada <= semula, "no time is given away"
    adukan.jawab_aduan(aduan=a, isi="Sudah terbit.", oleh=oleh, pada=mundur())


def test_rencana_aksi(unit, cast, mundur):
    r = dasbor.buat_rencana(
        unit=unit,
        masalah="Orang bertanya arah",
        kegiatan="Papan petunjuk",
        penanggung_jawab="Kasubag Umum",
        tenggat=datetime.date(2030, 1, 1),
        oleh=cast["pimpinan"],
        pada=mundur(),
    )
    r = dasbor.laporkan_kemajuan(rencana=r, kemajuan=100, bukti="Foto", oleh=cast["pimpinan"], pada=mundur())
    assert r.selesai_pada >= r.dibuat_pada
