"""Promise kept, over all services of a unit, from the standards' own measure."""

from dataclasses import dataclass

from pelayanan.models import Unit
from standar.capaian import ukur, yang_dijanjikan
from standar.models import Layanan

CUKUP = 10


@dataclass(frozen=True, slots=True)
class Tepat:
    """`tepat` of `dari` judged cases of the last 30 days."""

    tepat: int
    dari: int

    @property
    def cukup(self) -> bool:
        return self.dari >= CUKUP

    @property
    def persen(self) -> int | None:
        """Cut, never rounded up to a promise that was not kept; None while there are too few cases."""
        return self.tepat * 100 // self.dari if self.cukup else None

    @property
    def jenis(self) -> str:
        if self.persen is None:
            return ""
        return "baik" if self.persen >= 90 else "awas" if self.persen >= 75 else "bahaya"


def unit(unit: Unit) -> Tepat:
    """All services of the unit together; three queries for any number of them."""
    return dari_layanan(list(Layanan.objects.berlaku().filter(unit=unit).untuk_daftar()))


def dari_layanan(layanan: list[Layanan]) -> Tepat:
    """Of these services (from `untuk_daftar`), the measure their promise speaks of; one query."""
    ukuran = ukur([x.pk for x in layanan])
    dipakai = [yang_dijanjikan(x.versi_kini, ukuran.get(x.pk, {})) for x in layanan]
    return Tepat(sum(u.tepat_30 for u in dipakai), sum(u.dari_30 for u in dipakai))
