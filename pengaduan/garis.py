"""The time line of an aduan: what happened, and what comes next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan.models import Peristiwa
from pelayanan.peristiwa import kalimat, kamus
from pengaduan.alur import Status
from pengaduan.models import Aduan, Tanggapan

_BAHAYA = {"pengaduan.aduan.dieskalasi"}


def peristiwa(aduan: Aduan, *, dalam: bool) -> list[Peristiwa]:
    """The events of the case, oldest first; `dalam`: also those for officers only."""
    semua = Peristiwa.objects.filter(objek_jenis="pengaduan.aduan", objek_id=aduan.pk).order_by("urutan")
    if dalam:
        return list(semua.select_related("oleh"))
    return [p for p in semua if kamus()[p.kode].terlihat == "publik"]


def butir(aduan: Aduan, *, dalam: bool = False) -> list[dict[str, Any]]:
    """Rows for `komponen/garis_waktu.html`. Two queries. Inner texts and names only for officers."""
    teks: dict[datetime, list[Tanggapan]] = {}
    for t in aduan.tanggapan.all():
        if dalam or not t.dalam:
            teks.setdefault(t.pada, []).append(t)
    baris: list[dict[str, Any]] = [
        {
            "teks": kalimat(p),
            "pada": p.pada,
            "oleh": str(p.oleh) if dalam and p.oleh else "",
            "rincian": "\n".join(t.isi for t in teks.get(p.pada, ())),
            "keadaan": "bahaya" if p.kode in _BAHAYA else "",
        }
        for p in peristiwa(aduan, dalam=dalam)
    ]
    if berikut := langkah_berikut(aduan):
        lewat = aduan.tenggat_pada is not None and timezone.now() > aduan.tenggat_pada
        if lewat and aduan.status not in (Status.DILENGKAPI, Status.DIUSULKAN):
            berikut = _("Menunggu jawaban; tenggatnya sudah lewat")
        baris.append({"teks": berikut, "pada": aduan.tenggat_pada, "keadaan": "nanti", "sampai": True})
    return baris


def langkah_berikut(aduan: Aduan) -> str:
    """What the pelapor may expect now; empty when nothing is to come."""
    if aduan.status == Status.DILENGKAPI:
        return _("Kami menunggu kelengkapan dari Anda; jam berhenti sampai itu diterima")
    if aduan.status == Status.DIUSULKAN:
        return _("Kami menunggu jawaban Anda atas usulan penyelesaian")
    if aduan.terbuka and aduan.tenggat_pada:
        return _("Jawaban paling lambat")
    return ""
