"""What was done, and what it did to its unsur in the next period."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from ikm.hasil import Angka, arah
from ikm.nilai import bulat
from pelayanan.models import RencanaAksi, Unit


@dataclass(slots=True)
class Pengaruh:
    """NRR of an unsur in the period that showed the need, and in the first one after it that the action could reach.

    `sesudah` None: belum cukup data (that period has no figure yet, or asked by another instrument).
    """

    unsur: str
    semula: Decimal
    dulu: str
    sesudah: Decimal | None = None
    kini: str = ""
    berjalan: bool = False

    @property
    def selisih(self) -> Decimal | None:
        return None if self.sesudah is None else bulat(self.sesudah, 2) - bulat(self.semula, 2)

    @property
    def besar(self) -> Decimal | None:
        return None if self.selisih is None else abs(self.selisih)

    @property
    def arah(self) -> str:
        return arah(self.selisih)


def pengaruh(r: RencanaAksi, deret: Sequence[Angka]) -> Pengaruh | None:
    """The effect of one action; None where it answers to no unsur of a period in `deret` (newest first).

    The next period is the first after that one which was not over before the action was done: what ended earlier
    cannot show it. An action not done yet has had no effect: `sesudah` is None.
    """
    if r.asal_jenis != "ikm.periode":
        return None
    asal = next((a for a in deret if a.periode.pk == r.asal_id), None)
    dulu = next((b for b in (asal.unsur if asal else ()) if b.unsur.kode == r.asal_bagian), None)
    if asal is None or dulu is None:
        return None
    p = Pengaruh(dulu.unsur.nama, dulu.nrr, asal.periode.nama)
    if r.selesai_pada is None:
        return p
    selesai = timezone.localdate(r.selesai_pada, asal.periode.unit.tz)
    kini = next(
        (a for a in reversed(deret) if a.periode.mulai > asal.periode.mulai and a.periode.selesai >= selesai),
        None,
    )
    if kini is None:
        return p
    p.kini = kini.periode.nama
    p.berjalan = kini.periode.selesai >= timezone.localdate(timezone=asal.periode.unit.tz)
    if kini.periode.instrumen_id == asal.periode.instrumen_id:
        p.sesudah = next((b.nrr for b in kini.unsur if b.unsur.kode == r.asal_bagian), None)
    return p


def untuk_umum(unit: Unit, deret: Sequence[Angka], terbanyak: int = 6) -> dict[str, list[dict[str, object]]]:
    """What the public reads: {"selesai", "berjalan"}: [{"rencana", "pengaruh"}], the latest done first. Two queries."""
    semua = RencanaAksi.objects.filter(unit=unit)
    selesai = semua.filter(status=RencanaAksi.Status.SELESAI).order_by("-selesai_pada")[:terbanyak]
    berjalan = semua.filter(
        status__in=(RencanaAksi.Status.DIRENCANAKAN, RencanaAksi.Status.DIKERJAKAN)
    ).order_by("prioritas", F("tenggat"))[:terbanyak]
    return {
        nama: [{"rencana": r, "pengaruh": pengaruh(r, deret)} for r in daftar]
        for nama, daftar in (("selesai", selesai), ("berjalan", berjalan))
    }
