"""The pengelola's desk: verify, classify, pass on, join, archive."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from pengaduan import aturan
from pengaduan.alur import KELOLA, AlurDitolak, Status
from pengaduan.models import Aduan, Tanggapan
from pengaduan.operasi.dasar import (
    PENYELESAIAN,
    hitung_ulang,
    kunci,
    langkah,
    mulai_uu25,
    pejabat,
    penuhi_uu25,
    tingkat_di_unit,
    tulis,
)
from pengaduan.operasi.galat import IndukTidakTepat, UnitTidakTepat


@transaction.atomic(durable=True)
def verifikasi(
    *,
    aduan: Aduan,
    kelas: str,
    oleh: Pengguna,
    prioritas: int = Aduan.Prioritas.BIASA,
    maladministrasi: str = "",
    tayang: bool = False,
    pada: datetime | None = None,
) -> Aduan:
    """Looked at: class, priority, suspected maladministration. Another class recomputes from receipt.

    `tayang` shows title and state to everybody; a confidential aduan never. Raises AlurDitolak.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DIVERIFIKASI, pada, KELOLA)
    aduan.diverifikasi_pada = pada
    aduan.prioritas, aduan.maladministrasi = prioritas, maladministrasi
    aduan.tayang = tayang and aduan.sifat == Aduan.Sifat.PUBLIK
    if aduan.kelas != kelas:
        _ganti_kelas(aduan, kelas, pada)
    # complete: said so to the pelapor, and the time for the decision begins
    penuhi_uu25(aduan, pada, "uu25_tanggapan")
    mulai_uu25(aduan, "uu25_putusan", pada)
    aduan.save()
    catat("pengaduan.aduan.diverifikasi", aduan, oleh=oleh, pada=pada, data=_data_kelas(aduan))
    return aduan


@transaction.atomic(durable=True)
def klasifikasi_ulang(
    *, aduan: Aduan, kelas: str, isi: str, oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """Another class for an open aduan, with a reason the pelapor reads; the deadline is computed anew from
    receipt, less nothing but the pauses. Raises AlurDitolak when it is over or already of that class."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if not aduan.terbuka or aduan.kelas == kelas:
        raise AlurDitolak
    tulis(aduan, Tanggapan.Jenis.ALASAN, isi, oleh, pada)
    _ganti_kelas(aduan, kelas, pada)
    aduan.save()
    catat("pengaduan.aduan.diklasifikasi_ulang", aduan, oleh=oleh, pada=pada, data=_data_kelas(aduan))
    return aduan


def _ganti_kelas(aduan: Aduan, kelas: str, pada: datetime) -> None:
    aduan.kelas = kelas
    jam = tenggat.milik(aduan, PENYELESAIAN).values_list("mulai_pada", flat=True).first()
    # opened again: its day 0 is the day it was, not the first receipt
    hitung_ulang(aduan, jam or aduan.diterima_pada, pada)


def _data_kelas(aduan: Aduan) -> dict[str, object]:
    return {
        "kelas": aduan.kelas,
        "sebutan_kelas": str(Aduan.Kelas(aduan.kelas).label).lower(),
        "tenggat": aduan.tenggat_pada,
    }


@transaction.atomic(durable=True)
def teruskan(*, aduan: Aduan, unit: Unit, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """To the unit whose business it is; both sides told. The promise was made to the pelapor: the deadline
    stays. Raises UnitTidakTepat, AlurDitolak, AlasanKosong."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if unit.pk == aduan.unit_id or not unit.aktif:
        raise UnitTidakTepat
    langkah(aduan, Status.DITERUSKAN, pada, KELOLA)
    tulis(aduan, Tanggapan.Jenis.ALASAN, isi, oleh, pada)
    aduan.unit_asal, aduan.unit = aduan.unit, unit
    aduan.layanan = aduan.pemegang = None
    if aduan.terlapor_id:
        aduan.tingkat_terlapor = -1  # nobody there stands below somebody of another unit
    aduan.save()
    tenggat.milik(aduan).update(unit=unit)
    catat("pengaduan.aduan.diteruskan", aduan, oleh=oleh, pada=pada, data={"tujuan": unit.nama})
    return aduan


@transaction.atomic(durable=True)
def gabungkan(*, aduan: Aduan, induk: Aduan, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """The same matter is being handled: this one follows that one. Raises IndukTidakTepat, AlurDitolak."""
    pada = pada or timezone.now()
    pasangan = {
        a.pk: a for a in Aduan.objects.select_for_update().filter(pk__in=[aduan.pk, induk.pk]).order_by("pk")
    }
    aduan, induk = pasangan[aduan.pk], pasangan[induk.pk]
    if aduan.pk == induk.pk or induk.unit_id != aduan.unit_id or not induk.terbuka:
        raise IndukTidakTepat
    langkah(aduan, Status.DIGABUNG, pada, KELOLA)
    aduan.induk, aduan.tayang = induk, False
    aduan.save()
    catat("pengaduan.aduan.digabung", aduan, oleh=oleh, pada=pada, data={"induk": induk.kode_tampil})
    return aduan


@transaction.atomic(durable=True)
def arsipkan(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """Put away with a reason the pelapor reads and may object to. Raises AlurDitolak, AlasanKosong."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DIARSIPKAN, pada, KELOLA)
    tulis(aduan, Tanggapan.Jenis.ALASAN, isi, oleh, pada)
    aduan.tayang = False
    aduan.save()
    catat("pengaduan.aduan.diarsipkan", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def tetapkan_terlapor(
    *, aduan: Aduan, terlapor: Pengguna, oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """Whom it is about. From now on it runs through neither that person nor those below: they lose sight of
    it, and a holder among them gives it up to the first level that may. Raises AlurDitolak when it is over."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if not aduan.terbuka:
        raise AlurDitolak
    aduan.terlapor = terlapor
    aduan.tingkat_terlapor = tingkat_di_unit(terlapor, aduan.unit_id, pada)
    pemegang = aduan.pemegang
    bentrok = pemegang is not None and (
        pemegang == terlapor or tingkat_di_unit(pemegang, aduan.unit_id, pada) < aduan.tingkat_terlapor
    )
    if bentrok or aduan.tingkat_terlapor > 0:
        naik = ((n, pejabat(aduan, n, pada)) for n in aturan.TANGGA)
        tingkat, pengganti = next(((n, p) for n, p in naik if p is not None), (aduan.tingkat, None))
        aduan.pemegang, aduan.tingkat = pengganti, max(aduan.tingkat, tingkat)
    aduan.save()
    catat("pengaduan.aduan.terlapor_ditetapkan", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def atur_tayang(
    *, aduan: Aduan, tayang: bool, oleh: Pengguna, isi: str = "", pada: datetime | None = None
) -> Aduan:
    """Show title and state to everybody, or hold them back (abuse, names, untruth) with a reason the pelapor reads.

    Held back it is handled all the same. Raises AlurDitolak for a confidential aduan, AlasanKosong.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if tayang and aduan.sifat != Aduan.Sifat.PUBLIK:
        raise AlurDitolak
    aduan.tayang = tayang
    aduan.save(update_fields=["tayang"])
    if tayang:
        catat("pengaduan.aduan.tayang_diubah", aduan, oleh=oleh, pada=pada, data={"keadaan": "tampil"})
    else:
        tulis(aduan, Tanggapan.Jenis.ALASAN, isi, oleh, pada)
        catat("pengaduan.aduan.ditahan", aduan, oleh=oleh, pada=pada)
    return aduan
