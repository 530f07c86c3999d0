"""Nothing lost, nothing doubled: 64 citizens take numbers and 12 lokets call, begin and end, over HTTP, while a web
process, the Celery worker and PostgreSQL are killed with -9. On servers of its own:

    python -m bench.antrian_tahan [detik = 60] [warga = 64] [loket = 12]

Every act carries an Idempotency-Key and is asked again with the same key until it is answered. Exit 1 when anything is
wrong.
"""

import http.client
import json
import random
import sys
import threading
import time
import uuid
from collections import Counter
from typing import Any

from bench.tempat import Tempat, kepala, persentil

DETIK, WARGA, LOKET = (
    float(sys.argv[i]) if len(sys.argv) > i else x for i, x in ((1, 60.0), (2, 64), (3, 12))
)
SABAR = 40.0  # seconds an act is asked again before it counts as lost


class Klien:
    """One client with a connection of its own. `minta` returns the first answer that is not a breakdown."""

    def __init__(self, pintu: int, kunci: str) -> None:
        self.pintu, self.kunci = pintu, kunci
        self.s: http.client.HTTPConnection | None = None
        self.ulang = 0
        self.lama: list[float] = []

    def minta(self, jalan: str, isi: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        kepala_ = {
            "Authorization": f"Token {self.kunci}",
            "Content-Type": "application/json",
            "Idempotency-Key": uuid.uuid4().hex,
        }
        badan, awal = json.dumps(isi), time.monotonic()
        while True:
            try:
                if self.s is None:
                    self.s = http.client.HTTPConnection("127.0.0.1", self.pintu, timeout=10)
                self.s.request("POST", jalan, body=badan, headers=kepala_)
                j = self.s.getresponse()
                teks = j.read()
                if j.status < 500:
                    self.lama.append(time.monotonic() - awal)
                    return j.status, json.loads(teks)
            except (OSError, http.client.HTTPException, ValueError):
                pass
            if self.s is not None:
                self.s.close()
                self.s = None
            if time.monotonic() - awal > SABAR:
                return 0, {}
            self.ulang += 1
            time.sleep(random.uniform(0.05, 0.3))


def main() -> int:
    with Tempat() as t:
        return jalan(t)


def jalan(t: Tempat) -> int:
    from antrian.models import Panggilan, Tiket
    from pelayanan.models import Antaran, Peristiwa
    from pelayanan.operasi import buat_akun_mesin
    from tests import factories as f
    from tests.antrian import pabrik

    unit = f.UnitFactory(kode="bench", nama="Bench", buka_setiap_saat=True)
    layanan = [pabrik.layanan(unit, h, f"Layanan {h}") for h in "ABC"]
    lokets = [
        pabrik.loket(unit, *layanan, petugas=f.orang(f"b{i}", unit, "loket")) for i in range(int(LOKET))
    ]
    _akun, kunci = buat_akun_mesin(nama="bench", unit=unit, lingkup=["tiket", "loket"], oleh=None)
    usai = threading.Event()
    diambil: list[tuple[str, str]] = []
    akui: dict[str, list[str]] = {"dipanggil": [], "selesai": []}
    hilang: list[str] = []
    klien = [Klien(t.pintu, kunci) for _ in range(int(WARGA) + int(LOKET))]

    def warga(k: Klien, i: int) -> None:
        while not usai.is_set():
            status, isi = k.minta("/api/v1/tiket/", {"layanan": layanan[i % 3].slug})
            if status == 201:
                diambil.append((isi["kode"], isi["nomor"]))
            else:
                hilang.append(f"ambil {status} {isi.get('kode')}")
            time.sleep(random.uniform(0.2, 0.6))

    def petugas(k: Klien, loket: int) -> None:
        pangkal = f"/api/v1/loket/{loket}"
        while not usai.is_set():
            status, isi = k.minta(f"{pangkal}/panggil/", {})
            if status == 404:
                time.sleep(0.05)
                continue
            if status != 200:
                hilang.append(f"panggil {status} {isi.get('kode')}")
                continue
            akui["dipanggil"].append(isi["kode"])
            status, _isi = k.minta(f"{pangkal}/mulai/", {})
            if status != 200:
                hilang.append(f"mulai {status} {_isi.get('kode')}")
            status, isi = k.minta(f"{pangkal}/selesai/", {"hasil": "selesai"})
            if status == 200:
                akui["selesai"].append(isi["kode"])
            else:
                hilang.append(f"selesai {status} {isi.get('kode')}")

    utas = [threading.Thread(target=warga, args=(k, i)) for i, k in enumerate(klien[: int(WARGA)])]
    utas += [
        threading.Thread(target=petugas, args=(k, x.pk))
        for k, x in zip(klien[int(WARGA) :], lokets, strict=True)
    ]
    awal = time.monotonic()
    for u in utas:
        u.start()
    mati: list[str] = []
    for pada, nama in ((0.2, "web"), (0.35, "pekerja"), (0.5, "postgres"), (0.75, "web")):
        time.sleep(max(0.0, awal + pada * DETIK - time.monotonic()))
        if nama == "postgres":
            mati.append(f"PostgreSQL (kembali dalam {t.ulang_postgres():.1f} detik)")
        elif nama == "web":
            t.bunuh_web()
            mati.append("satu proses web")
        else:
            t.bunuh_pekerja()
            mati.append("pekerja Celery")
    time.sleep(max(0.0, awal + DETIK - time.monotonic()))
    usai.set()
    for u in utas:
        u.join()

    from django.db import connection

    connection.close()  # the server it was opened to is gone
    semua = list(Tiket.objects.filter(unit=unit).values_list("kode", "awalan", "urut", "status"))
    kode = {k.replace("-", "") for k, _n in diambil}
    ada = {s[0] for s in semua}
    bolong = 0
    for awalan in "ABC":
        urut = sorted(s[2] for s in semua if s[1] == awalan)
        bolong += urut != list(range(1, len(urut) + 1))
    panggil = Counter(
        Peristiwa.objects.filter(unit=unit, kode="antrian.tiket.dipanggil").values_list("objek_id", flat=True)
    )
    diakui = Counter(k.replace("-", "") for k in akui["dipanggil"])
    selesai = {s[0] for s in semua if s[3] == "selesai"}
    from pelayanan.antar import antar_jatuh_tempo

    antar_jatuh_tempo()
    periksa = [
        ("nomor diambil (diakui / ada)", f"{len(diambil)} / {len(semua)}", len(kode) == len(diambil) == len(semua)),
        ("tiket yang diakui tetapi tidak ada", len(kode - ada), not kode - ada),
        ("awalan yang nomornya bolong atau kembar", bolong, not bolong),
        ("panggilan (diakui / peristiwa / baris papan)",
         f"{len(akui['dipanggil'])} / {sum(panggil.values())} / {Panggilan.objects.filter(unit=unit).count()}",
         len(diakui) == sum(panggil.values()) == Panggilan.objects.filter(unit=unit).count()),
        ("dipanggil dua kali", sum(n > 1 for n in panggil.values()) + sum(n > 1 for n in diakui.values()),
         max([0, *panggil.values()]) <= 1 and max([0, *diakui.values()]) <= 1),
        ("selesai yang diakui tetapi tidak tercatat",
         len({k.replace("-", "") for k in akui["selesai"]} - selesai),
         {k.replace("-", "") for k in akui["selesai"]} <= selesai),
        ("perbuatan tanpa jawaban atau ditolak", len(hilang), not hilang),
        ("reaksi yang tertinggal sesudah disapu", Antaran.objects.filter(selesai_pada=None).exclude(galat="").count(),
         not Antaran.objects.filter(selesai_pada=None).exclude(galat="").exists()),
    ]  # fmt: skip
    lama = [x for k in klien for x in k.lama]
    print(
        kepala(
            "Tahan mati: tidak ada yang hilang, tidak ada yang kembar",
            f"python -m bench.antrian_tahan {DETIK:g}",
        )
    )
    print(f"{WARGA:g} warga, {LOKET:g} loket, {DETIK:g} detik. Dibunuh dengan -9: {', '.join(mati)}.")
    print(
        f"{len(lama)} perbuatan; diulang karena sambungan putus {sum(k.ulang for k in klien)} kali; "
        f"p50 {persentil(lama, 0.5) * 1000:.0f} ms, p95 {persentil(lama, 0.95) * 1000:.0f} ms, "
        f"terlama {max(lama):.1f} detik.\n"
    )
    print("| diperiksa | hasil | |\n|---|---|---|")
    for nama, hasil, benar in periksa:
        print(f"| {nama} | {hasil} | {'benar' if benar else '**SALAH**'} |")
    if hilang:
        print("\n", Counter(hilang).most_common(5), file=sys.stderr)
    return 0 if all(p[2] for p in periksa) else 1


if __name__ == "__main__":
    sys.exit(main())
