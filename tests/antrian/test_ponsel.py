"""Phones of those who wait, answered in the event loop: one reading for all, never older than what was announced."""

import asyncio
import gzip
import re

import pytest
from django.db import connections
from django.test import Client

from antrian import operasi, ponsel
from pelayanan import kerangka
from pelayanan.ingatan import Ingatan
from pelayanan.siaran import pusat
from tests.antrian import pabrik

pytestmark = pytest.mark.django_db(transaction=True)
KUKI = "q7" * 16


@pytest.fixture
def dunia(monkeypatch, unit, cast):
    """A process that hears, two who wait, one loket; `minta(n)` as their browsers ask, before Django."""

    class Dunia:
        def __init__(self):
            self.kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
            self.loket = pabrik.loket(unit, self.kk, petugas=cast["petugas"])
            self.tiket = [pabrik.tiket(self.kk) for _ in range(3)]
            self.alamat = [f"{t.get_absolute_url()}penggal/" for t in self.tiket]
            self.bacaan = 0

        def lewat_django(self, i, **kuki):
            klien = Client()
            klien.cookies.load(kuki)
            return klien.get(self.alamat[i]).content.decode()

        async def minta(self, i, n=0, kuki=f"csrftoken={KUKI}", **kepala):
            """Text, or None where Django is asked."""
            keluar = []

            async def kirim(pesan):
                keluar.append(pesan)

            scope = {
                "path": self.alamat[i],
                "method": "GET",
                "query_string": f"n={n}".encode(),
                "headers": [
                    (b"cookie", kuki.encode()),
                    *((k.encode(), v.encode()) for k, v in kepala.items()),
                ],
            }
            if not await kerangka.layani(scope, kirim):
                return None
            self.kepala = dict(keluar[0]["headers"])
            return keluar[1]["body"].decode() if "accept-encoding" not in kepala else keluar[1]["body"]

        def panggil(self, n):
            operasi.panggil_berikutnya(loket=self.loket, oleh=cast["petugas"])
            pusat.terbaru[f"antrian:{unit.pk}"] = n

    monkeypatch.setattr(kerangka, "_semua", {})
    monkeypatch.setattr(kerangka, "_bacaan", Ingatan(100))
    monkeypatch.setattr(pusat, "tersambung", True)
    monkeypatch.setattr(pusat, "masa", 1)
    monkeypatch.setattr(pusat, "pastikan_jalan", lambda: None)
    monkeypatch.setattr(pusat, "terbaru", {})
    d = Dunia()
    asli = ponsel.baca

    def baca(unit_id):
        d.bacaan += 1
        return asli(unit_id)

    monkeypatch.setattr(ponsel, "baca", baca)
    yield d
    kerangka._pembaca.submit(connections.close_all).result()


def test_satu_bacaan_untuk_semua(dunia, unit):
    assert asyncio.run(dunia.minta(1)) is None, "nobody drew it yet"
    sama = [re.sub(r'value="[^"]{64}"', "", dunia.lewat_django(i)) for i in range(3)]

    async def sekali(n):
        return await asyncio.gather(*(dunia.minta(i % 3, n) for i in range(60)))

    semua = asyncio.run(sekali(5))
    assert dunia.bacaan == 1
    for i, teks in enumerate(semua):
        assert re.sub(r'value="[^"]{64}"', "", teks) == sama[i % 3], "as Django draws it"
    dunia.panggil(6)
    assert "Anda berikutnya" in asyncio.run(dunia.minta(1, 6))
    assert "Giliran ke-2" in asyncio.run(dunia.minta(2, 6))
    assert dunia.bacaan == 2
    assert asyncio.run(dunia.minta(0, 6)) is None, "called: its whole page is another"
    assert f"Silakan ke {dunia.loket.nama}" in dunia.lewat_django(0)
    assert asyncio.run(dunia.minta(0, 6)) is None, "and it is not kept any more"


def test_tidak_pernah_lebih_lama_dari_yang_diumumkan(dunia):
    dunia.lewat_django(1)
    assert "Giliran ke-2" in asyncio.run(dunia.minta(1))
    dunia.panggil(0)  # another process did it: this one has not heard
    assert "Giliran ke-2" in asyncio.run(dunia.minta(1)), "the control: what is remembered"
    assert "Anda berikutnya" in asyncio.run(dunia.minta(1, 9)), "whoever heard of event 9 sees it"


def test_tanpa_redis_paling_lama_sebentar(dunia, monkeypatch):
    dunia.lewat_django(1)
    monkeypatch.setattr(pusat, "tersambung", False)
    assert "Giliran ke-2" in asyncio.run(dunia.minta(1, 5))
    asyncio.run(dunia.minta(1, 5))
    assert dunia.bacaan == 1
    dunia.panggil(0)
    monkeypatch.setattr(kerangka, "SEBENTAR", 0.0)
    kerangka._bacaan.lupakan()
    assert "Anda berikutnya" in asyncio.run(dunia.minta(1, 5))
    asyncio.run(dunia.minta(1, 5))
    assert dunia.bacaan == 3, "a second later it is read anew"
    monkeypatch.setattr(pusat, "masa", 0)
    assert asyncio.run(dunia.minta(1, 5)) is None, "a process that never heard anything"


