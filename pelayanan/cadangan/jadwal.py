"""The daily backup: when it is due, what is kept, whether it is late."""

import contextlib
import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from pelayanan import mode
from pelayanan.cadangan import buat
from pelayanan.lokal import Gagal, pesan_os
from pelayanan.models import Cadangan, ModePortal
from pelayanan.peristiwa import catat

POLA = "portal-*.cadangan"
SISA_DETIK = 12 * 3600
_INGAT = "cadangan:terlambat"
_INGAT_DETIK = 60


def sumber(mode_portal: str = "") -> buat.Sumber:
    """This portal, as settings and environment describe it. Raises Gagal when its key is nobody's."""
    if not os.environ.get("RAHASIA"):
        raise Gagal(
            "RAHASIA belum diisi: tanpa kunci itu data yang tersandi di dalam cadangan tidak terbaca."
        )
    folder = {"berkas": Path(settings.MEDIA_ROOT)}
    if settings.FOLDER_KUNCI:
        folder["kunci_penanda"] = Path(settings.FOLDER_KUNCI)
    return buat.Sumber(
        url=url(),
        mode=mode_portal or mode.mode(),
        rahasia=[settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS],
        folder=folder,
    )


def url() -> str:
    """The address of the database that Django uses now (in tests another one than DATABASE_URL names)."""
    alamat = os.environ.get("DATABASE_URL", "")
    if not alamat:
        raise Gagal("DATABASE_URL belum diisi: jalankan portal dahulu, atau isi alamat basis datanya.")
    return urlsplit(alamat)._replace(path="/" + quote(str(settings.DATABASES["default"]["NAME"]))).geturl()


def sandi_tersimpan() -> str:
    """The passphrase for the daily backup; "" when none is kept."""
    if settings.CADANGAN_SANDI_BERKAS:
        with contextlib.suppress(FileNotFoundError):
            return Path(settings.CADANGAN_SANDI_BERKAS).read_text().strip()
    return os.environ.get("SANDI_CADANGAN", "")


# --- when ------------------------------------------------------------------------------------------------


def jatuh_tempo(pada: datetime) -> bool:
    """Has no backup been made since the last time the clock passed CADANGAN_PUKUL? A failure waits an hour.

    Rows of a time that has not come yet (the clock was wrong) say nothing.
    """
    setempat = timezone.localtime(pada)
    batas = setempat.replace(hour=settings.CADANGAN_PUKUL, minute=0, second=0, microsecond=0)
    if batas > setempat:
        batas -= timedelta(days=1)
    if Cadangan.objects.berhasil().filter(mulai_pada__range=(batas, pada)).exists():
        return False
    sejam = (pada - timedelta(hours=1), pada)
    return not Cadangan.objects.filter(mulai_pada__range=sejam).exclude(galat="").exists()


def cadangkan_bila_tiba(pada: datetime | None = None) -> Cadangan | None:
    """The sweep. None when it is not due, not configured, or another host is at it."""
    pada = pada or timezone.now()
    sandi = sandi_tersimpan()
    if not (settings.CADANGAN_FOLDER and sandi and mode.sungguhan() and jatuh_tempo(pada)):
        return None
    folder = Path(settings.CADANGAN_FOLDER)
    nama = f"portal-{timezone.localtime(pada):%Y%m%d-%H%M%S}.cadangan"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        byte = buat.cadangkan(sumber(), folder / nama, sandi, lambda _pesan: None)
    except buat.SedangBerjalan:
        return None
    except (Gagal, OSError) as galat:
        pesan = pesan_os(galat, "mencadangkan") if isinstance(galat, OSError) else str(galat)
        return catat_hasil(nama=nama, mulai_pada=pada, galat=pesan, terjadwal=True)
    hasil = catat_hasil(nama=nama, mulai_pada=pada, ukuran=byte, terjadwal=True)
    buang_lama(folder)
    return hasil


def buang_lama(folder: Path) -> list[str]:
    """Keep the newest CADANGAN_SIMPAN of the daily files (their names sort by time); the names that went."""
    for sisa in folder.glob(f".{POLA}.sebagian"):  # of runs that were killed
        if time.time() - sisa.stat().st_mtime > SISA_DETIK:
            sisa.unlink(missing_ok=True)
    lama = sorted(folder.glob(POLA))[: -max(1, settings.CADANGAN_SIMPAN)]
    for berkas in lama:
        berkas.unlink(missing_ok=True)
    return [berkas.name for berkas in lama]


@transaction.atomic(durable=True)
def catat_hasil(
    *, nama: str, mulai_pada: datetime, ukuran: int = 0, galat: str = "", terjadwal: bool = False
) -> Cadangan:
    """Write down how a backup went."""
    baris = Cadangan.objects.create(
        nama=nama[:255], mulai_pada=mulai_pada, selesai_pada=timezone.now(), ukuran=ukuran, galat=galat[:500],
        terjadwal=terjadwal,
    )  # fmt: skip
    kode = "pelayanan.cadangan.gagal" if galat else "pelayanan.cadangan.dibuat"
    catat(
        kode,
        baris,
        oleh=None,
        data={"berkas": baris.nama, "ukuran": buat.ukuran(ukuran), "sebab": baris.galat},
    )
    cache.delete(_INGAT)
    return baris


# --- is it late ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keadaan:
    """terakhir: the last good one; gagal: the last try failed, and why."""

    diatur: bool
    terlambat: bool
    terakhir: Cadangan | None
    gagal: Cadangan | None


def keadaan(pada: datetime | None = None) -> Keadaan:
    """How this portal stands. A demo owes no backup; a new unit has CADANGAN_TERLAMBAT_JAM for its first."""
    pada = pada or timezone.now()
    batas = pada - timedelta(hours=settings.CADANGAN_TERLAMBAT_JAM)
    sampai_kini = Cadangan.objects.filter(selesai_pada__lte=pada)
    terakhir = sampai_kini.berhasil().first()
    baru = sampai_kini.first()
    sejak = terakhir.selesai_pada if terakhir else _lahir()
    return Keadaan(
        diatur=bool(settings.CADANGAN_FOLDER and sandi_tersimpan()),
        terlambat=mode.sungguhan() and sejak < batas,
        terakhir=terakhir,
        gagal=baru if baru is not None and baru.galat else None,
    )


def _lahir() -> datetime:
    ditulis = ModePortal.objects.values_list("ditulis_pada", flat=True).first()
    return ditulis or timezone.now()


def terlambat() -> bool:
    """`keadaan().terlambat`, remembered for a minute: health checks ask every few seconds."""
    ingat = cache.get(_INGAT)
    if ingat is None:
        ingat = keadaan().terlambat
        cache.set(_INGAT, ingat, _INGAT_DETIK)
    return bool(ingat)
