"""Time left, in words, colour and date: "2 hari kerja lagi (Selasa, 24 November)"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan import waktu_kerja
from pelayanan.kalender import kalender_unit
from pelayanan.waktu_kerja import Kalender
from pengaduan import aturan
from pengaduan.models import Aduan

HAMPIR = 2  # days left from which a case is amber


@dataclass(frozen=True)
class SisaAduan:
    """teks: for people; jenis: "" | awas | bahaya | baik | netral, as in komponen/status.html."""

    teks: str
    jenis: str


def satu(aduan: Aduan, kalender: Kalender, pada: datetime) -> SisaAduan:
    if not aduan.terbuka:
        return SisaAduan(str(aduan.get_status_display()), "baik")
    lama = aturan.PENYELESAIAN[aduan.kelas].lama
    if aduan.tenggat_pada is None or lama is None:
        return SisaAduan(_("tanpa tenggat"), "netral")
    if aduan.berhenti:
        return SisaAduan(_("jam berhenti"), "netral")
    s = waktu_kerja.sisa(kalender, aduan.tenggat_pada, lama.satuan, pada)
    return SisaAduan(str(s), "bahaya" if s.lewat else "awas" if s.jumlah <= HAMPIR else "")


def lengkapi(daftar: Iterable[Aduan], pada: datetime | None = None) -> list[Aduan]:
    """Give each aduan its `.sisa`; one calendar per unit, however many rows."""
    pada = pada or timezone.now()
    kalender: dict[int, Kalender] = {}
    hasil = list(daftar)
    for a in hasil:
        if a.unit_id not in kalender:
            kalender[a.unit_id] = kalender_unit(a.unit, pada)
        a.sisa = satu(a, kalender[a.unit_id], pada)  # type: ignore[attr-defined]
    return hasil
