"""Inbox, case and citizen's page with few and with many past requests, in a database made for it:

DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.permohonan_rata [banyak = 1000000]

Every past request has its event, its fulfilled clock and its paper beside it; 60 are open, as in a full inbox.
"""

import sys
from collections.abc import Callable
from typing import Any

from bench import rata

BANYAK = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
SEDIKIT, TERBUKA, ULANG, SEKALI = 1_000, 60, 30, 100_000

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
  dipenuhi_pada, jumlah_jeda, anak_tangga, tingkat, henti)
SELECT 'permohonan.janji', 'permohonan.permohonan', id, unit_id, '{"jumlah": 3, "satuan": "hari_kerja", "dasar": ""}',
  lengkap_pada, lengkap_pada + interval '3 day', selesai_pada, 0, '[]', 0, '[]'
FROM permohonan_permohonan WHERE kode BETWEEN %(kode_dari)s AND %(kode_sampai)s
""",
    """
INSERT INTO permohonan_berkas (permohonan_id, urutan, nama, keterangan, wajib, kuasa, cara, putusan, alasan,
  diputus_pada, kali_kurang)
SELECT id, 1, 'Fotokopi KTP-el', '', true, false, 'dibawa', 'sesuai', '', lengkap_pada, 0
FROM permohonan_permohonan WHERE kode BETWEEN %(kode_dari)s AND %(kode_sampai)s
""",
]


def buka(klien: Any, alamat: str, **isi: str) -> Callable[[], None]:
    def kerja() -> None:
        jawab = klien.post(alamat, isi) if isi else klien.get(alamat)
        assert jawab.status_code in (200, 302), (alamat, jawab.status_code)

    return kerja


def main() -> None:
    rata.siapkan()
    from django.db import connection
    from django.test import Client

    from pelayanan import pin
    from permohonan import operasi
    from permohonan.operasi.bagian import Pemohon
    from tests import factories as f
    from tests.masuk import masukkan
    from tests.permohonan.conftest import bersyarat

    unit = f.UnitFactory(kode="rata", nama="Rata")
    kk = bersyarat(unit, "Kartu Keluarga")
    petugas = f.orang("petugas_rata", unit, "loket")
    verifikator = f.orang("rata", unit, "verifikator")
    pemohon = Pemohon(nama="Siti Aminah", telepon="+6281234567890", nik="3174015509870003")
    terbuka = [
        operasi.terima_berkas(layanan=kk, pemohon=pemohon, oleh=petugas, berkas_ada={1, 2})
        for _ in range(TERBUKA)
    ]
    satu = terbuka[0]

    def tambah(dari: int, sampai: int) -> None:
        isi = {"unit": unit.pk, "layanan": kk.pk, "standar": kk.versi_kini.pk, "petugas": verifikator.pk}
        with connection.cursor() as k, rata.ringan(k, TABEL):
            # the rows of this turn are found again by their code: its unique index stays
            for awal in range(dari, sampai + 1, SEKALI):
                akhir = min(awal + SEKALI - 1, sampai)
                batas = {"kode_dari": f"P{awal:012d}", "kode_sampai": f"P{akhir:012d}"}
                for sql in LALU:
                    k.execute(sql, {**isi, **batas, "dari": awal, "sampai": akhir})
                rata.kabar(f"{akhir} permohonan lalu")

    di_meja, warga = masukkan(Client(), verifikator), Client()
    warga.post(f"/p/{satu.kode_tampil}/pin/", {"pin": pin.pin(satu.kode)})
    halaman = {
        "kotak masuk (dikerjakan unit)": buka(di_meja, "/permohonan/masuk/"),
        "kotak masuk (saya pegang)": buka(di_meja, "/permohonan/masuk/?tab=saya"),
        "satu kasus": buka(di_meja, f"/permohonan/{satu.kode_tampil}/"),
        "cari menurut NIK": buka(di_meja, "/permohonan/cari/", apa="3174015509870003"),
        "halaman warga, dengan kode": buka(Client(), f"/p/{satu.kode_tampil}/"),
        "halaman warga, dengan PIN": buka(warga, f"/p/{satu.kode_tampil}/"),
    }
    tambah(1, SEDIKIT)
    sedikit = rata.ukur(halaman, ULANG)
    tambah(SEDIKIT + 1, BANYAK)
    rata.tabel(
        "Rata: halaman permohonan",
        f"{TERBUKA} terbuka; median {ULANG} kali, ms, seluruh halaman lewat Django; "
        f"`python -m bench.permohonan_rata {BANYAK}`",
        (f"{SEDIKIT:,} lalu".replace(",", "."), f"{BANYAK:,} lalu".replace(",", ".")),
        sedikit,
        rata.ukur(halaman, ULANG),
    )


if __name__ == "__main__":
    main()
