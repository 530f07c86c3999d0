"""Receiving an aduan: by the pelapor, by another system, or typed in by an officer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.models import Kunjungan, Pengguna, Unit
from pelayanan.peristiwa import catat
from pelayanan.sandi import indeks_buta
from pengaduan import aturan
from pengaduan.models import Aduan, Lampiran, Pelapor
from pengaduan.operasi.dasar import rakit_jam
from pengaduan.operasi.galat import IsiSudahDiterima, TerlaluBanyak
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
    and nowhere for tanpa identitas, whatever was sent along. Raises IsiSudahDiterima, TerlaluBanyak (limits
    by person and content, never by address: one kiosk is one address). Files uploaded under `draf` become its own.
    """
    pada = pada or timezone.now()
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
    if kunjungan is None and not tanpa:
        kunjungan = Kunjungan.objects.create(unit=unit, dibuka_pada=pada)
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
    aduan.save(force_insert=True)
    tenggat.simpan_semua(aduan, jam)
    if not tanpa and (nama or kontak or alamat or kuasa_dari):
        Pelapor.objects.create(
            aduan=aduan,
            nama=nama.strip(),
            kontak=kontak.strip(),
            alamat=alamat.strip(),
            kuasa_dari=kuasa_dari.strip(),
            kabar_lewat=kabar_lewat,
            cerna_kontak=kontak_cerna,
        )
    if draf:
        Lampiran.objects.filter(draf=draf, aduan__isnull=True).update(aduan=aduan, draf="")
    catat("pengaduan.aduan.diterima", aduan, oleh=oleh, pada=pada, data={"kelas": kelas, "kanal": kanal})
    return aduan


def _periksa_laju(kontak_cerna: str, isi_cerna: str, pada: datetime) -> set[str]:
    sehari = pada - timedelta(days=1)
    if kontak_cerna:
        milik_kontak = Pelapor.objects.filter(
            cerna_kontak=kontak_cerna, aduan__diterima_pada__gte=sehari
        ).values_list("aduan__cerna_isi", flat=True)[: PER_KONTAK_SEHARI + 1]
        daftar = list(milik_kontak)
        if daftar.count(isi_cerna) >= ISI_SAMA_PER_KONTAK:
            raise IsiSudahDiterima
        if len(daftar) >= PER_KONTAK_SEHARI:
            raise TerlaluBanyak
    sama = Aduan.objects.filter(cerna_isi=isi_cerna, diterima_pada__gte=sehari)[:ISI_SAMA_DITANDAI]
    return {"isi_berulang"} if len(sama.values_list("pk")) >= ISI_SAMA_DITANDAI else set()
