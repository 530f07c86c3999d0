"""A day of a unit, lived against the running server through HTTP: arrivals, calls, services, at a chosen speed."""

import http.client
import json
import os
import random
import statistics
import threading
import time
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from antrian import erlang
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = (
        "Menjalani satu hari unit lewat REST: datang menurut --lambda, dilayani menurut --mu (per jam), --s loket. "
        "Kunci mesin (lingkup tiket dan loket) dari variabel lingkungan KUNCI. Mencetak JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--alamat", default="http://127.0.0.1:8000", help="alamat server")
        parser.add_argument("--layanan", required=True, help="slug atau kode layanan")
        parser.add_argument("--lambda", type=float, dest="datang", required=True, help="orang datang per jam")
        parser.add_argument("--mu", type=float, required=True, help="orang dilayani per jam, satu loket")
        parser.add_argument("--s", type=int, required=True, help="banyak loket")
        parser.add_argument("--jam", type=float, default=8, help="lama hari (jam)")
        parser.add_argument("--cepat", type=float, default=60, help="60: satu jam berlalu dalam satu menit")
        parser.add_argument("--benih", type=int, default=1, help="benih acak; sama, harinya sama")

    def handle(self, *args: Any, **o: Any) -> None:
        kunci = os.environ.get("KUNCI", "")
        if not kunci:
            self.salah("Isi variabel lingkungan KUNCI dengan kunci mesin berlingkup tiket dan loket.")
        if min(o["datang"], o["mu"], o["s"], o["jam"], o["cepat"]) <= 0:
            self.salah("--lambda, --mu, --s, --jam, dan --cepat harus lebih dari nol.")
        hari = Hari(o["alamat"], kunci, o["layanan"], o["cepat"])
        loket = hari.loket()[: o["s"]]
        if len(loket) < o["s"]:
            self.salah(f"Hanya {len(loket)} loket yang melayani {o['layanan']}; minta --s {o['s']}.")
        acak = random.Random(o["benih"])  # noqa: S311  a simulation, nothing secret
        self.kabar(f"{o['jam']:g} jam dalam {o['jam'] * 3600 / o['cepat']:.0f} detik…")
        utas = [
            threading.Thread(target=hari.layani, args=(k, o["mu"], random.Random(acak.random())))  # noqa: S311
            for k in loket
        ]
        for u in utas:
            u.start()
        hari.datang(o["datang"], o["jam"], acak)
        for u in utas:
            u.join()
        hasil = hari.ringkas()
        try:
            teori = erlang.hitung(o["datang"], o["mu"], o["s"])
            hasil["teori_tunggu_menit"] = round(teori.Wq * 60, 2)
        except ValueError:
            hasil["teori_tunggu_menit"] = None  # arrivals outrun the lokets: no steady state
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))


class Hari:
    """The day: `cepat` simulated seconds pass in one real second. Times are measured in simulated minutes."""

    def __init__(self, alamat: str, kunci: str, layanan: str, cepat: float) -> None:
        self.tempat = urlsplit(alamat)
        self.kepala = {"Authorization": f"Token {kunci}", "Content-Type": "application/json"}
        self.layanan, self.cepat = layanan, cepat
        self.usai = threading.Event()
        self.kunci = threading.Lock()
        self.tiket: dict[str, tuple[float, dict[str, Any]]] = {}
        self.tunggu: list[float] = []
        self.dalam_pita = self.selesai = self.ditolak = self.galat = 0

    def minta(self, metode: str, jalan: str, isi: Any = None) -> tuple[int, Any]:
        """One request on a connection of its own; a server that is away is tried again for half a minute."""
        batas = time.monotonic() + 30
        while True:
            s = http.client.HTTPConnection(
                self.tempat.hostname or "127.0.0.1", self.tempat.port or 80, timeout=20
            )
            try:
                s.request(metode, jalan, None if isi is None else json.dumps(isi), self.kepala)
                j = s.getresponse()
                badan = j.read()
                return j.status, json.loads(badan) if badan.startswith((b"{", b"[")) else {}
            except OSError:
                self.galat += 1
                if time.monotonic() > batas:
                    raise
                time.sleep(0.5)
            finally:
                s.close()

    def loket(self) -> list[int]:
        """Lokets of the key's unit that serve this service."""
        _status, isi = self.minta("GET", "/api/v1/loket/")
        return [k["id"] for k in isi["hasil"] if self.layanan in k["layanan"]]

    def tidur(self, detik: float) -> None:
        time.sleep(detik / self.cepat)

    def datang(self, per_jam: float, jam: float, acak: random.Random) -> None:
        """Poisson arrivals until closing; then the lokets finish who is there."""
        sisa = jam * 3600
        while (jeda := acak.expovariate(per_jam / 3600)) < sisa:
            sisa -= jeda
            self.tidur(jeda)
            status, t = self.minta("POST", "/api/v1/tiket/", {"layanan": self.layanan})
            with self.kunci:
                if status == 201:
                    self.tiket[t["kode"]] = (time.monotonic(), t)
                else:
                    self.ditolak += 1
        self.tidur(sisa)
        self.usai.set()

    def layani(self, loket: int, mu: float, acak: random.Random) -> None:
        """Call, begin, serve an exponential time, end; go home when the day is over and nobody waits."""
        while True:
            status, t = self.minta("POST", f"/api/v1/loket/{loket}/panggil/", {})
            if status == 404:
                if self.usai.is_set():
                    return
                self.tidur(5)
                continue
            if status != 200:
                self.galat += 1
                return
            with self.kunci:
                mulai, dulu = self.tiket.get(t["kode"], (time.monotonic(), None))
                menit = (time.monotonic() - mulai) * self.cepat / 60
                if dulu is not None:
                    self.tunggu.append(menit)
                    dari, sampai = dulu["perkiraan_dari"], dulu["perkiraan_sampai"]
                    self.dalam_pita += dari is not None and dari - 0.5 <= menit <= sampai + 0.5
            self.minta("POST", f"/api/v1/loket/{loket}/mulai/", {})
            self.tidur(acak.expovariate(mu / 3600))
            self.minta("POST", f"/api/v1/loket/{loket}/selesai/", {"hasil": "selesai"})
            with self.kunci:
                self.selesai += 1

    def ringkas(self) -> dict[str, Any]:
        """Counts and waits in simulated minutes; `dalam_pita`: share whose wait lay in the estimate they were given,
        known only at --cepat 1."""
        n = len(self.tunggu)
        urut = sorted(self.tunggu)
        return {
            "diambil": len(self.tiket),
            "selesai": self.selesai,
            "ditolak": self.ditolak,
            "gangguan": self.galat,
            "tunggu_rata_menit": round(statistics.fmean(urut), 2) if n else None,
            "tunggu_p50_menit": round(urut[n // 2], 2) if n else None,
            "tunggu_p90_menit": round(urut[min(n - 1, n * 9 // 10)], 2) if n else None,
            "dihitung_dari": n,
            # the server's estimate is in real minutes: comparable only when a minute is a minute
            "dalam_pita": round(self.dalam_pita / n, 3) if n and self.cepat == 1 else None,
        }
