"""500 open screens of one unit (50 boards, 450 phones): how soon a press is seen, and what Redis away for a while does.
On servers of its own:

    python -m bench.antrian_layar [panggilan = 20] [papan = 50] [ponsel = 450] [redis mati, detik = 60]

Screens behave as static/js/hidup.js does: one stream each; a board fetches at once, a phone within its jitter; without
the stream they poll every 5 s. The clients share the machine with the server. Exit 1 when a target is missed.
"""

import asyncio
import json
import random
import re
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bench.tempat import Tempat, kepala, persentil

PANGGILAN, PAPAN, PONSEL, MATI = (
    int(sys.argv[i]) if len(sys.argv) > i else x for i, x in ((1, 20), (2, 50), (3, 450), (4, 60))
)
LAYAR = 60
JITTER_PONSEL, JAJAK, BERKALA = 1.2, 5.0, 60.0  # as templates/antrian/tiket.html and hidup.js


@lru_cache(maxsize=64)
def penanda(isi: str) -> tuple[str, ...]:
    """What a screen shows; looked through once, for the five hundred screens here are one process beside the server."""
    pola = r'data-panggilan="(\d+)"|data-kunci="((?:menunggu|dipanggil|dilayani|selesai)-\d+)"'
    return tuple("".join(t) for t in re.findall(pola, isi))


def ayun(jitter: float) -> float:
    return jitter * random.uniform(0.25, 1)


