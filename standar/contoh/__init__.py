"""The fictional units and what they promise, composed from published standards."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

KODE = ("dukcapil-contoh", "puskesmas-contoh", "kecamatan-contoh")


@dataclass(frozen=True)
class Contoh:
    """A fictional unit: fields of Unit (nama, jenis, alamat) and its services as `impor_layanan` takes them."""

    kode: str
    unit: dict[str, Any]
    berlaku_dari: date
    layanan: list[dict[str, Any]]


@cache
def baca(kode: str) -> Contoh:
    """The sample of one unit code of KODE."""
    berkas = Path(__file__).parent / f"{kode}.yaml"
    (isi,) = yaml.safe_load(berkas.read_text(encoding="utf-8"))["daftar"]
    unit = {k: v for k, v in isi["unit"].items() if k in ("nama", "jenis", "alamat")}
    return Contoh(kode, unit, isi["unit"]["berlaku_dari"], isi["layanan"])
