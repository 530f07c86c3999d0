"""One thread: any code opens its page, and shows the other things of the same visit, by right.

The rooms above do not know each other. Each says in ``<app>/benang.py`` what it has on a visit:
``def milik_kunjungan(kunjungan_id: int, pengguna) -> list[Simpul]``, already narrowed to what this reader
may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from pelayanan import kode as kode_publik

ALAMAT = {
    "T": "/t/{}/",
    "P": "/p/{}/",
    "A": "/a/{}/",
    "K": "/k/{}/",
    "J": "/j/{}/",
    "V": "/verifikasi/{}/",
    "Q": "/ikm/q/{}/",
    "R": "/data-saya/{}/",
}
PENYEDIA = (
    "antrian.benang.milik_kunjungan",
    "permohonan.benang.milik_kunjungan",
    "pengaduan.benang.milik_kunjungan",
    "ikm.benang.milik_kunjungan",
)


@dataclass(frozen=True)
class Simpul:
    """One thing on the thread: what it is, its name, its state in words, where to read on (None: no right)."""

    jenis: str | Promise
    judul: str
    keadaan: str | Promise
    tautan: str | None
    ikon: str = "dokumen"


def alamat(teks: str) -> str | None:
    """Where a typed or scanned code leads, or None when it is no code."""
    kode = kode_publik.rapikan(teks)
    pola = ALAMAT.get(kode[0]) if kode else None
    return pola.format(kode_publik.tampil(kode)) if pola and kode else None


def simpul(kunjungan_id: int | None, pengguna: Any) -> list[Simpul]:
    """Everything on the thread that this reader may know of."""
    if kunjungan_id is None:
        return []
    return [s for penyedia in _penyedia() for s in penyedia(kunjungan_id, pengguna)]


@cache
def _penyedia() -> list[Callable[[int, Any], list[Simpul]]]:
    """The rooms that are there; one that has nothing on the thread needs no benang.py."""
    return [import_string(jalur) for jalur in PENYEDIA if find_spec(jalur.rpartition(".")[0])]
