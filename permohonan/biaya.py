"""What a case costs where its version has a table of fees: which of its lines apply, how often, how much by a rule.

A single sum is billed by itself when the papers are complete (`operasi.bagian.tagih`). A table ("per lembar", "pasien
baru", "menurut perda") needs somebody who knows the case: until `operasi.tetapkan_biaya`, nothing comes out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from permohonan.alur import Status
from permohonan.galat_uang import BesarBiayaWajib, BiayaTidakDipilih, BiayaTidakMasukAkal
from permohonan.models import Permohonan, Tagihan
from standar.models import Standar

# papers are complete, nothing was approved yet
SAAT = (Status.LENGKAP, Status.DIPROSES, Status.MENUNGGU_PEMBAYARAN)
TERBANYAK = 999  # of one line
TERBESAR = 2_000_000_000  # rupiah of one bill: what the column holds


@dataclass(frozen=True)
class Pos:
    """A line that may be billed. `rupiah` None: as much as the rule `dasar` says; `urutan` 0: the version's own sum."""

    urutan: int
    untuk: str
    rupiah: int | None
    dasar: str = ""
    bebas_bagi: str = ""


class Pilihan(NamedTuple):
    """How often a line is billed; how much each time where the line has no sum of its own."""

    banyak: int
    rupiah: int | None = None


def daftar_pos(standar: Standar) -> list[Pos]:
    """The table to choose from; empty where the version has no line that costs anything (a version that says it is
    free cannot have one)."""
    if standar.biaya_rupiah == 0:
        return []
    baris = [
        Pos(r.urutan, r.untuk, r.rupiah, r.dasar, r.bebas_bagi)
        for r in sorted(standar.rincian_biaya.all(), key=lambda r: r.urutan)
    ]
    if all(b.rupiah == 0 for b in baris):
        return []
    pokok = standar.biaya_rupiah
    return [*([Pos(0, str(standar.layanan), pokok, standar.biaya_teks)] if pokok else []), *baris]


def berbiaya(p: Permohonan) -> bool:
    """May this case cost anything? Not a correction; nor while the version is on trial: no decree sets that fee yet."""
    return p.asal_id is None and not p.standar.diuji


def belum_ditetapkan(p: Permohonan) -> bool:
    """Does this case still wait for somebody to say what it costs?"""
    return p.biaya_ditetapkan_pada is None and berbiaya(p) and bool(daftar_pos(p.standar))


def pilihan_kini(p: Permohonan, t: Tagihan | None) -> list[Pos]:
    """The table as somebody may choose from it now; empty when there is none, or not at this time.

    The bill is not paid and not waived; one that fell because nothing is owed may come back.
    """
    terbuka = t is None or t.status in (Tagihan.Status.TERBUKA, Tagihan.Status.BATAL)
    return daftar_pos(p.standar) if p.status in SAAT and terbuka and berbiaya(p) else []


def keadaan(p: Permohonan) -> str:
    """When the fee of this case was last said, as a page carries it along; "" while nobody did."""
    return p.biaya_ditetapkan_pada.isoformat() if p.biaya_ditetapkan_pada else ""


def jumlah(rincian: Sequence[Mapping[str, Any]]) -> int:
    """Rupiah of all lines together."""
    return sum(int(r["rupiah"]) for r in rincian)


def hitung(standar: Standar, pilihan: Mapping[int, Pilihan]) -> list[dict[str, Any]]:
    """[{urutan, untuk, rupiah, dasar, banyak, satuan}] of the lines that were chosen, as the bill says (rupiah).

    Raises BiayaTidakDipilih, BesarBiayaWajib, BiayaTidakMasukAkal.
    """
    rincian = []
    for pos in daftar_pos(standar):
        banyak, ditulis = pilihan.get(pos.urutan, Pilihan(0))
        if not 0 <= banyak <= TERBANYAK:
            raise BiayaTidakMasukAkal(bidang=f"banyak_{pos.urutan}")
        if not banyak:
            continue
        satuan = ditulis if pos.rupiah is None else pos.rupiah
        if satuan is None or satuan < 0:
            raise BesarBiayaWajib(pos.untuk, pos.dasar, bidang=f"rupiah_{pos.urutan}")
        rincian.append(
            {
                "urutan": pos.urutan,
                "untuk": pos.untuk,
                "rupiah": banyak * satuan,
                "dasar": pos.dasar,
                "banyak": banyak,
                "satuan": satuan,
            }
        )
    if not rincian:
        raise BiayaTidakDipilih
    if jumlah(rincian) > TERBESAR:
        raise BiayaTidakMasukAkal
    return rincian
