"""Makers of aduan for everybody's tests: states are reached by calling operations."""

from datetime import datetime
from typing import Any

from pelayanan.models import Unit
from pengaduan import operasi
from pengaduan.models import Aduan


def aduan(unit: Unit, **isi: Any) -> Aduan:
    """A fresh aduan: not berkadar pengawasan, anonim, confidential, by Siti. Anything may be given."""
    return operasi.terima_aduan(
        **{
            "unit": unit,
            "kelas": Aduan.Kelas.TIDAK_BERKADAR,
            "judul": "KK belum jadi",
            "isi": "Dijanjikan satu hari, sudah dua minggu.",
            "identitas": Aduan.Identitas.ANONIM,
            "sifat": Aduan.Sifat.RAHASIA,
            "nama": "Siti Rahmawati",
            "kontak": "0812000111",
            "oleh": None,
            **isi,
        }
    )


def dijawab(
    unit: Unit, *, petugas: Any, jawaban: str = "KK sudah terbit.", pada: datetime | None = None, **isi: Any
):
    """An aduan that has its answer."""
    a = aduan(unit, pada=pada, **isi) if pada else aduan(unit, **isi)
    return operasi.jawab_aduan(aduan=a, isi=jawaban, oleh=petugas, pada=pada)
