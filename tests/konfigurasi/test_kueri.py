"""A page asks the database the same number of questions, however many rows it shows."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from antrian import posisi
from permohonan import operasi
from permohonan.operasi.bagian import Pemohon
from tests import factories as f
from tests.antrian import pabrik as antrian
from tests.ikm import pabrik as ikm
from tests.konfigurasi.tabel_alamat import baris, wakil
from tests.pengaduan import pabrik as pengaduan
from tests.permohonan.conftest import bersyarat
from tests.standar.pabrik import perlengkapan

pytestmark = pytest.mark.django_db

# Every page that is not about one object: who looks at it. The query string makes more rows of some.
DAFTAR = sorted(
    (nama, wakil(nama, siapa))
    for nama, metode, siapa in baris()
    if "GET" in metode
    and siapa - {"-"}
    and not nama.startswith(("aduan_tindak", "permohonan_draf", "aduan_pelapor"))
)
LAIN = {
    "cari": ["/cari/?q=akta", "/cari/?q=surat keterangan"],
    "permohonan_mulai": ["/permohonan/?q=a"],
    "permohonan_masuk": ["/permohonan/masuk/?tab=baru"],
    "pengaduan_masuk": ["/pengaduan/masuk/?saring=baru"],
    "pengaduan_petik": ["/pengaduan/petik/?undian=uji&banyak=5"],
    "beranda": ["/?unit=dukcapil-uji"],
    "antrian": ["/antrian/?unit=dukcapil-uji"],
}


def perbanyak(dunia):
    """Ten times as much of everything, by the same operations."""
    r = dunia.sendiri
    unit, petugas = r.unit, r.orang["petugas"]
    satu = r.ada["layanan"]
    for i in range(7):
        lain = bersyarat(unit, f"Akta Kelahiran ke-{i} surat", awalan=f"{'MNOPQRU'[i]}")
        k = antrian.loket(unit, lain, r.ada["berbiaya"], petugas=f.orang(f"tambahan{i}", unit, "loket"))
        antrian.tiket_selesai(lain, k, k.petugas)
        antrian.tiket_dipanggil(lain, k, k.petugas)
        perlengkapan(unit, lain, r.orang["penanggung_jawab"])
        for _ in range(3):
            antrian.tiket(lain)
            antrian.tiket(satu)
    pemohon = Pemohon(nama="Budi", telepon="+628111")
    for i in range(9):
        terima = {"pemohon": pemohon, "oleh": petugas, "berkas_ada": {1, 2}}
        operasi.terima_berkas(layanan=satu, **terima)
        operasi.terima_berkas(layanan=r.ada["berbiaya"], **terima)
        p = operasi.mulai_draf(layanan=satu, pemohon=pemohon, oleh=None)
        p = operasi.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
        operasi.ajukan(permohonan=p, oleh=None)
        pengaduan.aduan(unit, judul=f"Aduan {i}", isi=f"Isi {i}", kontak=f"081{i}", layanan=satu)
    for i in range(20):
        ikm.jawab(satu, [3, 4, 3, 2] * 3 + [3, i % 4 + 1], timezone.localdate(), banyak=14)
    ikm.olah(timezone.localdate() + datetime.timedelta(days=1))
    for i in range(3):
        u = f.UnitFactory(kode=f"unit-tambahan-{i}")
        for x in ("A", "B", "C"):
            antrian.layanan(u, x, f"Akta {x}{i} surat")
        f.orang(f"kepala{i}", u, "pimpinan")


def _bentuk(sql):
    """The words of a statement: numbers in it (names of savepoints, ids) and the length of a list are none."""
    return re.sub(r"%s(, %s)+", "%s", re.sub(r"\d+", "0", str(sql)))


def hitung(dunia, klien, alamat):
    kueri = []

    def catat(jalankan, sql, *lain):
        kueri.append(sql)
        return jalankan(sql, *lain)

    with dunia.sementara(), connection.execute_wrapper(catat):
        jawaban = klien.get(alamat)
        if jawaban.streaming:
            list(jawaban.streaming_content)
    assert jawaban.status_code in (200, 302, 503), (alamat, jawaban.status_code)
    return kueri


def hitung_semua(dunia, alamat):
    """{address: its queries}, with nothing remembered from before."""
    hasil = {}
    for orang, x in alamat:
        cache.clear()
        posisi._ingatan.clear()  # paces of services, kept for fifteen seconds
        hasil[x] = hitung(dunia, dunia.klien[orang], x)
    return hasil


def test_kueri_tidak_bertambah(dunia):
    alamat = [
        (orang, x)
        for nama, orang in DAFTAR
        if nama not in ("siap", "api_aduan_satu")
        for x in [dunia.url(nama), *LAIN.get(nama, [])]
    ]
    with dunia.sementara():
        perbanyak(dunia)
        banyak = hitung_semua(dunia, alamat)
    # what grows with the rows is asked again in the same words: only such pages are looked at with few rows, too
    curiga = [(orang, x) for orang, x in alamat if len({_bentuk(q) for q in banyak[x]}) < len(banyak[x])]
    assert curiga
    sedikit = hitung_semua(dunia, curiga)
    tumbuh = []
    for x in sedikit:
        if len(banyak[x]) > len(sedikit[x]):
            baru = [q for q in banyak[x] if banyak[x].count(q) > sedikit[x].count(q)]
            tumbuh.append(f"{x}: {len(sedikit[x])} → {len(banyak[x])} {[q[:90] for q in baru]}")
    assert tumbuh == []
    boros = max(banyak, key=lambda x: len(banyak[x]))
    assert len(banyak[boros]) <= 60, boros
