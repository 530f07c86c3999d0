"""Receiving an aduan: by the pelapor, by another system, or typed in by an officer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan, Pengguna, Tenggat, Unit
from pelayanan.peristiwa import catat_serentak
from pelayanan.sandi import indeks_buta
from pelayanan.siap import Siap
from pengaduan import aturan
from pengaduan.models import Aduan, Pelapor
from pengaduan.operasi.dasar import rakit_jam
from pengaduan.operasi.galat import IsiSudahDiterima, TerlaluBanyak, UnitBerhenti
from standar.models import Layanan

PER_KONTAK_SEHARI = 20
ISI_SAMA_PER_KONTAK = 3
ISI_SAMA_DITANDAI = 3


def cerna_isi(unit: Unit, judul: str, isi: str) -> str:
    """Digest of a text regardless of case and spacing, to see the same one come again."""
    polos = " ".join(f"{judul} {isi}".casefold().split())
    return hashlib.sha256(f"{unit.pk}\n{polos}".encode()).hexdigest()


def cerna_kontak(kontak: str) -> str:
    """Blind index of a telephone number or address; empty for none."""
    return indeks_buta("".join(kontak.casefold().split()).replace("-", ""), "pelapor")


@transaction.atomic(durable=True)
def terima_aduan(
    *,
    unit: Unit,
    kelas: str,
    judul: str,
    isi: str,
    identitas: str,
    sifat: str,
    oleh: Pengguna | None,
    layanan: Layanan | None = None,
    nama: str = "",
    kontak: str = "",
    alamat: str = "",
    kuasa_dari: str = "",
    kabar_lewat: str = "",
    kerugian: str = "",
    permintaan: str = "",
    terjadi_pada: date | None = None,
    kanal: str = Aduan.Kanal.HALAMAN,
    kunjungan: Kunjungan | None = None,
    tanda: Iterable[str] = (),
    draf: str = "",
    pada: datetime | None = None,
) -> Aduan:
    """A new aduan with its clocks running from the day of receipt (`pada`).

    `oleh` is the officer or machine that typed it in, None for the pelapor: who told us stands in Pelapor only,
    and nowhere for tanpa identitas, whatever was sent along. Raises UnitBerhenti, IsiSudahDiterima, TerlaluBanyak
    (limits by person and content, never by address: one kiosk is one address). Files uploaded under `draf`
    become its own.
    """
    pada = pada or timezone.now()
    if not unit.melayani:
        raise UnitBerhenti
    tanpa = identitas == Aduan.Identitas.TANPA
    kontak_cerna = "" if tanpa else cerna_kontak(kontak)
    isi_cerna = cerna_isi(unit, judul, isi)
    tanda = set(tanda)
    if kanal != Aduan.Kanal.API:
        tanda |= _periksa_laju(kontak_cerna, isi_cerna, pada)
    if terjadi_pada and (pada.astimezone(unit.tz).date() - terjadi_pada).days > aturan.BATAS_AJUKAN.jumlah:
        tanda.add("lewat_30_hari")
    if kunjungan is not None and (tanpa or kunjungan.unit_id != unit.pk):
        kunjungan = None
    aduan = Aduan(
        unit=unit,
        layanan=layanan,
        kunjungan=kunjungan,
        kelas=kelas,
        identitas=identitas,
        sifat=sifat,
        kanal=kanal,
        judul=judul.strip(),
        isi=isi.strip(),
        kerugian=kerugian.strip(),
        permintaan=permintaan.strip(),
        terjadi_pada=terjadi_pada,
        tanda=sorted(tanda),
        cerna_isi=isi_cerna,
        diterima_oleh=oleh,
        diterima_pada=pada,
    )
    jam = rakit_jam(aduan, pada)
    pelapor = Pelapor(
        nama=nama.strip(),
        kontak=kontak.strip(),
        alamat=alamat.strip(),
        kuasa_dari=kuasa_dari.strip(),
        kabar_lewat=kabar_lewat,
        cerna_kontak=kontak_cerna,
    )
    ada_pelapor = not tanpa and bool(nama or kontak or alamat or kuasa_dari)
    baris = catat_serentak(
        _tulis(),
        {
            "kode_kunjungan": "" if tanpa or kunjungan is not None else kode_publik.baru("K"),
            "unit": unit.pk,
            "pada": pada,
            "aduan": _json([aduan]),
            "jam": _json(jam),
            "pelapor": _json([pelapor] if ada_pelapor else []),
            "draf": draf,
        },
        "pengaduan.aduan.diterima",
        Aduan,
        oleh=oleh,
        pada=pada,
        unit_id=unit.pk,
        data={"kelas": str(kelas), "kanal": str(kanal)},
    )
    assert baris is not None  # noqa: S101  an INSERT without a condition
    aduan.pk, aduan.kunjungan_id, _data = baris
    aduan._state.adding, aduan._state.db = False, "default"
    return aduan


# One round trip for everything a new aduan is: visit, case, clocks, who told us, its files, and by `catat_serentak`
# the event and what is owed for it. As eight ORM statements it was half of the time of a submit.
_TULIS = """
WITH k AS (
  INSERT INTO pelayanan_kunjungan (kode, unit_id, dibuka_pada)
  SELECT %(kode_kunjungan)s::varchar, %(unit)s::bigint, %(pada)s::timestamptz
  WHERE %(kode_kunjungan)s::varchar <> ''
  RETURNING id
), objek AS (
  INSERT INTO pengaduan_aduan (kunjungan_id, {aduan})
  SELECT coalesce(b.kunjungan_id, (SELECT id FROM k)), {aduan}
  FROM jsonb_populate_recordset(NULL::pengaduan_aduan, %(aduan)s::jsonb) b
  RETURNING id, kunjungan_id, jsonb_build_object() AS p_data
), jam AS (
  INSERT INTO pelayanan_tenggat (objek_id, {jam})
  SELECT objek.id, {jam} FROM objek, jsonb_populate_recordset(NULL::pelayanan_tenggat, %(jam)s::jsonb)
), pelapor AS (
  INSERT INTO pengaduan_pelapor (aduan_id, {pelapor})
  SELECT objek.id, {pelapor} FROM objek, jsonb_populate_recordset(NULL::pengaduan_pelapor, %(pelapor)s::jsonb)
), lampiran AS (
  UPDATE pengaduan_lampiran l SET aduan_id = objek.id, draf = '' FROM objek
  WHERE l.draf = %(draf)s::varchar AND l.draf <> '' AND l.aduan_id IS NULL
)
"""


@cache
def _tulis() -> str:
    """The statement with the columns of the models as they are."""
    return _TULIS.format(
        aduan=_kolom(Aduan, "kunjungan_id"),
        jam=_kolom(Tenggat, "objek_id"),
        pelapor=_kolom(Pelapor, "aduan_id"),
    )


def _kolom(model: type[Model], selain: str) -> str:
    nama = [f.column for f in model._meta.concrete_fields if not f.primary_key and f.column != selain]
    return ", ".join(f'"{n}"' for n in nama)


def _json(daftar: Iterable[Model]) -> str:
    """Rows as the database keeps them, encrypted columns encrypted."""
    return json.dumps(
        [
            {
                f.column: f.get_prep_value(getattr(o, f.attname))
                for f in o._meta.concrete_fields
                if not f.primary_key
            }
            for o in daftar
        ],
        default=lambda x: x.isoformat() if isinstance(x, date) else str(x),
    )


_LAJU = Siap(
    """
