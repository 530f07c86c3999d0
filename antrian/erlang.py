"""M/M/s, the queue of s equal lokets (Erlang C): what theory says of a rate of arrivals and of service. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, floor, log

LOKET_TERBANYAK = 10_000


class TidakStabil(ValueError):
    """More people come than the lokets can serve: the queue grows without end. `cukup` lokets would do."""

    def __init__(self, rho: float, cukup: int) -> None:
        self.rho, self.cukup = rho, cukup
        super().__init__(f"rho {rho:.4f}")


@dataclass(frozen=True, slots=True)
class Hasil:
    """rho: share of time a loket is busy; P0: nobody there; C: somebody must wait; Lq, Ls: people; W in hours."""

    rho: float
    P0: float
    C: float
    Lq: float
    Ls: float
    Wq: float
    Ws: float


def cukup(lambda_: float, mu: float) -> int:
    """The least number of lokets for which the queue does not grow without end."""
    return floor(lambda_ / mu) + 1


def hitung(lambda_: float, mu: float, s: int) -> Hasil:
    """Arrivals and services per hour (of one loket), `s` lokets. ValueError for rates ≤ 0 or s < 1, TidakStabil.

    By the recursion of Erlang B, which neither overflows nor cancels for any number of lokets.
    """
    if not (lambda_ > 0 and mu > 0 and lambda_ < 1e9 and mu < 1e9):
        raise ValueError("laju harus lebih dari nol")
    if not 1 <= s <= LOKET_TERBANYAK:
        raise ValueError("jumlah loket harus 1 atau lebih")
    a = lambda_ / mu
    rho = a / s
    if rho >= 1:
        raise TidakStabil(rho, cukup(lambda_, mu))
    b = 1.0
    log_jumlah = 0.0  # log of Σ_{k<s} a^k/k!, kept in logs: it may be huge
    log_suku = 0.0
    for k in range(1, s + 1):
        b = a * b / (k + a * b)
        log_suku += log(a / k)
        if k < s:
            besar = max(log_jumlah, log_suku)
            log_jumlah = besar + log(exp(log_jumlah - besar) + exp(log_suku - besar))
    akhir = log_suku - log(1 - rho)
    besar = max(log_jumlah, akhir)
    p0 = exp(-(besar + log(exp(log_jumlah - besar) + exp(akhir - besar))))
    c = b / (1 - rho * (1 - b))
    lq = c * rho / (1 - rho)
    wq = lq / lambda_
    return Hasil(rho, p0, c, lq, lq + a, wq, wq + 1 / mu)


def tunggu_persentil(lambda_: float, mu: float, s: int, persen: float = 0.9) -> float:
    """The wait, in hours, that `persen` of people do not exceed."""
    h = hitung(lambda_, mu, s)
    if 1 - persen >= h.C:
        return 0.0
    return log(h.C / (1 - persen)) / (s * mu - lambda_)


def loket_untuk(lambda_: float, mu: float, janji_menit: float, persen: float = 0.9) -> int:
    """How many lokets keep that percentile of the wait under the promise. ValueError when no number does."""
    for s in range(cukup(lambda_, mu), ceil(lambda_ / mu) + 200):
        if tunggu_persentil(lambda_, mu, s, persen) * 60 <= janji_menit:
            return s
    raise ValueError("janji tidak tercapai dengan jumlah loket berapa pun")
