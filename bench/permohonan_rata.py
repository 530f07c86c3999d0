"""Inbox, case and citizen's page with few and with many past requests, in a database made for it:

DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.permohonan_rata [banyak = 1000000]

Every past request has its event, its fulfilled clock and its paper beside it; 60 are open, as in a full inbox.
"""

import os
import platform
import statistics
import sys
import time
from datetime import date
from urllib.parse import urlsplit

import psycopg2

BANYAK = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
SEDIKIT, TERBUKA, ULANG, SEKALI = 1_000, 60, 30, 100_000
AWAL = time.perf_counter()
ASAL = os.environ["DATABASE_URL"]
NAMA = urlsplit(ASAL).path.lstrip("/")
s = psycopg2.connect(ASAL)
s.autocommit = True
with s.cursor() as k:
    k.execute(f"DROP DATABASE IF EXISTS {NAMA}_rata WITH (FORCE)")
    k.execute(f"CREATE DATABASE {NAMA}_rata")
os.environ["DATABASE_URL"] = ASAL.replace(f"/{NAMA}", f"/{NAMA}_rata", 1)
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.setelan"
os.environ["DEBUG"] = "0"
os.environ["HOST_DIIZINKAN"] = "*"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

settings.ALLOWED_HOSTS = ["*"]
call_command("migrate", verbosity=0)

from pelayanan import pin  # noqa: E402
from permohonan import operasi  # noqa: E402
from permohonan.operasi.bagian import Pemohon  # noqa: E402
from tests import factories as f  # noqa: E402
from tests.masuk import masukkan  # noqa: E402
from tests.permohonan.conftest import bersyarat  # noqa: E402

unit = f.UnitFactory(kode="rata", nama="Rata")
kk = bersyarat(unit, "Kartu Keluarga")
petugas = f.orang("petugas_rata", unit, "loket")
verifikator = f.orang("rata", unit, "verifikator")
pemohon = Pemohon(nama="Siti Aminah", telepon="+6281234567890", nik="3174015509870003")
terbuka = [
    operasi.terima_berkas(layanan=kk, pemohon=pemohon, oleh=petugas, berkas_ada={1, 2})
    for _ in range(TERBUKA)
]

TABEL = ("permohonan_permohonan", "pelayanan_peristiwa", "pelayanan_tenggat", "permohonan_berkas")
LALU = [
    """
INSERT INTO permohonan_permohonan (kode, unit_id, layanan_id, standar_id, tiket_kode, status, kanal, nama, nik,
  nik_buta, telepon, telepon_buta, surel, alamat, kabar_lewat, atas, nama_pengaju, isian, catatan, dibuat_pada,
  disentuh_pada, diajukan_pada, lengkap_pada, selesai_pada, verifikator_id)
SELECT 'P' || lpad(i::text, 12, '0'), %(unit)s, %(layanan)s, %(standar)s, '', 'diserahkan', 'loket', 'Orang ' || i,
  '', md5(i::text), '', md5('t' || i), '', '', 'datang', 'sendiri', '', '', '', w, w, w, w, w + interval '1 day',
  %(petugas)s
FROM (SELECT i, now() - interval '2 day' - i * interval '30 s' AS w FROM generate_series(%(dari)s, %(sampai)s) i) x
""",
    """
INSERT INTO pelayanan_peristiwa (kode, objek_jenis, objek_id, urutan, unit_id, pada, data, cerna_pribadi, sidik,
  sebelum, cerna)
SELECT 'permohonan.permohonan.diserahkan', 'permohonan.permohonan', id, 1, unit_id, selesai_pada, '{}', '', '', '',
  md5(id::text)
FROM permohonan_permohonan WHERE kode BETWEEN %(kode_dari)s AND %(kode_sampai)s
""",
    """
INSERT INTO pelayanan_tenggat (jenis, objek_jenis, objek_id, unit_id, aturan, mulai_pada, jatuh_tempo_pada,
  dipenuhi_pada, jumlah_jeda, anak_tangga, tingkat)
SELECT 'permohonan.janji', 'permohonan.permohonan', id, unit_id, '{"jumlah": 3, "satuan": "hari_kerja", "dasar": ""}',
  lengkap_pada, lengkap_pada + interval '3 day', selesai_pada, 0, '[]', 0
FROM permohonan_permohonan WHERE kode BETWEEN %(kode_dari)s AND %(kode_sampai)s
""",
    """
INSERT INTO permohonan_berkas (permohonan_id, urutan, nama, keterangan, wajib, kuasa, cara, putusan, alasan,
  diputus_pada, kali_kurang)
SELECT id, 1, 'Fotokopi KTP-el', '', true, false, 'dibawa', 'sesuai', '', lengkap_pada, 0
FROM permohonan_permohonan WHERE kode BETWEEN %(kode_dari)s AND %(kode_sampai)s
""",
]