SELECT (SELECT count(*) FROM (
          SELECT 1 FROM pengaduan_pelapor p JOIN pengaduan_aduan a ON a.id = p.aduan_id
          WHERE p.cerna_kontak = %(kontak)s::varchar AND %(kontak)s::varchar <> ''
            AND a.diterima_pada >= %(sejak)s::timestamptz LIMIT %(banyak)s::int) x),
       (SELECT count(*) FROM (
          SELECT 1 FROM pengaduan_pelapor p JOIN pengaduan_aduan a ON a.id = p.aduan_id
          WHERE p.cerna_kontak = %(kontak)s::varchar AND %(kontak)s::varchar <> ''
            AND a.diterima_pada >= %(sejak)s::timestamptz AND a.cerna_isi = %(isi)s::varchar
          LIMIT %(sama)s::int) x),
       (SELECT count(*) FROM (
          SELECT 1 FROM pengaduan_aduan
          WHERE cerna_isi = %(isi)s::varchar AND diterima_pada >= %(sejak)s::timestamptz
          LIMIT %(ditandai)s::int) x)
"""
)


def _periksa_laju(kontak_cerna: str, isi_cerna: str, pada: datetime) -> set[str]:
    nilai = {
        "kontak": kontak_cerna,
        "isi": isi_cerna,
        "sejak": pada - timedelta(days=1),
        "banyak": PER_KONTAK_SEHARI,
        "sama": ISI_SAMA_PER_KONTAK,
        "ditandai": ISI_SAMA_DITANDAI,
    }
    dari_kontak, sama_dari_kontak, sama = _LAJU.jalankan(nilai)[0]
    if sama_dari_kontak >= ISI_SAMA_PER_KONTAK:
        raise IsiSudahDiterima
    if dari_kontak >= PER_KONTAK_SEHARI:
        raise TerlaluBanyak
    return {"isi_berulang"} if sama >= ISI_SAMA_DITANDAI else set()
