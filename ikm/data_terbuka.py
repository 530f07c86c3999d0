"""What was published as open data in CSV: the unsur alone, or every figure with what it rests on.

Numbers with a point, as computed (not as printed); texts that no spreadsheet takes for a formula. No part of fewer
than five answers is in it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ikm import terbit
from ikm.models import Terbitan
from ikm.samar import K


def per_unsur(t: Terbitan) -> Iterator[Sequence[Any]]:
    """One row per unsur."""
    yield ["unit", "periode", "kode_unsur", "u", "unsur", "responden", "nrr", "nrr_tertimbang"]
    isi = terbit.baca(t)
    for u in isi["unsur"]:
        yield [
            isi["unit"]["kode"], isi["periode"]["nama"], u["kode"], u["u"], u["nama"], u["banyak"], u["nrr"],
            u["nrr_tertimbang"],
        ]  # fmt: skip


def ringkasan(t: Terbitan) -> Iterator[Sequence[Any]]:
    """One row per figure: the unsur (u1 …), the index of all, and the index of every part of five answers and more.

    `bagian`: unsur | indeks | layanan | bukti | cara_masuk. Every row says period, instrument and hash.
    """
    isi = terbit.baca(t)
    dasar = [
        isi["unit"]["kode"],
        isi["periode"]["nama"],
        isi["periode"]["mulai"],
        isi["periode"]["selesai"],
        isi["aturan"]["instrumen"],
        t.kode_tampil,
        t.cerna,
    ]
    yield [
        "bagian", "kode", "nama", "n", "nrr", "nrr_tertimbang", "indeks", "konversi", "mutu", "kinerja",
        "unit", "periode", "mulai", "selesai", "instrumen", "terbitan", "sha256",
    ]  # fmt: skip
    for u in isi["unsur"]:
        cukup = u["banyak"] >= K
        nilai = (u["banyak"], u["nrr"], u["nrr_tertimbang"]) if cukup else (None, None, None)
        yield ["unsur", u["kode"], f"{u['u']} {u['nama']}", *nilai, None, None, None, None, *dasar]
    yield [
        "indeks", "ikm", "Indeks Kepuasan Masyarakat", isi["n"], None, None, isi["indeks"], isi["konversi"],
        isi["mutu"], isi["kinerja"], *dasar,
    ]  # fmt: skip
    for bagian, kunci in (("layanan", "layanan"), ("bukti", "bukti"), ("cara_masuk", "kanal")):
        for x in isi[kunci]:
            if x["n"] >= K and x["konversi"] is not None:
                nilai_bagian = (x["n"], None, None, None, x["konversi"], x["mutu"], None)
                yield [bagian, "", x["nama"], *nilai_bagian, *dasar]
