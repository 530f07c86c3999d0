"""The yearly register with the columns an office keeps: number, dates, subject, class, holder, outcome; no pelapor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pelayanan.models import Unit
from pengaduan.models import Aduan

KOLOM = (
    "nomor",
    "kode",
    "tanggal_diterima",
    "kanal",
    "unit",
    "layanan",
    "jenis",
    "maladministrasi",
    "judul",
    "identitas",
    "sifat",
    "tenggat",
    "tanggal_dijawab",
    "tepat_waktu",
    "tingkat_eskalasi",
    "jeda",
    "dibuka_kembali",
    "keadaan",
    "penangan",
)


def baris(qs: Any, unit: Unit, tahun: int) -> Iterator[list[Any]]:
    """Rows of one unit and year in order of receipt, dates in the unit's zone. One query, streamed."""
    awal, akhir = (datetime(t, 1, 1, tzinfo=unit.tz) for t in (tahun, tahun + 1))
    daftar = (
        qs.filter(unit=unit, diterima_pada__gte=awal, diterima_pada__lt=akhir)
        .select_related("layanan", "pemegang")
        .defer("isi", "kerugian", "permintaan")
        .order_by("diterima_pada", "pk")
    )
    for nomor, a in enumerate(daftar.iterator(chunk_size=500), start=1):
        yield [
            nomor,
            a.kode_tampil,
            _tanggal(a.diterima_pada, unit),
            a.get_kanal_display(),
            unit.nama,
            str(a.layanan or ""),
            a.get_kelas_display(),
            a.get_maladministrasi_display(),
            _tanpa_rumus(a.judul) if a.sifat == Aduan.Sifat.PUBLIK else "(rahasia)",
            a.get_identitas_display(),
            a.get_sifat_display(),
            _tanggal(a.tenggat_pada, unit),
            _tanggal(a.dijawab_pada, unit),
            {True: "ya", False: "tidak", None: ""}[a.tepat_waktu],
            a.tingkat,
            a.jumlah_jeda,
            a.jumlah_buka_kembali,
            a.get_status_display(),
            str(a.pemegang or ""),
        ]


def _tanggal(waktu: datetime | None, unit: Unit) -> str:
    return waktu.astimezone(unit.tz).date().isoformat() if waktu else ""


def _tanpa_rumus(teks: str) -> str:
    """A spreadsheet must not take a title for a formula."""
    return f"'{teks}" if teks[:1] in "=+-@\t\r" else teks
