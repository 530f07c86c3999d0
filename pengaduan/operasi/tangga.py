"""The ladder: what happens when a clock's rung is due, and the pelapor's own climb."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.bahasa import asli
from pelayanan.models import Pengguna, Tenggat
from pelayanan.peristiwa import catat
from pengaduan import aturan, izin
from pengaduan.models import Aduan, Eskalasi, Peringatan
from pengaduan.operasi.dasar import kunci, kunci_atau_pergi, pejabat
from pengaduan.operasi.galat import BelumBerhakNaik, SudahDiPuncak
from pengaduan.operasi.sesudah import buka_kompensasi


@transaction.atomic(durable=True)
def eskalasi(*, tenggat_id: int, pada: datetime) -> Aduan | None:
    """One due rung of one aduan: a reminder inside the time, one level up after it. None: nothing to do now.

    Locks the aduan first and goes away when somebody is at it (the next sweep comes back). A level climbed
    already, or without anybody who may hold the case, makes no second letter.
    """
    objek = Tenggat.objects.filter(pk=tenggat_id).values("objek_id")
    aduan = kunci_atau_pergi(objek)
    if aduan is None:
        return None
    diklaim = tenggat.klaim(tenggat_id, pada)
    if diklaim is None:
        return None
    jam, anak = diklaim
    if not aduan.terbuka:
        return aduan
    if anak["penerima"].startswith("peringatan:"):
        _ingatkan(aduan, jam, anak["penerima"].partition(":")[2], pada)
    else:
        tingkat = next(n for n, (peran, _lama) in aturan.TANGGA.items() if peran == anak["penerima"])
        buka_kompensasi(aduan, pada)
        naik_ke(aduan, tingkat, Eskalasi.Sebab.TENGGAT, oleh=None, pada=pada)
    return aduan


def _ingatkan(aduan: Aduan, jam: Tenggat, penanda: str, pada: datetime) -> None:
    _baris, baru = Peringatan.objects.get_or_create(
        aduan=aduan,
        jenis=jam.jenis,
        penanda=penanda,
        putaran=aduan.jumlah_buka_kembali,
        defaults={"kepada": aduan.pemegang, "pada": pada},
    )
    if baru:
        catat(
            "pengaduan.aduan.diingatkan",
            aduan,
            oleh=None,
            pada=pada,
            data={"penanda": _sebutan(jam, penanda), "jam": jam.jenis},
        )


def _sebutan(jam: Tenggat, penanda: str) -> str:
    """``80% waktu penyelesaian``, ``telaah awal lewat waktu``."""
    sebutan = str(aturan.SEBUTAN_JAM.get(jam.jenis, jam.jenis)).lower()
    return f"{penanda} waktu {sebutan}" if penanda.endswith("%") else f"{sebutan} lewat waktu"


def naik_ke(
    aduan: Aduan, tingkat: int, sebab: Eskalasi.Sebab, *, oleh: Pengguna | None, pada: datetime
) -> Eskalasi | None:
    """Part of an operation that holds the lock: climb to `tingkat`, or past it to the first level where
    somebody may hold the case; a rung that is only told leaves it in the hands it is in. None when the case stands
    there or higher already."""
    puncak = max(aturan.TANGGA)
    penerima = pejabat(aduan, tingkat, pada)
    while penerima is None and tingkat < puncak:
        tingkat += 1
        penerima = pejabat(aduan, tingkat, pada)
    if tingkat <= aduan.tingkat or Eskalasi.objects.filter(aduan=aduan, tingkat=tingkat).exists():
        return None
    peran = aturan.TANGGA[tingkat][0]
    baris = Eskalasi.objects.create(
        aduan=aduan, tingkat=tingkat, peran=peran, penerima=penerima, sebab=sebab, pada=pada
    )
    aduan.tingkat = tingkat
    if penerima is not None and (peran not in aturan.HANYA_DIBERI_TAHU or aduan.pemegang is None):
        aduan.pemegang = penerima
    aduan.save(update_fields=["tingkat", "pemegang"])
    catat(
        "pengaduan.aduan.dieskalasi",
        aduan,
        oleh=oleh,
        pada=pada,
        data={
            "tingkat": tingkat,
            "penerima": peran,
            "sebab": str(sebab),
            "sebutan": asli(aturan.SEBUTAN[peran]),
            "sebutan_sebab": asli(sebab.label).lower(),
        },
    )
    return baris


@transaction.atomic(durable=True)
def naikkan(*, aduan: Aduan, oleh: Pengguna | None, pada: datetime | None = None) -> Aduan:
    """The pelapor climbs one level by hand, once the deadline has passed while its clock ran.

    Raises BelumBerhakNaik, SudahDiPuncak.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if not izin.lewat(aduan, pada):
        raise BelumBerhakNaik
    if aduan.tingkat >= max(aturan.TANGGA):
        raise SudahDiPuncak
    if naik_ke(aduan, aduan.tingkat + 1, Eskalasi.Sebab.PELAPOR, oleh=oleh, pada=pada) is None:
        raise SudahDiPuncak
    return aduan
