"""The trial of a version: begun, judged. While nothing of the service is in force it is what people are served by."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.alur import pastikan
from standar.cari import indeks
from standar.models import Konsultasi, PenilaianUjiCoba, Standar

from .bagian import BelumSaatnya, S, kunci, pindah


@transaction.atomic(durable=True)
def mulai_uji_coba(*, standar: Standar, persen: int, oleh: Pengguna, pada: datetime | None = None) -> Standar:
    """Try it with a capacity of `persen` per cent (30–50 is usual). Raises AlurDitolak, GalatOperasi."""
    standar = kunci(standar)
    pastikan(standar.status, S.UJI_COBA)
    if not 1 <= persen <= 100:
        raise GalatOperasi(_("Kapasitas uji coba antara 1 dan 100 persen."), bidang="persen")
    pastikan_konsultasi_ditutup(standar)
    standar = pindah(
        standar,
        S.UJI_COBA,
        "standar.standar.diujicobakan",
        oleh,
        pada,
        isi={"uji_coba_persen": persen, "uji_coba_mulai_pada": pada or timezone.now()},
        data={"persen": persen},
    )
    indeks.perbarui(standar.layanan)  # found from now on, if nothing else of the service is in force
    return standar


@transaction.atomic(durable=True)
def nilai_uji_coba(
    *,
    standar: Standar,
    sarpras: str,
    kemudahan: str,
    keteraturan: str,
    catatan: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> PenilaianUjiCoba:
    """Judge the running trial in its three respects ("baik" | "kurang"); the newest one counts.

    Raises BelumSaatnya outside of a trial, GalatOperasi when something is lacking and nothing says what.
    """
    standar = kunci(standar)
    if standar.status != S.UJI_COBA:
        raise BelumSaatnya(_("Yang dinilai hanya uji coba yang sedang berjalan."))
    penilaian = PenilaianUjiCoba(
        standar=standar,
        dinilai_pada=pada or timezone.now(),
        oleh=oleh,
        sarpras=sarpras,
        kemudahan=kemudahan,
        keteraturan=keteraturan,
        catatan=catatan,
    )
    if not penilaian.baik and not catatan:
        raise GalatOperasi(_("Tulis apa yang belum baik."), bidang="catatan")
    penilaian.save()
    catat(
        "standar.standar.dinilai",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "putusan": str(_("baik")) if penilaian.baik else str(_("belum baik"))},
    )
    return penilaian


def pastikan_baik(standar: Standar) -> None:
    """The newest judgement of this trial says good in all three."""
    nilai = standar.penilaian_uji_coba.filter(dinilai_pada__gte=standar.uji_coba_mulai_pada).first()
    if nilai is None:
        raise BelumSaatnya(_("Nilai dulu uji cobanya: sarana prasarana, kemudahan, dan keteraturan alur."))
    if not nilai.baik:
        raise BelumSaatnya(
            _("Uji coba dinilai belum baik. Perbaiki, lalu nilai lagi; atau kembalikan ke rancangan.")
        )


def pastikan_konsultasi_ditutup(standar: Standar) -> None:
    if not Konsultasi.objects.filter(standar=standar, ditutup_pada__isnull=False).exists():
        raise BelumSaatnya(_("Tutup dulu konsultasi publiknya: catat hasil dan penanda tangan berita acara."))
