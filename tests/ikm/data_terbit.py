"""Published figures (facts only) that the survey tests are held against; see data/*.json."""

import json
from decimal import Decimal
from pathlib import Path

from ikm.instrumen_resmi import INSTRUMEN

DATA = Path(__file__).parent / "data"


def muat(nama: str):
    return json.loads((DATA / nama).read_text(encoding="utf-8"))


TERBIT = muat("terbit.json")
INTERVAL = muat("interval.json")
KREJCIE_MORGAN = muat("krejcie_morgan.json")
SEKADAU = muat("sekadau_2019.json")


def kode_menurut_sumber(tabel) -> tuple[str, ...]:
    """The code names in the order in which the source prints its columns."""
    kode = INSTRUMEN[tabel["instrumen"]].kode_unsur
    if "urutan_8_9" in tabel:
        kode = (*kode[:7], *tabel["urutan_8_9"].split(","))
    return kode


def rata_rata(tabel) -> dict[str, Decimal]:
    return dict(zip(kode_menurut_sumber(tabel), map(Decimal, tabel["rata_rata"]), strict=True))
