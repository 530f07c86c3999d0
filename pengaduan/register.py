"""The yearly register with the columns an office keeps: number, dates, subject, class, holder, outcome; no pelapor.

`jeda` is the first pause (0 or 1), `jeda_kedua` counts those after it, each by the head's hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch

from pelayanan.models import Unit
from pengaduan.alur import Status
from pengaduan.models import Aduan, Tanggapan

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
    "jeda_kedua",
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
            a.judul if a.sifat == Aduan.Sifat.PUBLIK else "(rahasia)",
            a.get_identitas_display(),
            a.get_sifat_display(),
            _tanggal(a.tenggat_pada, unit),
            _tanggal(a.dijawab_pada, unit),
            {True: "ya", False: "tidak", None: ""}[a.tepat_waktu],
            a.tingkat,
            min(a.jumlah_jeda, 1),
            max(a.jumlah_jeda - 1, 0),
            a.jumlah_buka_kembali,
            a.get_status_display(),
            str(a.pemegang or ""),
        ]


def _tanggal(waktu: datetime | None, unit: Unit) -> str:
    return waktu.astimezone(unit.tz).date().isoformat() if waktu else ""


KOLOM_SP4N = (
    "kode_rujukan",
    "tanggal_laporan",
    "klasifikasi",
    "judul_laporan",
    "isi_laporan",
    "tanggal_kejadian",
    "instansi_tujuan",
    "kategori_layanan",
    "anonim",
    "rahasia",
    "jumlah_lampiran",
    "status",
    "tanggal_tindak_lanjut",
    "isi_tindak_lanjut",
)


def baris_sp4n(qs: Any, unit: Unit, tahun: int) -> Iterator[list[Any]]:
    """Rows of the hand-over file: no thanks, no permohonan informasi, nothing joined or withdrawn, nobody's name.

    The columns follow what a report to SP4N-LAPOR asks for (classification, title, content, date, institution,
    anonymous, confidential); no text of an import format was seen, so a person hands it over. Two queries a chunk.
    """
    awal, akhir = (datetime(t, 1, 1, tzinfo=unit.tz) for t in (tahun, tahun + 1))
    daftar = (
        qs.filter(unit=unit, diterima_pada__gte=awal, diterima_pada__lt=akhir)
        .exclude(kelas__in=[Aduan.Kelas.APRESIASI, Aduan.Kelas.INFORMASI_PUBLIK])
        .exclude(status__in=[Status.DIGABUNG, Status.DITARIK])
        .select_related("layanan")
        .annotate(n_lampiran=Count("lampiran"))
        .prefetch_related(
            Prefetch("tanggapan", Tanggapan.objects.filter(jenis=Tanggapan.Jenis.JAWABAN), "jawaban")
        )
        .order_by("diterima_pada", "pk")
    )
    for a in daftar.iterator(chunk_size=500):
        terakhir = a.jawaban[-1] if a.jawaban else None
        yield [
            a.kode_tampil,
            _tanggal(a.diterima_pada, unit),
            a.get_kelas_display(),
            a.judul,
            a.isi,
            a.terjadi_pada,
            unit.nama,
            str(a.layanan or ""),
            "ya" if a.identitas != Aduan.Identitas.TERBUKA else "tidak",
            "ya" if a.sifat == Aduan.Sifat.RAHASIA else "tidak",
            a.n_lampiran,
            a.get_status_display(),
            _tanggal(terakhir.pada, unit) if terakhir else "",
            terakhir.isi if terakhir else "",
        ]
