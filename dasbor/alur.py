"""The states of a corrective action, and the rule behind each arrow."""

from dataclasses import dataclass

from pelayanan.galat import AlurDitolak
from pelayanan.models import RencanaAksi

S = RencanaAksi.Status


@dataclass(frozen=True)
class Izin:
    """Why this arrow exists."""

    sebab: str


ALUR: dict[str, dict[str, Izin]] = {
    S.DIRENCANAKAN: {
        S.DIKERJAKAN: Izin("work has begun"),
        S.SELESAI: Izin("small things are done at once; evidence all the same"),
        S.DIBATALKAN: Izin("the reason stands in the evidence field"),
    },
    S.DIKERJAKAN: {
        S.DIKERJAKAN: Izin("progress is reported as often as there is any"),
        S.SELESAI: Izin("100 % and evidence: PEKPPP counts no other"),
        S.DIBATALKAN: Izin("the reason stands in the evidence field"),
    },
    S.SELESAI: {},
    S.DIBATALKAN: {},
}


def pastikan(dari: str, ke: str) -> Izin:
    """The rule of the arrow. Raises AlurDitolak where there is none."""
    try:
        return ALUR[dari][ke]
    except KeyError:
        raise AlurDitolak from None


def diagram() -> str:
    """The table as a Mermaid state diagram, for README.md."""
    baris = ["stateDiagram-v2", f"    [*] --> {S.DIRENCANAKAN.value}"]
    for dari, tujuan in ALUR.items():
        baris += [f"    {S(dari).value} --> {S(ke).value}" for ke in tujuan]
        if not tujuan:
            baris.append(f"    {S(dari).value} --> [*]")
    return "\n".join(baris)
