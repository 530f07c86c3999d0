"""The route of a procedure as a graph: which step may follow which, and whether everybody gets out."""

from collections.abc import Sequence


def penerus(lanjut_ke: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each step (from 1) the numbers that may follow; 0 is the way out.

    Nothing said: the next step, and after the last one the way out. The last step may return to an earlier
    one and still ends: its list gets the way out too, since somebody has to go home in the end.
    """
    n = len(lanjut_ke)
    hasil = []
    for i, ke in enumerate(lanjut_ke, 1):
        bawaan = [i + 1] if i < n else [0]
        hasil.append([*ke, 0] if ke and i == n else list(ke) or bawaan)
    return hasil


def langkah_buntu(lanjut_ke: Sequence[Sequence[int]]) -> list[int]:
    """Numbers of steps that can be reached from the first and never lead out. A loop with an exit is fine."""
    maju = penerus(lanjut_ke)
    terjangkau, antri = {1}, [1]
    while antri:
        for ke in maju[antri.pop() - 1]:
            if ke and ke not in terjangkau:
                terjangkau.add(ke)
                antri.append(ke)
    keluar: set[int] = {0}
    berubah = True
    while berubah:
        baru = {i for i, ke in enumerate(maju, 1) if i not in keluar and keluar.intersection(ke)}
        keluar |= baru
        berubah = bool(baru)
    return sorted(terjangkau - keluar)
