"""How long still: a waiting time with a band. Pure: no Django, no clock.

With `n` people ahead and `s` lokets that all serve, the next start is the (n + 1)-th departure; service times
with mean m and coefficient of variation c give a gamma-like sum, mean (n + 1)·m/s and standard deviation
c·m·√(n + 1)/s (renewal theory). The band is the middle 80 % of that, so four of five real waits fall inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

# Without any data: the usual length of a counter service, and its spread as seen in published studies (≈ 1).
DETIK_BAKU = 8 * 60
SEBARAN_BAKU = 0.9
# How many observed services weigh as much as the promise we started from.
BOBOT_AWAL = 5
_Z = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class Laju:
    """Service times of one service: mean and coefficient of variation, in seconds; `banyak` observed."""

    detik: float = DETIK_BAKU
    sebaran: float = SEBARAN_BAKU
    banyak: int = 0


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """Minutes until called: `menit`, and the band `dari`–`sampai` that holds four of five real waits."""

    menit: int
    dari: int
    sampai: int


def laju(banyak: int, rata: float | None, simpangan: float | None, janji_menit: int | None = None) -> Laju:
    """Blend what was observed with what was promised, so that two odd services do not rule the morning.

    `rata`, `simpangan`: mean and standard deviation of `banyak` recent services, seconds.
    """
    awal = float(janji_menit * 60) if janji_menit else float(DETIK_BAKU)
    if banyak <= 0 or not rata:
        return Laju(awal, SEBARAN_BAKU, 0)
    detik = (BOBOT_AWAL * awal + banyak * rata) / (BOBOT_AWAL + banyak)
    c = (simpangan or 0.0) / rata
    sebaran = (BOBOT_AWAL * SEBARAN_BAKU + banyak * min(c, 2.0)) / (BOBOT_AWAL + banyak)
    return Laju(max(detik, 5.0), max(sebaran, 0.2), banyak)


def hitung(di_depan: int, loket: int, laju: Laju, menganggur: int = 0) -> Perkiraan:
    """The wait of somebody with `di_depan` people ahead, `loket` open lokets, of which `menganggur` are idle.

    No open loket is reckoned as one: the wait begins when it opens.
    """
    s = max(loket, 1)
    keluar = di_depan + 1 - min(menganggur, s)
    if keluar <= 0:
        return Perkiraan(0, 0, max(1, ceil(laju.detik / s / 60 / 4)))
    # Gamma with that mean and spread: shape k, quantiles by Wilson and Hilferty (1931), good from k = 0,5 up.
    rata = keluar * laju.detik / s
    k = keluar / laju.sebaran**2
    dari, sampai = (rata * max(0.0, 1 - 1 / (9 * k) + z / (3 * sqrt(k))) ** 3 for z in (-_Z, _Z))
    return Perkiraan(round(rata / 60), int(min(dari, rata) // 60), max(1, ceil(max(sampai, rata) / 60)))