def test_pesan_dan_perbuatan_atas_tiketnya(dunia, unit, cast):
    dunia.lewat_django(1)
    operasi.siarkan_pesan(unit=unit, pesan="Listrik padam sebentar", oleh=cast["informasi"])
    assert "Listrik padam sebentar" in asyncio.run(dunia.minta(1, 3))
    pusat.terbaru[f"tiket:{dunia.tiket[1].pk}"] = 4
    assert asyncio.run(dunia.minta(1, 4)) is None, "something happened to it: all of it is read again"


def test_hanya_tamu_dengan_token_yang_terbaca(dunia):
    dunia.lewat_django(1)
    for kuki in ("", "csrftoken=<script>", f"csrftoken={KUKI}; sessionid=abc", "csrftoken=" + "é" * 32):
        assert asyncio.run(dunia.minta(1, 0, kuki)) is None
    dunia.lewat_django(1)
    teks = asyncio.run(dunia.minta(1))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', teks)[1]
    klien = Client(enforce_csrf_checks=True)
    klien.cookies["csrftoken"] = KUKI
    alamat = f"{dunia.tiket[1].get_absolute_url()}pergi/"
    assert klien.post(alamat, {"csrfmiddlewaretoken": "b" * 64}).status_code == 403
    assert klien.post(alamat, {"csrfmiddlewaretoken": token}).status_code == 302


def test_bahasa_kemasan_dan_kepala(dunia):
    dunia.lewat_django(1)
    inggris = dunia.lewat_django(1, django_language="en")
    assert "Your turn" in inggris or "in the queue" in inggris or "minutes" in inggris
    en = asyncio.run(dunia.minta(1, 0, f"csrftoken={KUKI}; django_language=en"))
    assert re.sub(r'value="[^"]{64}"', "", en) == re.sub(r'value="[^"]{64}"', "", inggris)
    assert "Giliran ke-2" in asyncio.run(dunia.minta(1))
    padat = asyncio.run(dunia.minta(1, 0, **{"accept-encoding": "gzip"}))
    assert dunia.kepala[b"content-encoding"] == b"gzip"
    assert "Giliran ke-2" in gzip.decompress(padat).decode()
    assert int(dunia.kepala[b"content-length"]) == len(padat)
    for nama in (b"content-security-policy", b"cache-control", b"vary"):
        assert nama in dunia.kepala
    assert b"set-cookie" not in dunia.kepala


def test_galat_menjadi_urusan_django(dunia, monkeypatch):
    dunia.lewat_django(1)

    def rusak(_unit):
        raise RuntimeError("basis data pergi")

    for k in kerangka._semua.values():
        object.__setattr__(k, "baca", lambda: rusak(1))
    assert asyncio.run(dunia.minta(1)) is None


def test_peristiwa_yang_baru_terlihat_sesudah_yang_lebih_baru(dunia, unit, monkeypatch):
    """Numbers are given before the commit: event 6 may be seen only after 7 was, and read."""
    topik = f"antrian:{unit.pk}"
    monkeypatch.setattr(pusat, "_telat", {})
    dunia.lewat_django(1)
    pusat._terima(b'{"topik": "%s", "n": 7}' % topik.encode())
    assert "Giliran ke-2" in asyncio.run(dunia.minta(1, 7))
    dunia.panggil(7)
    pusat._terima(b'{"topik": "%s", "n": 6}' % topik.encode())
    assert "Anda berikutnya" in asyncio.run(dunia.minta(1, 6))
    asyncio.run(dunia.minta(1, 6))
    assert dunia.bacaan == 2, "once, and for all"


def test_simpanan_penuh_melepas_yang_lama_dahulu(dunia, monkeypatch):
    monkeypatch.setattr(kerangka, "TERBANYAK", 2)
    dunia.lewat_django(0)
    dunia.lewat_django(0, django_language="bukan-bahasa")
    assert len(kerangka._semua) == 1, "whoever invents languages fills no memory with them"
    dunia.lewat_django(1)
    pusat.terbaru[f"tiket:{dunia.tiket[1].pk}"] = 3
    dunia.lewat_django(2)
    assert {k[0] for k in kerangka._semua} == {dunia.alamat[0], dunia.alamat[2]}, "the outdated one went"
    dunia.lewat_django(1)
    assert {k[0] for k in kerangka._semua} == {dunia.alamat[2], dunia.alamat[1]}, "then the oldest"
