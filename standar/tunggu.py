"""The waiting time now, which only a room above knows: asked by name, so that no import climbs a floor."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec

from django.utils.module_loading import import_string

# def menunggu_kini(layanan: Iterable[int]) -> dict[int, int | None]: minutes; None: no loket of it is open
PENYEDIA = "antrian.tunggu.menunggu_kini"


def kini(layanan: Iterable[int]) -> dict[int, int | None]:
    """{service: minutes somebody who comes now would wait}, to five minutes from ten on; None: nobody serves now.

    Empty when the room that knows is not there.
    """
    tanya = _penyedia()
    ids = list(layanan)
    if tanya is None or not ids:
        return {}
    return {
        pk: menit if menit is None or menit < 10 else round(menit / 5) * 5 for pk, menit in tanya(ids).items()
    }


@cache
def _penyedia() -> Callable[[Iterable[int]], dict[int, int | None]] | None:
    return import_string(PENYEDIA) if find_spec(PENYEDIA.partition(".")[0]) else None
