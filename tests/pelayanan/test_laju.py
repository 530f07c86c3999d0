"""Throttles count, say when to come back, and never stand in the way without Redis."""

import pytest

from pelayanan.api import laju
from tests.antrian import pabrik


@pytest.fixture
def dua_per_menit(monkeypatch):
    for kelas in (laju.LajuTamu, laju.LajuMesin):
        monkeypatch.setattr(kelas, "rate", "2/min", raising=False)


def test_tamu_dan_mesin_dihitung_sendiri_sendiri(mesin, unit, dua_per_menit):
    pabrik.layanan(unit)
    tamu, kunci = mesin(), mesin("tiket")
    for klien in (tamu, kunci):
        assert [klien.get("/api/v1/unit/").status_code for _ in range(3)] == [200, 200, 429]
    jawaban = tamu.get("/api/v1/unit/")
    assert 1 <= int(jawaban["Retry-After"]) <= 60
    assert jawaban.json()["kode"] == "terlalu_sering"


def test_tanpa_redis_tetap_dilayani(mesin, unit, dua_per_menit, monkeypatch):
    import redis

    mati = redis.Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.1)
    monkeypatch.setattr(laju, "klien", lambda: mati)
    assert [mesin().get("/api/v1/unit/").status_code for _ in range(3)] == [200, 200, 200]