def kabar(apa: str) -> None:
    print(f"  {time.perf_counter() - AWAL:5.0f} detik: {apa}", file=sys.stderr)


def tambah(dari: int, sampai: int) -> None:
    """Past requests by plain SQL, without the triggers that chain events and the foreign keys row by row; the plain
    indexes are made at the end. What the pages read is the same tables with the same indexes."""
    isi = {"unit": unit.pk, "layanan": kk.pk, "standar": kk.versi_kini.pk, "petugas": verifikator.pk}
    with connection.cursor() as k:
        indeks = []
        for t in TABEL:
            k.execute(f"ALTER TABLE {t} DISABLE TRIGGER USER")
            k.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'", [t]
            )
            for (nama,) in k.fetchall():
                k.execute(f'ALTER TABLE {t} DROP CONSTRAINT "{nama}"')
            k.execute(
                "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
                " WHERE indrelid = %s::regclass AND NOT indisunique",
                [t],
            )
            indeks += k.fetchall()
        for nama, _buat in indeks:
            k.execute(f"DROP INDEX {nama}")
        # the rows of this turn are found again by their code: its unique index stays
        for awal in range(dari, sampai + 1, SEKALI):
            akhir = min(awal + SEKALI - 1, sampai)
            batas = {"kode_dari": f"P{awal:012d}", "kode_sampai": f"P{akhir:012d}"}
            for sql in LALU:
                k.execute(sql, {**isi, **batas, "dari": awal, "sampai": akhir})
            kabar(f"{akhir} permohonan lalu")
        for _nama, buat in indeks:
            k.execute(buat)
        for t in TABEL:
            k.execute(f"ALTER TABLE {t} ENABLE TRIGGER USER")
            k.execute(f"VACUUM ANALYZE {t}")


di_meja = masukkan(Client(), verifikator)
warga = Client()
satu = terbuka[0]
warga.post(f"/p/{satu.kode_tampil}/pin/", {"pin": pin.pin(satu.kode)})


def buka(klien: Client, alamat: str, **isi: str):  # type: ignore[no-untyped-def]
    def kerja() -> None:
        jawab = klien.post(alamat, isi) if isi else klien.get(alamat)
        assert jawab.status_code in (200, 302), (alamat, jawab.status_code)

    return kerja


HALAMAN = {
    "kotak masuk (dikerjakan unit)": buka(di_meja, "/permohonan/masuk/"),
    "kotak masuk (saya pegang)": buka(di_meja, "/permohonan/masuk/?tab=saya"),
    "satu kasus": buka(di_meja, f"/permohonan/{satu.kode_tampil}/"),
    "cari menurut NIK": buka(di_meja, "/permohonan/cari/", apa="3174015509870003"),
    "halaman warga, dengan kode": buka(Client(), f"/p/{satu.kode_tampil}/"),
    "halaman warga, dengan PIN": buka(warga, f"/p/{satu.kode_tampil}/"),
}


def ukur(kerja) -> float:  # type: ignore[no-untyped-def]
    for _ in range(5):
        kerja()
    lama = []
    for _ in range(ULANG):
        a = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - a)
    return statistics.median(lama) * 1000


kabar("tabel siap")
tambah(1, SEDIKIT)
sedikit = {n: ukur(x) for n, x in HALAMAN.items()}
kabar("terukur")
tambah(SEDIKIT + 1, BANYAK)
banyak = {n: ukur(x) for n, x in HALAMAN.items()}
print(
    f"# Rata: halaman permohonan\n\n{date.today()}, {platform.machine()}, {os.cpu_count()} inti (beban "
    f"{os.getloadavg()[0]:.1f}); {TERBUKA} terbuka; median {ULANG} kali, ms, seluruh halaman lewat Django; "
    f"`python -m bench.permohonan_rata {BANYAK}`\n\n"
    + f"| | {SEDIKIT:,} lalu | {BANYAK:,} lalu | nisbah |\n|---|---|---|---|".replace(",", ".")
)
for nama, a in sedikit.items():
    print(f"| {nama} | {a:.1f} | {banyak[nama]:.1f} | {banyak[nama] / a:.2f} |")
connection.close()
with s.cursor() as k:
    k.execute(f"DROP DATABASE IF EXISTS {NAMA}_rata WITH (FORCE)")
s.close()