class Layar:
    """One open screen: `lihat` is when it first held each marker; `keadaan` is what it would say of its connection."""

    def __init__(self, pintu: int, siaran: str, penggal: str, jitter: float) -> None:
        self.pintu, self.siaran, self.penggal, self.jitter = pintu, siaran, penggal, jitter
        self.isi = ""
        self.lihat: dict[str, float] = {}
        self.segar_pada = 0.0
        self.bisu = False
        self.ambil_lagi = asyncio.Event()
        self.n = "0"
        self.kuki = ""
        self.gagal = 0
        self.tanpa_tunda = False

    async def hidup(self) -> None:
        await asyncio.gather(self._dengar(), self._ambil(), self._jajak())

    async def _dengar(self) -> None:
        while True:
            try:
                baca, tulis = await asyncio.open_connection("127.0.0.1", self.pintu)
                tulis.write(f"GET {self.siaran} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                acara = ""
                while baris := await baca.readline():
                    teks = baris.decode().strip()
                    if teks.startswith("event: "):
                        acara = teks[7:]
                    elif teks.startswith("data: ") and acara != "detak":
                        self.bisu = acara == "putus"
                        self.n = str(json.loads(teks[6:]).get("n", self.n))
                        self.ambil_lagi.set()
                tulis.close()
            except (OSError, ValueError):
                pass
            self.bisu = True
            await asyncio.sleep(2 * random.uniform(0.7, 1.3))

    async def _jajak(self) -> None:
        """Without news first within its own width, then every five seconds; with news once a minute."""
        lagi = 0.0  # when it asks again, while it hears nothing
        while True:
            await asyncio.sleep(0.25)
            kini = time.monotonic()
            if not self.bisu:
                lagi = 0.0
                if self.jitter and kini - self.segar_pada > BERKALA:
                    self.segar_pada = kini
                    self._minta()
            elif lagi == 0.0:
                lagi = kini + 0.3 + ayun(self.jitter * 3)
            elif kini >= lagi:
                lagi = kini + JAJAK
                self._minta()

    def _minta(self) -> None:
        self.tanpa_tunda = True
        self.ambil_lagi.set()

    async def _ambil(self) -> None:
        baca = tulis = None
        while True:
            await self.ambil_lagi.wait()
            if not self.tanpa_tunda:
                await asyncio.sleep(ayun(self.jitter))
            self.tanpa_tunda = False
            self.ambil_lagi.clear()
            try:
                if tulis is None:
                    baca, tulis = await asyncio.open_connection("127.0.0.1", self.pintu)
                kepala = f"GET {self.penggal}?n={self.n} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self.kuki}\r\n"
                tulis.write(kepala.encode())
                atas = await baca.readuntil(b"\r\n\r\n")
                if kuki := re.search(rb"set-cookie: (csrftoken=\w+)", atas, re.I):  # as a browser keeps it
                    self.kuki = f"Cookie: {kuki[1].decode()}\r\n"
                panjang = re.search(rb"content-length: (\d+)", atas, re.I)
                self.isi = (await baca.readexactly(int(panjang[1]) if panjang else 0)).decode()
                if b" 200 " not in atas[:20]:
                    raise OSError(atas[:40])
                kini = time.monotonic()
                self.segar_pada = kini
                for tanda in penanda(self.isi):
                    self.lihat.setdefault(tanda, kini)
            except (OSError, asyncio.IncompleteReadError):
                self.gagal += 1
                if tulis is not None:
                    tulis.close()
                tulis = None
                self.ambil_lagi.set()
                await asyncio.sleep(0.5)


def kirim(pintu: int, kunci: str, jalan: str, isi: dict[str, Any]) -> dict[str, Any]:
    permintaan = urllib.request.Request(
        f"http://127.0.0.1:{pintu}{jalan}",
        json.dumps(isi).encode(),
        {"Authorization": f"Token {kunci}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(permintaan, timeout=20) as j:
        return dict(json.loads(j.read()))


def lama_layar(
    pintu: int, alamat: str, kuki: str, banyak: int, setiap: Callable[[int], object] | None = None
) -> float:
    """p95 in seconds of one officer fetching the loket's screen `banyak` times; `setiap` happens before every tenth."""
    lama = []
    for i in range(banyak):
        if setiap and i % 10 == 0:
            setiap(i // 10)
        awal = time.monotonic()
        minta = urllib.request.Request(f"http://127.0.0.1:{pintu}{alamat}", headers={"Cookie": kuki})
        with urllib.request.urlopen(minta, timeout=20) as j:
            j.read()
            if j.url.endswith(alamat):
                lama.append(time.monotonic() - awal)
    return persentil(lama, 0.95) if len(lama) == banyak else 99.0


def main() -> int:
    with Tempat(pekerja=False) as t:
        return jalan(t)


def jalan(t: Tempat) -> int:
    import psycopg2
    from django.test import Client

    from antrian.models import Panggilan
    from antrian.ponsel import alamat_siaran
    from pelayanan import siaran
    from pelayanan.operasi import buat_akun_mesin
    from tests import factories as f
    from tests.antrian import pabrik

    unit = f.UnitFactory(kode="bench", nama="Bench", buka_setiap_saat=True)
    layanan = [pabrik.layanan(unit, h, f"Layanan {h}") for h in "ABCD"]
    lokets = [pabrik.loket(unit, x, petugas=f.orang(f"b{i}", unit, "loket")) for i, x in enumerate(layanan)]
    _akun, kunci = buat_akun_mesin(nama="bench", unit=unit, lingkup=["tiket", "loket"], oleh=None)
    tiket = [pabrik.tiket(layanan[i % 4], kanal="anjungan") for i in range(max(PONSEL, PANGGILAN * 2 + 40))]
    alamat = siaran.alamat(f"antrian:{unit.pk}")
    papan = [Layar(t.pintu, alamat, f"/antrian/papan/{unit.kode}/penggal/", 0) for _ in range(PAPAN)]
    # the phones of those who wait longest: none of them is served while we measure
    menanti = tiket[-PONSEL:]
    ponsel = [Layar(t.pintu, alamat_siaran(x), f"/t/{x.kode}/penggal/", JITTER_PONSEL) for x in menanti]
    klien = Client()
    klien.force_login(lokets[3].petugas)
    kuki = "; ".join(f"{n}={m.value}" for n, m in klien.cookies.items())
    lama_layar(t.pintu, f"/loket/{lokets[3].pk}/", kuki, 10)
    diam = lama_layar(t.pintu, f"/loket/{lokets[3].pk}/", kuki, LAYAR)
    putaran = asyncio.new_event_loop()

    # the loket's screen is measured among boards alone (the target says 200); then phones take the place of the rest
    tambahan = [Layar(t.pintu, alamat, f"/antrian/papan/{unit.kode}/penggal/", 0) for _ in range(PAPAN * 3)]
    tutup, ganti = asyncio.Event(), asyncio.Event()

    async def layar_hidup() -> None:
        tetap = [asyncio.ensure_future(x.hidup()) for x in papan]
        sementara = [asyncio.ensure_future(x.hidup()) for x in tambahan]
        await ganti.wait()
        for satu in sementara:
            satu.cancel()
        tetap += [asyncio.ensure_future(x.hidup()) for x in ponsel]
        await tutup.wait()
        for satu in tetap:
            satu.cancel()
        await asyncio.gather(*tetap, *sementara, return_exceptions=True)

    utas = threading.Thread(target=putaran.run_until_complete, args=(layar_hidup(),), daemon=True)
    utas.start()

    def tunggu_terbuka(semua: list[Layar]) -> None:
        batas = time.monotonic() + 60
        while not all(x.isi for x in semua) and time.monotonic() < batas:
            time.sleep(0.2)

    def satu_panggilan(i: int, ukur: bool) -> tuple[float, str]:
        """Call and end at a loket; when it was pressed and which call the boards must show."""
        k = lokets[i % 4]
        awal = time.monotonic()
        kirim(t.pintu, kunci, f"/api/v1/loket/{k.pk}/panggil/", {})
        if ukur:
            tekan.append(time.monotonic() - awal)
        return awal, str(Panggilan.objects.filter(loket=k).latest("pk").pk)

    def panggil_lalu_usai(i: int) -> None:
        satu_panggilan(i % 3, False)
        kirim(t.pintu, kunci, f"/api/v1/loket/{lokets[i % 3].pk}/selesai/", {"hasil": "selesai"})

    ke_papan: list[float] = []
    ke_ponsel: list[float] = []
    tekan: list[float] = []
    tunggu_terbuka([*papan, *tambahan])
    ramai = lama_layar(t.pintu, f"/loket/{lokets[3].pk}/", kuki, LAYAR, panggil_lalu_usai)
    putaran.call_soon_threadsafe(ganti.set)
    tunggu_terbuka([*papan, *ponsel])
    terbuka = sum(bool(x.isi) for x in (*papan, *ponsel))
    time.sleep(3)
    with psycopg2.connect(t.pg.url) as s, s.cursor() as k:
        k.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        sambungan = k.fetchone()[0]

    for i in range(PANGGILAN):
        awal, tanda = satu_panggilan(i, True)
        time.sleep(2.5)
        ke_papan += [x.lihat[tanda] - awal if tanda in x.lihat else 99.0 for x in papan]
        # a phone whose ticket did not move fetched the same place again: it is current when it fetched after the press
        # (those in other queues did not move, and need not)
        maju = [x for x, m in zip(ponsel, menanti, strict=True) if m.layanan_id == layanan[i % 4].pk]
        ke_ponsel += [x.segar_pada - awal if x.segar_pada > awal else 99.0 for x in maju]
        kirim(t.pintu, kunci, f"/api/v1/loket/{lokets[i % 4].pk}/selesai/", {"hasil": "selesai"})
        time.sleep(1.5)

    gagal_tanpa = 0
    jalan_tanpa = 0
    kembali = 99.0
    tertinggal = bilang = 0
    if MATI:
        with t.tanpa_redis(MATI):
            akhir = time.monotonic() + MATI - 8
            tanda = ""
            i = 0
            while time.monotonic() < akhir:
                try:
                    _awal, tanda = satu_panggilan(i, False)
                    kirim(t.pintu, kunci, f"/api/v1/loket/{lokets[i % 4].pk}/selesai/", {"hasil": "selesai"})
                    kirim(t.pintu, kunci, "/api/v1/tiket/", {"layanan": layanan[i % 4].slug})
                    jalan_tanpa += 3
                except OSError:
                    gagal_tanpa += 1
                i += 1
                time.sleep(1)
            time.sleep(7)
            tertinggal = sum(tanda not in x.lihat for x in papan)
            bilang = sum(x.bisu for x in (*papan, *ponsel))
        pulih = time.monotonic()
        _awal, tanda = satu_panggilan(0, False)
        while time.monotonic() - pulih < 15 and not (
            all(tanda in x.lihat for x in papan)
            and all(x.segar_pada > pulih and not x.bisu for x in (*papan, *ponsel))
        ):
            time.sleep(0.05)
        kembali = time.monotonic() - pulih
    putaran.call_soon_threadsafe(tutup.set)
    utas.join(10)

    baris = [
        ("layar terbuka", f"{terbuka}", f"{PAPAN + PONSEL}", terbuka == PAPAN + PONSEL),
        ("sambungan basis data selagi semuanya terbuka", f"{sambungan}", "≤ 12", sambungan <= 12),
        ("tuts panggil dijawab, p95", f"{persentil(tekan, 0.95) * 1000:.0f} ms", "", True),
        ("tekan → papan, p50", f"{persentil(ke_papan, 0.5) * 1000:.0f} ms", "", True),
        (
            "tekan → papan, p95",
            f"{persentil(ke_papan, 0.95) * 1000:.0f} ms",
            "< 300 ms",
            persentil(ke_papan, 0.95) < 0.3,
        ),
        (
            "tekan → ponsel, p95",
            f"{persentil(ke_ponsel, 0.95) * 1000:.0f} ms",
            "< 2.000 ms",
            persentil(ke_ponsel, 0.95) < 2,
        ),
    ]
    baris.append(
        (
            f"layar loket p95: sepi → {PAPAN * 4} papan terbuka, panggilan berjalan",
            f"{diam * 1000:.0f} → {ramai * 1000:.0f} ms ({ramai / diam:.1f}×)",
            "≤ 3×",
            ramai <= 3 * diam,
        )
    )
    if MATI:
        baris += [
            (
                f"tanpa Redis {MATI} detik: perbuatan jalan / gagal",
                f"{jalan_tanpa} / {gagal_tanpa}",
                "0 gagal",
                not gagal_tanpa,
            ),
            ("tanpa Redis: papan yang tidak menyusul dengan menjajak", f"{tertinggal}", "0", not tertinggal),
            (
                "tanpa Redis: layar yang mengatakannya",
                f"{bilang}",
                f"{PAPAN + PONSEL}",
                bilang == PAPAN + PONSEL,
            ),
            ("Redis kembali → semua layar terkini", f"{kembali:.1f} detik", "≤ 3 detik", kembali <= 3),
        ]
    perintah = f"python -m bench.antrian_layar {PANGGILAN} {PAPAN} {PONSEL} {MATI}"
    print(kepala("Layar: dari tekan sampai terlihat", perintah))
    print(f"{PAPAN} papan, {PONSEL} ponsel, {PANGGILAN} panggilan; pengukur di mesin yang sama.\n")
    print("| | terukur | sasaran | |\n|---|---|---|---|")
    for nama, nilai, sasaran, benar in baris:
        print(f"| {nama} | {nilai} | {sasaran} | {'ya' if benar else '**belum**'} |")
    return 0 if all(b[3] for b in baris) else 1


if __name__ == "__main__":
    sys.exit(main())
