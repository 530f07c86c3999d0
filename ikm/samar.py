"""How answers are put together so that at least K invitations fit each of them. Pure.

Two parts. `kelompokkan` widens the day to a week, a month, the period, and at last lets go of the service,
until K answers carry the same label. `samarkan` blanks profile fields that fewer than K of a batch share.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

K = 5


@dataclass(frozen=True, slots=True)
class Menunggu:
    """What of a waiting answer becomes its label."""

    periode: int
    mulai: date
    selesai: date
    layanan: int | None
    kanal: str
    hari: date


@dataclass(frozen=True, slots=True)
class Label:
    """What all answers of a batch carry."""

    periode: int
    layanan: int | None
    kanal: str
    tanggal: date
    rentang: str


def _minggu(m: Menunggu) -> tuple[date, date]:
    senin = m.hari - timedelta(days=m.hari.weekday())
    return senin, senin + timedelta(days=6)


def _bulan(m: Menunggu) -> tuple[date, date]:
    awal = m.hari.replace(day=1)
    return awal, (awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def kelompokkan(
    baris: Mapping[Hashable, Menunggu], hari_ini: date, k: int = K
) -> list[tuple[Label, list[Hashable]]]:
    """Batches of at least `k` that may leave the box now; who is in none goes on waiting.

    A wider label is used only when the narrower one is over: today's answers wait for today's, those of a
    past day for the rest of their week, and so on. Each row is in at most one batch, and every batch holds
    all that waits under its label, so nobody is left behind who could be singled out by it.
    """
    hasil: list[tuple[Label, list[Hashable]]] = []
    sisa = dict(baris)
    tahap = (
        ("hari", lambda m: (m.hari, m.hari), True),
        ("minggu", _minggu, True),
        ("bulan", _bulan, True),
        ("periode", lambda m: (m.mulai, m.selesai), True),
        ("periode", lambda m: (m.mulai, m.selesai), False),
    )
    sempit_lewat = dict.fromkeys(sisa, True)
    for rentang, batas, per_layanan in tahap:
        kelompok: dict[Label, list[Hashable]] = defaultdict(list)
        for kunci, m in sisa.items():
            if not sempit_lewat[kunci]:
                continue
            awal = max(batas(m)[0], m.mulai)
            kelompok[Label(m.periode, m.layanan if per_layanan else None, m.kanal, awal, rentang)].append(
                kunci
            )
        for label, kunci_kunci in kelompok.items():
            if len(kunci_kunci) >= k:
                hasil.append((label, kunci_kunci))
                for kunci in kunci_kunci:
                    del sisa[kunci]
        for kunci, m in sisa.items():
            sempit_lewat[kunci] = sempit_lewat[kunci] and min(batas(m)[1], m.selesai) < hari_ini
    return hasil


def samarkan(profil: Sequence[Mapping[str, str]], urutan: Sequence[str], k: int = K) -> list[dict[str, str]]:
    """The profiles of one batch with every combination shared by at least `k`; the rest is left out.

    A batch is split by one attribute after another. A part under `k` is not blanked alone (a blank would
    then name it): it takes the smallest other part with it until the blank ones are `k` too.
    """
    hasil: list[dict[str, str]] = [{} for _ in profil]

    def bagi(anggota: list[int], atribut: Sequence[str]) -> None:
        if not atribut:
            return
        nama, lain = atribut[0], atribut[1:]
        menurut: dict[str, list[int]] = defaultdict(list)
        for i in anggota:
            menurut[profil[i].get(nama, "")].append(i)
        kabur = menurut.pop("", [])
        besar = {}
        for nilai, isi in menurut.items():
            if len(isi) >= k:
                besar[nilai] = isi
            else:
                kabur = kabur + isi
        while 0 < len(kabur) < k and besar:
            kabur = kabur + besar.pop(min(besar, key=lambda v: (len(besar[v]), v)))
        for nilai, isi in besar.items():
            for i in isi:
                hasil[i][nama] = nilai
            bagi(isi, lain)
        if kabur:
            bagi(kabur, lain)

    bagi(list(range(len(profil))), urutan)
    return hasil
