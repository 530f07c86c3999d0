"""Issue and call against the bare statements, in one run. On a server of your own, in a database made for it:

    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.antrian [detik]

Rounds of ours and of the bare way alternate, so that whatever else the machine does falls on both.
"""

import http.client
import json
import os
import platform
import subprocess
import sys
import threading
import time
from datetime import date
from urllib.parse import urlsplit

import psycopg2

from bench.basis import basis_data_baru

DETIK = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
PUTARAN = 3
KLIEN = 8
PORT = int(os.environ.get("PORT", "8129"))
NAMA_DB = f"{urlsplit(os.environ['DATABASE_URL']).path.lstrip('/')}_bench"

os.environ["DATABASE_URL"] = basis_data_baru(NAMA_DB)
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.setelan"
os.environ["DEBUG"] = "0"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

call_command("migrate", verbosity=0)

from antrian import operasi  # noqa: E402
from antrian.forms import layanan_terbuka  # noqa: E402
from bench import polos  # noqa: E402
from pelayanan.operasi import buat_akun_mesin  # noqa: E402
from tests import factories as f  # noqa: E402
from tests.antrian import pabrik  # noqa: E402

unit = f.UnitFactory(kode="bench", nama="Bench")
kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
kk = layanan_terbuka().get(pk=kk.pk)
lokets = [pabrik.loket(unit, kk, petugas=f.orang(f"b{i}", unit, "loket")) for i in range(KLIEN)]
_akun, kunci = buat_akun_mesin(nama="bench", unit=unit, lingkup=["tiket", "loket"], oleh=None)
pabrik.tiket(kk)


def isi(banyak):
    """`banyak` people waiting."""
    with connection.cursor() as k:
        k.execute(
            "INSERT INTO antrian_tiket (kode, unit_id, layanan_id, kunjungan_id, tanggal, awalan, urut, status, jalur,"
            " giliran_pada, kebutuhan, kanal, ponsel, permohonan, langkah, diambil_pada, masuk_pada, jumlah_panggil,"
            " hasil, catatan, dicetak) SELECT 'I' || left(md5(random()::text || i), 12), %s, %s,"
            " (SELECT min(id) FROM pelayanan_kunjungan), (now() AT TIME ZONE 'Asia/Jakarta')::date, 'I',"
            " coalesce((SELECT max(urut) FROM antrian_tiket WHERE awalan = 'I'), 0) + i, 'menunggu', 'reguler',"
            " now() + i * interval '1 ms', '{}', 'api', '', '', 0, now(), now(), 0, '', '', 0"
            " FROM generate_series(1, %s) i",
            [unit.pk, kk.pk, banyak],
        )
        k.execute("ANALYZE antrian_tiket")


# --- in one Python process -----------------------------------------------------------------------------
def satu_utas(kerja, sesudah=None):
    """Acts a second of one caller; `sesudah` is not counted."""
    banyak, dihitung = 0, 0.0
    batas = time.perf_counter() + DETIK
    while time.perf_counter() < batas:
        a = time.perf_counter()
        kerja()
        dihitung += time.perf_counter() - a
        banyak += 1
        if sesudah:
            sesudah()
    return banyak / dihitung


def op_ambil():
    operasi.ambil_tiket(layanan=kk, kanal="anjungan")


def op_ambil_polos():
    with transaction.atomic(), connection.cursor() as k:
        polos.ambil(k, unit.pk, kk.pk)


def op_panggil():
    operasi.panggil_berikutnya(loket=lokets[0], oleh=lokets[0].petugas)


def op_panggil_polos():
    with connection.cursor() as k:
        polos.panggil(k, unit.pk)


def bebas():
    with connection.cursor() as k:
        k.execute(
            "UPDATE antrian_tiket SET status = 'dibatalkan' WHERE status = 'dipanggil' AND loket_id = %s",
            [lokets[0].pk],
        )


