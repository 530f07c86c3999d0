"""Makers of services for everybody's tests."""

import itertools
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from pelayanan.models import Unit
from standar.models import Layanan, Standar

_nomor = itertools.count(1)


def layanan_berlaku(unit: Unit, nama: str = "Kartu Keluarga", **isi: Any) -> Layanan:
    """A service with version 1 in force since 2020.

    Fields of Layanan (kode, awalan, kelompok, kata_kunci, …) and of Standar (waktu_nilai, biaya_rupiah,
    menit_loket, …) may be given; the rest: 1 hari kerja, free, 10 minutes at the counter, prefix A.
    """
    n = next(_nomor)
    nama_layanan = {f.name for f in Layanan._meta.get_fields()}
    layanan = Layanan.objects.create(
        **{
            "unit": unit,
            "nama": nama,
            "kode": f"UJI-{n}",
            "slug": f"{slugify(nama)}-{n}",
            **{k: v for k, v in isi.items() if k in nama_layanan},
        }
    )
    Standar.objects.create(
        **{
            "layanan": layanan,
            "versi": 1,
            "status": Standar.Status.BERLAKU,
            "berlaku": DateRange(date(2020, 1, 1), None),
            "waktu_nilai": 1,
            "waktu_satuan": "hari_kerja",
            "biaya_rupiah": 0,
            "biaya_teks": "gratis",
            "menit_loket": 10,
            **{k: v for k, v in isi.items() if k not in nama_layanan},
        }
    )
    return layanan
