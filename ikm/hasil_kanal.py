"""The figures of a period by how its answers came in: each way apart, and the verified against the rest."""

from typing import Any

from django.utils.translation import gettext as _

from ikm.hasil import Angka, dari_rekap, jumlah
from ikm.models import Kanal, Periode
from ikm.models.jawaban import TERVERIFIKASI
from ikm.samar import K

Bagian = list[tuple[str, Angka]]


def per_kanal(periode: Periode) -> Bagian:
    """Every way in apart. One query."""
    menurut: dict[str, list[dict[str, Any]]] = {}
    for b in jumlah(periode, None, None):
        menurut.setdefault(b["kanal"], []).append(b)
    return _tutup_kecil(
        [(str(Kanal(k).label), dari_rekap(periode, menurut[k])) for k in Kanal.values if k in menurut]
    )


def per_bukti(periode: Periode) -> Bagian:
    """The verified together, and the rest together. One query."""
    baris: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for b in jumlah(periode, None, None):
        baris[b["kanal"] in TERVERIFIKASI].append(b)
    return _tutup_kecil(
        [
            (str(_("Terverifikasi kunjungan")), dari_rekap(periode, baris[True])),
            (str(_("Tautan terbuka dan kertas")), dari_rekap(periode, baris[False])),
        ]
    )


def _tutup_kecil(bagian: Bagian) -> Bagian:
    """Parts of a whole that is shown too: no values where one has under five, for the others would give it away."""
    if not any(0 < a.n < K for _nama, a in bagian):
        return bagian
    return [(nama, Angka(a.periode, None, a.n, a.terverifikasi, sebab="sedikit")) for nama, a in bagian]
