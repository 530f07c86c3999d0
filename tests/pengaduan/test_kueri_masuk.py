"""A filing costs the same few statements whatever else there is; sending it a handful."""

import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pelayanan import antar
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
        hitung[nama] = [x["sql"] for x in q]
        return j

    minta("buka", klien.get, "/pengaduan/baru/")
    for layar, nilai in LAYAR.items():
        ke = minta(f"isi {layar}", klien.post, f"/pengaduan/baru/{layar}/", nilai)["Location"]
        minta(f"lihat {ke.rstrip('/').rpartition('/')[2]}", klien.get, ke)
    ke = minta("kirim", klien.post, "/pengaduan/baru/periksa/", {})["Location"]
    minta("tanda terima", klien.get, ke)
    return hitung


def test_kueri_pengajuan(unit, client, capsys):
    awal = isi(client, {})
    for i in range(5):
        f.UnitFactory()
        pabrik.aduan(unit, judul=f"KK belum jadi {i}", isi=f"{i}", kontak="")
    antar.antar_jatuh_tempo()
    LAYAR["kabar"]["kontak"] = f"{time.time()}@contoh.test"
    lagi = isi(client, {})
    banyak = {k: len(v) for k, v in lagi.items()}
    with capsys.disabled():
        print(banyak, sum(banyak.values()))
        for k in ("kirim", "lihat periksa", "tanda terima", "isi jenis"):
            for s in lagi[k]:
                print("   ", k, s[:110].replace("\n", " "))
    assert banyak == {k: len(v) for k, v in awal.items()}
