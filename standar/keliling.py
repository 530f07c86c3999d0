"""Mobile counters, which only a room above knows: asked by name, so that no import climbs a floor."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from django.utils.module_loading import import_string

# def jadwal(*, layanan: int | None, unit: int | None) -> list[{loket, tempat, kapan, keterangan}]
PENYEDIA = "antrian.keliling.jadwal"

Jadwal = list[dict[str, str]]


def jadwal(*, layanan: int | None = None, unit: int | None = None) -> Jadwal:
    """Places and times of the mobile counters of a service or of a unit; empty without the room that knows."""
    tanya = _penyedia()
    return tanya(layanan=layanan, unit=unit) if tanya else []


@cache
def _penyedia() -> Callable[..., Jadwal] | None:
    return import_string(PENYEDIA) if find_spec(PENYEDIA.partition(".")[0]) else None
