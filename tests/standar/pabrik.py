"""Makers of services for everybody's tests."""

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from pelayanan.models import Unit
from standar import operasi_unggahan, operasi_unit
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


def perlengkapan(unit: Unit, layanan: Layanan, oleh: Any) -> dict[str, Any]:
    """One of everything a unit keeps beside its standards: SPM, a document of two versions, an agent, an upload."""
    n = next(_nomor)
    spm = operasi_unit.buat_indikator(
        unit=unit, nama=f"Tepat waktu {n}", aspek="hasil", arah="besar", satuan="%", hitung="tepat", oleh=oleh
    )
    for jenis, tahun, nilai in (("target", 2025, 80), ("target", 2025, 90)):
        operasi_unit.catat_nilai_spm(indikator=spm, jenis=jenis, tahun=tahun, nilai=Decimal(nilai), oleh=oleh)
    dokumen = operasi_unit.terbitkan_dokumen(
        unit=unit, jenis="formulir", judul=f"Formulir F-{n}", nama="f.pdf", isi=pdf(n), oleh=oleh
    )
    operasi_unit.perbarui_dokumen(dokumen=dokumen, nama="f.pdf", isi=pdf(-n), oleh=oleh)
    biro = operasi_unit.daftarkan_biro(
        unit=unit,
        nama=f"Biro {n}",
        nomor_keputusan=f"500/{n}/2026",
        tanggal_keputusan=date(2026, 1, 2),
        mulai=date(2026, 1, 5),
        sampai=date(2030, 1, 4),
        layanan=[layanan],
        oleh=oleh,
    )
    unggahan = operasi_unggahan.unggah_standar(unit=unit, nama=f"{n}.yaml", isi=b"a: 1", oleh=oleh)
    operasi_unggahan.muat_unggahan(unggahan=unggahan)
    return {"spm": spm, "dokumen": dokumen, "biro": biro, "unggahan_standar": unggahan}


def pdf(n: int = 0) -> bytes:
    """A file that is a PDF as far as its frame goes."""
    return b"%%PDF-1.4\n%% %d\n%%%%EOF\n" % n