# --- over HTTP --------------------------------------------------------------------------------------------
def lewat_http(alamat, kirim, sesudah_sql=None):
    """Acts a second of KLIEN clients with kept-alive connections; what happens in between is not counted."""
    hasil = []
    gerbang = threading.Barrier(KLIEN)

    def klien(i):
        s = http.client.HTTPConnection("127.0.0.1", PORT)
        pg = psycopg2.connect(os.environ["DATABASE_URL"]) if sesudah_sql else None
        if pg:
            pg.autocommit = True
        kepala = {"Authorization": f"Token {kunci}", "Content-Type": "application/json"}
        banyak, dihitung = 0, 0.0
        gerbang.wait()
        batas = time.perf_counter() + DETIK
        while time.perf_counter() < batas:
            a = time.perf_counter()
            s.request("POST", alamat(i), body=kirim, headers=kepala)
            j = s.getresponse()
            badan = j.read()
            dihitung += time.perf_counter() - a
            assert j.status in (200, 201), (j.status, badan[:200])
            banyak += 1
            if pg:
                with pg.cursor() as k:
                    k.execute(sesudah_sql, [lokets[i].pk])
        hasil.append((banyak, dihitung))

    utas = [threading.Thread(target=klien, args=(i,)) for i in range(KLIEN)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return sum(b / d for b, d in hasil)


BEBAS = "UPDATE antrian_tiket SET status = 'dibatalkan' WHERE status = 'dipanggil' AND loket_id = %s"


def main():
    baris = []

    def banding(nama, kami, polos_, sasaran, per_putaran):
        a = b = 0.0
        for _ in range(PUTARAN):
            if per_putaran:
                per_putaran()
            b += polos_()
            if per_putaran:
                per_putaran()
            a += kami()
        baris.append((nama, a / PUTARAN, b / PUTARAN, a / b, sasaran))
        print(f"  {nama}: {a / b:.0%}", file=sys.stderr)

    banyak = int(DETIK * 1_500)

    def kosongkan():
        """Nobody waits: a number's answer counts who is ahead, and no unit has thousands of them."""
        with connection.cursor() as k:
            k.execute("UPDATE antrian_tiket SET status = 'dibatalkan' WHERE status = 'menunggu'")
            k.execute("VACUUM ANALYZE antrian_tiket")

    def siapkan():
        with connection.cursor() as k:
            k.execute(
                "UPDATE antrian_tiket SET status = 'dibatalkan', loket_id = NULL"
                " WHERE status IN ('menunggu', 'dipanggil')"
            )
        isi(banyak)

    banding("ambil, operasi", lambda: satu_utas(op_ambil), lambda: satu_utas(op_ambil_polos), "", None)
    banding(
        "panggil, operasi",
        lambda: satu_utas(op_panggil, bebas),
        lambda: satu_utas(op_panggil_polos, bebas),
        "≥ 35 %",
        siapkan,
    )
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "asgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(PORT),
            "--workers",
            "2",
            "--no-access-log",
            "pelayanan.asgi:application",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).request("GET", "/sehat/")
                break
            except OSError:
                time.sleep(0.2)
        time.sleep(1)
        isi_json = json.dumps({"layanan": kk.slug})
        ambil = lambda: lewat_http(lambda i: "/api/v1/tiket/", isi_json)  # noqa: E731
        ambil_polos = lambda: lewat_http(lambda i: f"/polos/ambil/{unit.pk}/{kk.pk}/", isi_json)  # noqa: E731
        panggil = lambda: lewat_http(lambda i: f"/api/v1/loket/{lokets[i].pk}/panggil/", "{}", BEBAS)  # noqa: E731
        panggil_polos = lambda: lewat_http(lambda i: f"/polos/panggil/{unit.pk}/", "{}", BEBAS)  # noqa: E731
        ambil_polos()  # warm up both workers
        banding("ambil, HTTP", ambil, ambil_polos, "≥ 50 %", kosongkan)
        banding("panggil, HTTP", panggil, panggil_polos, "≥ 40 %", siapkan)
    finally:
        server.terminate()
        server.wait(10)
    print(
        f"# Ambil dan panggil dibanding pernyataan polos\n\n{date.today()}, {platform.machine()}, "
        f"{os.cpu_count()} inti (beban {os.getloadavg()[0]:.1f}), Python {platform.python_version()}; "
        f"{KLIEN} klien, {PUTARAN} putaran × {DETIK:g} detik; `python -m bench.antrian`\n"
    )
    print("| | kami per detik | polos per detik | nisbah | sasaran |\n|---|---|---|---|---|")
    for nama, a, b, r, sasaran in baris:
        print(f"| {nama} | {a:.0f} | {b:.0f} | {r:.0%} | {sasaran} |")


main()
