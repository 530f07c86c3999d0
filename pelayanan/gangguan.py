"""A disturbance stops the clocks of the services it concerns, from its start to its end, and says so.

Declaring one writes a row (operasi_gangguan.py); the clocks follow by sweep, each in its own operation of the app that
owns the object (`PENGIKUT`), from the exact start to the exact end, however late the sweep comes. A clock that starts
while it lasts stops as well. The clocks of complaints go on: they are set by law, not promised by the service.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from django.apps import apps
from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from pelayanan import tenggat
from pelayanan.models import Gangguan, Tenggat
from pelayanan.templatetags.rupa import waktu

log = structlog.get_logger("prima.gangguan")

# kind of clock → operation that stops or resumes it: f(*, tenggat_id: int, pada: datetime) -> object
PENGIKUT: dict[str, str] = {
    "permohonan.periksa": "permohonan.operasi.ikuti_gangguan",
    "permohonan.janji": "permohonan.operasi.ikuti_gangguan",
}
# what those clocks belong to: models with a field `layanan`
OBJEK = ("permohonan.permohonan",)
_INGAT = "gangguan:berlaku"
_INGAT_DETIK = 60


# --- for pages -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pengumuman:
    """What the public reads of a disturbance in force."""

    unit_id: int
    unit: str
    layanan: tuple[int, ...]
    nama_layanan: tuple[str, ...]
    jenis_sebab: str
    uraian: str
    mulai_pada: datetime
    zona: str

    @property
    def sebab(self) -> str:
        """In the language of who reads it now: the list itself is remembered for everybody."""
        return str(Gangguan.Sebab(self.jenis_sebab).label)

    @property
    def mulai_teks(self) -> str:
        return waktu(self.mulai_pada, ZoneInfo(self.zona))


def berlaku(unit_id: int | None = None, layanan_id: int | None = None) -> list[Pengumuman]:
    """Disturbances in force: of everybody, of a unit, of one of its services. Remembered for a minute."""
    semua: list[Pengumuman] | None = cache.get(_INGAT)
    if semua is None:
        semua = [
            Pengumuman(
                unit_id=g.unit_id,
                unit=str(g.unit),
                layanan=tuple(g.layanan),
                nama_layanan=tuple(g.nama_layanan),
                jenis_sebab=g.sebab,
                uraian=g.uraian,
                mulai_pada=g.mulai_pada,
                zona=g.unit.zona,
            )
            for g in Gangguan.objects.filter(selesai_pada__isnull=True).select_related("unit").order_by("mulai_pada")
        ]  # fmt: skip
        cache.set(_INGAT, semua, _INGAT_DETIK)
    return [
        p
        for p in semua
        if unit_id in (None, p.unit_id) and (layanan_id is None or not p.layanan or layanan_id in p.layanan)
    ]


def lupakan() -> None:
    """After a change: the next page asks again."""
    cache.delete(_INGAT)


# --- the sweep -----------------------------------------------------------------------------------------


def terapkan(pada: datetime | None = None) -> int:
    """Stop the clocks that a disturbance concerns, resume those whose disturbance is over; how many. Runs twice
    without harm: the operation looks again under lock."""
    pada = pada or timezone.now()
    tunggu: list[tuple[int, str]] = list(
        Tenggat.objects.filter(terhenti_pada__isnull=False, gangguan__selesai_pada__isnull=False)
        .order_by("pk")
        .values_list("pk", "jenis")
    )
    for g in Gangguan.objects.filter(selesai_pada__isnull=True, mulai_pada__lte=pada):
        tunggu += _terkena(g).order_by("pk").values_list("pk", "jenis")
    berhasil = 0
    for pk, jenis in tunggu:
        try:
            if import_string(PENGIKUT[jenis])(tenggat_id=pk, pada=pada) is not None:
                berhasil += 1
        except Exception as galat:  # one bad case must not stop the others; the next sweep tries again
            log.error("tenggat tidak ikut gangguan", tenggat=pk, jenis=jenis, sebab=type(galat).__name__)
    return berhasil


def _terkena(g: Gangguan) -> Any:
    """Running clocks of the unit's services that this disturbance concerns."""
    qs = Tenggat.objects.filter(
        unit_id=g.unit_id, jenis__in=PENGIKUT, dipenuhi_pada__isnull=True, terhenti_pada__isnull=True
    )
    if not g.layanan:
        return qs
    milik = Q(pk__in=[])
    for label in OBJEK:
        objek = apps.get_model(label)._default_manager.filter(layanan_id__in=g.layanan).values("pk")
        milik |= Q(objek_jenis=label, objek_id__in=objek)
    return qs.filter(milik)


def ikuti(tenggat_id: int, pada: datetime) -> Tenggat | None:
    """Inside the operation that holds the object's lock: stop this clock or let it go on, as the disturbance of its
    unit now asks. None when there is nothing to do (any more)."""
    t = (
        Tenggat.objects.select_for_update(of=("self",))
        .filter(pk=tenggat_id, dipenuhi_pada__isnull=True)
        .select_related("unit", "gangguan")
        .first()
    )
    if t is None:
        return None
    if t.terhenti_pada is not None:
        if t.gangguan is None or t.gangguan.selesai_pada is None:
            return None
        tenggat.lepas(t, t.gangguan.selesai_pada)
        t.save()
        return t
    g = Gangguan.objects.filter(unit_id=t.unit_id, selesai_pada__isnull=True, mulai_pada__lte=pada).first()
    if g is None or not _terkena(g).filter(pk=t.pk).exists():
        return None
    t.terhenti_pada, t.gangguan = max(g.mulai_pada, t.mulai_pada, *_akhir_henti(t)), g
    t.save(update_fields=["terhenti_pada", "gangguan"])
    return t


def _akhir_henti(t: Tenggat) -> list[datetime]:
    """Ends of earlier stops: no minute stops a clock twice."""
    return [datetime.fromisoformat(sampai) for _dari, sampai in t.henti]
