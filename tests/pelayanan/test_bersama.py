"""One drawing for all who ask, never older than what was announced, never one person's answer for another."""

import asyncio

import pytest

from pelayanan import bersama
from pelayanan.ingatan import Ingatan
from pelayanan.siaran import pusat

PATH, TOPIK = "/papan/uji/penggal/", "antrian:1"


@pytest.fixture
def dunia(monkeypatch):
    """A process that hears; `gambar` counts the runs through Django and answers with what is true at its start."""

    class Dunia:
        isi, status, kepala, gambar = "A-001", 200, [], 0

        async def lanjut(self, scope, receive, send):
            self.gambar += 1
            isi = self.isi
            await receive()
            await asyncio.sleep(0.01)
            kepala = [(b"content-type", b"text/html"), (b"x-nomor-permintaan", b"1"), *self.kepala]
            await send({"type": "http.response.start", "status": self.status, "headers": kepala})
            await send({"type": "http.response.body", "body": isi.encode(), "more_body": True})
            await send({"type": "http.response.body", "body": b""})

        async def minta(self, n=0, **lain):
            """(status, body) or None where Django is asked directly."""
            keluar = []

            async def kirim(pesan):
                keluar.append(pesan)

            scope = {
                "path": PATH,
                "method": lain.get("metode", "GET"),
                "query_string": f"n={n}".encode(),
                "headers": lain.get("kepala", []),
            }
            if not await bersama.layani(scope, kirim, self.lanjut):
                return None
            self.akhir = dict(keluar[0]["headers"])
            return keluar[0]["status"], keluar[1]["body"].decode()

    monkeypatch.setattr(bersama, "_topik", {})
    monkeypatch.setattr(bersama, "_jawaban", Ingatan(100))
    monkeypatch.setattr(pusat, "tersambung", True)
    monkeypatch.setattr(pusat, "pastikan_jalan", lambda: None)
    monkeypatch.setattr(pusat, "terbaru", {})
    bersama.bagikan(PATH, TOPIK)
    return Dunia()


def test_dua_ratus_papan_satu_gambar(dunia):
    async def cerita():
        semua = await asyncio.gather(*(dunia.minta(5) for _ in range(200)))
        assert set(semua) == {(200, "A-001")}
        assert dunia.gambar == 1
        pusat.terbaru[TOPIK], dunia.isi = 6, "A-002"
        semua = await asyncio.gather(*(dunia.minta(6) for _ in range(200)))
        assert (set(semua), dunia.gambar) == ({(200, "A-002")}, 2)
        assert await dunia.minta(5) == (200, "A-002"), "from memory"
        assert dunia.gambar == 2
        assert b"x-nomor-permintaan" not in dunia.akhir

    asyncio.run(cerita())


def test_tidak_pernah_lebih_lama_dari_yang_diumumkan(dunia):
    """Somebody heard of event 7 through another process: what was drawn before does not do, though we know only 6."""

    async def cerita():
        pusat.terbaru[TOPIK] = 6
        await dunia.minta(6)
        dunia.isi = "A-007"
        assert await dunia.minta(7) == (200, "A-007")
        lambat = asyncio.ensure_future(dunia.minta(7))
        await asyncio.sleep(0)
        pusat.terbaru[TOPIK], dunia.isi = 8, "A-008"
        baru = await dunia.minta(8)
        assert baru == (200, "A-008"), "a drawing begun before the news is not shared with who heard them"
        await lambat

    asyncio.run(cerita())


def test_angka_karangan_tidak_membekukan_papan(dunia):
    async def cerita():
        await dunia.minta(10**17)
        pusat.terbaru[TOPIK], dunia.isi = 9, "A-009"
        assert await dunia.minta(9) == (200, "A-009")
        assert await dunia.minta(10**17) == (200, "A-009")

    asyncio.run(cerita())


def test_tuli_sebentar_berarti_ingatan_tidak_berlaku(dunia, monkeypatch):
    async def cerita():
        await dunia.minta()
        monkeypatch.setattr(pusat, "tersambung", False)
        assert await dunia.minta() is None
        monkeypatch.setattr(pusat, "tersambung", True)
        monkeypatch.setattr(pusat, "masa", pusat.masa + 1)
        dunia.isi = "A-002"
        assert await dunia.minta() == (200, "A-002"), "the same number of events heard, but some were missed"

    asyncio.run(cerita())


def test_kedaluwarsa_dan_dicabut(dunia, monkeypatch):
    async def cerita():
        await dunia.minta()
        monkeypatch.setattr(bersama, "SEUMUR", -1.0)
        dunia.isi = "A-003"
        await dunia.minta()
        assert dunia.gambar == 1, "still fresh"
        bersama._jawaban.lupakan()
        assert (await dunia.minta())[1] == "A-003"
        dunia.status = 404
        assert await dunia.minta() is None, "not 200: Django says it to each"
        assert PATH not in bersama._topik

    asyncio.run(cerita())


def test_jawaban_seseorang_tidak_dibagikan(dunia):
    dunia.kepala = [(b"set-cookie", b"sessionid=x")]
    assert asyncio.run(dunia.minta()) is None


def test_yang_lain_bukan_urusan_ini(dunia):
    assert asyncio.run(dunia.minta(metode="POST")) is None
    bersama._topik.clear()
    assert asyncio.run(dunia.minta()) is None
    assert dunia.gambar == 0


def test_bahasa_dan_kemasan_dibedakan_etag_menghemat(dunia):
    async def cerita():
        for kepala in ([], [(b"accept-encoding", b"gzip")], [(b"cookie", b"a=1; django_language=en; b=2")]):
            for _ in range(2):
                await dunia.minta(kepala=kepala)
        assert dunia.gambar == 3
        etag = dunia.akhir[b"etag"]
        assert await dunia.minta(kepala=[(b"if-none-match", etag)]) == (304, "")
        dunia.isi, pusat.terbaru[TOPIK] = "A-002", 1
        assert await dunia.minta(kepala=[(b"if-none-match", etag)]) == (200, "A-002")

    asyncio.run(cerita())
