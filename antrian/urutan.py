"""Who is called next: the rule of the unit, as pure functions. No Django, no clock.

Three rules (PermenPAN-RB's *kesamaan hak* asks that the vulnerable come sooner, not that others starve):

ketat   every ticket of an express lane goes before every regular one
rasio   out of `prioritas + reguler` calls of one loket, `prioritas` go to the express lanes while both wait
menua   a ticket of an express lane counts as `bonus` minutes older; a regular one overtakes it by waiting longer

Each ticket carries its place as one instant, `giliran()`, fixed when it enters the queue; the database
sorts by it with an index. Only *rasio* needs something more at the moment of the call: `dahulu()`, which
lanes this call prefers. `pilih()` is the whole rule over a list, for tests and for showing the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Jalur(StrEnum):
    """Lanes. All but `reguler` are express."""

    REGULER = "reguler"
    PRIORITAS = "prioritas"
    JANJI = "janji"
    KEMBALI = "kembali"


CEPAT = frozenset({Jalur.PRIORITAS, Jalur.JANJI, Jalur.KEMBALI})
# Longer than any queue is kept: an express ticket of today precedes a regular one of any day.
SELAMANYA = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Aturan:
    """The unit's rule. `bonus` in minutes per lane (rule *menua*); `prioritas`, `reguler` ≥ 1 (rule *rasio*)."""

    jenis: str = "menua"
    prioritas: int = 1
    reguler: int = 2
    bonus: int = 30

    def __post_init__(self) -> None:
        if self.jenis not in ("ketat", "rasio", "menua"):
            raise ValueError(self.jenis)
        if self.prioritas < 1 or self.reguler < 1 or self.bonus < 0:
            raise ValueError("Rasio paling kecil 1, bonus tidak boleh negatif.")


@dataclass(frozen=True, slots=True)
class Calon:
    """One waiting ticket as the rule sees it: `bantu` is the loket's order of help for its service (1 = own)."""

    id: int
    jalur: Jalur
    giliran: datetime
    bantu: int = 1


def giliran(aturan: Aturan, jalur: str, masuk: datetime) -> datetime:
    """The ticket's place as an instant: smaller is sooner. `masuk` is when it first entered the queue."""
    if jalur not in CEPAT:
        return masuk
    if aturan.jenis == "ketat":
        return masuk - SELAMANYA
    return masuk - timedelta(minutes=aturan.bonus) if aturan.jenis == "menua" else masuk


def dahulu(aturan: Aturan, ke: int) -> frozenset[Jalur]:
    """Lanes preferred at a loket's call number `ke` (0, 1, 2 …); empty when the place alone decides."""
    if aturan.jenis != "rasio":
        return frozenset()
    if ke % (aturan.prioritas + aturan.reguler) < aturan.prioritas:
        return CEPAT
    return frozenset({Jalur.REGULER})


def pilih(aturan: Aturan, calon: Iterable[Calon], ke: int = 0) -> Calon | None:
    """The next one: own services before helped ones, then preferred lanes, then place, then number."""
    suka = dahulu(aturan, ke)
    return min(
        calon,
        key=lambda c: (c.bantu, bool(suka) and c.jalur not in suka, c.giliran, c.id),
        default=None,
    )
