"""A filing costs the same few statements whatever else there is; sending it a handful."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as f
from tests.pengaduan import pabrik

LAYAR = {
    "jenis": {"kelas": "tidak_berkadar_pengawasan"},
    "tentang": {"tentang": "u:dukcapil-uji"},
    "cerita": {"judul": "KK belum jadi", "isi": "Dua minggu."},
    "harapan": {"permintaan": "Diterbitkan"},
    "identitas": {"identitas": "anonim", "sifat": "rahasia"},
    "kabar": {"nama": "Siti", "kontak": "siti@contoh.test"},
}


def isi(klien, hitung):
    def minta(nama, cara, *a):
        with CaptureQueriesContext(connection) as q:
            j = cara(*a)
        # a connection prepares its statements once
        hitung[nama] = len(q)
        return j

    minta("buka", klien.get, "/pengaduan/baru/")
    for layar, nilai in LAYAR.items():
        ke = minta(f"isi {layar}", klien.post, f"/pengaduan/baru/{layar}/", nilai)["Location"]
        minta(f"lihat {ke.rstrip('/').rpartition('/')[2]}", klien.get, ke)
    ke = minta("kirim", klien.post, "/pengaduan/baru/periksa/", {})["Location"]
    minta("tanda terima", klien.get, ke)
    return hitung


def test_kueri_pengajuan(unit):
    awal = isi(Client(), {})
    for i in range(5):
        f.UnitFactory()
        pabrik.aduan(unit, judul=f"KK belum jadi {i}", isi=f"{i}", kontak="")
    LAYAR["kabar"]["kontak"] = "lain@contoh.test"
    lagi = isi(Client(), {})
    assert lagi == awal
    assert lagi["kirim"] <= 12 and lagi["lihat periksa"] <= 4 and lagi["tanda terima"] <= 2
    assert sum(lagi.values()) <= 50
