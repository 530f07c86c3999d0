"""Theory against simulation, and the estimate against the waits that came: days in memory, always the same ones."""

import heapq
import json
import math
import random
from datetime import datetime, timedelta
from pathlib import Path
from statistics import fmean, stdev

import pytest

from antrian import erlang, perkiraan
from antrian.urutan import Aturan, Calon, Jalur, giliran, pilih

STUDI = json.loads((Path(__file__).parent / "data" / "antrian_studi.json").read_text())
STABIL = [s for s in STUDI if s.get("computed")]
# a fuller queue forgets its start slowly: bench/antrian_teori.py has them all, with longer days
LEKAS = [s for s in STABIL if s["computed"]["rho"] < 0.8]
T95 = 2.093  # Student's t, 19 degrees of freedom, two-sided 95 %
ULANGAN = 20


def hari(datang: float, mu: float, s: int, banyak: int, acak: random.Random) -> tuple[float, float]:
    """(mean wait in hours, share inside the band given on arrival) of `banyak` people, first come, first served.

    The first fifth is the way to the steady state and is not counted.
    """
    laju = perkiraan.Laju(3600 / mu, 1.0, 1000)
    bebas = [0.0] * s
    menunggu: list[float] = []  # when each of those ahead begins
    kini = 0.0
    tunggu, dalam = [], []
    for _ in range(banyak):
        kini += acak.expovariate(datang)
        while menunggu and menunggu[0] <= kini:
            heapq.heappop(menunggu)
        p = perkiraan.hitung(len(menunggu), s, laju, sum(b <= kini for b in bebas))
        mulai = max(kini, heapq.heappop(bebas))
        heapq.heappush(bebas, mulai + acak.expovariate(mu))
        heapq.heappush(menunggu, mulai)
        lama = (mulai - kini) * 60
        tunggu.append(lama / 60)
        dalam.append(p.dari <= lama <= p.sampai)
    awal = banyak // 5
    return fmean(tunggu[awal:]), fmean(dalam[awal:])


@pytest.mark.parametrize("studi", LEKAS[::4], ids=lambda s: s["id"])
def test_rata_tunggu_di_selang_95_persen_teori(studi):
    """Twenty independent runs: theory's mean lies in the 95 % interval of the measured; the band holds four of five."""
    datang, mu, s = studi["lambda_per_hour"], studi["mu_per_hour"], studi["servers"]
    teori = erlang.hitung(datang, mu, s).Wq
    acak = random.Random(20261121)
    semua = [hari(datang, mu, s, 2000, acak) for _ in range(ULANGAN)]
    rata = fmean(t for t, _d in semua)
    selang = T95 * stdev(t for t, _d in semua) / math.sqrt(ULANGAN)
    assert abs(rata - teori) <= selang, (rata * 60, teori * 60, selang * 60)
    assert fmean(d for _t, d in semua) >= 0.8


@pytest.mark.parametrize("jenis", ["ketat", "rasio", "menua"])
def test_jalur_tidak_mengubah_rata_seluruhnya(jenis):
    """Who goes first changes who waits, not how much waiting there is (a conservation law for equal services)."""
    aturan = Aturan(jenis)
    acak, awal = random.Random(7), datetime(2026, 11, 23, 8)
    kini, calon, bebas, ke = 0.0, [], 0.0, 0
    tunggu: dict[bool, list[float]] = {True: [], False: []}
    masuk: dict[int, float] = {}
    orang = []
    for i in range(1500):
        kini += acak.expovariate(1 / 10)
        orang.append((i, kini, Jalur.PRIORITAS if acak.random() < 0.2 else Jalur.REGULER))
    lama = [acak.expovariate(1 / 8) for _ in orang]
    i = 0
    while i < len(orang) or calon:
        if not calon:
            bebas = max(bebas, orang[i][1])
        while i < len(orang) and orang[i][1] <= bebas:
            n, t, jalur = orang[i]
            masuk[n] = t
            calon.append(Calon(n, jalur, giliran(aturan, jalur, awal + timedelta(minutes=t))))
            i += 1
        c = pilih(aturan, calon, ke)
        calon.remove(c)
        ke += 1
        tunggu[c.jalur == Jalur.PRIORITAS].append(bebas - masuk[c.id])
        bebas += lama[ke - 1]
    assert fmean(tunggu[True]) < fmean(tunggu[False]), "priority comes sooner"
    semua = fmean(tunggu[True] + tunggu[False])
    fifo, bebas = [], 0.0
    for n, (_i, t, _j) in enumerate(orang):
        mulai = max(t, bebas)
        fifo.append(mulai - t)
        bebas = mulai + lama[n]
    assert semua == pytest.approx(fmean(fifo), rel=1e-6)
    assert max(tunggu[False]) < 20 * 60, "nobody starves"
