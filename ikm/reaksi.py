"""What the survey does when others act."""

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from antrian.models import Tiket
from ikm import kotak, operasi, rekap, tautan
from ikm.models import Undangan
from pelayanan import kabar
from pelayanan.models import Kabar, Peristiwa
from pengaduan.models import Pelapor
from pengaduan.reaksi import saluran
from permohonan.models import Permohonan
from standar.models import Layanan


def undang_survei(p: Peristiwa) -> None:
    """A service ended: its visit may answer the survey, once, however many services it had."""
    if p.kunjungan is None or Undangan.objects.filter(kunjungan=p.kunjungan).exists():
        return
    layanan = Layanan.objects.select_related("unit").filter(pk=p.data.get("layanan")).first()
    if layanan is None:
        return
    try:
        operasi.buat_undangan(
            unit=layanan.unit,
            layanan=layanan,
            kunjungan=p.kunjungan,
            asal=p.objek_jenis.rpartition(".")[2],
            asal_id=p.objek_id,
            tempat=_tempat(p),
            pada=p.pada,
        )
    except IntegrityError:
        if not Undangan.objects.filter(kunjungan=p.kunjungan).exists():
            raise  # not the other event of the same visit


def _tempat(p: Peristiwa) -> str:
    """Where the ticket was finished: the station, or the counter where the unit has no stations."""
    if p.objek_jenis != "antrian.tiket":
        return ""
    tiket = Tiket.objects.select_related("loket__titik").filter(pk=p.objek_id).first()
    if tiket is None or tiket.loket is None:
        return ""
    return tiket.loket.titik.sebutan if tiket.loket.titik else tiket.loket.nama


def olah_jawaban(p: Peristiwa) -> None:
    """An answer came: let batches go, add up their days. Only hurries; the sweep guarantees."""
    kotak.pindahkan(unit_id=p.unit_id)
    rekap.lipat()


def kirim_undangan(p: Peristiwa) -> None:
    """The invitation by e-mail to who left an address and wants news that way. Idempotent: one message an event.

    Address and link lie encrypted in the message, as every message does; nothing of it is kept with the answer.

    Without an address of the portal itself (ALAMAT_PORTAL) nothing is sent.
    """
    if not settings.ALAMAT_PORTAL:
        return
    undangan = Undangan.objects.select_related("unit", "layanan").filter(pk=p.objek_id, dipakai=False).first()
    if undangan is None or undangan.kedaluwarsa_pada < timezone.now():
        return
    surel = _surel(undangan.kunjungan_id)
    if not surel:
        return
    kabar.tulis(
        p,
        unit=undangan.unit,
        templat="ikm.undangan.dibuat",
        saluran=Kabar.Saluran.SUREL,
        tujuan=surel,
        nilai={
            "layanan": undangan.layanan.nama,
            "tautan": settings.ALAMAT_PORTAL + tautan.alamat(undangan),
        },
    )


def _surel(kunjungan: int) -> str:
    """Where the visit's request, else its aduan, wants its news by e-mail; empty without such a wish."""
    m = (
        Permohonan.objects.filter(kunjungan=kunjungan, kabar_lewat=Permohonan.Kabar.SUREL)
        .order_by("pk")
        .last()
    )
    if m is not None and m.surel:
        return str(m.surel)
    pelapor = Pelapor.objects.filter(aduan__kunjungan=kunjungan).order_by("pk").last()
    cara = saluran(pelapor) if pelapor else None
    return cara[1] if cara and cara[0] == Kabar.Saluran.SUREL else ""
